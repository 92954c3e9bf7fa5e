//! Joining, adding, leaving and removing.

use api_types::{
    Channel, ChannelMember, ChannelMemberRequest, ChannelType, StatusOk,
    websocket::{UserAdded, UserRemoved},
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};

use super::{access, edit::is_default};
use crate::{
    audit,
    auth::{Session, permissions::Who},
    clock::now_ms,
    error::{Error, Result},
    posts::remark,
    request::{body::Body, page::Page, proxy::Peer},
    state::AppState,
    store,
    websocket::publish,
};

/// The members of a channel, by name.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/members",
    params(Page),
    responses((status = 200, body = Vec<ChannelMember>))
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    Query(page): Query<Page>,
    session: Session,
) -> Result<Json<Vec<ChannelMember>>> {
    access::readable(&state, &session, &channel_id).await?;
    let db = state.store.read();
    Ok(Json(store::members::of_channel(db, &channel_id, page.limit(), page.offset()).await?))
}

/// A membership of a channel.
#[utoipa::path(
    get,
    path = "/channels/{channel_id}/members/{user_id}",
    responses((status = 200, body = ChannelMember))
)]
pub(crate) async fn get(
    State(state): State<AppState>,
    Path((channel_id, user_id)): Path<(String, String)>,
    session: Session,
) -> Result<Json<ChannelMember>> {
    access::readable(&state, &session, &channel_id).await?;
    let user_id = session.resolve(&user_id);
    let member = store::members::get(state.store.read(), &channel_id, user_id).await?;
    member.map(Json).ok_or_else(|| Error::not_found("channel_member"))
}

/// Joins a public channel, or adds somebody to a channel one is in.
#[utoipa::path(
    post,
    path = "/channels/{channel_id}/members",
    request_body = ChannelMemberRequest,
    responses((status = 201, body = ChannelMember))
)]
pub(crate) async fn add(
    State(state): State<AppState>,
    Path(channel_id): Path<String>,
    session: Session,
    Body(request): Body<ChannelMemberRequest>,
) -> Result<(StatusCode, Json<ChannelMember>)> {
    let member = enter(&state, &session, &channel_id, &request.user_id).await?;
    Ok((StatusCode::CREATED, Json(member)))
}

/// Lets a user into a channel: themselves, or by somebody who is in there.
pub(crate) async fn enter(
    state: &AppState,
    session: &Session,
    channel_id: &str,
    user_id: &str,
) -> Result<ChannelMember> {
    let user_id = session.resolve(user_id);
    // For joining, reading must be allowed; for adding others, one must be in there.
    let channel = if user_id == session.user_id {
        access::readable(state, session, channel_id).await?
    } else {
        access::member(state, session, channel_id).await?.0
    };
    check_has_members(&channel)?;
    access::check_not_archived(&channel)?;
    let mut tx = state.store.write().await?;
    if store::teams::member_of(&mut *tx, &channel.team_id, user_id).await?.is_none() {
        return Err(Error::bad_request(
            "api.channel.add_user.not_in_team.app_error",
            "Only members of the team can be added to its channels.",
        ));
    }
    let is_new = store::members::add(&mut *tx, channel_id, user_id, false, now_ms()).await?;
    let member = store::members::get(&mut *tx, channel_id, user_id).await?;
    let member = member.ok_or_else(|| Error::not_found("channel"))?;
    let remark = if is_new {
        let kind =
            if user_id == session.user_id { remark::Kind::Joined } else { remark::Kind::Added };
        Some(remark::write(&mut tx, channel_id, &session.user_id, user_id, kind).await?)
    } else {
        None
    };
    tx.commit().await?;
    if let Some(remark) = remark {
        let event = UserAdded { user_id: user_id.to_owned(), team_id: channel.team_id.clone() };
        publish::to_channel(state, channel_id, &event).await?;
        remark::announce(state, &channel, &remark).await?;
    }
    Ok(member)
}

/// Leaves a channel, or removes somebody as an administrator.
#[utoipa::path(
    delete,
    path = "/channels/{channel_id}/members/{user_id}",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn remove(
    State(state): State<AppState>,
    Path((channel_id, user_id)): Path<(String, String)>,
    session: Session,
    peer: Peer,
) -> Result<Json<StatusOk>> {
    take_out(&state, &Who::signed_in(&session, &peer), &session, (&channel_id, &user_id)).await?;
    Ok(Json(StatusOk::default()))
}

/// Takes a user out of a channel: themselves, or by who manages it. `who` is for the audit log.
pub(crate) async fn take_out(
    state: &AppState,
    who: &Who,
    session: &Session,
    (channel_id, user_id): (&str, &str),
) -> Result<()> {
    let user_id = session.resolve(user_id);
    let (channel, own) = access::member(state, session, channel_id).await?;
    let leaves = user_id == session.user_id;
    if !leaves && !own.scheme_admin && !session.is_admin {
        return Err(Error::forbidden());
    }
    check_has_members(&channel)?;
    if is_default(&channel) {
        return Err(Error::bad_request(
            "api.channel.remove.default.app_error",
            "Nobody can leave the default channels of a team.",
        ));
    }
    let mut tx = state.store.write().await?;
    if !store::members::remove(&mut *tx, channel_id, user_id).await? {
        return Err(Error::not_found("channel_member"));
    }
    let kind = if leaves { remark::Kind::Left } else { remark::Kind::Removed };
    let remark = remark::write(&mut tx, channel_id, &session.user_id, user_id, kind).await?;
    if !leaves && session.is_admin {
        let facts = [("channel", channel_id), ("user", user_id)];
        audit::add(state, &mut tx, who, "channel.remove_member", &facts).await?;
    }
    tx.commit().await?;
    let remover_id = session.user_id.clone();
    let stay = UserRemoved { user_id: user_id.to_owned(), remover_id, ..UserRemoved::default() };
    let gone = UserRemoved {
        channel_id: channel_id.to_owned(),
        remover_id: session.user_id.clone(),
        ..UserRemoved::default()
    };
    publish::to_user(state, user_id, "", &gone)?;
    publish::to_channel(state, channel_id, &stay).await?;
    remark::announce(state, &channel, &remark).await
}

fn check_has_members(channel: &Channel) -> Result<()> {
    if matches!(channel.channel_type, ChannelType::Open | ChannelType::Private) {
        return Ok(());
    }
    Err(Error::bad_request(
        "api.channel.add_members.user_denied",
        "Nobody joins or leaves direct and group channels.",
    ))
}
