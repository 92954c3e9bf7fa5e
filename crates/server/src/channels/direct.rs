//! Direct and group channels: found if they exist, made if not.

use api_types::{
    Channel, ChannelType,
    websocket::{DirectAdded, GroupAdded},
};
use axum::{Json, extract::State, http::StatusCode};

use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result},
    id::{hex, new_id, token_hash},
    request::body::Body,
    state::AppState,
    store,
    websocket::publish,
};

/// People in a group channel, the asking one included.
pub(crate) const GROUP_SIZE: std::ops::RangeInclusive<usize> = 3..=8;

/// Opens the channel of two users.
#[utoipa::path(
    post,
    path = "/channels/direct",
    request_body = Vec<String>,
    responses((status = 201, body = Channel))
)]
pub(crate) async fn direct(
    State(state): State<AppState>,
    session: Session,
    Body(user_ids): Body<Vec<String>>,
) -> Result<(StatusCode, Json<Channel>)> {
    let channel = open_direct(&state, &session, &user_ids).await?;
    Ok((StatusCode::CREATED, Json(channel)))
}

/// The channel of two users, made when there is none.
pub(crate) async fn open_direct(
    state: &AppState,
    session: &Session,
    user_ids: &[String],
) -> Result<Channel> {
    let [one, other] = user_ids else {
        return Err(Error::invalid("body", &user_ids.len().to_string(), "two user ids"));
    };
    if *one != session.user_id && *other != session.user_id {
        return Err(Error::forbidden());
    }
    let name = name_of(one, other);
    let (channel, is_new) =
        find_or_create(state, session, ChannelType::Direct, name, user_ids).await?;
    if is_new {
        for user_id in user_ids {
            let teammate_id = if user_id == one { other } else { one };
            let event = DirectAdded {
                creator_id: session.user_id.clone(),
                teammate_id: teammate_id.clone(),
            };
            publish::to_user(state, user_id, &channel.id, &event)?;
        }
    }
    Ok(channel)
}

/// What the channel of two users is called.
pub(crate) fn name_of(one: &str, other: &str) -> String {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    format!("{first}__{second}")
}

/// Opens the channel of three to eight users.
#[utoipa::path(
    post,
    path = "/channels/group",
    request_body = Vec<String>,
    responses((status = 201, body = Channel))
)]
pub(crate) async fn group(
    State(state): State<AppState>,
    session: Session,
    Body(user_ids): Body<Vec<String>>,
) -> Result<(StatusCode, Json<Channel>)> {
    let channel = open_group(&state, &session, user_ids).await?;
    Ok((StatusCode::CREATED, Json(channel)))
}

/// The channel of three to eight users with who asks, made when there is none.
pub(crate) async fn open_group(
    state: &AppState,
    session: &Session,
    mut user_ids: Vec<String>,
) -> Result<Channel> {
    user_ids.push(session.user_id.clone());
    user_ids.sort_unstable();
    user_ids.dedup();
    if !GROUP_SIZE.contains(&user_ids.len()) {
        let n_users = user_ids.len().to_string();
        return Err(Error::invalid("body", &n_users, "3 to 8 people with oneself"));
    }
    // The same people always meet in the same channel.
    let name: String = hex(&token_hash(&user_ids.concat())).chars().take(40).collect();
    let (channel, is_new) =
        find_or_create(state, session, ChannelType::Group, name, &user_ids).await?;
    if is_new {
        let event = GroupAdded { teammate_ids: serde_json::to_string(&user_ids)? };
        publish::to_channel(state, &channel.id, &event).await?;
    }
    Ok(channel)
}

async fn find_or_create(
    state: &AppState,
    session: &Session,
    channel_type: ChannelType,
    name: String,
    user_ids: &[String],
) -> Result<(Channel, bool)> {
    let mut tx = state.store.write().await?;
    if let Some(channel) = store::channels::by_name(&mut *tx, "", &name).await? {
        return Ok((channel, false));
    }
    let users = store::users::by_ids(&mut *tx, user_ids).await?;
    let n_distinct = user_ids.iter().collect::<std::collections::HashSet<_>>().len();
    if users.len() != n_distinct || users.iter().any(|user| user.delete_at > 0) {
        return Err(Error::not_found("user"));
    }
    let names: Vec<&str> = users.iter().map(|user| user.username.as_str()).collect();
    let now = now_ms();
    let channel = Channel {
        id: new_id(),
        create_at: now,
        update_at: now,
        channel_type,
        // Each side of a direct channel names it after the other.
        display_name: match channel_type {
            ChannelType::Group => names.join(", "),
            ChannelType::Open | ChannelType::Private | ChannelType::Direct => String::new(),
        },
        name,
        creator_id: session.user_id.clone(),
        ..Channel::default()
    };
    store::channels::insert(&mut *tx, &channel).await?;
    for user in &users {
        store::members::add(&mut *tx, &channel.id, &user.id, false, now).await?;
    }
    tx.commit().await?;
    Ok((channel, true))
}
