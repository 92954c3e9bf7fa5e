//! Drafts: what somebody has typed and not sent, for their other devices.

use api_types::{
    Draft, StatusOk,
    websocket::{DraftCreated, DraftDeleted, DraftUpdated},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};

use crate::{
    auth::Session,
    channels::access,
    clock::now_ms,
    error::{Error, Result},
    files,
    posts::{check_message, check_props},
    request::body::Body,
    state::AppState,
    store, teams,
    websocket::publish,
};

/// Stores a draft; an empty one is forgotten.
#[utoipa::path(
    post,
    path = "/drafts",
    request_body = Draft,
    responses((status = 201, body = Draft))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    Body(request): Body<Draft>,
) -> Result<(StatusCode, Json<Draft>)> {
    check_message(&request.message)?;
    check_props(&request.props)?;
    if !request.draft_type.is_empty() {
        return Err(Error::invalid("type", &request.draft_type, "empty"));
    }
    let (channel, _) = access::member(&state, &session, &request.channel_id).await?;
    access::check_not_archived(&channel)?;
    let mut tx = state.store.write().await?;
    if !request.root_id.is_empty() {
        let root = store::posts::by_id(&mut *tx, &request.root_id).await?;
        if root.is_none_or(|root| root.channel_id != channel.id || !root.root_id.is_empty()) {
            let rule = "a post of this channel that is no reply";
            return Err(Error::invalid("root_id", &request.root_id, rule));
        }
    }
    files::attached::check(&mut tx, &request.file_ids, &session.user_id, &channel.id).await?;
    let now = now_ms();
    let earlier =
        store::drafts::get(&mut *tx, &session.user_id, &channel.id, &request.root_id).await?;
    let mut draft = Draft {
        create_at: earlier.as_ref().map_or(now, |earlier| earlier.create_at),
        update_at: now,
        delete_at: 0,
        user_id: session.user_id.clone(),
        channel_id: channel.id,
        ..request
    };
    if draft.message.trim().is_empty() && draft.file_ids.is_empty() {
        draft.delete_at = now;
        store::drafts::delete(&mut *tx, &draft.user_id, &draft.channel_id, &draft.root_id).await?;
    } else {
        store::drafts::set(&mut *tx, &draft).await?;
    }
    tx.commit().await?;
    let change = match (earlier.is_some(), draft.delete_at > 0) {
        (false, true) => None,
        (true, true) => Some(Change::Deleted),
        (false, false) => Some(Change::Created),
        (true, false) => Some(Change::Updated),
    };
    if let Some(change) = change {
        announce(&state, &headers, &draft, change)?;
    }
    Ok((StatusCode::CREATED, Json(draft)))
}

/// Somebody's own drafts of a team, and of direct channels.
#[utoipa::path(
    get,
    path = "/users/{user_id}/teams/{team_id}/drafts",
    responses((status = 200, body = Vec<Draft>))
)]
pub(crate) async fn of_team(
    State(state): State<AppState>,
    Path((user_id, team_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<Vec<Draft>>> {
    let user_id = session.resolve_private(&user_id)?;
    teams::member(&state, &session, &team_id).await?;
    Ok(Json(store::drafts::of_team(state.store.read(), user_id, &team_id).await?))
}

/// Forgets the draft of a channel; nothing happens when there is none.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/channels/{channel_id}/drafts",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path((user_id, channel_id)): Path<(String, String)>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_private(&user_id)?;
    forget(&state, &headers, [user_id, &channel_id, ""]).await
}

/// Forgets the draft of a thread; nothing happens when there is none.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/channels/{channel_id}/drafts/{thread_id}",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete_in_thread(
    State(state): State<AppState>,
    Path((user_id, channel_id, thread_id)): Path<(String, String, String)>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_private(&user_id)?;
    forget(&state, &headers, [user_id, &channel_id, &thread_id]).await
}

async fn forget(
    state: &AppState,
    headers: &HeaderMap,
    [user_id, channel_id, root_id]: [&str; 3],
) -> Result<Json<StatusOk>> {
    let mut tx = state.store.write().await?;
    let draft = store::drafts::get(&mut *tx, user_id, channel_id, root_id).await?;
    if let Some(mut draft) = draft {
        store::drafts::delete(&mut *tx, user_id, channel_id, root_id).await?;
        tx.commit().await?;
        draft.delete_at = now_ms();
        announce(state, headers, &draft, Change::Deleted)?;
    }
    Ok(Json(StatusOk::default()))
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Created,
    Updated,
    Deleted,
}

/// Tells the user's other windows. The one that typed names itself in `Connection-Id`.
fn announce(state: &AppState, headers: &HeaderMap, draft: &Draft, change: Change) -> Result<()> {
    let own_window = headers.get("connection-id").and_then(|value| value.to_str().ok());
    let own_window = own_window.unwrap_or_default();
    let (user_id, channel_id) = (&draft.user_id, &draft.channel_id);
    let draft = serde_json::to_string(draft)?;
    match change {
        Change::Created => {
            let event = DraftCreated { draft };
            publish::to_other_windows(state, user_id, channel_id, own_window, &event)
        }
        Change::Updated => {
            let event = DraftUpdated { draft };
            publish::to_other_windows(state, user_id, channel_id, own_window, &event)
        }
        Change::Deleted => {
            let event = DraftDeleted { draft };
            publish::to_other_windows(state, user_id, channel_id, own_window, &event)
        }
    }
}
