//! The content of attached files: `files/<id>/content`, and what was made of pictures beside it.
//!
//! Named by ids of ours, never by what people called their files.

use std::path::Path as FilePath;

use futures_util::stream::BoxStream;
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart, path::Path,
};

use super::{BlobError, Blobs, PART_BYTES, copy_in};

/// The folder of all attached files.
pub(super) const FOLDER: &str = "files";

/// What of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The file as it came.
    Content,
    /// A small picture of it.
    Thumbnail,
    /// A picture of the size of a screen; only of pictures that are larger.
    Preview,
}

/// Content on its way out.
pub(crate) type Content = BoxStream<'static, Result<axum::body::Bytes, object_store::Error>>;

impl Blobs {
    /// Copies a file in.
    pub(crate) async fn put_file(&self, id: &str, file: &FilePath) -> Result<(), BlobError> {
        let mut file = tokio::fs::File::open(file).await?;
        let upload = self.store.put_multipart(&path(id, Piece::Content)).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART_BYTES);
        match copy_in(&mut file, &mut upload).await {
            Ok(()) => {
                upload.finish().await?;
                Ok(())
            }
            Err(error) => {
                // The row without content is swept like any upload that no post took.
                let _ = upload.abort().await;
                Err(error)
            }
        }
    }

    /// Keeps a picture that was made of a file.
    pub(crate) async fn put_piece(
        &self,
        id: &str,
        piece: Piece,
        bytes: Vec<u8>,
    ) -> Result<(), BlobError> {
        self.store.put(&path(id, piece), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// A stretch of the content, or all of it.
    pub(crate) async fn content(
        &self,
        id: &str,
        range: Option<std::ops::Range<u64>>,
    ) -> Result<Content, BlobError> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        Ok(self.store.get_opts(&path(id, Piece::Content), options).await?.into_stream())
    }

    /// A picture that was made of a file.
    pub(crate) async fn piece(
        &self,
        id: &str,
        piece: Piece,
    ) -> Result<axum::body::Bytes, BlobError> {
        Ok(self.store.get(&path(id, piece)).await?.bytes().await?)
    }

    /// Removes all of a file; what is not there is fine.
    pub(crate) async fn remove_file(&self, id: &str) -> Result<(), BlobError> {
        for piece in [Piece::Thumbnail, Piece::Preview, Piece::Content] {
            match self.store.delete(&path(id, piece)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

fn path(id: &str, piece: Piece) -> Path {
    let name = match piece {
        Piece::Content => "content",
        Piece::Thumbnail => "thumbnail",
        Piece::Preview => "preview",
    };
    Path::from(format!("{FOLDER}/{id}/{name}"))
}
