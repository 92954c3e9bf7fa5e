//! `GET /workbench/api/events`: says «ask again» each time the plugins changed, and nothing else.

use std::{convert::Infallible, time::Duration};

use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures_util::stream;
use tokio::sync::watch;

/// How often a silent stream shows that it lives; proxies cut connections that are silent longer.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How soon a browser comes back after the stream broke.
const RETRY: Duration = Duration::from_secs(1);

/// A stream that ends once `ended` does.
///
/// It begins with an event: who comes back may have missed one.
pub(super) fn answer(
    changes: watch::Receiver<()>,
    ended: impl Future<Output = ()> + Send + 'static,
) -> Response {
    let start = Listening { changes, ended: Box::pin(ended), is_first: true };
    let events = stream::unfold(start, |mut listening| async move {
        if !std::mem::take(&mut listening.is_first) {
            let Listening { changes, ended, .. } = &mut listening;
            tokio::select! {
                // An error means that nobody is left who could tell of changes.
                changed = changes.changed() => changed.ok()?,
                () = ended => return None,
            }
        }
        // Browsers throw an event without data away.
        let event = Event::default().event("plugins").data("changed").retry(RETRY);
        Some((Ok::<_, Infallible>(event), listening))
    });
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    Sse::new(events).keep_alive(keep_alive).into_response()
}

struct Listening<F> {
    changes: watch::Receiver<()>,
    ended: std::pin::Pin<Box<F>>,
    is_first: bool,
}
