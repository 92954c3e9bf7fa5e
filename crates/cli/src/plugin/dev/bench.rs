//! The workbench that stands beside the loop, on this machine only.

use std::{io, net::Ipv4Addr, sync::Arc};

use anyhow::{Context as _, Result};
use kit::{
    build::{Built, Diagnostic, Failed},
    project::Project,
};
use server::workbench::{self, Alone, Followed, PluginFolder, Problem, serve_alone};
use tokio::{
    net::TcpListener,
    runtime::Runtime,
    sync::{oneshot, watch},
};

use super::words::Words;
use crate::{args::author::DevArgs, client_dir::WORKBENCH, failure::Failure};

/// How many ports above one that is in use are tried, to name one that is free.
const NEXT_PORTS: u16 = 20;

/// A workbench, or none when its pages are not built.
pub(super) struct Bench {
    /// Where people open it.
    pub(super) address: Option<String>,
    followed: watch::Sender<Followed>,
    /// Ends it when the loop ends.
    _stop: oneshot::Sender<()>,
}

impl Bench {
    pub(super) fn open(runtime: &Runtime, args: &DevArgs, words: &Arc<Words>) -> Result<Self> {
        let listener = runtime.block_on(listen(args.port))?;
        let address = listener.local_addr().context("while listening")?;
        let (sender, followed) = watch::channel(Followed::default());
        let (stop, stopped) = oneshot::channel();
        let bench = |address| Self { address, followed: sender, _stop: stop };
        let client_dir = match args.client.find(WORKBENCH) {
            Ok(client_dir) => client_dir,
            Err(error) => {
                words.note(&format!("no workbench: {error:#}"))?;
                return Ok(bench(None));
            }
        };
        let alone = Alone { listener, client_dir, followed };
        let words = Arc::clone(words);
        runtime.spawn(async move {
            if let Err(error) = serve_alone(alone, stopped).await {
                // Nobody is left to tell when that fails.
                drop(words.note(&format!("the workbench ended: {error}")));
            }
        });
        Ok(bench(Some(format!("http://{address}/workbench"))))
    }

    pub(super) fn show(&self, project: &Project, built: &Built) {
        let folder = built.folder.clone();
        let plugin = PluginFolder { folder, sources: Some(project.folder.clone()) };
        self.followed.send_replace(Followed { plugins: vec![plugin], problems: Vec::new() });
    }

    /// The last good build stays.
    pub(super) fn fail(&self, id: &str, failed: &Failed) {
        let errors = failed.diagnostics.iter().map(problem).collect();
        let problem = Problem { plugin: id.to_owned(), errors };
        self.followed.send_modify(|followed| followed.problems = vec![problem]);
    }
}

fn problem(fault: &Diagnostic) -> workbench::Diagnostic {
    let known = |number: u32| (number > 0).then_some(number);
    workbench::Diagnostic {
        file: fault.file.clone(),
        line: known(fault.line),
        column: known(fault.column),
        message: fault.message.clone(),
        rendered: fault.rendered.clone(),
    }
}

async fn listen(port: u16) -> Result<TcpListener> {
    let error = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Ok(listener) => return Ok(listener),
        Err(error) => error,
    };
    if error.kind() != io::ErrorKind::AddrInUse {
        let message = format!("port {port} can not be listened on: {error}");
        return Err(Failure::new(message).hint("--port 0 takes any free one").into());
    }
    let mut hint = "--port 0 takes any free one".to_owned();
    for next in port.saturating_add(1)..=port.saturating_add(NEXT_PORTS) {
        if TcpListener::bind((Ipv4Addr::LOCALHOST, next)).await.is_ok() {
            hint = format!("--port {next} is free");
            break;
        }
    }
    Err(Failure::new(format!("port {port} is in use, perhaps by another loop")).hint(hint).into())
}
