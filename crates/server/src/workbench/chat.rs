//! The workbench of a chat server: over what is installed there, for who is signed in.
//!
//! Everybody sees what runs. What an administrator turned off is named only to those who may see the
//! plugin pages, and its files are served to nobody: a link to a cell would run it.

use std::{future::pending, sync::Arc, time::Duration};

use axum::{Json, extract::State, http::header, response::IntoResponse, response::Response};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{
    Diagnostic, Problem, events,
    list::{self, Listable, Mode},
};
use crate::{
    auth::Session,
    clock::now_ms,
    error::Result,
    plugins::{self, Found, Plugin},
    state::AppState,
    websocket::hub::Ended,
};

struct Installed {
    found: Arc<Found>,
    is_active: bool,
}

impl Listable for Installed {
    fn plugin(&self) -> Option<&Plugin> {
        self.found.plugin.as_ref().ok()
    }

    fn is_active(&self) -> bool {
        self.is_active
    }

    fn fixtures(&self) -> Option<&std::path::Path> {
        None
    }
}

/// `GET /workbench/api/plugins`.
pub(crate) async fn plugins(State(state): State<AppState>, session: Session) -> Result<Response> {
    plugins::check_on(&state)?;
    let (mut listed, mut problems) = (Vec::new(), Vec::new());
    for (id, found, is_active) in state.plugins.with_activity() {
        if !is_active && !session.reads_plugins {
            continue;
        }
        if let Err(error) = &found.plugin {
            problems.push(Problem { plugin: id, errors: vec![Diagnostic::new(error)] });
        } else {
            listed.push(Installed { found, is_active });
        }
    }
    let announcing = state.clone();
    let list = list::list(Mode::Server, listed, problems, move || announcing.plugins.announce());
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(list.await)).into_response())
}

/// `GET /workbench/api/events`. Ends with the session, and with the server.
pub(crate) async fn events(State(state): State<AppState>, session: Session) -> Response {
    // Heard before the first event goes out, so that none is missed.
    let (changes, endings) = (state.plugins.changes(), state.hub.endings());
    events::answer(changes, ended(session, endings))
}

async fn ended(session: Session, mut endings: Receiver<Ended>) {
    let left_ms = u64::try_from(session.expires_at.saturating_sub(now_ms())).unwrap_or_default();
    let told = async {
        loop {
            match endings.recv().await {
                Ok(Ended::Session(id)) if id != session.id => {}
                // Whoever missed some comes back and is asked for the session again.
                Ok(Ended::Session(_) | Ended::All) | Err(RecvError::Lagged(_)) => return,
                Err(RecvError::Closed) => return pending().await,
            }
        }
    };
    tokio::select! {
        () = told => {}
        () = tokio::time::sleep(Duration::from_millis(left_ms)) => {}
    }
}
