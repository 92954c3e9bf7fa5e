//! What a member is told of a channel, and muting: `notify_props` of their membership.

use api_types::{ChannelMember, StatusOk, StringMap, websocket::ChannelMemberUpdated};
use axum::{
    Json,
    extract::{Path, State},
};

use super::access;
use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// What can be chosen, and between what. As in the forerunner.
const CHOICES: [(&str, &[&str]); 8] = [
    ("mark_unread", &["all", "mention"]),
    ("desktop", &["default", "all", "mention", "none"]),
    ("desktop_sound", &["default", "on", "off"]),
    ("desktop_threads", &["default", "all", "mention", "none"]),
    ("email", &["default", "all", "mention", "none"]),
    ("push", &["default", "all", "mention", "none"]),
    ("push_threads", &["default", "all", "mention", "none"]),
    ("ignore_channel_mentions", &["default", "on", "off"]),
];

/// Free words: the name of a sound, and whether new threads are followed by themselves.
const FREE: [&str; 2] = ["desktop_notification_sound", "channel_auto_follow_threads"];

/// The longest of the free words.
const MAX_FREE_BYTES: usize = 64;

/// Chooses what a member is told of a channel; what is absent stays.
#[utoipa::path(
    put,
    path = "/channels/{channel_id}/members/{user_id}/notify_props",
    request_body = std::collections::BTreeMap<String, String>,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path((channel_id, user_id)): Path<(String, String)>,
    session: Session,
    Body(choices): Body<StringMap>,
) -> Result<Json<StatusOk>> {
    session.resolve_private(&user_id)?;
    set(&state, &session, &channel_id, choices).await?;
    Ok(Json(StatusOk::default()))
}

/// Stores the choices of who asks, and tells their windows.
pub(crate) async fn set(
    state: &AppState,
    session: &Session,
    channel_id: &str,
    choices: StringMap,
) -> Result<ChannelMember> {
    let (_, mut member) = access::member(state, session, channel_id).await?;
    for (name, value) in &choices {
        check(name, value)?;
    }
    let mut tx = state.store.write().await?;
    member.notify_props.extend(choices);
    member.last_update_at = now_ms();
    let is_there = store::members::set_notify_props(&mut *tx, &member).await?;
    tx.commit().await?;
    if !is_there {
        return Err(Error::forbidden());
    }
    let event = ChannelMemberUpdated { channel_member: serde_json::to_string(&member)? };
    publish::to_user(state, &session.user_id, channel_id, &event)?;
    Ok(member)
}

fn check(name: &str, value: &str) -> Result<()> {
    if FREE.contains(&name) {
        return if value.len() <= MAX_FREE_BYTES {
            Ok(())
        } else {
            Err(Error::invalid(name, value, "at most 64 bytes long"))
        };
    }
    let Some((_, values)) = CHOICES.iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = CHOICES.iter().map(|(known, _)| *known).chain(FREE).collect();
        return Err(Error::invalid("notify_props", name, &format!("one of {}", names.join(", "))));
    };
    if values.contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(name, value, &format!("one of {}", values.join(", "))))
}
