//! What is asked of attached files. They are sent by `services/transfer.rs`.

use gloo_net::http::Method;

use super::{Answer, Api, send};
use crate::services::ApiError;

impl Api {
    /// The content of a file that is text.
    pub(crate) async fn file_text(self, id: &str) -> Answer<String> {
        let response = send(Method::GET, &format!("/files/{id}"), None::<&()>).await?;
        response.text().await.map_err(|_| ApiError::Offline)
    }
}
