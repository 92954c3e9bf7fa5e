//! What clients are told when a bundle is not taken in: the forerunner's ids, and as detail the
//! file and the rule.

use axum::http::StatusCode;
use bundle::Error as BundleError;

use super::depot::DepotError;
use crate::{blobs::BlobError, error::Error};

impl From<DepotError> for Error {
    fn from(error: DepotError) -> Self {
        match error {
            DepotError::Bundle(error) => of_bundle(&error),
            DepotError::Blob(error) => error.into(),
            DepotError::Changed | DepotError::Io(_) | DepotError::Ended(_) => filesystem(&error),
        }
    }
}

impl From<BlobError> for Error {
    fn from(error: BlobError) -> Self {
        tracing::error!(error = %error, "bundle not kept");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "app.plugin.store_bundle.app_error",
            "The bundle could not be kept; what was installed before is unchanged.",
        )
    }
}

fn of_bundle(error: &BundleError) -> Error {
    if !error.is_refusal() {
        return filesystem(error);
    }
    let (id, message) = match error {
        BundleError::ArchiveSize { .. } => return too_large().detail(error.to_string()),
        BundleError::Manifest { errors, .. }
            if errors.refusals().iter().any(|refusal| refusal.field == "id") =>
        {
            ("app.plugin.invalid_id.app_error", "The plugin's id is not valid.")
        }
        BundleError::NoManifest { .. }
        | BundleError::TwoManifests { .. }
        | BundleError::ManifestSize { .. }
        | BundleError::Manifest { .. } => {
            ("app.plugin.manifest.app_error", "The plugin's manifest can not be used.")
        }
        BundleError::Contents { .. } => {
            ("app.plugin.webapp_bundle.app_error", "The bundle lacks what its manifest names.")
        }
        BundleError::UnpackedSize { .. }
        | BundleError::Ratio { .. }
        | BundleError::Entries { .. }
        | BundleError::FileSize { .. }
        | BundleError::Path { .. }
        | BundleError::PathSize { .. }
        | BundleError::Depth { .. }
        | BundleError::Twice { .. }
        | BundleError::Kind { .. }
        | BundleError::Header { .. }
        | BundleError::Archive { .. }
        | BundleError::Truncated { .. }
        | BundleError::Read(_)
        | BundleError::File { .. }
        | BundleError::Write(_) => {
            ("app.plugin.extract.app_error", "The bundle can not be unpacked.")
        }
    };
    Error::bad_request(id, message).detail(error.to_string())
}

/// Not the bundle's fault: a full disk, for one.
fn filesystem(error: &dyn std::error::Error) -> Error {
    let mut causes = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        causes = format!("{causes}: {inner}");
        cause = inner.source();
    }
    tracing::error!(error = causes, "bundle not unpacked");
    Error::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "app.plugin.filesystem.app_error",
        "The bundle could not be unpacked; what was installed before is unchanged.",
    )
}

pub(super) fn too_large() -> Error {
    Error::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "api.context.request_body_too_large.app_error",
        "The bundle is too large.",
    )
}
