//! Telling people what happened: to those, and only those, who may know.

use api_types::websocket::{Broadcast, EventData};
use serde::Serialize;

use super::connection::Connection;
use crate::{error::Result, state::AppState, store};

/// An event's JSON without its last brace; each connection adds its own number.
fn unnumbered<T: EventData>(data: &T, broadcast: &Broadcast) -> Result<String> {
    #[derive(Serialize)]
    struct Unnumbered<'a, T> {
        event: &'static str,
        data: &'a T,
        broadcast: &'a Broadcast,
    }
    let mut text = serde_json::to_string(&Unnumbered { event: T::NAME, data, broadcast })?;
    text.pop();
    Ok(text)
}

/// To the members of a channel.
pub(crate) async fn to_channel<T: EventData>(
    state: &AppState,
    channel_id: &str,
    data: &T,
) -> Result<()> {
    let broadcast = Broadcast { channel_id: channel_id.to_owned(), ..Broadcast::default() };
    let user_ids = store::members::user_ids(state.store.read(), channel_id).await?;
    state.hub.deliver(&user_ids, &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To the members of a channel except one.
pub(crate) async fn to_channel_except<T: EventData>(
    state: &AppState,
    channel_id: &str,
    omitted_user_id: &str,
    data: &T,
) -> Result<()> {
    let broadcast = Broadcast {
        channel_id: channel_id.to_owned(),
        omit_users: Some([(omitted_user_id.to_owned(), true)].into()),
        ..Broadcast::default()
    };
    let mut user_ids = store::members::user_ids(state.store.read(), channel_id).await?;
    user_ids.retain(|user_id| user_id != omitted_user_id);
    state.hub.deliver(&user_ids, &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To the members of a team.
pub(crate) async fn to_team<T: EventData>(state: &AppState, team_id: &str, data: &T) -> Result<()> {
    let broadcast = Broadcast { team_id: team_id.to_owned(), ..Broadcast::default() };
    let user_ids = store::teams::member_ids(state.store.read(), team_id).await?;
    state.hub.deliver(&user_ids, &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To all windows of one user. A channel that the event is about may be named.
pub(crate) fn to_user<T: EventData>(
    state: &AppState,
    user_id: &str,
    channel_id: &str,
    data: &T,
) -> Result<()> {
    let broadcast = Broadcast {
        user_id: user_id.to_owned(),
        channel_id: channel_id.to_owned(),
        ..Broadcast::default()
    };
    state.hub.deliver(&[user_id], &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To all windows of one user, about one team.
pub(crate) fn to_user_in_team<T: EventData>(
    state: &AppState,
    user_id: &str,
    team_id: &str,
    data: &T,
) -> Result<()> {
    let broadcast = Broadcast {
        user_id: user_id.to_owned(),
        team_id: team_id.to_owned(),
        ..Broadcast::default()
    };
    state.hub.deliver(&[user_id], &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To the windows of one user except the one that made the change, about one channel.
pub(crate) fn to_other_windows<T: EventData>(
    state: &AppState,
    user_id: &str,
    channel_id: &str,
    connection_id: &str,
    data: &T,
) -> Result<()> {
    let broadcast = Broadcast {
        user_id: user_id.to_owned(),
        channel_id: channel_id.to_owned(),
        omit_connection_id: connection_id.to_owned(),
        ..Broadcast::default()
    };
    state.hub.deliver_except(user_id, connection_id, &unnumbered(data, &broadcast)?);
    Ok(())
}

/// To everybody who is signed in.
pub(crate) fn to_everyone<T: EventData>(state: &AppState, data: &T) -> Result<()> {
    state.hub.deliver_to_all(&unnumbered(data, &Broadcast::default())?);
    Ok(())
}

/// To system administrators.
pub(crate) async fn to_admins<T: EventData>(state: &AppState, data: &T) -> Result<()> {
    let connected = state.hub.connected_users();
    let users = store::users::by_ids(state.store.read(), &connected).await?;
    let admins: Vec<String> = users
        .into_iter()
        .filter(|user| crate::auth::session::is_admin(&user.roles))
        .map(|user| user.id)
        .collect();
    state.hub.deliver(&admins, &unnumbered(data, &Broadcast::default())?);
    Ok(())
}

/// The first event of a new stream.
pub(crate) fn hello<T: EventData>(connection: &Connection, data: &T) -> Result<()> {
    let broadcast = Broadcast { connection_id: connection.id.clone(), ..Broadcast::default() };
    connection.deliver(&unnumbered(data, &broadcast)?);
    Ok(())
}
