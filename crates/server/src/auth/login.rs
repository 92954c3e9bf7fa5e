//! `POST /users/login` and `/users/logout`.

use api_types::{LoginRequest, StatusOk, User};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::session::{CSRF_COOKIE, Session, TOKEN_COOKIE, USER_COOKIE};
use crate::{
    clock::now_ms,
    error::{Error, Result},
    id::{new_id, new_token, token_hash},
    request::{body::Body, cookie, is_foreign_origin},
    state::AppState,
    store,
    users::visible::own,
};

const TOKEN: HeaderName = HeaderName::from_static("token");

pub(crate) async fn login(
    State(state): State<AppState>,
    headers: HeaderMap,
    Body(request): Body<LoginRequest>,
) -> Result<Response> {
    if is_foreign_origin(&headers) {
        // Else a foreign page could sign a visitor in as somebody else (login CSRF).
        return Err(Error::forbidden().detail("rule=Origin is this server"));
    }
    let name = request.login_id.trim();
    if let Some(wait) = state.attempts.wait(name) {
        let error = Error::new(
            StatusCode::TOO_MANY_REQUESTS,
            "api.user.check_user_login_attempts.too_many.app_error",
            "Too many wrong passwords. Please wait a moment and try again.",
        );
        let seconds = (wait.as_secs() + 1).to_string();
        return Ok(([(header::RETRY_AFTER, seconds)], error).into_response());
    }
    let user = check_password(&state, name, request.password).await?;
    start_session(&state, &headers, user).await
}

/// The user, if the password is theirs; the same error for every reason it is not.
async fn check_password(state: &AppState, name: &str, password: String) -> Result<User> {
    let found = store::users::credentials(state.store.read(), name).await?;
    let (user, hash) = match found {
        Some(found) => (Some(found.user), found.password_hash),
        None => (None, None),
    };
    let fits = state.hasher.verify(password, hash).await?;
    match user {
        Some(user) if fits && user.delete_at == 0 => {
            state.attempts.succeeded(name);
            Ok(user)
        }
        Some(_) | None => {
            state.attempts.failed(name);
            Err(Error::new(
                StatusCode::UNAUTHORIZED,
                "api.user.login.invalid_credentials_email_username",
                "Enter a valid email or username and/or password.",
            ))
        }
    }
}

async fn start_session(state: &AppState, headers: &HeaderMap, user: User) -> Result<Response> {
    let (token, csrf_token) = (new_token(), new_id());
    let now = now_ms();
    let length = state.config.timings.session_length;
    let mut tx = state.store.write().await?;
    store::sessions::delete_expired(&mut *tx, now).await?;
    let session = store::sessions::NewSession {
        id: &new_id(),
        token_hash: &token_hash(&token),
        csrf_token: &csrf_token,
        user_id: &user.id,
        create_at: now,
        expires_at: now.saturating_add(i64::try_from(length.as_millis()).unwrap_or(i64::MAX)),
    };
    store::sessions::insert(&mut *tx, session).await?;
    tx.commit().await?;
    tracing::info!(user.id = %user.id, "signed in");

    let age = length.as_secs();
    let cookies = [
        cookie(TOKEN_COOKIE, &token, age, true),
        cookie(USER_COOKIE, &user.id, age, false),
        cookie(CSRF_COOKIE, &csrf_token, age, false),
    ];
    // A proxy says that the browser came encrypted; then it must not send them in the clear.
    let is_encrypted = headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https");
    let suffix = if is_encrypted { "; Secure" } else { "" };
    let cookies = cookies.map(|cookie| cookie + suffix);
    let mut response = Json(own(user)).into_response();
    set_cookies(&mut response, &cookies);
    if let Ok(value) = HeaderValue::from_str(&token) {
        response.headers_mut().insert(TOKEN, value);
    }
    Ok(response)
}

/// Always takes the cookies away, also those of a session that is over.
pub(crate) async fn logout(
    State(state): State<AppState>,
    headers: HeaderMap,
    session: Result<Session>,
) -> Result<Response> {
    if is_foreign_origin(&headers) {
        return Err(Error::forbidden().detail("rule=Origin is this server"));
    }
    if let Ok(session) = session {
        let mut tx = state.store.write().await?;
        store::sessions::delete(&mut *tx, &session.id).await?;
        tx.commit().await?;
        state.hub.close_session(&session.id);
        tracing::info!(user.id = %session.user_id, "signed out");
    }
    let mut response = Json(StatusOk::default()).into_response();
    let cookies = [
        cookie(TOKEN_COOKIE, "", 0, true),
        cookie(USER_COOKIE, "", 0, false),
        cookie(CSRF_COOKIE, "", 0, false),
    ];
    set_cookies(&mut response, &cookies);
    Ok(response)
}

fn set_cookies(response: &mut Response, cookies: &[String]) {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}
