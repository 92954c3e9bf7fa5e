//! `POST /channels`: public and private channels of a team.

use api_types::{Channel, ChannelType, CreateChannel, websocket::ChannelCreated};
use axum::{Json, extract::State, http::StatusCode};

use super::names;
use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result, is_clash},
    id::new_id,
    request::body::Body,
    state::AppState,
    store, teams,
    websocket::publish,
};

pub(crate) const MAX_HEADER_RUNES: usize = 1024;
pub(crate) const MAX_PURPOSE_RUNES: usize = 250;

/// Makes a channel.
#[utoipa::path(
    post,
    path = "/channels",
    request_body = CreateChannel,
    responses((status = 201, body = Channel))
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    session: Session,
    Body(request): Body<CreateChannel>,
) -> Result<(StatusCode, Json<Channel>)> {
    names::check_name(&request.name)?;
    names::check_display_name(&request.display_name)?;
    names::check_text("header", &request.header, MAX_HEADER_RUNES)?;
    names::check_text("purpose", &request.purpose, MAX_PURPOSE_RUNES)?;
    if !matches!(request.channel_type, ChannelType::Open | ChannelType::Private) {
        return Err(Error::invalid("type", "D or G", "O or P"));
    }
    teams::member(&state, &session, &request.team_id).await?;

    let now = now_ms();
    let channel = Channel {
        id: new_id(),
        create_at: now,
        update_at: now,
        team_id: request.team_id,
        channel_type: request.channel_type,
        display_name: request.display_name,
        name: request.name,
        header: request.header,
        purpose: request.purpose,
        creator_id: session.user_id.clone(),
        ..Channel::default()
    };
    let mut tx = state.store.write().await?;
    store::channels::insert(&mut *tx, &channel).await.map_err(taken)?;
    store::members::add(&mut *tx, &channel.id, &session.user_id, true, now).await?;
    tx.commit().await?;
    let event = ChannelCreated { channel_id: channel.id.clone(), team_id: channel.team_id.clone() };
    publish::to_user(&state, &session.user_id, &channel.id, &event)?;
    Ok((StatusCode::CREATED, Json(channel)))
}

/// A clash of names, told as such.
pub(crate) fn taken(error: sqlx::Error) -> Error {
    if is_clash(&error) {
        return Error::bad_request(
            "store.sql_channel.save_channel.exists.app_error",
            "A channel with that name already exists in the same team.",
        )
        .detail("field=name, rule=unique in the team");
    }
    error.into()
}
