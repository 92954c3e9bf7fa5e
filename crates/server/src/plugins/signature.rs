//! Whose signature a bundle carries.
//!
//! The keys are those that administrators added and those of the configured files.

use std::{fs, path::Path};

use bundle::signature::{PublicKey, Signature, verify};

use crate::{
    error::{Error, Result},
    plugin_keys,
    state::AppState,
};

/// What detached signatures are called, beside the file's own name.
pub(super) const ENDINGS: [&str; 3] = [".sig", ".minisig", ".asc"];

/// An OpenPGP signature has a few hundred bytes, a minisign one fewer; what is larger is none.
pub(super) const MAX_BYTES: usize = 64 << 10;

/// The name of the key whose signature fits; empty when there is no signature and none is needed.
///
/// A signature that was given must fit, needed or not.
pub(super) async fn signer(
    state: &AppState,
    file: &Path,
    signature: Option<&[u8]>,
) -> Result<String> {
    let Some(signature) = signature else {
        if state.settings.snapshot().plugins.require_plugin_signature {
            return Err(refused(
                "a signature must come with the bundle, as \
                 PluginSettings.RequirePluginSignature is on",
            ));
        }
        return Ok(String::new());
    };
    let signature = Signature::parse(signature).map_err(|error| refused(&error.to_string()))?;
    let keys = keys(state).await?;
    let file = file.to_path_buf();
    let check = move || {
        let file = fs::File::open(file).map_err(|error| Error::internal(&error))?;
        let (keys, names): (Vec<PublicKey>, Vec<String>) = keys.into_iter().unzip();
        let key = verify(file, &signature, &keys).map_err(|error| refused(&error.to_string()))?;
        let known = keys.iter().zip(names).find(|(known, _)| known.id() == key.id());
        Ok(known.map_or_else(|| key.id().to_owned(), |(_, name)| name))
    };
    tokio::task::spawn_blocking(check).await.map_err(|error| Error::internal(&error))?
}

/// Whether any signature could fit.
pub(super) async fn any_key(state: &AppState) -> Result<bool> {
    Ok(!keys(state).await?.is_empty())
}

/// All keys, each with the name that people gave it.
async fn keys(state: &AppState) -> Result<Vec<(PublicKey, String)>> {
    let mut keys = Vec::new();
    for key in plugin_keys::all(state).await? {
        match PublicKey::parse(key.public_key.as_bytes()) {
            Ok(parsed) => keys.push((parsed, key.name)),
            Err(error) => tracing::warn!(key.id = key.id, error = %error, "key not used"),
        }
    }
    Ok(keys)
}

pub(super) fn refused(rule: &str) -> Error {
    Error::bad_request(
        "api.plugin.verify_plugin.app_error",
        "The bundle's signature can not be verified.",
    )
    .detail(rule)
}
