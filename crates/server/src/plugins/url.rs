//! `POST /plugins/install_from_url?plugin_download_url=&force=`: a bundle from the internet.
//!
//! Which addresses may be reached is the matter of `outgoing`.

use std::{fmt, time::Duration};

use api_types::PluginSource;
use axum::{
    Json,
    extract::{Query, State},
    http::StatusCode,
};
use bundle::Limits;
use manifest::Manifest;
use serde::Deserialize;
use tokio::io::AsyncWriteExt;

use super::{
    depot::Passing,
    disabled,
    install::{self, Package},
    signature, upload,
};
use crate::{
    auth::PluginsWrite,
    error::{Error, Result},
    outgoing::{Download, Length, Ports, Rules},
    state::AppState,
};

/// How long a download may take altogether.
const WITHIN: Duration = Duration::from_secs(15 * 60);

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    plugin_download_url: String,
    /// A text, as the forerunner takes `1` and `t` too.
    force: String,
}

/// Installs a plugin from an address.
#[utoipa::path(
    post,
    path = "/plugins/install_from_url",
    params(Wanted),
    responses((status = 201, body = Object), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn install(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    Query(wanted): Query<Wanted>,
) -> Result<(StatusCode, Json<Manifest>)> {
    let settings = state.settings.snapshot();
    if !settings.plugins.enable || !settings.plugins.enable_uploads {
        return Err(disabled());
    }
    let url = &wanted.plugin_download_url;
    let from = shown(url);
    let file = match Box::pin(fetch(&state, url)).await {
        Ok(file) => file,
        Err(error) => {
            install::note_refusal(&state, &who, &error, &from).await;
            return Err(error);
        }
    };
    let signature = if settings.plugins.require_plugin_signature {
        Box::pin(fetch_signature(&state, url)).await
    } else {
        None
    };
    let package = Package {
        file: file.path(),
        signature: signature.as_deref(),
        source: PluginSource::Installed,
        from: &from,
    };
    let force = matches!(wanted.force.as_str(), "true" | "1" | "t" | "T" | "TRUE" | "True");
    upload::created(&state, &who, package, force).await
}

/// Downloads a bundle into a file that passes.
pub(super) async fn fetch(state: &AppState, url: &str) -> Result<Passing> {
    let passing = state.plugins.depot.new_file();
    let rules = rules(state, Limits::default().compressed_bytes);
    let download = async {
        let mut file = tokio::fs::File::create_new(passing.path()).await.map_err(|e| failed(&e))?;
        let mut download = Download::open(url, &rules).await.map_err(|e| failed(&e))?;
        while let Some(chunk) = download.chunk().await.map_err(|e| failed(&e))? {
            file.write_all(&chunk).await.map_err(|e| failed(&e))?;
        }
        file.flush().await.map_err(|e| failed(&e))
    };
    match tokio::time::timeout(WITHIN, download).await {
        Ok(done) => done.map(|()| passing),
        Err(_) => Err(failed(&"the other side took too long")),
    }
}

/// Downloads what is small: a signature, a catalogue.
pub(super) async fn fetch_small(
    state: &AppState,
    url: &str,
    max_bytes: usize,
) -> std::result::Result<Vec<u8>, String> {
    let rules = rules(state, u64::try_from(max_bytes).unwrap_or(u64::MAX));
    let download = async {
        let download = Download::open(url, &rules).await.map_err(|error| error.to_string())?;
        download.all().await.map_err(|error| error.to_string())
    };
    match tokio::time::timeout(Duration::from_secs(60), download).await {
        Ok(done) => done,
        Err(_) => Err("the other side took too long".to_owned()),
    }
}

fn rules(state: &AppState, max_bytes: u64) -> Rules {
    Rules {
        insecure: state.settings.snapshot().plugins.allow_insecure_download_url,
        reachable: state.config.downloads_from.clone(),
        ports: Ports::Any,
        max_bytes,
        length: Length::Whole,
    }
}

/// The signature beside the file, if there is one.
async fn fetch_signature(state: &AppState, url: &str) -> Option<Vec<u8>> {
    let (path, query) = match url.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (url, String::new()),
    };
    for ending in signature::ENDINGS {
        let url = format!("{path}{ending}{query}");
        match fetch_small(state, &url, signature::MAX_BYTES).await {
            Ok(signature) => return Some(signature),
            Err(error) => tracing::info!(ending, error, "no such signature"),
        }
    }
    None
}

/// An address for the audit log: downloads carry tokens in their queries.
fn shown(url: &str) -> String {
    let Ok(mut url) = reqwest::Url::parse(url.trim()) else { return String::new() };
    if !matches!(url.scheme(), "http" | "https") {
        return String::new();
    }
    // Neither fails for addresses with a host, which these have.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    url.into()
}

/// The part of an address up to its query.
pub(super) fn without_query(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn failed(error: &dyn fmt::Display) -> Error {
    Error::bad_request(
        "api.plugin.install.download_failed.app_error",
        "The plugin could not be downloaded.",
    )
    .detail(error.to_string())
}
