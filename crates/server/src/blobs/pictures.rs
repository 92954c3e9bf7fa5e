//! The pictures of people: `pictures/<user>/<when it was set>`, made by this server.

use object_store::{ObjectStoreExt, PutPayload, path::Path};

use super::{BlobError, Blobs};

impl Blobs {
    pub(crate) async fn put_picture(
        &self,
        user_id: &str,
        at: i64,
        bytes: Vec<u8>,
    ) -> Result<(), BlobError> {
        self.store.put(&path(user_id, at), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// `None` when there is none.
    pub(crate) async fn picture(
        &self,
        user_id: &str,
        at: i64,
    ) -> Result<Option<axum::body::Bytes>, BlobError> {
        match self.store.get(&path(user_id, at)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes it; what is not there is fine.
    pub(crate) async fn remove_picture(&self, user_id: &str, at: i64) -> Result<(), BlobError> {
        match self.store.delete(&path(user_id, at)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn path(user_id: &str, at: i64) -> Path {
    Path::from(format!("pictures/{user_id}/{at}"))
}
