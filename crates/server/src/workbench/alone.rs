//! The workbench without a chat server: over folders on this machine, for one who writes plugins.
//!
//! No accounts, no database, nothing that changes anything. It listens on loopback only, and answers
//! only to names of this machine: a foreign page whose name is made to point here (DNS rebinding)
//! would otherwise read the sources of plugins.

use std::{
    collections::BTreeSet,
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Path as UrlPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use tokio::{net::TcpListener, sync::watch, task::spawn_blocking};
use tower_http::compression::CompressionLayer;

use super::{
    Diagnostic, Problem, events,
    list::{self, Listable, Mode},
};
use crate::{
    config::Timings,
    error::Error,
    id::new_id,
    listen::{self, Patience},
    plugins::{self, Plugin},
    request,
    web::client,
};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// How long open answers may take when it ends.
const SHUT_DOWN_WITHIN: Duration = Duration::from_secs(2);

/// What [`serve_alone`] serves.
#[derive(Debug)]
pub struct Alone {
    /// On a loopback address.
    pub listener: TcpListener,
    /// The built web client, as `mortise serve` takes it.
    pub client_dir: PathBuf,
    /// Which plugins, now and after each change.
    pub followed: watch::Receiver<Followed>,
}

/// Plugins as their builds left them.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// In the order in which they win.
    pub plugins: Vec<PluginFolder>,
    /// What their builds had to say against them.
    pub problems: Vec<Problem>,
}

/// Where one plugin lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginFolder {
    /// A folder in the shape of an unpacked bundle.
    pub folder: PathBuf,
    /// The folder whose `fixtures` count; `None` for `folder` itself. A build need not copy them.
    pub sources: Option<PathBuf>,
}

/// Why the workbench can not be served.
#[derive(Debug, thiserror::Error)]
pub enum AloneError {
    /// Plugins in the making are nobody else's business.
    #[error("the workbench listens on this machine only; {0} is no loopback address")]
    NotLoopback(SocketAddr),
    /// The pages are missing.
    #[error(
        "{} holds no built workbench: run `cargo xtask run` in the repository once, which builds it \
         into target/client, and name that folder with --client or MORTISE_CLIENT",
        .0.display()
    )]
    NotBuilt(PathBuf),
    /// The socket is of no use.
    #[error("while listening: {0}")]
    Listen(#[from] io::Error),
}

/// Ends a workbench when it is dropped or sent.
pub type Stop = tokio::sync::oneshot::Receiver<()>;

/// Serves until `stop` says so.
///
/// # Errors
/// When the address is not of this machine alone, or the client is not built.
pub async fn serve_alone(alone: Alone, stop: Stop) -> Result<(), AloneError> {
    let Alone { listener, client_dir, mut followed } = alone;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(AloneError::NotLoopback(address));
    }
    let client_dir = client::with_workbench(&client_dir)
        .ok_or_else(|| AloneError::NotBuilt(client_dir.clone()))?;
    let bench = Bench(Arc::new(Inner {
        client_dir,
        loaded: RwLock::default(),
        changes: watch::Sender::new(()),
        is_ending: watch::Sender::new(false),
    }));
    let first = followed.borrow_and_update().clone();
    bench.load(first).await;
    let following = tokio::spawn({
        let bench = bench.clone();
        async move {
            while followed.changed().await.is_ok() {
                let now = followed.borrow_and_update().clone();
                bench.load(now).await;
            }
        }
    });
    let timings = Timings::default();
    let patience = Patience {
        header: timings.header_within,
        body: timings.body_part_within,
        answer: timings.answer_part_within,
    };
    let mut is_ending = bench.0.is_ending.subscribe();
    let stopped = async move {
        // An error means that nobody is left who could end it.
        let _ = is_ending.wait_for(|is_ending| *is_ending).await;
    };
    let mut serving =
        tokio::spawn(listen::serve(listener, router(bench.clone()), patience, stopped));
    // An error means that who asked for it is gone.
    let _ = stop.await;
    bench.0.is_ending.send_replace(true);
    if tokio::time::timeout(SHUT_DOWN_WITHIN, &mut serving).await.is_err() {
        serving.abort();
    }
    following.abort();
    Ok(())
}

#[derive(Clone)]
struct Bench(Arc<Inner>);

struct Inner {
    /// Canonical.
    client_dir: PathBuf,
    loaded: RwLock<Arc<Loaded>>,
    changes: watch::Sender<()>,
    is_ending: watch::Sender<bool>,
}

/// What is served now.
#[derive(Default)]
struct Loaded {
    plugins: Vec<Arc<One>>,
    problems: Vec<Problem>,
}

struct One {
    place: PluginFolder,
    plugin: Plugin,
}

impl Listable for Arc<One> {
    fn plugin(&self) -> Option<&Plugin> {
        Some(&self.plugin)
    }

    fn is_active(&self) -> bool {
        true
    }

    fn fixtures(&self) -> Option<&Path> {
        self.place.sources.as_deref()
    }
}

impl Bench {
    fn loaded(&self) -> Arc<Loaded> {
        Arc::clone(&self.0.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the folders again and tells the pages. What can not be read stays as it was.
    async fn load(&self, followed: Followed) {
        let before = self.loaded();
        let Ok(after) = spawn_blocking(move || read(followed, &before)).await else { return };
        *self.0.loaded.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        self.0.changes.send_replace(());
    }
}

fn read(followed: Followed, before: &Loaded) -> Loaded {
    let Followed { plugins, mut problems } = followed;
    let mut loaded = Vec::new();
    let mut ids = BTreeSet::new();
    for place in plugins {
        let folder_name = place.folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut problem = |plugin: String, error: String| {
            problems.push(Problem { plugin, errors: vec![Diagnostic::new(error)] });
        };
        let one = match plugins::open_folder(&place.folder) {
            Ok(plugin) => Arc::new(One { place: canonical(place), plugin }),
            Err(error) => {
                problem(folder_name.unwrap_or_default(), error);
                let known = before.plugins.iter().find(|one| one.place.folder == place.folder);
                let Some(known) = known else { continue };
                Arc::clone(known)
            }
        };
        let id = one.plugin.manifest.id.to_string();
        if one.plugin.bundle.is_none() {
            problem(id, "webapp: must be there, as the workbench shows web parts".to_owned());
        } else if ids.insert(id.clone()) {
            loaded.push(one);
        } else {
            problem(id.clone(), format!("id = {id:?}: another folder has the same id"));
        }
    }
    Loaded { plugins: loaded, problems }
}

/// Fixtures are looked for below canonical folders only.
fn canonical(place: PluginFolder) -> PluginFolder {
    let sources = place.sources.map(|sources| sources.canonicalize().unwrap_or(sources));
    PluginFolder { sources, ..place }
}

fn router(bench: Bench) -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/workbench") }))
        .route("/workbench/api/plugins", get(list_plugins))
        .route("/workbench/api/events", get(tell))
        .route("/static/plugins/{id}/{*path}", get(asset))
        .fallback(pages)
        .layer(from_fn(only_this_machine))
        .layer(from_fn(dress))
        .layer(CompressionLayer::new())
        .with_state(bench)
}

async fn list_plugins(State(bench): State<Bench>) -> Response {
    let loaded = bench.loaded();
    let announcing = bench.clone();
    let list =
        list::list(Mode::Folder, loaded.plugins.clone(), loaded.problems.clone(), move || {
            announcing.0.changes.send_replace(());
        });
    ([(header::CACHE_CONTROL, "no-store")], Json(list.await)).into_response()
}

async fn tell(State(bench): State<Bench>) -> Response {
    let mut is_ending = bench.0.is_ending.subscribe();
    events::answer(bench.0.changes.subscribe(), async move {
        let _ = is_ending.wait_for(|is_ending| *is_ending).await;
    })
}

async fn asset(
    State(bench): State<Bench>,
    UrlPath((id, path)): UrlPath<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let loaded = bench.loaded();
    let one = loaded.plugins.iter().find(|one| one.plugin.manifest.id.as_str() == id);
    plugins::assets::of(one.map(|one| &one.plugin), &path, &headers).await
}

/// The pages of the workbench and the files they load; anything else is a chat server's matter.
async fn pages(State(bench): State<Bench>, request: Request) -> Response {
    let path = request.uri().path();
    if !matches!(*request.method(), Method::GET | Method::HEAD) || path.starts_with("/api/") {
        return Error::new(
            StatusCode::NOT_FOUND,
            "api.context.404.app_error",
            "The workbench has no chat server behind it.",
        )
        .into_response();
    }
    client::of_workbench(&bench.0.client_dir, path, request.headers()).await
}

async fn only_this_machine(request: Request, next: Next) -> Response {
    if request::is_loopback_host(&request) {
        return next.run(request).await;
    }
    Error::new(
        StatusCode::MISDIRECTED_REQUEST,
        "api.context.workbench_host.app_error",
        "The workbench answers to localhost and 127.0.0.1 only; open it by such an address.",
    )
    .into_response()
}

async fn dress(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = request::dress(next.run(request).await, is_api, &new_id());
    // Foreign pages do not load it as a script or picture either.
    response.headers_mut().insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    response
}
