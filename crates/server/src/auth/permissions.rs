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
    request::proxy::{self, Peer},
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

impl Who {
    /// Somebody who is signed in, for what administrators do among others.
    pub(crate) fn signed_in(session: &Session, peer: &Peer) -> Self {
        Self {
            user_id: session.user_id.clone(),
            session_id: session.id.clone(),
            ip_address: peer.address.map(|address| address.to_string()).unwrap_or_default(),
        }
    }
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

/// Somebody who looks for accounts or makes them: signed in, or a command with the local token,
/// which belongs to nobody and may do it as an administrator.
#[derive(Clone, Debug)]
pub(crate) struct Viewer(pub(crate) Session, pub(crate) Who);

impl FromRequestParts<AppState> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let (who, session) = identify(parts, state).await?;
        let session = session.unwrap_or_else(|| Session {
            id: String::new(),
            user_id: String::new(),
            is_admin: true,
            reads_plugins: true,
            expires_at: i64::MAX,
        });
        Ok(Self(session, who))
    }
}

/// Somebody who may change their own account, or those of others.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) who: Who,
    pub(crate) is_admin: bool,
}

impl Actor {
    /// The user that a path means, `me` or an id, if it is this one or an administrator asks.
    pub(crate) fn resolve_own<'a>(&'a self, user_id: &'a str) -> Result<&'a str> {
        let own = &self.who.user_id;
        match user_id {
            "me" if own.is_empty() => Err(Error::invalid("user_id", "me", "an id: this is nobody")),
            "me" => Ok(own),
            _ if self.is_admin || user_id == own => Ok(user_id),
            _ => Err(Error::forbidden()),
        }
    }
}

impl FromRequestParts<AppState> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let (who, session) = identify(parts, state).await?;
        // Without a session it is a command with the local token.
        Ok(Self { who, is_admin: session.is_none_or(|session| session.is_admin) })
    }
}

async fn permitted(parts: &mut Parts, state: &AppState, may: fn(&Session) -> bool) -> Result<Who> {
    let (who, session) = identify(parts, state).await?;
    if session.is_none_or(|session| may(&session)) {
        return Ok(who);
    }
    audit::refused(state, &who, &parts.method, parts.uri.path()).await;
    Err(Error::forbidden())
}

/// Who asks; the session is missing for commands with the local token.
async fn identify(parts: &mut Parts, state: &AppState) -> Result<(Who, Option<Session>)> {
    let settings = state.settings.snapshot();
    let address = proxy::client_address(&settings.service, &parts.extensions, &parts.headers);
    let ip_address = address.map(|address| address.to_string()).unwrap_or_default();
    let token = bearer(&parts.headers);
    if token.is_some_and(|token| is_local_admin(&state.local_admin, parts, token)) {
        return Ok((Who { ip_address, ..Who::default() }, None));
    }
    let session = <Session as FromRequestParts<AppState>>::from_request_parts(parts, state).await?;
    let who = Who { user_id: session.user_id.clone(), session_id: session.id.clone(), ip_address };
    Ok((who, Some(session)))
}

/// Whether the roles let somebody see the plugin pages.
pub(crate) fn reads_plugins(roles: &str) -> bool {
    session::is_admin(roles) || roles.split_whitespace().any(|role| role == READ_ONLY_ADMIN)
}

/// May look at everything in the System Console and change nothing.
pub(crate) const READ_ONLY_ADMIN: &str = "system_read_only_admin";
