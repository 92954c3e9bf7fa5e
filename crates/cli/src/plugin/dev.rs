//! `mortise plugin dev`: builds at each save, and hands the result to the workbench and to a chat
//! server. Ends with Ctrl-C, and leaves nothing behind.

mod bench;
mod chat;
mod words;

use std::{
    path::PathBuf,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use kit::{
    build::{Failed, Profile},
    pack,
    project::{Project, Toolchain},
    watch::{Seen, Watch},
};

use self::{
    bench::Bench,
    chat::Chat,
    words::{Took, Words},
};
use super::built;
use crate::{
    args::{author::DevArgs, remote::RemoteArgs},
    browser, serve,
};

/// How often somebody looks whether the folder is still followed.
const LOOK: Duration = Duration::from_secs(3600);

pub(super) fn run(args: &DevArgs, remote: &RemoteArgs) -> Result<()> {
    let project = Project::open(&args.folder).map_err(|error| built::failure(&error.into()))?;
    let words = Arc::new(Words::new(remote.json));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("while starting the runtime")?;
    let bench = Bench::open(&runtime, args, &words)?;
    let chat = Arc::new(if args.no_server { Chat::none() } else { Chat::open(remote, &words) });
    chat.keep_alive();
    let watch = Watch::start(&project.folder, made(&project))?;
    words.started(&project, bench.address.as_deref())?;
    if let Some(address) = bench.address.as_deref().filter(|_| args.open)
        && let Err(note) = browser::open(address)
    {
        words.note(&note)?;
    }

    let (ended_sender, ended) = tokio::sync::oneshot::channel();
    let looping = Loop {
        folder: project.folder.clone(),
        project: Some(project),
        watch,
        bench,
        chat: Arc::clone(&chat),
        words: Arc::clone(&words),
    };
    thread::spawn(move || {
        let result = looping.run();
        // The other end is gone when somebody ended the program.
        drop(ended_sender.send(result));
    });
    let result = runtime.block_on(async {
        tokio::select! {
            told = serve::wait_for_end() => told,
            // An error means that the loop panicked, which was told already.
            result = ended => result.unwrap_or(Ok(())),
        }
    });
    let restored = chat.end();
    words.ended(restored)?;
    runtime.shutdown_background();
    result
}

/// What a script writes among the sources is no change of the author's.
fn made(project: &Project) -> Vec<PathBuf> {
    let webapp = project.manifest.webapp.as_ref();
    let built = webapp.filter(|_| project.toolchain == Toolchain::Npm).map(|webapp| {
        match webapp.bundle_path.folder() {
            "" => webapp.bundle_path.file_name(),
            folder => folder,
        }
    });
    built.map(PathBuf::from).into_iter().collect()
}

/// Builds and waits, by turns: one build at a time, and the newest state of the folder wins.
struct Loop {
    folder: PathBuf,
    /// As it was read last.
    project: Option<Project>,
    watch: Watch,
    bench: Bench,
    chat: Arc<Chat>,
    words: Arc<Words>,
}

impl Loop {
    fn run(mut self) -> Result<()> {
        let mut changed = Vec::new();
        loop {
            self.turn(&changed)?;
            changed = loop {
                match self.watch.wait(LOOK) {
                    Seen::Changed(changed) => break changed,
                    Seen::Nothing => {}
                    Seen::Ended => anyhow::bail!("the folder can not be followed any more"),
                }
            };
        }
    }

    /// One build, whatever comes of it. Fails only when nobody is left to tell.
    fn turn(&mut self, changed: &[PathBuf]) -> Result<()> {
        self.words.building(changed)?;
        let started = Instant::now();
        let built = self.build();
        let took = started.elapsed();
        match built {
            Ok((project, built, packed)) => {
                self.bench.show(&project, &built);
                let told = self.chat.lay(&project, &packed);
                let took = Took { compiling: took, in_all: started.elapsed() };
                self.words.built(&built, &packed, took, told)?;
                self.project = Some(project);
            }
            Err(failed) => {
                let id = self.project.as_ref().map(|project| project.manifest.id.as_str());
                self.bench.fail(id.unwrap_or_default(), &failed);
                if let Some(id) = id {
                    self.chat.fail(id, &failed);
                }
                self.words.failed(&failed, took)?;
            }
        }
        Ok(())
    }

    fn build(&self) -> Result<(Project, kit::build::Built, pack::Packed), Failed> {
        let project = Project::open(&self.folder)?;
        self.chat.building(project.manifest.id.as_str());
        let built = built::build(&project, Profile::Dev, self.words.as_json)?;
        let packed = pack::pack_quickly(&built.folder, project.manifest.id.as_str());
        let packed =
            packed.map_err(|error| Failed::from(kit::build::Diagnostic::new(error.to_string())))?;
        Ok((project, built, packed))
    }
}
