//! `GET /workbench/api/plugins`: each plugin with its fixtures and its size, and what is wrong.

use std::path::Path;

use contracts::fixtures::Fixture;
use manifest::ClientManifest;
use serde::Serialize;
use tokio::task::spawn_blocking;

use super::{
    Problem, fixtures,
    sizes::{self, Bytes, Unmeasured},
};
use crate::plugins::{Pins, Plugin};

/// Where the plugins come from.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mode {
    /// They are installed on this chat server.
    Server,
    /// They are folders of one who writes them.
    Folder,
}

/// The whole answer.
#[derive(Debug, Serialize)]
pub(super) struct List {
    mode: Mode,
    plugins: Vec<Listed>,
    problems: Vec<Problem>,
}

#[derive(Debug, Serialize)]
struct Listed {
    /// As `GET /api/v4/plugins/webapp` lists it.
    manifest: ClientManifest,
    fixtures: Vec<Fixture>,
    /// Whether its files are served; what an administrator turned off runs nowhere, nor here.
    active: bool,
    bytes: Bytes,
}

/// A plugin that is to be listed.
pub(super) trait Listable: Send + 'static {
    fn plugin(&self) -> Option<&Plugin>;
    fn is_active(&self) -> bool;
    /// Where its fixtures lie when that is not its own folder.
    fn fixtures(&self) -> Option<&Path>;
}

/// Reads what lies beside each plugin. `on_measured` is called when a size is known that was not.
pub(super) async fn list<L: Listable>(
    mode: Mode,
    plugins: Vec<L>,
    mut problems: Vec<Problem>,
    on_measured: impl FnOnce() + Send + 'static,
) -> List {
    let read = move || {
        let mut unmeasured: Vec<Unmeasured> = Vec::new();
        let mut listed = Vec::new();
        for one in &plugins {
            let Some(plugin) = one.plugin() else { continue };
            let Some(bundle) = &plugin.bundle else { continue };
            let (root, pins): (&Path, Option<&Pins>) = match one.fixtures() {
                Some(folder) => (folder, None),
                None => (&plugin.root, plugin.pins.as_ref()),
            };
            let found = fixtures::read(root, pins);
            if !found.errors.is_empty() {
                let plugin = bundle.client.id.to_string();
                problems.push(Problem { plugin, errors: found.errors });
            }
            let (bytes, more) = sizes::of(plugin);
            unmeasured.extend(more);
            listed.push(Listed {
                manifest: bundle.client.clone(),
                fixtures: found.good,
                active: one.is_active(),
                bytes,
            });
        }
        (List { mode, plugins: listed, problems }, unmeasured)
    };
    // Reading does not panic; if it did, there would be nothing to show.
    let (list, unmeasured) = spawn_blocking(read).await.unwrap_or_else(|error| {
        tracing::error!(error = %error, "the plugins of the workbench are not read");
        (List { mode, plugins: Vec::new(), problems: Vec::new() }, Vec::new())
    });
    if !unmeasured.is_empty() {
        spawn_blocking(move || {
            unmeasured.iter().for_each(sizes::measure);
            on_measured();
        });
    }
    list
}
