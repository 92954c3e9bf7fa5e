//! Taking a bundle in, as a whole or not at all.
//!
//! Read and checked first; then kept as a blob, complete and on the disk; then its files are put in
//! place; then one transaction makes it what is installed. Whatever fails before that leaves what
//! was there, running or not, as it was.

use std::path::Path;

use api_types::PluginSource;
use manifest::{Manifest, Version};

use super::{
    build::{self, INSTALLED, PREPACKAGED},
    change, depot,
    depot::Staged,
    found::version,
    signature, snapshot,
};
use crate::{
    audit,
    auth::Who,
    clock::now_ms,
    cluster::Topic,
    error::{Error, Result},
    id::hex,
    state::AppState,
    store::{
        self,
        plugins::{BundleRow, PluginRow},
    },
};

/// Names of this interface below `/api/v4/plugins/`: plugins of that name could not be reached.
const RESERVED: [&str; 8] = [
    "install_from_url",
    "keys",
    "management",
    "marketplace",
    "reports",
    "slots",
    "statuses",
    "webapp",
];

/// A bundle to take in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Package<'a> {
    pub(super) file: &'a Path,
    pub(super) signature: Option<&'a [u8]>,
    pub(super) source: PluginSource,
    /// Where it comes from, for the audit log.
    pub(super) from: &'a str,
}

/// What to do when the plugin is installed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strategy {
    /// Refuse.
    OnlyNew,
    /// Replace it, by whatever version.
    Replace,
    /// For what is prepackaged: replace only what was prepackaged too, and not by an older version.
    Upgrade,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Outcome {
    Installed(Box<Manifest>),
    /// What is there stays, by the rules for what is prepackaged.
    Kept,
}

/// Takes a bundle in.
pub(super) async fn install(
    state: &AppState,
    who: &Who,
    package: Package<'_>,
    strategy: Strategy,
) -> Result<Outcome> {
    match try_install(state, who, package, strategy).await {
        Ok(outcome) => Ok(outcome),
        Err(error) => {
            note_refusal(state, who, &error, package.from).await;
            Err(error)
        }
    }
}

/// Notes that a bundle was to be installed and was not.
pub(super) async fn note_refusal(state: &AppState, who: &Who, error: &Error, from: &str) {
    let facts = [("outcome", "refused"), ("error", &*error.id), ("from", from)];
    audit::note(state, who, "plugin.install", &facts).await;
}

async fn try_install(
    state: &AppState,
    who: &Who,
    package: Package<'_>,
    strategy: Strategy,
) -> Result<Outcome> {
    let depot = &state.plugins.depot;
    let signed_by = signature::signer(state, package.file, package.signature).await?;
    let staged = depot.stage(package.file).await?;
    check_name(&staged.unpacked.manifest)?;
    // Asked again below, when nothing can come in between; here it spares the large steps.
    let existing = existing(state, state.store.read(), &staged).await?;
    if !may_replace(&existing, &staged, strategy)? {
        return Ok(Outcome::Kept);
    }
    let cannot_run = cannot_run(state, &staged).await;
    let sha256 = hex(&staged.unpacked.sha256);
    depot.blobs.put(&sha256, package.file).await?;

    let changing = state.plugins.changing.lock().await;
    let manifest = staged.unpacked.manifest.clone();
    let id = manifest.id.as_str();
    let mut tx = state.store.write().await?;
    let existing = self::existing(state, &mut *tx, &staged).await?;
    if !may_replace(&existing, &staged, strategy)? {
        return Ok(Outcome::Kept);
    }
    if let Some(error) = cannot_run.filter(|_| state.plugins.snapshot().is_enabled(id)) {
        return Err(Error::bad_request(
            "app.plugin.activate.app_error",
            "This version can not be turned on, so the installed one stays.",
        )
        .detail(error));
    }
    depot.publish(&staged, &sha256).await.map_err(depot::DepotError::from)?;
    let row = row(existing.row.as_ref(), &manifest, &sha256, package.source);
    let bundle = bundle_row(&staged, &sha256, &signed_by)?;
    store::plugins::put(&mut tx, &row, Some(&bundle)).await?;
    let version = version(&manifest);
    let facts = facts(&existing, &bundle, &version, package.from);
    audit::add(state, &mut tx, who, "plugin.install", &facts).await?;
    tx.commit().await?;
    state.cluster.announce(Topic::Plugins);
    tracing::info!(plugin.id = id, version, sha256, "plugin installed");
    for warning in &staged.unpacked.warnings {
        tracing::info!(plugin.id = id, %warning, "manifest");
    }
    change::refresh_one(state, id).await?;
    drop(changing);
    Ok(Outcome::Installed(Box::new(manifest)))
}

pub(super) fn check_name(manifest: &Manifest) -> Result<()> {
    let id = manifest.id.as_str();
    if !RESERVED.contains(&id) {
        return Ok(());
    }
    Err(Error::bad_request("app.plugin.invalid_id.app_error", "The plugin's id is not valid.")
        .detail(format!("id = {id:?}: must be none of {}", RESERVED.join(", "))))
}

/// Why this server, as it is configured, can not run the plugin.
async fn cannot_run(state: &AppState, staged: &Staged) -> Option<String> {
    let manifest = staged.unpacked.manifest.clone();
    if let Some(error) = snapshot::refusal(&state.settings.snapshot().plugins, &manifest) {
        return Some(error);
    }
    let folder = staged.folder.path().to_path_buf();
    depot::read(manifest, folder, staged.pins.clone()).await.err()
}

/// What is there under the same id.
#[derive(Debug)]
struct Existing {
    row: Option<PluginRow>,
    /// `None` when no such plugin is installed; empty when it names no version.
    version: Option<String>,
}

async fn existing(
    state: &AppState,
    db: impl sqlx::any::AnyExecutor<'_>,
    staged: &Staged,
) -> Result<Existing> {
    let id = staged.unpacked.manifest.id.as_str();
    let found = store::plugins::with_manifest(db, id).await?;
    let (row, manifest) = found.map_or((None, None), |(row, manifest)| (Some(row), manifest));
    let stored = manifest.map(|manifest| {
        serde_json::from_str(&manifest)
            .map(|manifest: serde_json::Value| super::found::text(&manifest, "version"))
            .unwrap_or_default()
    });
    let now = state.plugins.snapshot();
    let folder = now.folders.get(id).map(|found| found.version());
    Ok(Existing { row, version: stored.or(folder) })
}

/// Whether the bundle may take the place of what is there.
fn may_replace(existing: &Existing, staged: &Staged, strategy: Strategy) -> Result<bool> {
    let manifest = &staged.unpacked.manifest;
    match (strategy, &existing.version) {
        (Strategy::OnlyNew, Some(installed)) => Err(Error::bad_request(
            "app.plugin.install_id.app_error",
            "A plugin of this id is installed already.",
        )
        .detail(format!(
            "id={}, installed={installed}, uploaded={}",
            manifest.id,
            version(manifest)
        ))),
        (Strategy::OnlyNew, None) | (Strategy::Replace, _) => Ok(true),
        (Strategy::Upgrade, installed) => Ok(is_upgrade(existing, installed.as_deref(), staged)),
    }
}

fn is_upgrade(existing: &Existing, installed: Option<&str>, staged: &Staged) -> bool {
    let Some(row) = &existing.row else { return true };
    let Some(current) = &row.current else { return false };
    let is_same = *current == hex(&staged.unpacked.sha256);
    if is_same || row.source != PREPACKAGED {
        return false;
    }
    let installed = installed.and_then(|version| Version::try_from(version).ok());
    match (&staged.unpacked.manifest.version, installed) {
        // The same version with another content was built again.
        (Some(offered), Some(installed)) => offered.is_at_least(&installed),
        (None | Some(_), _) => true,
    }
}

/// What is installed once the bundle is.
fn row(
    before: Option<&PluginRow>,
    manifest: &Manifest,
    sha256: &str,
    source: PluginSource,
) -> PluginRow {
    let previous = before.and_then(|before| {
        let is_same = before.current.as_deref() == Some(sha256);
        if is_same { before.previous.clone() } else { before.current.clone() }
    });
    let source = match source {
        PluginSource::Prepackaged => PREPACKAGED,
        PluginSource::Installed | PluginSource::Folder => INSTALLED,
    };
    PluginRow {
        plugin_id: manifest.id.to_string(),
        current: Some(sha256.to_owned()),
        previous,
        source: source.to_owned(),
        update_at: now_ms(),
    }
}

fn bundle_row(staged: &Staged, sha256: &str, signed_by: &str) -> Result<BundleRow> {
    Ok(BundleRow {
        sha256: sha256.to_owned(),
        plugin_id: staged.unpacked.manifest.id.to_string(),
        manifest: serde_json::to_string(&staged.unpacked.manifest)?,
        files: build::pins_json(&staged.pins)?,
        n_bytes: i64::try_from(staged.unpacked.n_bytes).unwrap_or(i64::MAX),
        signed_by: signed_by.to_owned(),
        create_at: now_ms(),
    })
}

/// What the audit log says of it.
fn facts<'a>(
    existing: &'a Existing,
    bundle: &'a BundleRow,
    version: &'a str,
    from: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut facts = vec![
        ("outcome", "installed"),
        ("plugin", bundle.plugin_id.as_str()),
        ("version", version),
        ("from", from),
        ("sha256", bundle.sha256.as_str()),
    ];
    if let Some(replaced) = &existing.version {
        facts.push(("replaced", replaced));
    }
    if !bundle.signed_by.is_empty() {
        facts.push(("signed_by", &bundle.signed_by));
    }
    facts
}
