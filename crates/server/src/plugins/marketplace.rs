//! `/plugins/marketplace`: what could be installed, from a catalogue and from what came along.
//!
//! The catalogue is a list in the forerunner's shape, at `PluginSettings.MarketplaceURL`: on the
//! internet, or a file of this machine, so that all of it works without any network.

pub(crate) mod catalogue;
pub(crate) mod first_visit;

use std::{collections::BTreeMap, path::Path};

use api_types::{MarketplaceLabel, MarketplacePlugin, PluginSource};
use axum::{
    Json,
    extract::{Query, State},
    http::{Method, StatusCode},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use manifest::{Manifest, Version};
use serde::Deserialize;
use serde_json::Value;

use super::{
    check_on,
    found::text,
    install::{self, Package},
    prepackaged::Offered,
    signature, upload, url,
};
use crate::{
    audit,
    auth::{PluginsWrite, Viewer},
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    system::VERSION,
};

/// As the forerunner has it.
const DEFAULT_PER_PAGE: usize = 100;
const MAX_PER_PAGE: usize = 200;

/// Where its plugins come from, for the audit log.
const MARKETPLACE: &str = "marketplace";

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Filter {
    page: Option<usize>,
    per_page: Option<usize>,
    filter: String,
    /// Only plugins that run on this version.
    server_version: String,
    local_only: bool,
    remote_only: bool,
}

/// What to install.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct Wanted {
    id: String,
}

/// What the catalogue and this server offer, by name.
#[utoipa::path(
    get,
    path = "/plugins/marketplace",
    params(Filter),
    responses((status = 200, body = Vec<MarketplacePlugin>), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Viewer(session, who): Viewer,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<MarketplacePlugin>>> {
    check_marketplace(&state)?;
    // What the internet offers is no secret; what is installed here is.
    if !filter.remote_only && !session.reads_plugins {
        audit::refused(&state, &who, &Method::GET, "/plugins/marketplace").await;
        return Err(Error::forbidden());
    }
    if filter.local_only && filter.remote_only {
        return Err(Error::invalid("remote_only", "true", "must not be given with local_only"));
    }
    let server = match filter.server_version.as_str() {
        "" => None,
        text => Some(Version::try_from(text).map_err(|_| {
            Error::invalid("server_version", text, "must be a version such as 11.1.0")
        })?),
    };
    let mut all = BTreeMap::new();
    if !filter.local_only {
        match catalogue::fetch(&state).await {
            Ok(remote) => all = newest(remote, server.as_ref()),
            // What came along can be had all the same.
            Err(error) if filter.remote_only => return Err(error),
            Err(error) => {
                tracing::warn!(error = error.detail, "marketplace not reached");
            }
        }
    }
    if !filter.remote_only {
        add_local(&state, &mut all);
        tell_installed(&state, &mut all);
    }
    let fits = |plugin: &MarketplacePlugin| {
        matches(plugin, &filter.filter) && runs_on(&plugin.manifest, server.as_ref())
    };
    let mut all: Vec<MarketplacePlugin> = all.into_values().filter(fits).collect();
    all.sort_by_cached_key(|plugin| {
        (text(&plugin.manifest, "name").to_lowercase(), text(&plugin.manifest, "id"))
    });
    let per_page = match filter.per_page {
        None | Some(0) => DEFAULT_PER_PAGE,
        Some(per_page) => per_page.min(MAX_PER_PAGE),
    };
    let skipped = filter.page.unwrap_or_default().saturating_mul(per_page);
    Ok(Json(all.into_iter().skip(skipped).take(per_page).collect()))
}

/// Installs a plugin of the catalogue.
#[utoipa::path(
    post,
    path = "/plugins/marketplace",
    request_body = Wanted,
    responses((status = 201, body = Object), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn install(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Manifest>)> {
    check_marketplace(&state)?;
    let id = wanted.id.to_lowercase();
    let offered = state.plugins.offered();
    let offered = offered.iter().find(|offered| offered.id == id && offered.plugin().is_some());
    let remote = match catalogue::fetch(&state).await {
        Ok(remote) => newest(remote, Version::try_from(VERSION).ok().as_ref()).remove(&id),
        Err(error) if offered.is_none() => return Err(error),
        Err(_) => None,
    };
    let installing = match (offered, remote) {
        (Some(offered), None) => of_offered(offered),
        (Some(offered), Some(remote)) if !is_newer(&remote.manifest, &offered.manifest) => {
            of_offered(offered)
        }
        (_, Some(remote)) => match Box::pin(of_catalogue(&state, &remote)).await {
            Ok(fetched) => fetched,
            Err(error) => {
                install::note_refusal(&state, &who, &error, MARKETPLACE).await;
                return Err(error);
            }
        },
        (None, None) => {
            return Err(Error::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "app.plugin.marketplace_plugins.not_found.app_error",
                "The marketplace has no such plugin.",
            ));
        }
    };
    let needs_signature = state.settings.snapshot().plugins.require_plugin_signature
        || signature::any_key(&state).await?;
    let package = Package {
        file: installing.path(),
        signature: installing.signature.as_deref().filter(|_| needs_signature),
        source: installing.source,
        from: MARKETPLACE,
    };
    upload::created(&state, &who, package, true).await
}

/// A file that is about to be installed.
#[derive(Debug)]
struct Installing {
    file: File,
    signature: Option<Vec<u8>>,
    source: PluginSource,
}

#[derive(Debug)]
enum File {
    Here(std::path::PathBuf),
    Fetched(super::depot::Passing),
}

impl Installing {
    fn path(&self) -> &Path {
        match &self.file {
            File::Here(path) => path,
            File::Fetched(passing) => passing.path(),
        }
    }
}

fn of_offered(offered: &Offered) -> Installing {
    Installing {
        file: File::Here(offered.file.clone()),
        signature: offered.signature(),
        source: PluginSource::Prepackaged,
    }
}

async fn of_catalogue(state: &AppState, plugin: &MarketplacePlugin) -> Result<Installing> {
    let file = match catalogue::local_file(state, &plugin.download_url) {
        Some(file) => File::Here(file),
        None => File::Fetched(url::fetch(state, &plugin.download_url).await?),
    };
    let signature = match plugin.signature.as_str() {
        "" => None,
        text => Some(STANDARD.decode(text).map_err(|_| {
            Error::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "app.plugin.signature_decode.app_error",
                "The marketplace's signature of this plugin is not base64.",
            )
        })?),
    };
    Ok(Installing { file, signature, source: PluginSource::Installed })
}

fn check_marketplace(state: &AppState) -> Result<()> {
    check_on(state)?;
    if state.settings.snapshot().plugins.enable_marketplace {
        return Ok(());
    }
    Err(Error::new(
        StatusCode::NOT_IMPLEMENTED,
        "app.plugin.marketplace_disabled.app_error",
        "The marketplace has been disabled.",
    ))
}

type ById = BTreeMap<String, MarketplacePlugin>;

/// Of each plugin the newest version that runs on the server.
fn newest(all: Vec<MarketplacePlugin>, server: Option<&Version>) -> ById {
    let mut newest: ById = BTreeMap::new();
    for plugin in all.into_iter().filter(|plugin| runs_on(&plugin.manifest, server)) {
        let id = text(&plugin.manifest, "id").to_lowercase();
        let known = newest.get(&id);
        if known.is_none_or(|known| is_newer(&plugin.manifest, &known.manifest)) {
            newest.insert(id, plugin);
        }
    }
    newest
}

fn add_local(state: &AppState, all: &mut ById) {
    let offered = state.plugins.offered();
    let offered = offered.iter().filter_map(Offered::plugin);
    let (active, inactive) = state.plugins.manifests();
    for manifest in offered.chain(active).chain(inactive) {
        let id = manifest.id.to_string();
        let Ok(value) = serde_json::to_value(&manifest) else { continue };
        let known = all.get(&id);
        if known.is_none_or(|known| is_newer(&value, &known.manifest)) {
            all.insert(id, local(value));
        }
    }
}

fn local(manifest: Value) -> MarketplacePlugin {
    MarketplacePlugin {
        homepage_url: text(&manifest, "homepage_url"),
        release_notes_url: text(&manifest, "release_notes_url"),
        labels: vec![MarketplaceLabel {
            name: "Local".to_owned(),
            description: "This plugin is not listed in the marketplace".to_owned(),
            ..MarketplaceLabel::default()
        }],
        manifest,
        ..MarketplacePlugin::default()
    }
}

fn tell_installed(state: &AppState, all: &mut ById) {
    for status in state.plugins.statuses() {
        if let Some(plugin) = all.get_mut(&status.plugin_id) {
            plugin.installed_version = status.version;
        }
    }
}

fn matches(plugin: &MarketplacePlugin, filter: &str) -> bool {
    let filter = filter.trim().to_lowercase();
    let mut fields = ["id", "name", "description"].into_iter();
    fields.any(|key| text(&plugin.manifest, key).to_lowercase().contains(&filter))
}

fn version(manifest: &Value, key: &str) -> Option<Version> {
    Version::try_from(text(manifest, key).as_str()).ok()
}

fn runs_on(manifest: &Value, server: Option<&Version>) -> bool {
    match (version(manifest, "min_server_version"), server) {
        (Some(oldest), Some(server)) => server.is_at_least(&oldest),
        (Some(_) | None, _) => true,
    }
}

fn is_newer(manifest: &Value, than: &Value) -> bool {
    match (version(manifest, "version"), version(than, "version")) {
        (Some(this), Some(other)) => this.is_at_least(&other) && !other.is_at_least(&this),
        (Some(_), None) => true,
        (None, Some(_) | None) => false,
    }
}
