//! What nodes tell each other. Kept in the database as JSON, for some minutes.

use api_types::{PluginStatus, websocket::PluginStatusesChanged};
use serde::{Deserialize, Serialize};

use crate::{error::Result, plugins, settings, slot_orders, state::AppState, websocket::publish};

/// What other nodes read again.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Topic {
    /// Which plugins there are and which are on.
    Plugins,
    /// The configuration that administrators patched.
    Config,
    /// Who comes first in which slot.
    SlotOrders,
    /// How the plugins of another node fare.
    PluginStatuses,
}

impl Topic {
    const ALL: [Self; 4] = [Self::Config, Self::Plugins, Self::SlotOrders, Self::PluginStatuses];
}

/// Who gets an event: those, on every node, whom the database says when it is delivered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Audience {
    /// The members of a channel, except perhaps one.
    Channel {
        id: String,
        except_user: Option<String>,
    },
    Team {
        id: String,
    },
    /// All windows of one user, except the one named, if any.
    User {
        id: String,
        except_connection: String,
    },
    Everyone,
    /// Administrators, those who may only look too.
    Admins,
}

/// What happened on a node.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Event {
    /// Browsers hear of it. `text` lacks its last brace, see `publish`.
    Deliver { to: Audience, text: String },
    /// Its sockets end.
    SessionEnded { session_id: String },
    /// Something is to be read from the database again.
    Read { topic: Topic },
    /// Nobody knows any more what was not told.
    Lost,
}

/// Does here what happened elsewhere.
pub(super) async fn handle(state: &AppState, event: Event) -> Result<()> {
    match event {
        Event::Deliver { to, text } => publish::deliver_here(state, &to, &text).await?,
        Event::SessionEnded { session_id } => state.hub.close_session(&session_id),
        Event::Read { topic } => spawn_reading(state, topic, Cause::Announced),
        Event::Lost => start_over(state),
    }
    Ok(())
}

/// Reads everything again, and has every page do the same.
pub(super) fn start_over(state: &AppState) {
    tracing::warn!("events of other nodes are lost, so all pages begin anew");
    state.hub.begin_anew();
    read_everything(state);
}

/// Reads everything again; where nothing changed, nobody is told.
pub(super) fn read_everything(state: &AppState) {
    for topic in Topic::ALL {
        spawn_reading(state, topic, Cause::JustInCase);
    }
}

/// Why something is read again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Cause {
    Announced,
    /// An announcement could have been lost.
    JustInCase,
}

/// What was read the last time, of that which nobody else remembers.
#[derive(Debug, Default)]
pub(super) struct Known {
    plugin_statuses: Option<Vec<PluginStatus>>,
}

/// Remembers the value; says whether browsers are to be told.
fn is_news<T: PartialEq>(known: &mut Option<T>, value: T, cause: Cause) -> bool {
    let before = known.replace(value);
    // At the start, browsers ask by themselves.
    cause == Cause::Announced || (before.is_some() && before != *known)
}

/// Reading may mean to fetch a bundle; chat goes on meanwhile.
fn spawn_reading(state: &AppState, topic: Topic, cause: Cause) {
    let state = state.clone();
    tokio::spawn(async move {
        if let Err(error) = read(&state, topic, cause).await {
            tracing::warn!(error.id = %error.id, topic = ?topic, "not read again");
        }
    });
}

async fn read(state: &AppState, topic: Topic, cause: Cause) -> Result<()> {
    match topic {
        Topic::Config => settings::reload(state).await,
        Topic::SlotOrders => slot_orders::reload(state).await,
        Topic::Plugins => plugins::reload(state).await,
        Topic::PluginStatuses => tell_plugin_statuses(state, cause).await,
    }
}

async fn tell_plugin_statuses(state: &AppState, cause: Cause) -> Result<()> {
    let Some(node) = &state.cluster.0 else { return Ok(()) };
    let statuses = state.cluster.with_others(state.plugins.statuses()).await?;
    if is_news(&mut node.known.lock().await.plugin_statuses, statuses.clone(), cause) {
        let event = PluginStatusesChanged { plugin_statuses: statuses };
        return publish::to_admins(state, &event).await;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_just_in_case_is_told_when_it_changed() {
        let mut known = None;
        assert!(!is_news(&mut known, 1, Cause::JustInCase), "the start");
        assert!(!is_news(&mut known, 1, Cause::JustInCase));
        assert!(is_news(&mut known, 2, Cause::JustInCase));
        assert!(is_news(&mut known, 2, Cause::Announced), "a change here was undone elsewhere");
    }

    #[test]
    fn nodes_of_different_versions_agree_on_the_text() {
        let to = Audience::Channel { id: "c".to_owned(), except_user: None };
        let event = Event::Deliver { to, text: "{".to_owned() };
        assert_eq!(
            serde_json::to_string(&event).unwrap(),
            r#"{"kind":"deliver","to":{"channel":{"id":"c","except_user":null}},"text":"{"}"#
        );
        let event = Event::Read { topic: Topic::SlotOrders };
        let text = r#"{"kind":"read","topic":"slot_orders"}"#;
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }
}
