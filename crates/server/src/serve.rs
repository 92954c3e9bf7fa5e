//! Starting, running and ending a server.

use std::{
    fs::{self, File, TryLockError},
    io,
    net::SocketAddr,
    path::Path,
    time::Duration,
};

use axum::Router;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::{
    auth::local_admin,
    blobs::Blobs,
    cluster::{Cluster, Started, Tasks},
    config::Config,
    demo, files,
    listen::{self, Patience},
    plugin_reports,
    plugins::{self, Plugins, depot::Depot},
    request::limiter::Limiter,
    router::router,
    settings::{InvalidSetting, Settings},
    state::{AppState, Inner},
    store::{self, Store},
    websocket::hub::Hub,
};

/// How often broken connections that nobody resumed are forgotten.
const SWEEP_EVERY: Duration = Duration::from_secs(30);

/// How often files that nobody needs are forgotten. Nothing waits for it.
const FORGET_FILES_EVERY: Duration = Duration::from_secs(10 * 60);

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(
        "the demo has passwords that everybody knows, so it listens on this machine only; \
             {0} is no loopback address"
    )]
    DemoNotLoopback(SocketAddr),
    #[error("the configuration has a value that does not fit: {0}")]
    Config(#[from] InvalidSetting),
    #[error("another server runs with the data folder {0}")]
    InUse(String),
    #[error("while preparing the data folder {path}: {error}")]
    DataDir { path: String, error: io::Error },
    #[error("while opening the database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("while opening the store of plugins: {0}")]
    Bundles(String),
    #[error("while listening on {address}: {error}")]
    Listen { address: SocketAddr, error: io::Error },
    #[error("while filling the demo workspace: {0}")]
    Demo(String),
}

/// A server with its data open. Answers requests once [`Server::listen`] was called.
#[derive(Debug)]
pub struct Server {
    state: AppState,
    /// What a node among several does, until it is started.
    tasks: Option<Tasks>,
    /// Held as long as the server lives.
    _lock: File,
}

impl Server {
    /// Opens the data folder and brings it up to date; fills the demo workspace when asked to.
    ///
    /// # Errors
    /// When the folder can not be used, or another server uses it.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        if config.demo && !config.listen.ip().is_loopback() {
            return Err(StartError::DemoNotLoopback(config.listen));
        }
        let settings = Settings::open(&config)?;
        let (lock, local_admin) = prepare(&config.data_dir)?;
        let store = Store::open(&config.database()).await?;
        if config.demo {
            demo::fill(&store, config.demo_posts)
                .await
                .map_err(|error| StartError::Demo(error.to_string()))?;
        }
        settings.load(&store).await?;
        let told_slot_orders = store::slot_orders::all(store.read()).await?.into();
        let (cluster, tasks) =
            Cluster::join(&config.database(), config.timings.node_gone_after).await?;
        let mut tx = store.write().await?;
        cluster.nobody_is_here(&mut tx).await?;
        tx.commit().await?;
        let failed = |error: &dyn std::fmt::Display| StartError::Bundles(error.to_string());
        let blobs = Blobs::open(&config).await.map_err(|e| failed(&e))?;
        let depot = Depot::open(&config.data_dir, blobs.clone()).map_err(|e| failed(&e))?;
        let plugins =
            Plugins::new(config.plugins_dir(), depot, settings.snapshot().plugins.clone());
        let hub = Hub::new(config.timings.resume_within);
        let search_limit = Limiter::new(config.searches_per_minute, Duration::from_secs(60));
        let state = AppState::new(Inner {
            config,
            settings,
            audit: crate::audit::AuditLog::default(),
            counted: crate::analytics::Counted::default(),
            store,
            hub,
            cluster,
            plugins,
            blobs,
            decoding: files::Decoding::default(),
            link_previews: crate::link_previews::LinkPreviews::default(),
            told_slot_orders,
            report_limit: Limiter::new(
                plugin_reports::MAX_PER_USER,
                Duration::from_secs(plugin_reports::WITHIN_SECS),
            ),
            search_limit,
            attempts: crate::auth::attempts::Attempts::default(),
            hasher: crate::auth::password::Hasher::default(),
            local_admin,
        });
        plugins::start(&state).await.map_err(|e| failed(&e))?;
        Ok(Self { state, tasks, _lock: lock })
    }

    /// All routes, for requests that come from elsewhere than a socket.
    pub fn router(&self) -> Router {
        router(self.state.clone())
    }

    /// False until the first visitor has made the administrator's account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_accounts(&self) -> Result<bool, StartError> {
        Ok(store::users::any(self.state.store.read()).await?)
    }

    /// Listens, and serves until [`Running::stop`] is called.
    ///
    /// # Errors
    /// When the address can not be had.
    pub async fn listen(mut self) -> Result<Running, StartError> {
        let address = self.state.config.listen;
        let failed = |error| StartError::Listen { address, error };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let (stop, stopped) = oneshot::channel::<()>();
        let ending = self.state.clone();
        let stopped = async move {
            // An error means that nobody is left who could ask to stop.
            let _ = stopped.await;
            ending.hub.close();
        };
        let timings = &self.state.config.timings;
        let patience = Patience {
            header: timings.header_within,
            body: timings.body_part_within,
            answer: timings.answer_part_within,
        };
        let serving = tokio::spawn(listen::serve(listener, self.router(), patience, stopped));
        let sweeping = tokio::spawn(sweep(self.state.clone()));
        let forgetting = tokio::spawn(forget_files(self.state.clone()));
        let node = self.tasks.take().map(|tasks| tasks.start(&self.state));
        Ok(Running { server: self, address, stop, serving, sweeping, forgetting, node })
    }
}

/// A server that answers.
#[derive(Debug)]
pub struct Running {
    server: Server,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    sweeping: JoinHandle<()>,
    forgetting: JoinHandle<()>,
    node: Option<Started>,
}

impl Running {
    /// Where it listens; the port is a real one even if any was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more requests, lets running ones end, and closes the database.
    pub async fn stop(self) {
        let Self { server, stop, serving, sweeping, forgetting, node, .. } = self;
        // An error means that serving ended by itself.
        let _ = stop.send(());
        let within = server.state.config.timings.shut_down_within;
        if tokio::time::timeout(within, serving).await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
        sweeping.abort();
        forgetting.abort();
        drop(node);
        Cluster::leave(&server.state).await;
        server.state.store.close().await;
    }
}

/// Makes the folder, locks it, and writes the token for local commands.
fn prepare(data_dir: &Path) -> Result<(File, [u8; 32]), StartError> {
    let lock = lock(data_dir)?;
    let failed = |error| StartError::DataDir { path: data_dir.display().to_string(), error };
    // What was on its way when the server was ended is nobody's.
    let uploads = data_dir.join("uploads");
    if uploads.exists() {
        fs::remove_dir_all(&uploads).map_err(failed)?;
    }
    create_private(&uploads).map_err(failed)?;
    let local_admin = local_admin::rotate(data_dir).map_err(failed)?;
    Ok((lock, local_admin))
}

/// Makes the folder, and keeps everybody else from using it while the file is held.
pub(crate) fn lock(data_dir: &Path) -> Result<File, StartError> {
    let failed = |error| StartError::DataDir { path: data_dir.display().to_string(), error };
    create_private(data_dir).map_err(failed)?;
    let lock = File::create(data_dir.join("lock")).map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StartError::InUse(data_dir.display().to_string())),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Everything in there is private: hashes, messages, the local token.
fn create_private(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

async fn sweep(state: AppState) {
    let mut ticks = tokio::time::interval(SWEEP_EVERY);
    loop {
        ticks.tick().await;
        state.hub.sweep();
    }
}

async fn forget_files(state: AppState) {
    let mut ticks = tokio::time::interval(FORGET_FILES_EVERY);
    loop {
        ticks.tick().await;
        files::sweep::run(&state).await;
    }
}
