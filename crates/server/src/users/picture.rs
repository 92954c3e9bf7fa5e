//! A picture of a person's own: taken in, checked, made square and small, and taken back.
//!
//! What is kept is always a picture that this server made: nothing of the file that came in is ever
//! given out.

use api_types::{StatusOk, websocket::UserUpdated};
use axum::{
    Json,
    extract::{FromRequest, Multipart, Path, Request, State, multipart::Field},
    http::StatusCode,
};

use super::visible;
use crate::{
    audit,
    auth::{Viewer, permissions::Who},
    clock::now_ms,
    error::{Error, Result},
    files::{Unpacked, kind_of, square},
    state::AppState,
    store,
    websocket::publish,
};

/// A large photograph of a phone.
const MAX_BYTES: usize = 10 << 20;

/// The picture and what a form puts around it.
pub(crate) const MAX_BODY_BYTES: usize = MAX_BYTES + (64 << 10);

/// More fields than a form for one picture has.
const MAX_FIELDS: usize = 8;

/// The form, for the document of the interface; it is read as a stream.
#[expect(dead_code, reason = "describes what `read` reads")]
#[derive(Debug, utoipa::ToSchema)]
pub(crate) struct PictureForm {
    /// PNG, JPEG, GIF or WebP, at most 10 MiB; its middle is kept.
    #[schema(format = Binary)]
    image: String,
}

/// Sets a user's picture.
#[utoipa::path(
    post,
    path = "/users/{user_id}/image",
    request_body(content = PictureForm, content_type = "multipart/form-data"),
    responses((status = 200, body = StatusOk), (status = 413, body = api_types::AppError))
)]
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Viewer(session, who): Viewer,
    request: Request,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    let form = Multipart::from_request(request, &state)
        .await
        .map_err(|rejection| unreadable(&rejection.body_text()))?;
    let bytes = read(form).await?;
    let picture = made_of(&state, bytes).await?;
    let at = now_ms();
    // Under a name of its own: whoever asks meanwhile gets the old one, whole.
    state.blobs.put_picture(user_id, at, picture).await.map_err(|error| Error::internal(&error))?;
    change(&state, user_id, at, &who).await?;
    Ok(Json(StatusOk::default()))
}

/// Takes a user's picture back; their initials show again.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/image",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    Viewer(session, who): Viewer,
) -> Result<Json<StatusOk>> {
    // Below zero, as the forerunner has it: another address for caches, and no picture.
    change(&state, session.resolve_own(&user_id)?, -now_ms(), &who).await?;
    Ok(Json(StatusOk::default()))
}

/// Notes which picture counts, tells everybody, and removes the one before.
async fn change(state: &AppState, user_id: &str, picture_at: i64, who: &Who) -> Result<()> {
    let mut tx = state.store.write().await?;
    let user = store::users::by_id(&mut *tx, user_id).await?;
    let mut user = user.ok_or_else(|| Error::not_found("user"))?;
    let before = std::mem::replace(&mut user.last_picture_update, picture_at);
    user.update_at = now_ms();
    store::users::set_picture(&mut *tx, user_id, picture_at, user.update_at).await?;
    if user.id != who.user_id {
        let facts = [("user", user.id.as_str()), ("username", &user.username)];
        audit::add(state, &mut tx, who, "user.picture", &facts).await?;
    }
    tx.commit().await?;
    if before > 0
        && let Err(error) = state.blobs.remove_picture(user_id, before).await
    {
        // Nobody is ever given it again; only room is lost.
        tracing::warn!(%error, user.id = user_id, "an old picture could not be removed");
    }
    publish::to_everyone(state, &UserUpdated { user: visible::public(user) })
}

/// The field `image` of a form.
async fn read(mut form: Multipart) -> Result<Vec<u8>> {
    for _ in 0..MAX_FIELDS {
        let field = form.next_field().await.map_err(|error| failed(&error))?;
        let Some(field) = field else { break };
        if field.name() == Some("image") {
            return whole(field).await;
        }
    }
    Err(Error::invalid("image", "", "must be given, as a file of the form"))
}

async fn whole(mut field: Field<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| failed(&error))? {
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// What a file says it is, is not asked: its first bytes tell, and whether it can be unpacked.
async fn made_of(state: &AppState, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let kind = kind_of(&bytes);
    match square(&state.decoding, kind, bytes).await {
        Ok(picture) => Ok(picture),
        Err(Unpacked::OtherKind) => {
            Err(Error::invalid("image", kind, "a picture as PNG, JPEG, GIF or WebP"))
        }
        Err(Unpacked::TooManyPixels) => {
            Err(Error::invalid("image", kind, "at most 33 megapixels; save it smaller"))
        }
        Err(Unpacked::Broken) => Err(Error::invalid(
            "image",
            kind,
            "a picture that can be opened; this one is broken, save it anew",
        )),
        Err(Unpacked::Ended) => Err(Error::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "app.internal.app_error",
            "Something went wrong on the server.",
        )),
    }
}

fn failed(error: &axum::extract::multipart::MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    unreadable(&error.body_text())
}

fn too_large() -> Error {
    Error::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "api.user.upload_profile_user.too_large.app_error",
        "The picture is larger than the 10 MiB that are allowed.",
    )
    .detail(format!("field=image, rule=at most {MAX_BYTES} bytes"))
}

fn unreadable(detail: &str) -> Error {
    Error::bad_request(
        "api.user.upload_profile_user.parse.app_error",
        "The request holds no picture that can be read.",
    )
    .detail(detail)
}
