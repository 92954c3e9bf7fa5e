//! Sessions as handlers see them: who asks, taken from a bearer token or the cookie.
//!
//! A request that changes something and relies on the cookie must also prove that our own page
//! made it (CSRF): a foreign page can send the cookie, but no header of ours.

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use subtle::ConstantTimeEq;

use super::permissions;
use crate::{
    clock::now_ms,
    error::{Error, Result},
    id::token_hash,
    state::AppState,
    store::{self, sessions::SessionRow},
};

pub(crate) const TOKEN_COOKIE: &str = "MMAUTHTOKEN";
pub(crate) const USER_COOKIE: &str = "MMUSERID";
pub(crate) const CSRF_COOKIE: &str = "MMCSRF";

/// The role that may do everything.
pub(crate) const SYSTEM_ADMIN: &str = "system_admin";

/// A signed-in user.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) is_admin: bool,
    /// Whether they may see the System Console's plugin pages.
    pub(crate) reads_plugins: bool,
    /// Milliseconds since 1970.
    pub(crate) expires_at: i64,
}

impl Session {
    /// The user that a path means: `me` or an id.
    pub(crate) fn resolve<'a>(&'a self, user_id: &'a str) -> &'a str {
        if user_id == "me" { &self.user_id } else { user_id }
    }

    /// The user that a path means, if it is this one or an administrator asks.
    pub(crate) fn resolve_own<'a>(&'a self, user_id: &'a str) -> Result<&'a str> {
        let user_id = self.resolve(user_id);
        if user_id == self.user_id || self.is_admin { Ok(user_id) } else { Err(Error::forbidden()) }
    }

    /// The user that a path means, if it is this one: for what is nobody else's business, not even an
    /// administrator's.
    pub(crate) fn resolve_private<'a>(&'a self, user_id: &'a str) -> Result<&'a str> {
        let user_id = self.resolve(user_id);
        if user_id == self.user_id { Ok(user_id) } else { Err(Error::forbidden()) }
    }

    fn of_row(row: SessionRow) -> Self {
        Self {
            is_admin: is_admin(&row.roles),
            reads_plugins: permissions::reads_plugins(&row.roles),
            id: row.id,
            user_id: row.user_id,
            expires_at: row.expires_at,
        }
    }
}

/// Whether the roles include that of the system administrator.
pub(crate) fn is_admin(roles: &str) -> bool {
    roles.split_whitespace().any(|role| role == SYSTEM_ADMIN)
}

/// The session of a token, for sockets that send it as a message.
pub(crate) async fn of_token(state: &AppState, token: &str) -> Result<Option<Session>> {
    let row =
        store::sessions::by_token_hash(state.store.read(), &token_hash(token), now_ms()).await?;
    Ok(row.map(Session::of_row))
}

impl FromRequestParts<AppState> for Session {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let (token, from_cookie) = token(&parts.headers).ok_or_else(Error::unauthorized)?;
        let hash = token_hash(token);
        let row = store::sessions::by_token_hash(state.store.read(), &hash, now_ms())
            .await?
            .ok_or_else(Error::unauthorized)?;
        if from_cookie && !is_ours(&parts.method, &parts.headers, &row.csrf_token) {
            return Err(Error::unauthorized().detail("rule=X-CSRF-Token or X-Requested-With"));
        }
        touch(state, &row);
        Ok(Self::of_row(row))
    }
}

/// How exactly the last use of a session is known: each noting of it is a write.
const ACTIVITY_MS: i64 = 5 * 60 * 1000;

/// Notes now and then that a session is in use, without having the request wait for it.
fn touch(state: &AppState, row: &SessionRow) {
    let now = now_ms();
    if now.saturating_sub(row.last_activity_at) < ACTIVITY_MS {
        return;
    }
    let (state, id) = (state.clone(), row.id.clone());
    tokio::spawn(async move {
        let noted = async {
            let mut tx = state.store.write().await?;
            store::sessions::touch(&mut *tx, &id, now).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::debug!(error = %error, "the use of a session is not noted");
        }
    });
}

impl OptionalFromRequestParts<AppState> for Session {
    type Rejection = Error;

    /// `None` without a token. A token that does not hold is refused all the same.
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Option<Self>> {
        if token(&parts.headers).is_none() {
            return Ok(None);
        }
        match <Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await {
            Ok(session) => Ok(Some(session)),
            Err(error) => Err(error),
        }
    }
}

/// The token, and whether the browser added it by itself.
fn token(headers: &HeaderMap) -> Option<(&str, bool)> {
    bearer(headers)
        .map(|token| (token, false))
        .or_else(|| cookie(headers, TOKEN_COOKIE).map(|token| (token, true)))
}

/// `Authorization: Bearer …`; the forerunner also takes `token …`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let known = scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("token");
    Some(token.trim()).filter(|token| known && !token.is_empty())
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// Whether our own page made the request. Reading needs no proof: its answer stays with us.
fn is_ours(method: &Method, headers: &HeaderMap, csrf_token: &str) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let sent = headers.get("x-csrf-token").map_or(&b""[..], |value| value.as_bytes());
    // Browsers send this header across sites only after asking, and we never allow it.
    let by_script =
        headers.get("x-requested-with").is_some_and(|value| value.as_bytes() == b"XMLHttpRequest");
    by_script || bool::from(sent.ct_eq(csrf_token.as_bytes()))
}
