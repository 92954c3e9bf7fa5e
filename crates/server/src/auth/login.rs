//! `POST /users/login` and `/users/logout`.

use std::time::Duration;

use api_types::{LoginRequest, StatusOk, User};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    device,
    permissions::{Who, reads_plugins},
    session::{CSRF_COOKIE, Session, TOKEN_COOKIE, USER_COOKIE},
};
use crate::{
    audit,
    clock::now_ms,
    error::{Error, Result},
    id::{new_id, new_token, token_hash},
    request::{body::Body, cookie, is_foreign_origin, proxy::Peer},
    state::AppState,
    store::{self, users::Credentials},
    users::visible::own,
    websocket::publish,
};

const TOKEN: HeaderName = HeaderName::from_static("token");

/// The longest name of a device that is kept.
const MAX_DEVICE_CHARS: usize = 512;

/// Signs in by name or address. The token comes in the header `Token` and as a cookie.
#[utoipa::path(
    post,
    path = "/users/login",
    request_body = LoginRequest,
    responses((status = 200, body = User), (status = 429, body = api_types::AppError)),
    security(())
)]
pub(crate) async fn login(
    State(state): State<AppState>,
    peer: Peer,
    headers: HeaderMap,
    Body(request): Body<LoginRequest>,
) -> Result<Response> {
    if is_foreign_origin(&headers) {
        // Else a foreign page could sign a visitor in as somebody else (login CSRF).
        return Err(Error::forbidden().detail("rule=Origin is this server"));
    }
    let name = request.login_id.trim();
    let found = store::users::credentials(state.store.read(), name).await?;
    // One account has two names, the user's and the address.
    let account = found.as_ref().map_or(name, |found| found.user.id.as_str()).to_owned();
    if let Err(wait) = state.attempts.begin(&account, peer.address) {
        return Ok(too_many(wait));
    }
    let user = check_password(&state, &peer, found, request.password).await?;
    state.attempts.succeeded(&account, peer.address);
    start_session(&state, &peer, &headers, &request.device_id, user).await
}

/// Asks a client that guesses to wait.
pub(super) fn too_many(wait: Duration) -> Response {
    let error = Error::new(
        StatusCode::TOO_MANY_REQUESTS,
        "api.user.check_user_login_attempts.too_many.app_error",
        "Too many wrong passwords. Please wait a moment and try again.",
    );
    let seconds = (wait.as_secs() + 1).to_string();
    ([(header::RETRY_AFTER, seconds)], error).into_response()
}

/// The user, if the password is theirs; the same error for every reason it is not.
async fn check_password(
    state: &AppState,
    peer: &Peer,
    found: Option<Credentials>,
    password: String,
) -> Result<User> {
    let (user, hash) = match found {
        Some(found) => (Some(found.user), found.password_hash),
        None => (None, None),
    };
    let fits = state.hasher.verify(password, hash).await?;
    if let Some(user) = user {
        if fits && user.delete_at == 0 {
            return Ok(user);
        }
        if reads_plugins(&user.roles) {
            audit::note(state, &who(&user, "", peer), audit::SESSION_REFUSED, &[]).await;
        }
    }
    Err(Error::new(
        StatusCode::UNAUTHORIZED,
        "api.user.login.invalid_credentials_email_username",
        "Enter a valid email or username and/or password.",
    ))
}

fn who(user: &User, session_id: &str, peer: &Peer) -> Who {
    Who {
        user_id: user.id.clone(),
        session_id: session_id.to_owned(),
        ip_address: peer.address.map(|address| address.to_string()).unwrap_or_default(),
    }
}

async fn start_session(
    state: &AppState,
    peer: &Peer,
    headers: &HeaderMap,
    device_id: &str,
    user: User,
) -> Result<Response> {
    let (id, token, csrf_token) = (new_id(), new_token(), new_id());
    let now = now_ms();
    let length = state.config.timings.session_length;
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let props = device::of_user_agent(user_agent.unwrap_or_default());
    let device_id: String = device_id.chars().take(MAX_DEVICE_CHARS).collect();
    let mut tx = state.store.write().await?;
    store::sessions::delete_expired(&mut *tx, now).await?;
    let session = store::sessions::NewSession {
        id: &id,
        token_hash: &token_hash(&token),
        csrf_token: &csrf_token,
        user_id: &user.id,
        create_at: now,
        expires_at: now.saturating_add(i64::try_from(length.as_millis()).unwrap_or(i64::MAX)),
        device_id: &device_id,
        props: &props,
    };
    store::sessions::insert(&mut *tx, session).await?;
    if reads_plugins(&user.roles) {
        audit::add(state, &mut tx, &who(&user, &id, peer), "session.create", &[]).await?;
    }
    tx.commit().await?;
    tracing::info!(user.id = %user.id, "signed in");

    let age = length.as_secs();
    let cookies = [
        cookie(TOKEN_COOKIE, &token, age, true),
        cookie(USER_COOKIE, &user.id, age, false),
        cookie(CSRF_COOKIE, &csrf_token, age, false),
    ];
    // A browser that came encrypted must not send them in the clear.
    let suffix = if peer.is_encrypted { "; Secure" } else { "" };
    let cookies = cookies.map(|cookie| cookie + suffix);
    let mut response = Json(own(user)).into_response();
    set_cookies(&mut response, &cookies);
    if let Ok(value) = HeaderValue::from_str(&token) {
        response.headers_mut().insert(TOKEN, value);
    }
    Ok(response)
}

/// Signs out. The cookies go away even when the session was over.
#[utoipa::path(
    post,
    path = "/users/logout",
    responses((status = 200, body = StatusOk)),
    security(())
)]
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
        publish::session_ended(&state, &session.id);
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
