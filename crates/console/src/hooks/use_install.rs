//! `use_install`: takes a plugin in, from a file, an address or what is offered, step by step.
//!
//! One at a time. The server decides; this only keeps where things stand.

use std::rc::Rc;

use client::services::{ApiError, api::Answer, browser};
use futures_util::future::{AbortHandle, abortable};
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_viewer;
use crate::{
    rules::replace::{Conflict, conflict},
    services::{
        plugins,
        upload::{Bundle, Upload, UploadEvent},
    },
};

/// What is taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum Package {
    /// A file of this machine.
    File(Bundle),
    /// An address that the server fetches.
    Address(String),
    /// The catalogue's, or what came with the server.
    Offered {
        /// Its id.
        id: String,
        /// What to call it.
        name: String,
    },
}

impl Package {
    /// What to call it while its manifest is not known.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(bundle) => bundle.file.name(),
            Self::Address(address) => address.clone(),
            Self::Offered { name, .. } => name.clone(),
        }
    }
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// So many percent have left this machine.
    Sending(u8),
    /// The server fetches or checks it.
    Checking,
    /// It is installed in another version: replace it?
    Asked(Conflict),
    /// It was not taken in.
    Refused(ApiError),
    /// It is installed.
    Installed {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its version; may be empty.
        version: String,
    },
}

impl Stage {
    /// Whether something is on its way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Sending(_) | Self::Checking)
    }
}

/// One plugin on its way in.
#[derive(Clone, Debug, PartialEq)]
pub struct Installing {
    /// What.
    pub package: Package,
    /// How far.
    pub stage: Stage,
}

/// What runs; dropping it stops it.
#[derive(Debug)]
enum Running {
    Upload(#[expect(dead_code, reason = "held, so that it goes on")] Upload),
    Call(AbortHandle),
}

impl Drop for Running {
    fn drop(&mut self) {
        match self {
            Self::Upload(_) => {}
            Self::Call(call) => call.abort(),
        }
    }
}

/// What is on its way in, and how to begin and end it.
#[derive(Clone, Debug, PartialEq)]
pub struct Install {
    /// What is on its way, or was last.
    pub now: Option<Installing>,
    /// Begins; `true` replaces what is installed. Not while another one runs.
    pub start: Callback<(Package, bool)>,
    /// Stops it, or forgets it when it is over.
    pub dismiss: Callback<()>,
}

impl Install {
    /// Whether something is on its way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.now.as_ref().is_some_and(|now| now.stage.is_running())
    }
}

/// Takes plugins in; calls `on_installed` after each one.
#[hook]
pub fn use_install(on_installed: Callback<()>) -> Install {
    let viewer = use_viewer();
    let now = use_state_eq(|| None::<Installing>);
    let running = use_mut_ref(|| None::<Running>);
    {
        let running = Rc::clone(&running);
        // Nothing goes on unseen when the page is left.
        use_effect_with((), move |()| move || drop(running.take()));
    }
    let start = use_callback((now.setter(), viewer.on_ended, on_installed), {
        let running = Rc::clone(&running);
        move |(package, force): (Package, bool), (now, on_ended, on_installed)| {
            let set = {
                let (now, package) = (now.clone(), package.clone());
                move |stage| now.set(Some(Installing { package: package.clone(), stage }))
            };
            let done = {
                let (set, on_ended, on_installed) =
                    (set.clone(), on_ended.clone(), on_installed.clone());
                move |answer: Answer<Value>| match answer {
                    Ok(manifest) => {
                        set(installed(&manifest));
                        on_installed.emit(());
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(error) => set(conflict(&error)
                        .map_or_else(|| Stage::Refused(error.clone()), Stage::Asked)),
                }
            };
            // What ran before ends first.
            running.replace(None);
            let next = run(&package, force, set, done);
            running.replace(next);
        }
    });
    let dismiss = use_callback(now.setter(), move |(), now| {
        running.replace(None);
        now.set(None);
    });
    Install { now: (*now).clone(), start, dismiss }
}

fn installed(manifest: &Value) -> Stage {
    let text = |key: &str| manifest.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, name) = (text("id"), text("name"));
    let name = if name.is_empty() { id.clone() } else { name };
    Stage::Installed { id, name, version: text("version") }
}

fn run(
    package: &Package,
    force: bool,
    set: impl Fn(Stage) + 'static,
    done: impl Fn(Answer<Value>) + 'static,
) -> Option<Running> {
    match package.clone() {
        Package::File(bundle) => {
            set(Stage::Sending(0));
            let started = Upload::start(&bundle, force, move |event| match event {
                UploadEvent::Sent(percent) => set(Stage::Sending(percent)),
                UploadEvent::Checking => set(Stage::Checking),
                UploadEvent::Done(answer) => done(answer),
            });
            match started {
                Ok(upload) => Some(Running::Upload(upload)),
                Err(error) => {
                    browser::warn("the bundle could not be sent", &error);
                    None
                }
            }
        }
        Package::Address(address) => {
            set(Stage::Checking);
            Some(call(async move { plugins::install_from_url(&address, force).await }, done))
        }
        Package::Offered { id, .. } => {
            set(Stage::Checking);
            Some(call(async move { plugins::install_offered(&id).await }, done))
        }
    }
}

fn call(
    call: impl Future<Output = Answer<Value>> + 'static,
    done: impl Fn(Answer<Value>) + 'static,
) -> Running {
    let (call, stop) = abortable(call);
    spawn_local(async move {
        if let Ok(answer) = call.await {
            done(answer);
        }
    });
    Running::Call(stop)
}
