//! Changing and archiving a channel.

use api_types::{
    Channel, ChannelType, PatchChannel, StatusOk,
    websocket::{ChannelDeleted, ChannelUpdated},
};
use axum::{
    Json,
    extract::{Path, State},
};

use super::{
    access,
    create::{MAX_HEADER_RUNES, MAX_PURPOSE_RUNES, taken},
    names,
};
use crate::{
    audit,
    auth::{Session, permissions::Who},
    clock::now_ms,
    error::{Error, Result},
    request::{body::Body, proxy::Peer},
    state::AppState,
    store,
    teams::DEFAULT_CHANNELS,
    websocket::publish,
};

/// Changes a channel; what is absent stays.
#[utoipa::path(
    put,
    path = "/channels/{channel_id}/patch",
    request_body = PatchChannel,
    responses((status = 200, body = Channel))
)]
pub(crate) async fn patch(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
    Body(patch): Body<PatchChannel>,
) -> Result<Json<Channel>> {
    let (mut channel, _) = access::member(&state, &session, &channel_id).await?;
    access::check_not_archived(&channel)?;
    let is_named = matches!(channel.channel_type, ChannelType::Open | ChannelType::Private);
    if !is_named && (patch.name.is_some() || patch.display_name.is_some()) {
        return Err(Error::invalid("name", "", "direct and group channels have no names"));
    }
    if let Some(name) = patch.name {
        if is_default(&channel) && name != channel.name {
            return Err(Error::invalid("name", &name, "default channels keep their names"));
        }
        names::check_name(&name)?;
        channel.name = name;
    }
    if let Some(display_name) = patch.display_name {
        names::check_display_name(&display_name)?;
        channel.display_name = display_name;
    }
    if let Some(header) = patch.header {
        names::check_text("header", &header, MAX_HEADER_RUNES)?;
        channel.header = header;
    }
    if let Some(purpose) = patch.purpose {
        names::check_text("purpose", &purpose, MAX_PURPOSE_RUNES)?;
        channel.purpose = purpose;
    }
    channel.update_at = now_ms();
    let mut tx = state.store.write().await?;
    store::channels::update(&mut *tx, &channel).await.map_err(taken)?;
    tx.commit().await?;
    let event = ChannelUpdated { channel: serde_json::to_string(&channel)? };
    publish::to_channel(&state, &channel.id, &event).await?;
    Ok(Json(channel))
}

/// Archives the channel; its posts stay.
#[utoipa::path(delete, path = "/channels/{channel_id}", responses((status = 200, body = StatusOk)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
    peer: Peer,
) -> Result<Json<StatusOk>> {
    let (mut channel, member) = access::member(&state, &session, &channel_id).await?;
    if !session.is_admin && !member.scheme_admin {
        return Err(Error::forbidden());
    }
    let is_kept = matches!(channel.channel_type, ChannelType::Direct | ChannelType::Group);
    if is_kept || is_default(&channel) {
        return Err(Error::bad_request(
            "api.channel.delete_channel.cannot.app_error",
            "This channel can not be archived.",
        ));
    }
    access::check_not_archived(&channel)?;
    let now = now_ms();
    channel.delete_at = now;
    channel.update_at = now;
    let mut tx = state.store.write().await?;
    store::channels::update(&mut *tx, &channel).await?;
    if session.is_admin {
        let who = Who::signed_in(&session, &peer);
        let facts = [("channel", channel.id.as_str()), ("name", &channel.name)];
        audit::add(&state, &mut tx, &who, "channel.archive", &facts).await?;
    }
    tx.commit().await?;
    let event = ChannelDeleted { channel_id: channel.id.clone(), delete_at: now };
    if channel.channel_type == ChannelType::Open {
        publish::to_team(&state, &channel.team_id, &event).await?;
    } else {
        publish::to_channel(&state, &channel.id, &event).await?;
    }
    Ok(Json(StatusOk::default()))
}

/// Everybody of the team is in these, so nobody leaves, renames or archives them.
pub(crate) fn is_default(channel: &Channel) -> bool {
    DEFAULT_CHANNELS.iter().any(|(name, _)| *name == channel.name)
        && channel.channel_type == ChannelType::Open
}
