//! The chat server that follows the loop: each good build lies over what is installed there.
//!
//! A server that is not there, or does not want it, is told once; the loop goes on without.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use api_types::{BuildError, BuildReport, BuildState};
use kit::{build::Failed, pack::Packed, project::Project};
use serde_json::Value;

use super::words::Words;
use crate::{
    args::remote::RemoteArgs,
    failure::Failure,
    output::clean,
    rest::{Method, Rest, upload::Bytes},
};

/// A server takes a plugin off when it hears nothing for a minute.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// What became of a build on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Open pages follow.
    Laid,
    /// Nobody was asked, or nobody is there.
    Nobody,
}

/// One server, or none.
pub(super) struct Chat(Mutex<Option<Inner>>);

struct Inner {
    rest: Rest,
    server: String,
    words: Arc<Words>,
    /// What was told last, for signs of life, and of which plugin.
    last: Option<(String, BuildReport)>,
    /// Whether something of ours lies there.
    is_laid: bool,
    /// What was said about a server that does not answer as it should.
    complaint: String,
}

impl Chat {
    pub(super) fn none() -> Self {
        Self(Mutex::new(None))
    }

    pub(super) fn open(remote: &RemoteArgs, words: &Arc<Words>) -> Self {
        match Rest::connect(remote) {
            Ok(rest) => Self(Mutex::new(Some(Inner {
                rest,
                server: remote.server.clone(),
                words: Arc::clone(words),
                last: None,
                is_laid: false,
                complaint: String::new(),
            }))),
            Err(error) => {
                let line = format!("no chat follows: {}", clean(&error.to_string()));
                // Nobody is left to tell when that fails.
                drop(words.note(&line));
                Self::none()
            }
        }
    }

    fn inner(&self) -> MutexGuard<'_, Option<Inner>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says again and again that somebody is there, until the program ends.
    pub(super) fn keep_alive(self: &Arc<Self>) {
        let chat = Arc::downgrade(self);
        thread::spawn(move || {
            loop {
                // Sooner does no harm.
                thread::park_timeout(SIGN_OF_LIFE);
                let Some(chat) = chat.upgrade() else { return };
                if let Some(inner) = chat.inner().as_mut()
                    && let Some((id, report)) = inner.last.clone()
                    && inner.complaint.is_empty()
                {
                    inner.report(&id, report);
                }
            }
        });
    }

    pub(super) fn building(&self, id: &str) {
        if let Some(inner) = self.inner().as_mut() {
            inner.follow(id);
            inner.report(id, BuildReport { state: BuildState::Building, errors: Vec::new() });
        }
    }

    pub(super) fn fail(&self, id: &str, failed: &Failed) {
        if let Some(inner) = self.inner().as_mut() {
            let errors = failed.diagnostics.iter().map(|fault| BuildError {
                file: fault.file.clone(),
                line: fault.line,
                column: fault.column,
                message: fault.message.clone(),
            });
            let report = BuildReport { state: BuildState::Failed, errors: errors.collect() };
            inner.report(id, report);
        }
    }

    /// Hands a good build over.
    pub(super) fn lay(&self, project: &Project, packed: &Packed) -> Told {
        let mut inner = self.inner();
        let Some(inner) = inner.as_mut() else { return Told::Nobody };
        let id = project.manifest.id.as_str();
        let path = format!("/plugins/{id}/development");
        let file = Bytes { field: "plugin", name: "plugin.tar.gz", content: &packed.bytes };
        match inner.rest.upload_bytes::<Value>(Method::Put, &path, &[], &file) {
            Ok(_) => {
                inner.is_laid = true;
                inner.complaint.clear();
                inner.last = Some((id.to_owned(), BuildReport::default()));
                Told::Laid
            }
            Err(error) => {
                inner.complain(&error);
                Told::Nobody
            }
        }
    }

    /// Takes off what lies there; answers whether something did.
    pub(super) fn end(&self) -> bool {
        // Taken out, so that a session of its own ends, too.
        let Some(mut inner) = self.inner().take() else { return false };
        inner.take_off()
    }
}

impl Inner {
    /// Another id is another plugin: the one before is taken off.
    fn follow(&mut self, id: &str) {
        if self.last.as_ref().is_some_and(|(last, _)| last != id) {
            self.take_off();
        }
    }

    fn take_off(&mut self) -> bool {
        let was_laid = std::mem::take(&mut self.is_laid);
        let Some((id, _)) = self.last.take().filter(|_| self.complaint.is_empty()) else {
            return false;
        };
        let path = format!("/plugins/{id}/development");
        match self.rest.call::<Value>(Method::Delete, &path, None) {
            Ok(_) => was_laid,
            // It ends there by itself when it hears nothing.
            Err(_) => false,
        }
    }

    fn report(&mut self, id: &str, report: BuildReport) {
        let body = serde_json::to_value(&report).unwrap_or_default();
        let path = format!("/plugins/{id}/development/state");
        match self.rest.call::<Value>(Method::Post, &path, Some(&body)) {
            Ok(_) => {
                self.complaint.clear();
                self.last = Some((id.to_owned(), report));
            }
            Err(error) => self.complain(&error),
        }
    }

    /// Once for each reason.
    fn complain(&mut self, error: &anyhow::Error) {
        let failure = error.downcast_ref::<Failure>();
        let is_there = failure.is_some_and(|failure| failure.status > 0);
        let line = if is_there {
            format!("{} does not follow: {}", self.server, clean(&error.to_string()))
        } else {
            format!(
                "no chat server answers at {}: the workbench goes on alone, and the chat follows \
                 once `mortise serve` runs there",
                self.server
            )
        };
        if self.complaint != line {
            // Nobody is left to tell when that fails.
            drop(self.words.note(&line));
            self.complaint = line;
        }
    }
}
