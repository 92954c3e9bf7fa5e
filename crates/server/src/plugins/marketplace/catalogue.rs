//! Reads the catalogue: a list of plugins at an address, or in a file of this machine.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use api_types::MarketplacePlugin;
use axum::http::StatusCode;
use manifest::PluginId;

use super::url;
use crate::{
    error::{Error, Result},
    plugins::found::text,
    state::AppState,
};

/// The largest catalogue. The forerunner's has 2 MB, icons included.
const MAX_BYTES: usize = 16 << 20;

/// How long the answer of a site is believed, and for how long that it gave none.
///
/// Everybody who is signed in may ask, but not have this server fetch megabytes at will.
const KEPT: Duration = Duration::from_secs(60);
const FAILURE_KEPT: Duration = Duration::from_secs(5);

/// How the address of a file begins.
const FILE: &str = "file://";

/// What the catalogue offers; nothing when none is configured.
pub(super) async fn fetch(state: &AppState) -> Result<Vec<MarketplacePlugin>> {
    let settings = state.settings.snapshot();
    let address = settings.plugins.marketplace_url.as_str();
    if address.is_empty() || !settings.plugins.enable_remote_marketplace {
        return Ok(Vec::new());
    }
    let failed = |reason: String| {
        Error::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "app.plugin.marketplace_client.failed_to_fetch",
            "The marketplace could not be read.",
        )
        .detail(reason)
    };
    match address.strip_prefix(FILE) {
        Some(path) => parse(read(path.to_owned()).await.map_err(failed)?).await.map_err(failed),
        None => of_site(state, address).await.map_err(failed),
    }
}

type Read = std::result::Result<Vec<MarketplacePlugin>, String>;

/// What a site answered the last time.
#[derive(Debug, Default)]
pub(crate) struct Known(tokio::sync::Mutex<Option<Answer>>);

#[derive(Debug)]
struct Answer {
    address: String,
    /// Whether it might have been asked over http.
    insecure: bool,
    at: Instant,
    read: Read,
}

/// One asks, and all who came meanwhile have its answer.
async fn of_site(state: &AppState, address: &str) -> Read {
    let insecure = state.settings.snapshot().plugins.allow_insecure_download_url;
    let mut known = state.plugins.catalogue.0.lock().await;
    if let Some(answer) = &*known {
        let kept = if answer.read.is_ok() { KEPT } else { FAILURE_KEPT };
        if (answer.address.as_str(), answer.insecure) == (address, insecure)
            && answer.at.elapsed() < kept
        {
            return answer.read.clone();
        }
    }
    let read = match Box::pin(url::fetch_small(state, &page(address), MAX_BYTES)).await {
        Ok(content) => parse(content).await,
        Err(error) => Err(error),
    };
    let (address, at) = (address.to_owned(), Instant::now());
    *known = Some(Answer { address, insecure, at, read: read.clone() });
    read
}

/// Reads the list; beside the requests, as it may be long.
async fn parse(content: Vec<u8>) -> Read {
    let parse = move || {
        let all: Vec<MarketplacePlugin> = serde_json::from_slice(&content).map_err(|error| {
            format!("the catalogue: line {}, column {}", error.line(), error.column())
        })?;
        // Ids become keys and parts of addresses.
        let is_plugin =
            |plugin: &MarketplacePlugin| PluginId::try_from(text(&plugin.manifest, "id")).is_ok();
        Ok(all.into_iter().filter(is_plugin).collect())
    };
    tokio::task::spawn_blocking(parse).await.map_err(|error| error.to_string())?
}

/// A marketplace's server has its list at a path of its own; a list in a file ends in `.json`.
fn page(address: &str) -> String {
    let path = url::without_query(address);
    if path.ends_with(".json") {
        return address.to_owned();
    }
    format!("{}/api/v1/plugins?per_page=-1", path.trim_end_matches('/'))
}

async fn read(path: String) -> std::result::Result<Vec<u8>, String> {
    let read = move || {
        // Neither folders nor pipes and devices, which would never end.
        let about = std::fs::metadata(&path).map_err(|error| error.to_string())?;
        let is_small = usize::try_from(about.len()).is_ok_and(|n_bytes| n_bytes <= MAX_BYTES);
        if !about.is_file() || !is_small {
            return Err("the catalogue must be a file of at most 16 MiB".to_owned());
        }
        std::fs::read(&path).map_err(|error| error.to_string())
    };
    tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())?
}

/// A bundle of this machine that a catalogue of this machine names; relative to the catalogue.
///
/// A catalogue from elsewhere names no files here.
pub(super) fn local_file(state: &AppState, address: &str) -> Option<PathBuf> {
    let settings = state.settings.snapshot();
    let catalogue = settings.plugins.marketplace_url.strip_prefix(FILE)?;
    if let Some(path) = address.strip_prefix(FILE) {
        return Some(PathBuf::from(path));
    }
    (!address.contains("://")).then(|| match Path::new(catalogue).parent() {
        Some(folder) => folder.join(address),
        None => PathBuf::from(address),
    })
}
