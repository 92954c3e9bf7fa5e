//! `/plugins/keys`: whose signatures are accepted.
//!
//! Those that administrators added, and those in the files of
//! `PluginSettings.SignaturePublicKeyFiles`, which nobody removes here.

use std::path::Path as FilePath;

use api_types::{PluginKey, StatusOk};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bundle::signature::PublicKey;

use crate::{
    audit,
    auth::{PluginsRead, PluginsWrite},
    clock::now_ms,
    error::{Error, Result, is_clash},
    plugins,
    request::body::Body,
    settings,
    state::AppState,
    store,
};

/// The longest key. Those of OpenPGP carry the signatures of others along.
const MAX_KEY_BYTES: usize = 64 << 10;

const MAX_NAME_CHARS: usize = 64;

/// Keys that administrators may add. Each signature is tried against all.
const MAX_KEYS: usize = 100;

/// The keys whose signatures are accepted.
#[utoipa::path(get, path = "/plugins/keys", responses((status = 200, body = Vec<PluginKey>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    _: PluginsRead,
) -> Result<Json<Vec<PluginKey>>> {
    plugins::check_on(&state)?;
    Ok(Json(all(&state).await?))
}

/// Adds a key whose signatures are accepted from now on.
#[utoipa::path(
    post,
    path = "/plugins/keys",
    request_body = PluginKey,
    responses((status = 201, body = PluginKey))
)]
pub(crate) async fn add(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    Body(request): Body<PluginKey>,
) -> Result<(StatusCode, Json<PluginKey>)> {
    plugins::check_on(&state)?;
    let text = request.public_key.trim();
    if is_secret(text) {
        audit::note(&state, &who, "plugin.key.secret_refused", &[]).await;
        return Err(Error::bad_request(
            "api.plugin.keys.secret.app_error",
            "This is a secret key. It was not stored, but it has left the place where it was \
             safe: make a new pair and send the public one.",
        )
        .detail("field=public_key, rule=a public key"));
    }
    if text.len() > MAX_KEY_BYTES {
        return Err(Error::invalid("public_key", "", "at most 64 KiB"));
    }
    let parsed = PublicKey::parse(text.as_bytes())
        .map_err(|error| Error::invalid("public_key", "", &format!("a public key: {error}")))?;
    let name = if request.name.trim().is_empty() { parsed.name() } else { request.name.trim() };
    if name.chars().count() > MAX_NAME_CHARS || name.chars().any(char::is_control) {
        let rule = "at most 64 characters, none of them a control character";
        return Err(Error::invalid("name", name, rule));
    }
    let key = PluginKey {
        id: parsed.id().to_owned(),
        name: name.to_owned(),
        format: parsed.format().to_string(),
        public_key: text.to_owned(),
        create_at: now_ms(),
    };
    let mut tx = state.store.write().await?;
    if store::plugin_keys::all(&mut *tx).await?.len() >= MAX_KEYS {
        return Err(Error::invalid("public_key", "", "one of at most 100 keys"));
    }
    if of_files(&state).await.iter().any(|known| known.id == key.id) {
        return Err(known(&key.id));
    }
    store::plugin_keys::insert(&mut *tx, &key)
        .await
        .map_err(|error| if is_clash(&error) { known(&key.id) } else { error.into() })?;
    let facts = [("id", key.id.as_str()), ("name", &key.name)];
    audit::add(&state, &mut tx, &who, "plugin.key.add", &facts).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(key)))
}

/// Takes a key away; plugins that it signed stay.
#[utoipa::path(delete, path = "/plugins/keys/{id}", responses((status = 200, body = StatusOk)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    PluginsWrite(who): PluginsWrite,
) -> Result<Json<StatusOk>> {
    plugins::check_on(&state)?;
    let mut tx = state.store.write().await?;
    if !store::plugin_keys::delete(&mut *tx, &id).await? {
        if of_files(&state).await.iter().any(|known| known.id == id) {
            let by = "PluginSettings.SignaturePublicKeyFiles";
            return Err(settings::locked(&format!("keys.{id}"), by));
        }
        return Err(Error::not_found("plugin_key"));
    }
    audit::add(&state, &mut tx, &who, "plugin.key.remove", &[("id", &id)]).await?;
    tx.commit().await?;
    Ok(Json(StatusOk::default()))
}

fn known(id: &str) -> Error {
    Error::bad_request("api.plugin.keys.exists.app_error", "This key is accepted already.")
        .detail(format!("field=public_key, value={id:?}, rule=each key once"))
}

/// All keys: those that the configuration names, then those that administrators added.
pub(crate) async fn all(state: &AppState) -> Result<Vec<PluginKey>> {
    let mut keys = of_files(state).await;
    keys.extend(store::plugin_keys::all(state.store.read()).await?);
    Ok(keys)
}

/// The keys that the configuration names; files that can not be used are left out.
async fn of_files(state: &AppState) -> Vec<PluginKey> {
    let mut keys = Vec::new();
    for path in &state.settings.snapshot().plugins.signature_public_key_files {
        let content = match tokio::fs::read(path).await {
            Ok(content) => content,
            Err(error) => {
                tracing::warn!(path, error = %error, "key file not read");
                continue;
            }
        };
        let key = match PublicKey::parse(&content) {
            Ok(key) => key,
            Err(error) => {
                tracing::warn!(path, error = %error, "key file not used");
                continue;
            }
        };
        let file_name = FilePath::new(path).file_name().unwrap_or_default();
        keys.push(PluginKey {
            id: key.id().to_owned(),
            name: file_name.to_string_lossy().into_owned(),
            format: key.format().to_string(),
            // The file may be binary.
            public_key: key.to_text(),
            create_at: 0,
        });
    }
    keys
}

/// Whether somebody mistook the secret half for the public one.
fn is_secret(text: &str) -> bool {
    let upper = text.to_uppercase();
    if upper.contains("PRIVATE KEY") || upper.contains("SECRET KEY") {
        return true;
    }
    // minisign's, without its comment: `Ed`, how it is locked, and the checksum's name.
    text.lines().filter_map(|line| STANDARD.decode(line.trim()).ok()).any(|bytes| {
        bytes.starts_with(b"Ed") && bytes.get(4..6) == Some(b"B2") && bytes.len() > 100
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_keys_are_recognised_with_and_without_their_comment() {
        let mut bytes = b"EdScB2".to_vec();
        bytes.resize(158, 7);
        let bare = STANDARD.encode(&bytes);
        for text in [
            bare.as_str(),
            &format!("untrusted comment: mine\n{bare}"),
            "untrusted comment: minisign encrypted secret key\nRWRTY0Iy",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ==\n-----END PGP PRIVATE KEY BLOCK-----",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
        ] {
            assert!(is_secret(text), "{text}");
        }
        let public = "untrusted comment: minisign public key 0\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
        assert!(!is_secret(public));
    }
}
