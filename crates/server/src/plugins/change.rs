//! Turning plugins on and off, taking them away, going back; and telling everybody.
//!
//! One change after the other on this node; the database settles what several nodes do at once.

use std::sync::Arc;

use api_types::{
    PluginSource,
    websocket::{PluginDisabled, PluginEnabled, PluginStatusesChanged},
};
use manifest::Manifest;
use sqlx::AnyConnection;

use super::{
    build::{self, INSTALLED},
    not_installed,
    snapshot::Snapshot,
};
use crate::{
    audit,
    auth::Who,
    clock::now_ms,
    cluster::{self, Topic},
    error::{Error, Result},
    state::AppState,
    store::{self, plugins::PluginRow},
    websocket::publish,
};

/// Reads the database and the configuration again, and tells this node's pages what changed.
///
/// For changes that another node made, and for those of the configuration.
pub(crate) async fn reload(state: &AppState) -> Result<()> {
    let changing = state.plugins.changing.lock().await;
    refresh(state).await?;
    drop(changing);
    Ok(())
}

/// As [`reload`], for who holds the lock already.
pub(super) async fn refresh(state: &AppState) -> Result<()> {
    let before = state.plugins.snapshot();
    let after = build::snapshot(state, &before, before.folders.clone()).await?;
    apply(state, after).await
}

/// As [`refresh`], after which older versions of this plugin need no place any more.
pub(super) async fn refresh_one(state: &AppState, id: &str) -> Result<()> {
    refresh(state).await?;
    let now = state.plugins.snapshot();
    let stored = now.installed(id).and_then(|found| found.stored.as_ref());
    let needed: Vec<String> = stored
        .map(|stored| {
            let previous = stored.previous.as_ref().map(|previous| previous.sha256.clone());
            [stored.sha256.clone()].into_iter().chain(previous).collect()
        })
        .unwrap_or_default();
    // What can not be swept now is swept at the next start.
    if let Err(error) = state.plugins.depot.sweep_plugin(id, needed).await {
        tracing::warn!(plugin.id = id, error = %error, "unpacked plugin not swept");
    }
    Ok(())
}

/// Turns a plugin on. The plugin folder is read again, so that what changed there counts.
pub(crate) async fn enable(state: &AppState, who: &Who, id: &str) -> Result<()> {
    let changing = state.plugins.changing.lock().await;
    let before = state.plugins.snapshot();
    let folders = build::scan(state.plugins.dir.clone()).await;
    let after = build::snapshot(state, &before, folders).await?;
    let found = after.found.get(id).ok_or_else(not_installed)?;
    let refused = after.runnable(found).err();
    check_free(&after, id, true)?;
    if refused.is_none() {
        remember(state, who, id, true).await?;
        tracing::info!(plugin.id = id, "plugin turned on");
    }
    let after = build::snapshot(state, &after, after.folders.clone()).await?;
    apply(state, after).await?;
    drop(changing);
    match refused {
        None => Ok(()),
        Some(error) => Err(Error::bad_request(
            "app.plugin.activate.app_error",
            "The plugin can not be turned on.",
        )
        .detail(error)),
    }
}

/// Turns a plugin off.
pub(crate) async fn disable(state: &AppState, who: &Who, id: &str) -> Result<()> {
    let changing = state.plugins.changing.lock().await;
    let before = state.plugins.snapshot();
    if !before.found.contains_key(id) {
        return Err(not_installed());
    }
    check_free(&before, id, false)?;
    remember(state, who, id, false).await?;
    tracing::info!(plugin.id = id, "plugin turned off");
    refresh(state).await?;
    drop(changing);
    Ok(())
}

/// The file and the environment stand above administrators.
fn check_free(now: &Snapshot, id: &str, enabled: bool) -> Result<()> {
    match now.settings.plugin_states.get(id) {
        Some(fixed) if *fixed != enabled => Err(Error::invalid(
            "PluginSettings.PluginStates",
            id,
            "must stay as the configuration file or the environment of the server sets it",
        )),
        Some(_) | None => Ok(()),
    }
}

async fn remember(state: &AppState, who: &Who, id: &str, enabled: bool) -> Result<()> {
    let mut tx = state.store.write().await?;
    store::plugin_states::set(&mut *tx, id, enabled, now_ms()).await?;
    if enabled {
        // Failures are counted from here on.
        store::plugin_reports::delete(&mut *tx, id).await?;
    }
    let action = if enabled { "plugin.enable" } else { "plugin.disable" };
    audit::add(state, &mut tx, who, action, &[("plugin", id)]).await?;
    tx.commit().await?;
    state.cluster.announce(Topic::Plugins);
    Ok(())
}

/// Takes a plugin away. It stays off should it ever come back, and no prepackaged bundle does so.
pub(crate) async fn remove(state: &AppState, who: &Who, id: &str) -> Result<()> {
    let changing = state.plugins.changing.lock().await;
    let now = state.plugins.snapshot();
    let found = now.installed(id).ok_or_else(not_installed)?;
    if found.source == PluginSource::Folder {
        let folder = state.plugins.dir.join(&found.path);
        return Err(Error::bad_request(
            "app.plugin.remove.app_error",
            "The plugin lies in a folder of the server; only the server's owner can remove it.",
        )
        .detail(format!("id={id}, folder={}", folder.display())));
    }
    let mut tx = state.store.write().await?;
    let row = row(&mut tx, id).await?;
    let gone = PluginRow { current: None, previous: None, update_at: now_ms(), ..row };
    store::plugins::put(&mut tx, &gone, None).await?;
    store::plugin_states::set(&mut *tx, id, false, now_ms()).await?;
    let version = found.version();
    let facts = [("plugin", id), ("version", version.as_str())];
    audit::add(state, &mut tx, who, "plugin.remove", &facts).await?;
    tx.commit().await?;
    state.cluster.announce(Topic::Plugins);
    tracing::info!(plugin.id = id, "plugin removed");
    refresh_one(state, id).await?;
    drop(changing);
    Ok(())
}

/// Makes the version before the current one again, and keeps the current one to go forth again.
pub(crate) async fn rollback(state: &AppState, who: &Who, id: &str) -> Result<Manifest> {
    let changing = state.plugins.changing.lock().await;
    let now = state.plugins.snapshot();
    let found = now.installed(id).ok_or_else(not_installed)?;
    let nothing = || {
        Error::bad_request(
            "app.plugin.rollback.app_error",
            "There is no previous version of this plugin to go back to.",
        )
    };
    let previous = found.stored.as_ref().and_then(|stored| stored.previous.clone());
    let previous = previous.ok_or_else(nothing)?;
    let bundles = store::plugins::bundles(state.store.read()).await?;
    let bundle =
        bundles.iter().find(|bundle| bundle.sha256 == previous.sha256).ok_or_else(nothing)?;
    let refuse = |error: String| {
        Error::bad_request(
            "app.plugin.activate.app_error",
            "The previous version can not be turned on, so the current one stays.",
        )
        .detail(error)
    };
    let plugin = build::plugin(&state.plugins.depot, bundle).await.map_err(refuse)?;
    let mut tx = state.store.write().await?;
    let row = row(&mut tx, id).await?;
    if row.previous.as_deref() != Some(bundle.sha256.as_str()) {
        return Err(nothing());
    }
    let back = PluginRow {
        previous: row.current,
        current: row.previous,
        // An administrator chose it: the next start does not upgrade it again.
        source: INSTALLED.to_owned(),
        update_at: now_ms(),
        ..row
    };
    store::plugins::put(&mut tx, &back, None).await?;
    let (from, to) = (found.version(), previous.version);
    let facts = [("plugin", id), ("from", from.as_str()), ("to", to.as_str())];
    audit::add(state, &mut tx, who, "plugin.rollback", &facts).await?;
    tx.commit().await?;
    state.cluster.announce(Topic::Plugins);
    tracing::info!(plugin.id = id, from, to, "plugin rolled back");
    refresh(state).await?;
    drop(changing);
    Ok(plugin.manifest)
}

async fn row(db: &mut AnyConnection, id: &str) -> Result<PluginRow> {
    let row = store::plugins::get(db, id).await?;
    // Another node may have taken it away meanwhile.
    row.filter(|row| row.current.is_some()).ok_or_else(not_installed)
}

/// Puts the new state into force and tells every page of this node what changed for it.
pub(super) async fn apply(state: &AppState, after: Snapshot) -> Result<()> {
    let before = state.plugins.snapshot();
    let after = Arc::new(after);
    state.plugins.replace(Arc::clone(&after));
    let (bundles_before, bundles_after) = (before.bundles(), after.bundles());
    for (id, client) in &bundles_before {
        if !bundles_after.contains_key(id) {
            let manifest = serde_json::to_value(client)?;
            publish::to_everyone(state, &PluginDisabled { manifest })?;
        }
    }
    for (id, client) in &bundles_after {
        if bundles_before.get(id) != Some(client) {
            let manifest = serde_json::to_value(client)?;
            publish::to_everyone(state, &PluginEnabled { manifest })?;
        }
    }
    let plugin_statuses = after.statuses();
    if plugin_statuses != before.statuses() || is_moved(&before, &after) {
        cluster::plugin_statuses::changed(state).await;
        let plugin_statuses = state.cluster.with_others(plugin_statuses).await?;
        publish::to_admins(state, &PluginStatusesChanged { plugin_statuses }).await?;
    }
    Ok(())
}

/// Whether something that the console shows changed although no status did.
fn is_moved(before: &Snapshot, after: &Snapshot) -> bool {
    let stored = |now: &Snapshot| -> Vec<_> {
        now.found.values().map(|found| (found.source, found.stored.clone())).collect()
    };
    stored(before) != stored(after)
}
