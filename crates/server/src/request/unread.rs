//! Reads on when a request was refused before its body was read.
//!
//! Many clients look at the answer only once they have sent everything, and see nothing but a
//! broken connection when it closes before. Node's `fetch` is one.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::Request,
    http::Method,
    middleware::Next,
    response::Response,
};
use futures_util::{Stream, StreamExt};
use tokio::sync::oneshot;

/// How much is read for nothing. Who sends more is cut off.
const MAX_BYTES: usize = 16 << 20;

/// How long is read for nothing, so that nobody holds a connection by sending slowly.
const WITHIN: Duration = Duration::from_secs(5);

/// Around handlers: what a refusal left unread is read and thrown away before it is answered.
pub(crate) async fn read_on(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let (give_back, mut given_back) = oneshot::channel();
    let body = Lent { stream: Some(body.into_data_stream()), give_back: Some(give_back) };
    let response = next.run(Request::from_parts(parts, Body::from_stream(body))).await;
    let status = response.status();
    if (status.is_client_error() || status.is_server_error())
        && let Ok(rest) = given_back.try_recv()
    {
        // Late or broken: then the connection is cut, as it would have been.
        let _ = tokio::time::timeout(WITHIN, throw_away(rest)).await;
    }
    response
}

async fn throw_away(mut rest: BodyDataStream) {
    let mut n_bytes = 0;
    while let Some(Ok(chunk)) = rest.next().await {
        n_bytes += chunk.len();
        if n_bytes > MAX_BYTES {
            return;
        }
    }
}

/// A body that comes back when the handler lets go of it before its end.
#[derive(Debug)]
struct Lent {
    /// `None` after the end.
    stream: Option<BodyDataStream>,
    give_back: Option<oneshot::Sender<BodyDataStream>>,
}

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(stream) = &mut self.stream else { return Poll::Ready(None) };
        let polled = stream.poll_next_unpin(ctx);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.stream = None;
        }
        polled
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let (Some(stream), Some(give_back)) = (self.stream.take(), self.give_back.take()) {
            // An error means that nobody waits: the connection is gone.
            let _ = give_back.send(stream);
        }
    }
}
