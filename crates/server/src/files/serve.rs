//! Giving files out: content, pictures of it, and what is known of it.
//!
//! Attack: a file that runs as a page of this server. Only types that can not run are shown in
//! place, in a sandbox, under the type that the content has; all else is downloaded.

use std::ops::Range;

use api_types::FileInfo;
use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{kind, name, picture::PREVIEW_SIDE};
use crate::{
    auth::Session,
    blobs::files::Piece,
    channels::access,
    error::{Error, Result},
    state::AppState,
    store,
};

/// A file never changes. A day, since a post may be deleted.
const CACHE: &str = "private, max-age=86400";

/// What is shown in place may show itself and nothing more.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; \
                      frame-ancestors 'self'; sandbox";

/// Browsers show no PDF in a sandbox; their viewers run nothing of it in the page.
const PDF_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; \
                          frame-ancestors 'self'";

/// Whether the file is to be kept, not shown.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct How {
    /// `1` or `true`.
    download: String,
}

/// A file's content; a stretch of it when `Range` asks for one.
#[utoipa::path(
    get,
    path = "/files/{file_id}",
    params(How),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 206, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 416, body = api_types::AppError),
    )
)]
pub(crate) async fn content(
    State(state): State<AppState>,
    Path(file_id): Path<String>,
    Query(how): Query<How>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response> {
    let file = readable(&state, &session, &file_id).await?;
    let is_shown =
        kind::is_shown(&file.mime_type) && !matches!(how.download.as_str(), "1" | "true");
    whole(&state, &file, is_shown, &headers).await
}

/// A small picture of a file.
#[utoipa::path(
    get,
    path = "/files/{file_id}/thumbnail",
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"))
)]
pub(crate) async fn thumbnail(
    State(state): State<AppState>,
    Path(file_id): Path<String>,
    session: Session,
) -> Result<Response> {
    let file = readable(&state, &session, &file_id).await?;
    picture(&state, &file, Piece::Thumbnail).await
}

/// A picture of a file, of the size of a screen.
#[utoipa::path(
    get,
    path = "/files/{file_id}/preview",
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"))
)]
pub(crate) async fn preview(
    State(state): State<AppState>,
    Path(file_id): Path<String>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response> {
    let file = readable(&state, &session, &file_id).await?;
    let side = i64::from(PREVIEW_SIDE);
    if file.has_preview_image && file.width <= side && file.height <= side {
        // Small enough as it is; and it still moves if it does.
        return whole(&state, &file, true, &headers).await;
    }
    picture(&state, &file, Piece::Preview).await
}

/// What is known of a file.
#[utoipa::path(
    get,
    path = "/files/{file_id}/info",
    responses((status = 200, body = FileInfo))
)]
pub(crate) async fn info(
    State(state): State<AppState>,
    Path(file_id): Path<String>,
    session: Session,
) -> Result<Json<FileInfo>> {
    Ok(Json(readable(&state, &session, &file_id).await?))
}

/// The files of a post, in the author's order.
#[utoipa::path(
    get,
    path = "/posts/{post_id}/files/info",
    responses((status = 200, body = Vec<FileInfo>))
)]
pub(crate) async fn of_post(
    State(state): State<AppState>,
    Path(post_id): Path<String>,
    session: Session,
) -> Result<Json<Vec<FileInfo>>> {
    let post = store::posts::by_id(state.store.read(), &post_id).await?;
    let post = post.ok_or_else(|| Error::not_found("post"))?;
    access::readable(&state, &session, &post.channel_id).await?;
    let mut files = store::files::of_posts(state.store.read(), &[&post.id]).await?;
    files.sort_by_key(|file| post.file_ids.iter().position(|id| *id == file.id));
    Ok(Json(files))
}

/// A file that the user may read: of a channel they read, or their own that no post has yet.
async fn readable(state: &AppState, session: &Session, file_id: &str) -> Result<FileInfo> {
    let file = store::files::by_id(state.store.read(), file_id).await?;
    let file = file.ok_or_else(|| Error::not_found("file"))?;
    if file.post_id.is_empty() && file.user_id != session.user_id {
        return Err(Error::forbidden());
    }
    access::readable(state, session, &file.channel_id).await?;
    Ok(file)
}

async fn whole(
    state: &AppState,
    file: &FileInfo,
    is_shown: bool,
    headers: &HeaderMap,
) -> Result<Response> {
    let size = u64::try_from(file.size).unwrap_or_default();
    let range = match headers.get(header::RANGE) {
        None => None,
        Some(asked) => match asked.to_str().ok().and_then(|asked| stretch(asked, size)) {
            Some(range) => Some(range),
            None => return Err(no_such_stretch(size)),
        },
    };
    let content = state.blobs.content(&file.id, range.clone()).await;
    let content = content.map_err(|error| Error::internal(&error))?;
    let mime_type = match file.mime_type.as_str() {
        "text/plain" => "text/plain; charset=utf-8",
        mime_type if kind::is_shown(mime_type) => mime_type,
        _ => "application/octet-stream",
    };
    let policy = if mime_type == "application/pdf" { PDF_POLICY } else { POLICY };
    let length = range.as_ref().map_or(size, |range| range.end - range.start);
    let safety = [
        (header::CONTENT_TYPE, mime_type.to_owned()),
        (header::CONTENT_DISPOSITION, name::disposition(is_shown, &file.name)),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, CACHE.to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
    ];
    let body = Body::from_stream(content);
    Ok(match range {
        None => (safety, body).into_response(),
        Some(range) => {
            let stretch = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            let part = [(header::CONTENT_RANGE, stretch)];
            (StatusCode::PARTIAL_CONTENT, safety, part, body).into_response()
        }
    })
}

async fn picture(state: &AppState, file: &FileInfo, piece: Piece) -> Result<Response> {
    if !file.has_preview_image {
        return Err(Error::bad_request(
            "api.file.get_file_preview.no_preview.app_error",
            "The file is no picture that the server can show smaller.",
        )
        .detail("has_preview_image is false; ask for the file itself"));
    }
    let bytes = state.blobs.piece(&file.id, piece).await;
    let bytes = bytes.map_err(|error| Error::internal(&error))?;
    let safety = [
        // Made by this server; either of the two.
        (header::CONTENT_TYPE, kind::of(&bytes).to_owned()),
        (header::CONTENT_DISPOSITION, name::disposition(true, &file.name)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, CACHE.to_owned()),
    ];
    Ok((safety, bytes).into_response())
}

/// One stretch as `Range` asks for it: `bytes=5-9`, `bytes=5-` or `bytes=-5`.
fn stretch(asked: &str, size: u64) -> Option<Range<u64>> {
    let (from, to) = asked.strip_prefix("bytes=")?.split_once('-')?;
    let range = if from.is_empty() {
        size.saturating_sub(to.parse().ok()?)..size
    } else {
        let last = if to.is_empty() { u64::MAX } else { to.parse().ok()? };
        from.parse().ok()?..last.saturating_add(1).min(size)
    };
    (range.start < range.end).then_some(range)
}

fn no_such_stretch(size: u64) -> Error {
    Error::new(
        StatusCode::RANGE_NOT_SATISFIABLE,
        "api.file.get_file.range.app_error",
        "The file has no such stretch.",
    )
    .detail(format!("field=Range, rule=one stretch within {size} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_lie_within_the_file() {
        for (asked, expected) in [
            ("bytes=0-3", Some(0..4)),
            ("bytes=8-", Some(8..10)),
            ("bytes=-4", Some(6..10)),
            ("bytes=-40", Some(0..10)),
            ("bytes=5-100", Some(5..10)),
            ("bytes=10-", None),
            ("bytes=6-5", None),
            ("bytes=-0", None),
            ("bytes=0-1,3-4", None),
            ("bytes=a-b", None),
            ("bytes=0-18446744073709551615", Some(0..10)),
            ("chapters=1-2", None),
        ] {
            assert_eq!(stretch(asked, 10), expected, "{asked}");
        }
    }
}
