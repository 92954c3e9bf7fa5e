//! Changing and archiving a channel.

use api_types::{
    Channel, ChannelPrivacy, ChannelType, PatchChannel, StatusOk,
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
    posts::remark,
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
    change(&state, &session, &channel_id, patch).await.map(Json)
}

/// Changes a channel: names, header and purpose as they are given.
#[utoipa::path(
    put,
    path = "/channels/{channel_id}",
    request_body = Channel,
    responses((status = 200, body = Channel))
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
    Body(wanted): Body<Channel>,
) -> Result<Json<Channel>> {
    if wanted.id != channel_id {
        return Err(Error::invalid("id", &wanted.id, "the id of the address"));
    }
    // An empty name means «as it is», as it does for the forerunner.
    let name = |name: String| (!name.is_empty()).then_some(name);
    let patch = PatchChannel {
        name: name(wanted.name),
        display_name: name(wanted.display_name),
        header: Some(wanted.header),
        purpose: Some(wanted.purpose),
    };
    change(&state, &session, &channel_id, patch).await.map(Json)
}

/// Changes who may find and enter a channel.
#[utoipa::path(
    put,
    path = "/channels/{channel_id}/privacy",
    request_body = ChannelPrivacy,
    responses((status = 200, body = Channel))
)]
pub(crate) async fn privacy(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
    Body(ChannelPrivacy { privacy }): Body<ChannelPrivacy>,
) -> Result<Json<Channel>> {
    let (mut channel, member) = access::member(&state, &session, &channel_id).await?;
    if !session.is_admin && !member.scheme_admin {
        return Err(Error::forbidden());
    }
    access::check_not_archived(&channel)?;
    let is_named = |it| matches!(it, ChannelType::Open | ChannelType::Private);
    if !is_named(channel.channel_type) || !is_named(privacy) {
        let rule = "O or P, for a channel of a team";
        return Err(Error::invalid("privacy", store::channels::type_text(privacy), rule));
    }
    if is_default(&channel) {
        return Err(Error::invalid("privacy", "P", "default channels stay public"));
    }
    channel.channel_type = privacy;
    save(&state, &session, &mut channel, Vec::new()).await?;
    Ok(Json(channel))
}

/// Changes what `patch` names, tells the members, and leaves a remark for each change.
pub(crate) async fn change(
    state: &AppState,
    session: &Session,
    channel_id: &str,
    patch: PatchChannel,
) -> Result<Channel> {
    let (mut channel, _) = access::member(state, session, channel_id).await?;
    access::check_not_archived(&channel)?;
    let before = channel.clone();
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
    let remarks = remark::Change::between(&before, &channel);
    save(state, session, &mut channel, remarks).await?;
    Ok(channel)
}

/// Stores the changed channel with the remarks about it, and tells the members.
async fn save(
    state: &AppState,
    session: &Session,
    channel: &mut Channel,
    remarks: Vec<remark::Change>,
) -> Result<()> {
    channel.update_at = now_ms();
    let mut tx = state.store.write().await?;
    store::channels::update(&mut *tx, channel).await.map_err(taken)?;
    let mut posts = Vec::new();
    for change in remarks {
        posts.push(remark::changed(&mut tx, &channel.id, &session.user_id, change).await?);
    }
    // What the remarks did to the numbers.
    if let Some(stored) = store::channels::by_id(&mut *tx, &channel.id).await? {
        *channel = stored;
    }
    tx.commit().await?;
    let event = ChannelUpdated { channel: serde_json::to_string(channel)? };
    publish::to_channel(state, &channel.id, &event).await?;
    for post in posts {
        remark::announce(state, channel, &post).await?;
    }
    Ok(())
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
