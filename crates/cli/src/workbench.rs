//! `mortise workbench`: builds plugins, and serves the workbench over them until it is told to end.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use anyhow::{Context, Result};
use server::workbench::{Alone, AloneError, Followed, serve_alone};
use tokio::{
    net::TcpListener,
    sync::{oneshot, watch},
    task::JoinHandle,
};

use crate::{
    args::workbench::WorkbenchArgs,
    browser,
    client_dir::{ClientDir, WORKBENCH},
    failure::Failure,
    output::say,
    plugin::prepared::{self, Prepared},
    serve::wait_for_end,
};

/// The port that is tried first: beside that of a chat server.
pub(crate) const PORT: u16 = 8066;

/// How many ports after it are tried.
const MORE_PORTS: u16 = 32;

pub(crate) fn run(args: &WorkbenchArgs) -> Result<()> {
    let folders = if args.folders.is_empty() && PathBuf::from(kit::project::MANIFEST).is_file() {
        vec![PathBuf::from(".")]
    } else {
        args.folders.clone()
    };
    runtime()?.block_on(async {
        // Before the builds, which take their time.
        let listener = listen(args.port).await?;
        let prepared = folders.iter().map(|folder| prepared::prepare(folder));
        let prepared = prepared.collect::<Result<Vec<Prepared>>>()?;
        for one in &prepared {
            one.tell()?;
        }
        let served = Served::start(listener, &args.client, prepared::followed(&prepared))?;
        let address = format!("http://{}/workbench", served.address);
        say(&format!("the workbench is at {address}"))?;
        if let Some(note) = args.open.then(|| browser::open(&address).err()).flatten() {
            say(&format!("note: {note}"))?;
        }
        wait_for_end().await?;
        say("ending")?;
        served.stop().await
    })
}

pub(crate) fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.context("while starting the runtime")
}

/// Takes the port that is asked for, or the first free one from the usual.
pub(crate) async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = async |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    if let Some(port) = port {
        return match bind(port).await {
            Ok(listener) => Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                let free = next_free(port).await.map(|listener| listener.local_addr());
                let hint = match free {
                    Some(Ok(free)) => {
                        format!("port {} is free: --port {}", free.port(), free.port())
                    }
                    Some(Err(_)) | None => "--port 0 takes any free one".to_owned(),
                };
                Err(Failure::new(format!("port {port} is in use")).hint(hint).into())
            }
            Err(error) => Err(error).with_context(|| format!("while listening on port {port}")),
        };
    }
    match bind(PORT).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let listener = next_free(PORT).await.ok_or_else(|| {
                Failure::new(format!("ports {PORT} to {} are in use", PORT + MORE_PORTS))
                    .hint("--port 0 takes any free one")
            })?;
            let port = listener.local_addr().context("while listening")?.port();
            say(&format!("port {PORT} is in use, so it is {port}; --port N chooses another"))?;
            Ok(listener)
        }
        Err(error) => Err(error).with_context(|| format!("while listening on port {PORT}")),
    }
}

async fn next_free(after: u16) -> Option<TcpListener> {
    for port in after.saturating_add(1)..=after.saturating_add(MORE_PORTS) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Some(listener);
        }
    }
    None
}

/// A workbench that answers.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    /// What the pages follow.
    pub(crate) followed: watch::Sender<Followed>,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<(), AloneError>>,
}

impl Served {
    pub(crate) fn start(
        listener: TcpListener,
        client: &ClientDir,
        first: Followed,
    ) -> Result<Self> {
        let client_dir = client.find(WORKBENCH)?;
        let address = listener.local_addr().context("while listening")?;
        let (followed, receiver) = watch::channel(first);
        let (stop, stopped) = oneshot::channel();
        let alone = Alone { listener, client_dir, followed: receiver };
        let serving = tokio::spawn(serve_alone(alone, stopped));
        Ok(Self { address, followed, stop, serving })
    }

    pub(crate) async fn stop(self) -> Result<()> {
        // An error means that it ended by itself, which is told below.
        let _ = self.stop.send(());
        drop(self.followed);
        self.serving.await.context("while ending the workbench")?.map_err(Into::into)
    }
}
