//! The audit log: what administrators did, and what others tried to do in their place.
//!
//! Never the value of a secret; of settings only the keys.
//! `note` is for what is done; who writes in a transaction uses `add`, so that neither is kept
//! without the other.

use std::{fmt::Write, time::Duration};

use api_types::Audit;
use axum::{
    Json,
    extract::{Query, State},
    http::Method,
};
use sqlx::AnyConnection;

use crate::{
    auth::{PluginsRead, Who},
    clock::now_ms,
    error::Result,
    id::new_id,
    request::{limiter::Limiter, page::Page},
    state::AppState,
    store,
};

/// The longest value; longer ones are cut.
const MAX_VALUE_CHARS: usize = 200;

/// Refusals noted per user and minute: more would push earlier ones out of the log.
const REFUSALS: u32 = 10;

/// What others tried. Of these a share of its own is kept, so that nobody can push out of the log
/// what administrators did.
const REFUSED: &str = "refused";
pub(crate) const SESSION_REFUSED: &str = "session.refused";

/// That share: a quarter as many as of all others.
const REFUSED_SHARE: u32 = 4;

/// What the log needs beside the database.
#[derive(Debug)]
pub(crate) struct AuditLog {
    refusals: Limiter,
}

impl Default for AuditLog {
    fn default() -> Self {
        Self { refusals: Limiter::new(REFUSALS, Duration::from_secs(60)) }
    }
}

/// Notes what was done. A log that can not be written is told in the server's own.
pub(crate) async fn note(state: &AppState, who: &Who, action: &str, facts: &[(&str, &str)]) {
    let noted = async {
        let mut tx = state.store.write().await?;
        add(state, &mut tx, who, action, facts).await?;
        tx.commit().await?;
        Result::Ok(())
    };
    if let Err(error) = noted.await {
        tracing::error!(error = %error, action, "audit log not written");
    }
}

/// Notes what is about to be done in the same transaction.
pub(crate) async fn add(
    state: &AppState,
    db: &mut AnyConnection,
    who: &Who,
    action: &str,
    facts: &[(&str, &str)],
) -> Result<()> {
    let audit = Audit {
        id: new_id(),
        create_at: now_ms(),
        user_id: who.user_id.clone(),
        action: action.to_owned(),
        extra_info: pairs(facts),
        ip_address: who.ip_address.clone(),
        session_id: who.session_id.clone(),
    };
    store::audits::insert(&mut *db, &audit).await?;
    let kept = state.config.audits_kept;
    let refused = [REFUSED, SESSION_REFUSED];
    let is_refusal = refused.contains(&action);
    let n_kept = if is_refusal { kept / REFUSED_SHARE } else { kept };
    store::audits::sweep(db, &refused, is_refusal, i64::from(n_kept)).await?;
    Ok(())
}

/// Notes that somebody tried what is not theirs to do.
pub(crate) async fn refused(state: &AppState, who: &Who, method: &Method, path: &str) {
    if state.audit.refusals.take(&who.user_id).is_ok() {
        note(state, who, REFUSED, &[("method", method.as_str()), ("path", path)]).await;
    }
}

/// `key=value`, separated by spaces; values that would blur that are quoted.
fn pairs(facts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (key, value) in facts {
        let gap = if text.is_empty() { "" } else { " " };
        let shown: String = value.chars().take(MAX_VALUE_CHARS).collect();
        let dots = if shown.len() < value.len() { "…" } else { "" };
        let is_plain = !shown.is_empty()
            && shown.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '=');
        // Writing into a string does not fail.
        let _ = if is_plain {
            write!(text, "{gap}{key}={shown}{dots}")
        } else {
            write!(text, "{gap}{key}={shown:?}{dots}")
        };
    }
    text
}

/// What administrators did, the newest first.
#[utoipa::path(get, path = "/audits", params(Page), responses((status = 200, body = Vec<Audit>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    Query(page): Query<Page>,
    _: PluginsRead,
) -> Result<Json<Vec<Audit>>> {
    Ok(Json(store::audits::page(state.store.read(), page.limit(), page.offset()).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_can_not_pass_for_another_pair() {
        assert_eq!(
            pairs(&[("id", "hovercard"), ("version", "1.0.0")]),
            "id=hovercard version=1.0.0"
        );
        assert_eq!(pairs(&[("name", "a b=c"), ("x", "")]), "name=\"a b=c\" x=\"\"");
        assert_eq!(pairs(&[("name", "a\nid=b")]), "name=\"a\\nid=b\"");
        assert_eq!(pairs(&[("name", &"x".repeat(300))]), format!("name={}…", "x".repeat(200)));
    }
}
