//! `POST /channels/members/{user_id}/view`: marks a channel as read.

use std::collections::BTreeMap;

use api_types::{
    ViewChannel, ViewChannelResponse,
    websocket::{ChannelViewed, MultipleChannelsViewed},
};
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
    store, threads,
    websocket::publish,
};

/// Marks a channel as read.
#[utoipa::path(
    post,
    path = "/channels/members/{user_id}/view",
    request_body = ViewChannel,
    responses((status = 200, body = ViewChannelResponse))
)]
pub(crate) async fn view(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(request): Body<ViewChannel>,
) -> Result<Json<ViewChannelResponse>> {
    // Nobody reads for somebody else, not even an administrator.
    if session.resolve(&user_id) != session.user_id {
        return Err(Error::forbidden());
    }
    let mut channel_times = BTreeMap::new();
    let ids = [&request.channel_id, &request.prev_channel_id];
    for channel_id in ids.into_iter().filter(|channel_id| !channel_id.is_empty()) {
        let (channel, _) = access::member(&state, &session, channel_id).await?;
        let mut tx = state.store.write().await?;
        store::members::mark_read(&mut *tx, channel_id, &session.user_id, now_ms()).await?;
        let member = store::members::get(&mut *tx, channel_id, &session.user_id).await?;
        // Who tells threads apart reads them on their own; others have seen the replies here.
        let threads = if request.collapsed_threads_supported {
            None
        } else {
            Some(threads::read::channel(&mut tx, &session.user_id, channel_id).await?)
        };
        tx.commit().await?;
        let member = member.ok_or_else(Error::forbidden)?;
        if let Some(threads) = threads {
            threads.tell(&state, &session.user_id, &channel)?;
        }
        channel_times.insert(channel_id.clone(), member.last_viewed_at);
    }
    for channel_id in channel_times.keys() {
        let event = ChannelViewed { channel_id: channel_id.clone() };
        publish::to_user(&state, &session.user_id, "", &event)?;
    }
    if !channel_times.is_empty() {
        let event = MultipleChannelsViewed { channel_times: channel_times.clone() };
        publish::to_user(&state, &session.user_id, "", &event)?;
    }
    Ok(Json(ViewChannelResponse { status: "OK".to_owned(), last_viewed_at_times: channel_times }))
}
