//! `POST /plugins`: a bundle as a form's file, streamed into the data folder, never into memory.
//!
//! Fields: the file `plugin`, optionally the file `signature` and the text `force`.

use std::time::{Duration, Instant};

use api_types::PluginSource;
use axum::{
    Json,
    extract::{
        Multipart, State,
        multipart::{Field, MultipartError, MultipartRejection},
    },
    http::StatusCode,
};
use bundle::Limits;
use manifest::Manifest;
use tokio::io::AsyncWriteExt;

use super::{
    depot::Passing,
    install::{self, Outcome, Package, Strategy},
    refusal::too_large,
    signature,
};
use crate::{
    auth::{PluginsWrite, Who},
    error::{Error, Result},
    state::AppState,
};

/// Around the file: boundaries, names, the signature.
const FORM_BYTES: u64 = 1 << 20;

/// `true` or `false`.
const MAX_TEXT_BYTES: usize = 64;

/// More fields than anybody has a use for.
const MAX_FIELDS: usize = 16;

/// The largest request. What is larger is cut off on the way.
pub(crate) fn max_body_bytes() -> usize {
    usize::try_from(Limits::default().compressed_bytes + FORM_BYTES).unwrap_or(usize::MAX)
}

/// What the form holds.
#[derive(Debug, Default)]
struct Form {
    file: Option<Passing>,
    signature: Option<Vec<u8>>,
    force: bool,
}

/// The form, for the document of the interface; it is read as a stream.
#[expect(dead_code, reason = "describes what `read` reads")]
#[derive(Debug, utoipa::ToSchema)]
pub(crate) struct UploadForm {
    /// The bundle, a `.tar.gz`.
    #[schema(value_type = String, format = Binary)]
    plugin: String,
    /// Its detached signature.
    #[schema(value_type = Option<String>, format = Binary)]
    signature: Option<String>,
    /// `true` replaces what is installed.
    force: Option<String>,
}

/// Installs a plugin from an uploaded bundle.
#[utoipa::path(
    post,
    path = "/plugins",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = Object), (status = 501, body = api_types::AppError))
)]
pub(crate) async fn upload(
    State(state): State<AppState>,
    PluginsWrite(who): PluginsWrite,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<Manifest>)> {
    let settings = state.settings.snapshot();
    if !settings.plugins.enable || !settings.plugins.enable_uploads {
        return Err(disabled());
    }
    let form = form.map_err(|rejection| unreadable(&rejection.body_text()))?;
    let form = Box::pin(read(&state, form)).await?;
    if settings.plugins.require_plugin_signature && form.signature.is_none() {
        return Err(disabled().detail(
            "PluginSettings.RequirePluginSignature is on: the field signature must hold the file's \
             detached signature",
        ));
    }
    let file = form.file.ok_or_else(no_file)?;
    let package = Package {
        file: file.path(),
        signature: form.signature.as_deref(),
        source: PluginSource::Installed,
        from: "upload",
    };
    created(&state, &who, package, form.force).await
}

/// The bundle of a form that holds nothing else.
pub(super) async fn file(
    state: &AppState,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Passing> {
    let form = form.map_err(|rejection| unreadable(&rejection.body_text()))?;
    Box::pin(read(state, form)).await?.file.ok_or_else(no_file)
}

fn no_file() -> Error {
    Error::bad_request("api.plugin.upload.no_file.app_error", "The request holds no bundle.")
        .detail("field=plugin, rule=must be given, as a file")
}

/// Takes the bundle in and answers as all ways of installing do.
pub(super) async fn created(
    state: &AppState,
    who: &Who,
    package: Package<'_>,
    force: bool,
) -> Result<(StatusCode, Json<Manifest>)> {
    let strategy = if force { Strategy::Replace } else { Strategy::OnlyNew };
    match Box::pin(install::install(state, who, package, strategy)).await? {
        Outcome::Installed(manifest) => Ok((StatusCode::CREATED, Json(*manifest))),
        Outcome::Kept => Err(Error::internal(&std::io::Error::other("only Upgrade keeps"))),
    }
}

async fn read(state: &AppState, mut form: Multipart) -> Result<Form> {
    let clock = Clock::new(&state.config.timings);
    let mut read = Form::default();
    for _ in 0..MAX_FIELDS {
        let Some(mut field) = clock.wait(form.next_field()).await? else { return Ok(read) };
        match field.name() {
            // Without a name it is a text of the form, no file.
            Some("plugin") if field.file_name().is_some() => {
                if read.file.is_some() {
                    return Err(Error::bad_request(
                        "api.plugin.upload.array.app_error",
                        "The request holds more than one bundle.",
                    ));
                }
                read.file = Some(receive(state, &clock, field).await?);
            }
            Some("signature") => {
                read.signature = Some(small(&clock, &mut field, signature::MAX_BYTES).await?);
            }
            Some("force") => {
                read.force = small(&clock, &mut field, MAX_TEXT_BYTES).await? == b"true";
            }
            // The next question reads over what is left.
            Some(_) | None => {}
        }
    }
    Err(unreadable("too many fields"))
}

async fn receive(state: &AppState, clock: &Clock, mut field: Field<'_>) -> Result<Passing> {
    let passing = state.plugins.depot.new_file();
    let failed = |error: std::io::Error| {
        tracing::error!(error = %error, "upload not kept");
        Error::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "app.plugin.filesystem.app_error",
            "The bundle could not be written; what was installed before is unchanged.",
        )
    };
    let mut file = tokio::fs::File::create_new(passing.path()).await.map_err(failed)?;
    let mut left = Limits::default().compressed_bytes;
    while let Some(chunk) = clock.wait(field.chunk()).await? {
        left = u64::try_from(chunk.len())
            .ok()
            .and_then(|n_bytes| left.checked_sub(n_bytes))
            .ok_or_else(too_large)?;
        file.write_all(&chunk).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    Ok(passing)
}

async fn small(clock: &Clock, field: &mut Field<'_>, max_bytes: usize) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    while let Some(chunk) = clock.wait(field.chunk()).await? {
        content.extend_from_slice(&chunk);
        if content.len() > max_bytes {
            return Err(unreadable("a field is too long"));
        }
    }
    Ok(content)
}

/// How slowly a body may come. Attack: many that drip keep connections and files for ever.
#[derive(Debug)]
struct Clock {
    silent_for: Duration,
    until: Instant,
}

impl Clock {
    fn new(timings: &crate::config::Timings) -> Self {
        Self {
            silent_for: timings.upload_silent_for,
            until: Instant::now() + timings.upload_within,
        }
    }

    async fn wait<T>(
        &self,
        next: impl Future<Output = std::result::Result<T, MultipartError>>,
    ) -> Result<T> {
        let too_slow = || {
            Error::new(
                StatusCode::REQUEST_TIMEOUT,
                "api.plugin.upload.timeout.app_error",
                "The bundle came too slowly.",
            )
        };
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            // A timer alone would let pass whatever comes before it is looked at.
            return Err(too_slow());
        }
        match tokio::time::timeout(self.silent_for.min(left), next).await {
            Ok(Ok(next)) => Ok(next),
            Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_large()),
            Ok(Err(error)) => Err(unreadable(&error.body_text())),
            Err(_) => Err(too_slow()),
        }
    }
}

fn unreadable(detail: &str) -> Error {
    Error::bad_request(
        "api.plugin.upload.file.app_error",
        "The request is no form that can be read.",
    )
    .detail(detail)
}

fn disabled() -> Error {
    Error::new(
        StatusCode::NOT_IMPLEMENTED,
        "app.plugin.upload_disabled.app_error",
        "Plugins and/or plugin uploads have been disabled.",
    )
}
