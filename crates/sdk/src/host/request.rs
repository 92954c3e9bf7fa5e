//! Asking the server.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::js::object;
use super::{Host, read, wait};
use crate::HostError;

/// What a request does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    #[default]
    Get,
    /// Creates, or does.
    Post,
    /// Writes a whole.
    Put,
    /// Writes a part.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// As HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl std::fmt::Display for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Host {
    /// Reads from this server. `path` starts with `/api/` or `/plugins/`.
    ///
    /// The request starts at the call, so two of them run side by side when both are called before
    /// the first is awaited.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host) -> Result<(), sdk::HostError> {
    /// #[derive(serde::Deserialize)]
    /// struct Me {
    ///     username: String,
    /// }
    ///
    /// let me: Me = host.request("/api/v4/users/me").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the server refuses, can not be reached, or answers with something else than a `T`.
    pub fn request<T: DeserializeOwned>(
        &self,
        path: &str,
    ) -> impl Future<Output = Result<T, HostError>> + use<T> {
        self.ask(Method::Get, path, Ok(None))
    }

    /// Sends `body` as JSON to this server, and reads the answer; take `()` where it is empty.
    ///
    /// ```no_run
    /// # async fn example(host: sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::Method;
    ///
    /// #[derive(serde::Serialize)]
    /// struct Status {
    ///     user_id: &'static str,
    ///     status: &'static str,
    /// }
    /// #[derive(serde::Deserialize)]
    /// struct Answer {}
    ///
    /// let away = Status { user_id: "me", status: "away" };
    /// let _: Answer = host.send(Method::Put, "/api/v4/users/me/status", &away).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the server refuses, can not be reached, or answers with something else than a `T`.
    pub fn send<T: DeserializeOwned, B: Serialize + ?Sized>(
        &self,
        method: Method,
        path: &str,
        body: &B,
    ) -> impl Future<Output = Result<T, HostError>> + use<T, B> {
        let body = body.serialize(&Serializer::json_compatible());
        self.ask(method, path, body.map(Some).map_err(JsValue::from))
    }

    fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Result<Option<JsValue>, JsValue>,
    ) -> impl Future<Output = Result<T, HostError>> + use<T> {
        let promised = body.and_then(|body| {
            let options = object(&[("method", Some(method.as_str().into())), ("body", body)]);
            self.js.request(path, &options)
        });
        let path = path.to_owned();
        async move { read(&path, wait(promised).await?) }
    }
}
