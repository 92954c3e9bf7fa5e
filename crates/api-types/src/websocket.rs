//! The WebSocket `/api/v4/websocket`: events of the server, actions of the client, replies.
//!
//! `seq` of events counts up by one per connection, so that a client notices a gap.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

pub mod action;
pub mod event;

pub use self::{
    action::{
        ActionData, AuthenticationChallenge, GetStatusesByIds, Presence, UserTyping,
        UserUpdateActiveStatus,
    },
    event::{
        AddedToTeam, ChannelCreated, ChannelDeleted, ChannelMemberUpdated, ChannelUpdated,
        ChannelViewed, ConfigChanged, DirectAdded, DraftCreated, DraftDeleted, DraftUpdated,
        EventData, FirstAdminVisitMarketplace, GroupAdded, Hello, LeaveTeam,
        MultipleChannelsViewed, NewUser, PluginDevelopment, PluginDisabled, PluginEnabled,
        PluginSlotsChanged, PluginStatusesChanged, PostDeleted, PostEdited, PostUnread, Posted,
        PreferencesChanged, PreferencesDeleted, ReactionAdded, ReactionRemoved,
        SidebarCategoryCreated, SidebarCategoryDeleted, SidebarCategoryOrderUpdated,
        SidebarCategoryUpdated, StatusChange, ThreadFollowChanged, ThreadReadChanged,
        ThreadUpdated, Typing, UserAdded, UserRemoved, UserUpdated,
    },
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServerEvent {
    pub event: String,
    #[serde(default)]
    pub data: Value,
    #[serde(default)]
    pub broadcast: Broadcast,
    pub seq: i64,
}

impl ServerEvent {
    /// The data when this is an event of the kind `T`; `None` for other kinds.
    ///
    /// # Errors
    /// When the event is of that kind and its data does not fit.
    pub fn read<T: EventData>(&self) -> Result<Option<T>, serde_json::Error> {
        if self.event == T::NAME { T::deserialize(&self.data).map(Some) } else { Ok(None) }
    }
}

/// Whom an event is for; empty fields do not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Broadcast {
    pub omit_users: Option<BTreeMap<String, bool>>,
    pub user_id: String,
    pub channel_id: String,
    pub team_id: String,
    pub connection_id: String,
    pub omit_connection_id: String,
}

/// Something that the client asks for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Counted by the client from 1; the reply repeats it.
    #[serde(default)]
    pub seq: i64,
    pub action: String,
    #[serde(default)]
    pub data: Value,
}

impl std::fmt::Debug for Request {
    /// Without the data, which may hold a token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("seq", &self.seq)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// `OK` or `FAIL`.
    pub status: String,
    pub seq_reply: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<crate::AppError>,
}

/// Anything that the server sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ServerMessage {
    Event(ServerEvent),
    Reply(Reply),
}

/// What both directions' data types have in common.
pub trait Data: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> Data for T {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_and_replies_are_told_apart() {
        let event =
            r#"{"event":"typing","data":{"user_id":"u"},"broadcast":{"channel_id":"c"},"seq":3}"#;
        let ServerMessage::Event(event) = serde_json::from_str(event).unwrap() else {
            panic!("read as a reply")
        };
        assert_eq!(event.read::<Typing>().unwrap().unwrap().user_id, "u");
        assert_eq!(event.read::<Posted>().unwrap(), None);
        let reply = r#"{"status":"OK","seq_reply":1,"data":{"text":"pong"}}"#;
        assert!(matches!(serde_json::from_str(reply).unwrap(), ServerMessage::Reply(_)));
    }

    #[test]
    fn secrets_do_not_show_in_debug_output() {
        let challenge = AuthenticationChallenge { token: "s3cret".to_owned() };
        let data = serde_json::to_value(&challenge).unwrap();
        let request = Request { seq: 1, action: "authentication_challenge".to_owned(), data };
        assert!(!format!("{challenge:?}{request:?}").contains("s3cret"));
    }
}
