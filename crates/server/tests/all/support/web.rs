//! A site on this machine that plugins are downloaded from, and that posts link to.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use tokio::net::TcpListener;

/// What a path gives.
#[derive(Clone)]
pub(crate) enum Page {
    File(Vec<u8>),
    Html(String),
    Redirect(String),
    Status(u16),
    /// As many bytes as one likes, without saying how many.
    Endless,
}

#[derive(Clone, Default)]
struct Shared {
    pages: Arc<Mutex<BTreeMap<String, Page>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    shared: Shared,
}

impl Site {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Shared::default();
        let router = Router::new().fallback(answer).with_state(shared.clone());
        // Ends with the test's runtime.
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, shared }
    }

    pub(crate) fn put(&self, path: &str, page: Page) {
        self.shared.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths that were asked for so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().unwrap().clone()
    }
}

async fn answer(State(shared): State<Shared>, uri: Uri) -> Response {
    let path = uri.path().to_owned();
    shared.asked.lock().unwrap().push(path.clone());
    let page = shared.pages.lock().unwrap().get(&path).cloned();
    match page {
        Some(Page::File(content)) => content.into_response(),
        Some(Page::Html(content)) => axum::response::Html(content).into_response(),
        Some(Page::Redirect(to)) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Some(Page::Status(status)) => StatusCode::from_u16(status).unwrap().into_response(),
        Some(Page::Endless) => {
            let piece = axum::body::Bytes::from(vec![0; 1 << 20]);
            let pieces = std::iter::repeat_with(move || Ok::<_, std::io::Error>(piece.clone()));
            let body = axum::body::Body::from_stream(futures_util::stream::iter(pieces));
            body.into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
