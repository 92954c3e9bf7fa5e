//! The accept loop: one task per connection, with bounds on how slow a peer may be.
//!
//! axum's own loop has no timer, so who opens connections and never ends a request's header could
//! hold them all for ever (slow loris).

mod impatient;

use std::{io, net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    middleware::Next,
    response::Response,
};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;
use tower_http::timeout::TimeoutBody;

use self::impatient::Impatient;

/// How long to wait before accepting again when the machine has no sockets left.
const REST: Duration = Duration::from_secs(1);

/// How slow a peer may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// For the header of a request; also how long an idle connection is kept.
    pub(crate) header: Duration,
    /// From one part of a body to the next.
    pub(crate) body: Duration,
    /// From one part of an answer that is taken to the next.
    pub(crate) answer: Duration,
}

/// Serves until `stopped`, then lets running requests end.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    stopped: impl Future<Output = ()>,
) {
    let router = router.layer(axum::middleware::from_fn(move |request: Request, next: Next| {
        within(patience.body, request, next)
    }));
    let graceful = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                start(stream, peer, router.clone(), patience, graceful.watcher());
            }
            Err(error) if is_of_peer(&error) => {}
            Err(error) => {
                tracing::error!(error = %error, "no connection can be accepted");
                tokio::time::sleep(REST).await;
            }
        }
    }
    drop(listener);
    graceful.shutdown().await;
}

fn start(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    patience: Patience,
    watcher: hyper_util::server::graceful::Watcher,
) {
    tokio::spawn(async move {
        // Chat is many small messages: waiting to fill a packet would delay each. When it fails,
        // they are merely later.
        let _ = stream.set_nodelay(true);
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let mut builder = Builder::new(TokioExecutor::new()).http1_only();
        builder.http1().timer(TokioTimer::new()).header_read_timeout(patience.header);
        let stream = TokioIo::new(Impatient::new(stream, patience.answer));
        let connection = builder.serve_connection_with_upgrades(stream, service);
        if let Err(error) = watcher.watch(connection).await {
            tracing::trace!(error = %error, "a connection broke");
        }
    });
}

/// Ends a request whose body stops coming.
async fn within(patience: Duration, request: Request, next: Next) -> Response {
    next.run(request.map(|body| Body::new(TimeoutBody::new(patience, Box::pin(body))))).await
}

/// Whether the peer, not this machine, is why a connection was not accepted.
fn is_of_peer(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
