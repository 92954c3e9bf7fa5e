//! Telling people what happened: to those, and only those, who may know; on all nodes.

use api_types::websocket::{
    Broadcast, ConfigChanged, EventData, PluginDevelopment, PluginDisabled, PluginEnabled,
    PluginSlotsChanged, PluginStatusesChanged,
};
use serde::Serialize;

use super::connection::Connection;
use crate::{
    auth::permissions::reads_plugins,
    cluster::{Audience, Event},
    error::Result,
    state::AppState,
    store,
};

/// Each node tells these its own browsers, once it has read what another one announced.
const BY_EACH_NODE: [&str; 6] = [
    ConfigChanged::NAME,
    PluginDevelopment::NAME,
    PluginDisabled::NAME,
    PluginEnabled::NAME,
    PluginSlotsChanged::NAME,
    PluginStatusesChanged::NAME,
];

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
    let to = Audience::Channel { id: channel_id.to_owned(), except_user: None };
    deliver::<T>(state, to, unnumbered(data, &broadcast)?).await
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
    let except_user = Some(omitted_user_id.to_owned());
    let to = Audience::Channel { id: channel_id.to_owned(), except_user };
    deliver::<T>(state, to, unnumbered(data, &broadcast)?).await
}

/// To the members of a team.
pub(crate) async fn to_team<T: EventData>(state: &AppState, team_id: &str, data: &T) -> Result<()> {
    let broadcast = Broadcast { team_id: team_id.to_owned(), ..Broadcast::default() };
    let to = Audience::Team { id: team_id.to_owned() };
    deliver::<T>(state, to, unnumbered(data, &broadcast)?).await
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
    deliver_to_user(state, &broadcast, unnumbered(data, &broadcast)?);
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
    deliver_to_user(state, &broadcast, unnumbered(data, &broadcast)?);
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
    deliver_to_user(state, &broadcast, unnumbered(data, &broadcast)?);
    Ok(())
}

/// To everybody who is signed in.
pub(crate) fn to_everyone<T: EventData>(state: &AppState, data: &T) -> Result<()> {
    let text = for_everyone(data)?;
    state.hub.deliver_to_all(&text);
    send::<T>(state, Audience::Everyone, text);
    Ok(())
}

/// The text of an event that everybody gets.
pub(crate) fn for_everyone<T: EventData>(data: &T) -> Result<String> {
    unnumbered(data, &Broadcast::default())
}

/// To administrators, those who may only look too.
pub(crate) async fn to_admins<T: EventData>(state: &AppState, data: &T) -> Result<()> {
    deliver::<T>(state, Audience::Admins, unnumbered(data, &Broadcast::default())?).await
}

/// Ends the sockets of a session, wherever they are.
pub(crate) fn session_ended(state: &AppState, session_id: &str) {
    state.hub.close_session(session_id);
    state.cluster.send(|| Event::SessionEnded { session_id: session_id.to_owned() });
}

async fn deliver<T: EventData>(state: &AppState, to: Audience, text: String) -> Result<()> {
    deliver_here(state, &to, &text).await?;
    send::<T>(state, to, text);
    Ok(())
}

fn deliver_to_user(state: &AppState, broadcast: &Broadcast, text: String) {
    let Broadcast { user_id, omit_connection_id, .. } = broadcast;
    state.hub.deliver_except(user_id, omit_connection_id, &text);
    state.cluster.send(|| {
        let except_connection = omit_connection_id.clone();
        Event::Deliver { to: Audience::User { id: user_id.clone(), except_connection }, text }
    });
}

fn send<T: EventData>(state: &AppState, to: Audience, text: String) {
    if !BY_EACH_NODE.contains(&T::NAME) {
        state.cluster.send(|| Event::Deliver { to, text });
    }
}

/// Delivers an event to the browsers of this node.
pub(crate) async fn deliver_here(state: &AppState, to: &Audience, text: &str) -> Result<()> {
    let db = state.store.read();
    let user_ids = match to {
        Audience::Channel { id, except_user } => {
            let mut user_ids = store::members::user_ids(db, id).await?;
            user_ids.retain(|user_id| Some(user_id) != except_user.as_ref());
            user_ids
        }
        Audience::Team { id } => store::teams::member_ids(db, id).await?,
        Audience::Admins => {
            let users = store::users::by_ids(db, &state.hub.connected_users()).await?;
            let readers = users.into_iter().filter(|user| reads_plugins(&user.roles));
            readers.map(|user| user.id).collect()
        }
        Audience::User { id, except_connection } => {
            state.hub.deliver_except(id, except_connection, text);
            return Ok(());
        }
        Audience::Everyone => {
            state.hub.deliver_to_all(text);
            return Ok(());
        }
    };
    state.hub.deliver(&user_ids, text);
    Ok(())
}

/// The first event of a new stream.
pub(crate) fn hello<T: EventData>(connection: &Connection, data: &T) -> Result<()> {
    let broadcast = Broadcast { connection_id: connection.id.clone(), ..Broadcast::default() };
    connection.deliver(&unnumbered(data, &broadcast)?);
    Ok(())
}
