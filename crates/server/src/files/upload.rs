//! `POST /files`: files come in as a stream, onto the disk, never into memory.
//!
//! As a form (`files`, `channel_id`, `client_ids`), or one file as the body with its name in the
//! query. A post takes them later by their ids.

use api_types::{FileInfo, FileUploadResponse};
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Multipart, Query, Request, State, multipart::Field},
    http::{StatusCode, header},
};
use futures_util::{Stream, StreamExt};
use serde::Deserialize;
use tempfile::TempPath;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{MAX_PER_POST, kind, name, picture};
use crate::{
    auth::Session,
    blobs::files::Piece,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    id::new_id,
    state::AppState,
    store,
};

/// An id, or what a client calls a file.
const MAX_TEXT_BYTES: usize = 128;

/// More fields than ten files and their names have.
const MAX_FIELDS: usize = 32;

/// Where one file goes that is the whole body; a form may say the channel here, too.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Target {
    channel_id: String,
    filename: String,
    client_id: String,
}

/// The form, for the document of the interface; it is read as a stream.
#[expect(dead_code, reason = "describes what `read_form` reads")]
#[derive(Debug, utoipa::ToSchema)]
pub(crate) struct FilesForm {
    channel_id: String,
    /// What the client calls them; given back.
    client_ids: Option<Vec<String>>,
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Vec<String>,
}

/// A file that has come in.
#[derive(Debug)]
struct Received {
    name: String,
    size: u64,
    file: TempPath,
}

#[derive(Debug, Default)]
struct Form {
    channel_id: String,
    client_ids: Vec<String>,
    files: Vec<Received>,
}

/// Takes files in; a post takes them by their ids.
#[utoipa::path(
    post,
    path = "/files",
    params(Target),
    request_body(content = FilesForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = FileUploadResponse),
        (status = 413, body = api_types::AppError),
        (status = 501, body = api_types::AppError),
    )
)]
pub(crate) async fn upload(
    State(state): State<AppState>,
    Query(target): Query<Target>,
    session: Session,
    request: Request,
) -> Result<(StatusCode, Json<FileUploadResponse>)> {
    if !state.settings.snapshot().files.enable_attachments {
        return Err(Error::new(
            StatusCode::NOT_IMPLEMENTED,
            "api.file.attachments.disabled.app_error",
            "File attachments have been disabled on this server.",
        )
        .detail("FileSettings.EnableFileAttachments is off"));
    }
    if !target.channel_id.is_empty() {
        check_channel(&state, &session, &target.channel_id).await?;
    }
    let form = if is_form(&request) {
        let form = Multipart::from_request(request, &state)
            .await
            .map_err(|rejection| unreadable(&rejection.body_text()))?;
        Box::pin(read_form(&state, &session, target, form)).await?
    } else {
        read_body(&state, target, request).await?
    };
    if form.channel_id.is_empty() {
        return Err(Error::invalid("channel_id", "", "must be given"));
    }
    if form.files.is_empty() {
        return Err(Error::invalid("files", "", "at least one file"));
    }
    check_channel(&state, &session, &form.channel_id).await?;
    let mut file_infos = Vec::new();
    for received in form.files {
        file_infos.push(keep(&state, &session, &form.channel_id, received).await?);
    }
    let answer = FileUploadResponse { file_infos, client_ids: form.client_ids };
    Ok((StatusCode::CREATED, Json(answer)))
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

async fn check_channel(state: &AppState, session: &Session, channel_id: &str) -> Result<()> {
    let (channel, _) = access::member(state, session, channel_id).await?;
    access::check_not_archived(&channel)
}

async fn read_form(
    state: &AppState,
    session: &Session,
    target: Target,
    mut form: Multipart,
) -> Result<Form> {
    let mut read = Form { channel_id: target.channel_id, ..Form::default() };
    for _ in 0..MAX_FIELDS {
        let field = form.next_field().await.map_err(|error| unreadable(&error.body_text()))?;
        let Some(mut field) = field else { return Ok(read) };
        match field.name() {
            Some("channel_id") => {
                read.channel_id = small(&mut field).await?;
                // Before the files, as clients send it: nothing is taken in for nothing.
                check_channel(state, session, &read.channel_id).await?;
            }
            Some("client_ids") => read.client_ids.push(small(&mut field).await?),
            Some("files") if field.file_name().is_some() => {
                if read.files.len() >= MAX_PER_POST {
                    return Err(Error::invalid("files", "", "at most 10 files"));
                }
                let name = name::clean(field.file_name().unwrap_or_default());
                read.files.push(receive(state, name, field).await?);
            }
            // The next question reads over what is left.
            Some(_) | None => {}
        }
    }
    Err(unreadable("too many fields"))
}

async fn read_body(state: &AppState, target: Target, request: Request) -> Result<Form> {
    if target.channel_id.is_empty() {
        return Err(Error::invalid("channel_id", "", "must be given"));
    }
    if target.filename.is_empty() {
        return Err(Error::invalid("filename", "", "must be given with a body that is no form"));
    }
    let name = name::clean(&target.filename);
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    check_size(state, &name, length.unwrap_or_default())?;
    let received = receive(state, name, request.into_body().into_data_stream()).await?;
    let client_ids = if target.client_id.is_empty() { Vec::new() } else { vec![target.client_id] };
    Ok(Form { channel_id: target.channel_id, client_ids, files: vec![received] })
}

async fn receive<E: std::fmt::Display>(
    state: &AppState,
    name: String,
    mut content: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
) -> Result<Received> {
    let failed = |error: std::io::Error| Error::internal(&error);
    // Removed when it is dropped, however the request ends.
    let (file, path) =
        tempfile::NamedTempFile::new_in(state.config.uploads_dir()).map_err(failed)?.into_parts();
    let mut file = tokio::fs::File::from_std(file);
    let mut size = 0_u64;
    while let Some(chunk) = content.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error.to_string()))?;
        size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        check_size(state, &name, size)?;
        file.write_all(&chunk).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    Ok(Received { name, size, file: path })
}

fn check_size(state: &AppState, name: &str, size: u64) -> Result<()> {
    let limit = state.settings.snapshot().files.max_bytes;
    if size <= limit {
        return Ok(());
    }
    let mut error = Error::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "api.file.upload_file.too_large_detailed.app_error",
        "The file is too large.",
    );
    error.message =
        format!("The file «{name}» is larger than the {limit} bytes that are allowed.").into();
    Err(error.detail(format!(
        "field=files, value={name:?}, rule=at most {limit} bytes (FileSettings.MaxFileSize)"
    )))
}

async fn small(field: &mut Field<'_>) -> Result<String> {
    let mut content = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error.body_text()))? {
        content.extend_from_slice(&chunk);
        if content.len() > MAX_TEXT_BYTES {
            return Err(unreadable("a text of the form is longer than 128 bytes"));
        }
    }
    String::from_utf8(content).map_err(|_| unreadable("a text of the form is not UTF-8"))
}

/// Makes what came in a file of ours.
async fn keep(
    state: &AppState,
    session: &Session,
    channel_id: &str,
    received: Received,
) -> Result<FileInfo> {
    let failed = |error: &dyn std::error::Error| Error::internal(error);
    let mut head = Vec::new();
    let mut start = tokio::fs::File::open(&received.file)
        .await
        .map_err(|error| failed(&error))?
        .take(kind::HEAD_BYTES as u64);
    start.read_to_end(&mut head).await.map_err(|error| failed(&error))?;
    let mime_type = kind::of(&head);
    let pictures = picture::make(&state.decoding, mime_type, &received.file).await;
    let side = |side: Option<u32>| side.map_or(0, i64::from);
    let now = now_ms();
    let info = FileInfo {
        id: new_id(),
        user_id: session.user_id.clone(),
        channel_id: channel_id.to_owned(),
        create_at: now,
        update_at: now,
        extension: name::extension(&received.name),
        name: received.name,
        size: i64::try_from(received.size).unwrap_or(i64::MAX),
        mime_type: mime_type.to_owned(),
        width: side(pictures.as_ref().map(|pictures| pictures.width)),
        height: side(pictures.as_ref().map(|pictures| pictures.height)),
        has_preview_image: pictures.is_some(),
        ..FileInfo::default()
    };
    // The row first: content that no row names would never be found again.
    let mut tx = state.store.write().await?;
    store::files::insert(&mut *tx, &info).await?;
    tx.commit().await?;
    let blobs = &state.blobs;
    blobs.put_file(&info.id, &received.file).await.map_err(|error| failed(&error))?;
    if let Some(pictures) = pictures {
        let put = blobs.put_piece(&info.id, Piece::Thumbnail, pictures.thumbnail).await;
        put.map_err(|error| failed(&error))?;
        if let Some(preview) = pictures.preview {
            let put = blobs.put_piece(&info.id, Piece::Preview, preview).await;
            put.map_err(|error| failed(&error))?;
        }
    }
    Ok(info)
}

fn unreadable(detail: &str) -> Error {
    Error::bad_request(
        "api.file.upload_file.read_request.app_error",
        "The request holds no file that can be read.",
    )
    .detail(detail)
}
