//! Typed calls of the server's REST interface, one function per call.
//!
//! This file knows how a call is made: headers, the CSRF rule, errors. The calls themselves stand
//! in `api/`, by what they are about; those of the System Console in its own crate.

mod channels;
mod files;
mod marks;
mod posts;
mod search;
mod system;
mod teams;
mod threads;
mod users;

use gloo_net::http::{Method, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};
use web_sys::RequestCredentials;

use super::{browser, error::ApiError};

/// Where every call begins.
const BASE: &str = "/api/v4";

/// What a call gives back.
pub type Answer<T> = Result<T, ApiError>;

/// The server of this page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Api;

impl Api {
    /// Asks for something.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Answer<T> {
        read(send(Method::GET, path, None::<&()>).await?).await
    }

    /// An answer with one value per line, as the server gives lists that have no pages.
    async fn get_lines<T: DeserializeOwned>(self, path: &str) -> Answer<Vec<T>> {
        let response = send(Method::GET, path, None::<&()>).await?;
        let body = response.text().await.map_err(|_| ApiError::Offline)?;
        let lines = body.lines().filter(|line| !line.is_empty());
        lines
            .map(|line| serde_json::from_str(line))
            .collect::<Result<_, _>>()
            .map_err(|error| ApiError::Unreadable(error.to_string()))
    }

    /// Sends something new.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn post<T: DeserializeOwned>(
        self,
        path: &str,
        body: &(impl Serialize + ?Sized),
    ) -> Answer<T> {
        read(send(Method::POST, path, Some(body)).await?).await
    }

    /// Changes something.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn put<T: DeserializeOwned>(
        self,
        path: &str,
        body: &(impl Serialize + ?Sized),
    ) -> Answer<T> {
        read(send(Method::PUT, path, Some(body)).await?).await
    }

    /// Takes something away.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn delete<T: DeserializeOwned>(self, path: &str) -> Answer<T> {
        read(send(Method::DELETE, path, None::<&()>).await?).await
    }
}

/// Sends a request below `/api/v4` and gives its answer when it is a success.
async fn send(
    method: Method,
    path: &str,
    body: Option<&(impl Serialize + ?Sized)>,
) -> Answer<Response> {
    let is_read = method == Method::GET;
    let mut request = RequestBuilder::new(&format!("{BASE}{path}"))
        .method(method)
        .credentials(RequestCredentials::SameOrigin)
        .header("X-Requested-With", "XMLHttpRequest");
    // The server compares it with the session: a page of another origin can not read the cookie.
    if !is_read && let Some(token) = browser::cookie("MMCSRF") {
        request = request.header("X-CSRF-Token", &token);
    }
    let request = match body {
        Some(body) => request.json(body),
        None => request.build(),
    };
    let request = request.map_err(|error| ApiError::Unreadable(error.to_string()))?;
    // `fetch` fails only when there is no answer at all.
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    if response.ok() {
        return Ok(response);
    }
    let status = response.status();
    let body = response.text().await.unwrap_or_default();
    Err(ApiError::from_answer(status, &body))
}

async fn read<T: DeserializeOwned>(response: Response) -> Answer<T> {
    // The connection can break in the middle of an answer.
    let body = response.text().await.map_err(|_| ApiError::Offline)?;
    serde_json::from_str(&body).map_err(|error| ApiError::Unreadable(error.to_string()))
}
