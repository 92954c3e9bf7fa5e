//! Bundles that came with the server: `*.tar.gz` in the folder given by `--prepackaged`.
//!
//! Installed at first sight, upgraded when newer, never again once removed; what an administrator
//! installed under the same id stays. A bad one keeps nothing else from working.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use api_types::PluginSource;
use bundle::Limits;
use manifest::Manifest;
use serde_json::Value;

use super::{
    install::{self, Outcome, Package, Strategy},
    signature,
};
use crate::{
    auth::Who,
    error::{Error, Result},
    id::hex,
    state::AppState,
};

/// The most bundles looked at.
const MAX_BUNDLES: usize = 500;

/// A bundle of the folder.
#[derive(Clone, Debug)]
pub(super) struct Offered {
    /// The manifest's id, or the file's name when the manifest can not be read.
    pub(super) id: String,
    pub(super) file_name: String,
    pub(super) file: PathBuf,
    /// Null when it can not be read.
    pub(super) manifest: Value,
    /// Hexadecimal; empty when it can not be read.
    pub(super) sha256: String,
    pub(super) n_bytes: u64,
    /// Why it can not be taken in.
    pub(super) error: String,
}

impl Offered {
    /// The manifest, if the bundle is one.
    pub(super) fn plugin(&self) -> Option<Manifest> {
        serde_json::from_value(self.manifest.clone()).ok()
    }

    /// The detached signature beside it.
    pub(super) fn signature(&self) -> Option<Vec<u8>> {
        let mut files = signature::ENDINGS.iter().map(|ending| {
            let mut name = self.file.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        });
        let is_small =
            |n_bytes| usize::try_from(n_bytes).is_ok_and(|n_bytes| n_bytes <= signature::MAX_BYTES);
        let file = files.find(|file| {
            file.metadata().is_ok_and(|about| about.is_file() && is_small(about.len()))
        })?;
        fs::read(file).ok()
    }
}

/// Looks through the folder, and installs and upgrades what the rules say.
pub(crate) async fn take_in(state: &AppState) -> Result<()> {
    let Some(dir) = state.config.prepackaged_dir.clone() else { return Ok(()) };
    let look = move || look_through(&dir);
    let mut all =
        tokio::task::spawn_blocking(look).await.map_err(|error| Error::internal(&error))?;
    let settings = state.settings.snapshot();
    if settings.plugins.enable && settings.plugins.automatic_prepackaged_plugins {
        let now = state.plugins.snapshot();
        for offered in all.iter_mut().filter(|offered| offered.error.is_empty()) {
            let stored = now.found.get(&offered.id).and_then(|found| found.stored.as_ref());
            // What is there already need not be unpacked at each start.
            if stored.is_none_or(|stored| stored.sha256 != offered.sha256) {
                take_in_one(state, offered).await;
            }
        }
    }
    state.plugins.offer(all);
    Ok(())
}

async fn take_in_one(state: &AppState, offered: &mut Offered) {
    // Where nobody can judge it and nobody asks for it, a signature keeps nothing away.
    let is_judged = state.settings.snapshot().plugins.require_plugin_signature
        || signature::any_key(state).await.unwrap_or(true);
    let signature = offered.signature().filter(|_| is_judged);
    let package = Package {
        file: &offered.file,
        signature: signature.as_deref(),
        source: PluginSource::Prepackaged,
        from: &offered.file_name,
    };
    let who = Who::default();
    let installing = install::install(state, &who, package, Strategy::Upgrade);
    match Box::pin(installing).await {
        Ok(Outcome::Installed(_) | Outcome::Kept) => {}
        Err(error) => {
            let text = match error.detail.as_str() {
                "" => error.message.to_string(),
                detail => detail.to_owned(),
            };
            tracing::warn!(plugin.id = offered.id, error = text, "prepackaged plugin not taken in");
            offered.error = text;
        }
    }
}

fn look_through(dir: &Path) -> Vec<Offered> {
    let files = match bundles(dir) {
        Ok(files) => files,
        Err(error) => {
            tracing::warn!(error = %error, "folder of prepackaged plugins not readable");
            return Vec::new();
        }
    };
    let mut all: Vec<Offered> = files.into_iter().map(look).collect();
    for idx in 1..all.len() {
        let (before, from) = all.split_at_mut(idx);
        let Some(this) = from.first_mut() else { break };
        // Files come in order of their names, so it is always the same one that stays.
        if let Some(first) = before.iter().find(|other| other.id == this.id) {
            this.error =
                format!("id = {:?}: must be unique; {} has it too", this.id, first.file_name);
            this.id.clone_from(&this.file_name);
        }
    }
    all
}

fn bundles(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".tar.gz") && !name.starts_with('.') && file.is_file() {
            files.push(file);
        }
    }
    files.sort_unstable();
    if files.len() > MAX_BUNDLES {
        tracing::warn!(n_files = files.len(), "only the first 500 prepackaged plugins are read");
        files.truncate(MAX_BUNDLES);
    }
    Ok(files)
}

fn look(file: PathBuf) -> Offered {
    let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut offered = Offered {
        id: file_name.clone(),
        file_name,
        manifest: Value::Null,
        sha256: String::new(),
        n_bytes: 0,
        error: String::new(),
        file,
    };
    let looked = fs::File::open(&offered.file)
        .map_err(|error| error.to_string())
        .and_then(|file| bundle::inspect(file, &Limits::default()).map_err(|e| e.to_string()));
    match looked {
        Ok(unpacked) => {
            offered.id = unpacked.manifest.id.to_string();
            offered.manifest = serde_json::to_value(&unpacked.manifest).unwrap_or_default();
            offered.sha256 = hex(&unpacked.sha256);
            offered.n_bytes = unpacked.n_bytes;
        }
        Err(error) => {
            tracing::warn!(plugin.file = offered.file_name, error, "prepackaged plugin refused");
            offered.error = error;
        }
    }
    offered
}
