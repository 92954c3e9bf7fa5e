//! Who may do what in a channel. Every route that names a channel asks here.

use api_types::{Channel, ChannelMember, ChannelType};

use crate::{
    auth::Session,
    error::{Error, Result},
    state::AppState,
    store,
};

/// A channel that the user may read: one they are in, or a public one of a team they are in.
///
/// System administrators are no exception: private stays private.
pub(crate) async fn readable(
    state: &AppState,
    session: &Session,
    channel_id: &str,
) -> Result<Channel> {
    let channel = store::channels::by_id(state.store.read(), channel_id).await?;
    let channel = channel.ok_or_else(|| Error::not_found("channel"))?;
    if may_read(state, session, &channel).await? { Ok(channel) } else { Err(Error::forbidden()) }
}

pub(crate) async fn may_read(
    state: &AppState,
    session: &Session,
    channel: &Channel,
) -> Result<bool> {
    let (db, user_id) = (state.store.read(), &session.user_id);
    if store::members::get(db, &channel.id, user_id).await?.is_some() {
        return Ok(true);
    }
    if channel.channel_type != ChannelType::Open {
        return Ok(false);
    }
    Ok(store::teams::member_of(db, &channel.team_id, user_id).await?.is_some())
}

/// A channel that the user is in.
pub(crate) async fn member(
    state: &AppState,
    session: &Session,
    channel_id: &str,
) -> Result<(Channel, ChannelMember)> {
    let channel = store::channels::by_id(state.store.read(), channel_id).await?;
    let channel = channel.ok_or_else(|| Error::not_found("channel"))?;
    let member = store::members::get(state.store.read(), channel_id, &session.user_id).await?;
    Ok((channel, member.ok_or_else(Error::forbidden)?))
}

/// Refuses to change an archived channel.
pub(crate) fn check_not_archived(channel: &Channel) -> Result<()> {
    if channel.delete_at == 0 {
        return Ok(());
    }
    Err(Error::bad_request(
        "api.channel.archived.app_error",
        "The channel has been archived and can not be changed.",
    ))
}
