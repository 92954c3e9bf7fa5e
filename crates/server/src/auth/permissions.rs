//! Who may administer: extractors that let a request in, and say who it was for the audit log.
//!
//! Whoever is turned away here is noted there as well.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    local_admin::is_local_admin,
    session::{self, Session, bearer},
};
use crate::{
    audit,
    error::{Error, Result},
    request::proxy,
    state::AppState,
};

/// Who asks, as the audit log names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Who {
    /// Empty for commands with the local token.
    pub(crate) user_id: String,
    pub(crate) session_id: String,
    /// Empty when the request came over no socket.
    pub(crate) ip_address: String,
}

/// May see the System Console's plugin pages: `sysconsole_read_plugins`.
#[derive(Clone, Debug)]
pub(crate) struct PluginsRead(
    #[expect(dead_code, reason = "reading is not noted, so far")] pub(crate) Who,
);

/// May change what they show: `sysconsole_write_plugins`.
#[derive(Clone, Debug)]
pub(crate) struct PluginsWrite(pub(crate) Who);

/// A system administrator, or a command of this machine with the local token.
#[derive(Clone, Debug)]
pub(crate) struct Admin(pub(crate) Who);

impl FromRequestParts<AppState> for PluginsRead {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        permitted(parts, state, |session| session.reads_plugins).await.map(Self)
    }
}

impl FromRequestParts<AppState> for PluginsWrite {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        permitted(parts, state, |session| session.is_admin).await.map(Self)
    }
}

impl FromRequestParts<AppState> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        permitted(parts, state, |session| session.is_admin).await.map(Self)
    }
}

impl Who {
    /// The user of a session, at the other end of this request.
    pub(crate) fn of(session: &Session, state: &AppState, parts: &Parts) -> Self {
        Self {
            user_id: session.user_id.clone(),
            session_id: session.id.clone(),
            ip_address: ip_address(state, parts),
        }
    }
}

/// For handlers that decide themselves; nobody is turned away for want of a role.
impl FromRequestParts<AppState> for Who {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        permitted(parts, state, |_| true).await
    }
}

async fn permitted(
    parts: &mut Parts,
    state: &AppState,
    may: fn(&Session) -> bool,
) -> Result<Who> {
    let token = bearer(&parts.headers);
    if token.is_some_and(|token| is_local_admin(&state.local_admin, parts, token)) {
        return Ok(Who { ip_address: ip_address(state, parts), ..Who::default() });
    }
    let session = <Session as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
    let who = Who::of(&session, state, parts);
    if may(&session) {
        return Ok(who);
    }
    audit::refused(state, &who, &parts.method, parts.uri.path()).await;
    Err(Error::forbidden())
}

fn ip_address(state: &AppState, parts: &Parts) -> String {
    let settings = state.settings.snapshot();
    proxy::client_address(&settings.service, &parts.extensions, &parts.headers)
        .map(|address| address.to_string())
        .unwrap_or_default()
}

/// Whether the roles let somebody see the plugin pages.
pub(crate) fn reads_plugins(roles: &str) -> bool {
    session::is_admin(roles) || roles.split_whitespace().any(|role| role == READ_ONLY_ADMIN)
}

/// May look at everything in the System Console and change nothing.
pub(crate) const READ_ONLY_ADMIN: &str = "system_read_only_admin";
