//! The data of client actions, one type per action that has any.

use serde::{Deserialize, Serialize};

use super::Data;

/// `ping`, answered with `{"text":"pong"}`; has no data.
pub const PING: &str = "ping";

/// `get_statuses`, answered with user id to status of everybody connected; has no data.
pub const GET_STATUSES: &str = "get_statuses";

/// The data of one action.
pub trait ActionData: Data {
    /// The action's name on the wire.
    const NAME: &'static str;
}

/// The first frame of a client that has no cookie.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthenticationChallenge {
    pub token: String,
}

impl std::fmt::Debug for AuthenticationChallenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthenticationChallenge").finish_non_exhaustive()
    }
}

impl ActionData for AuthenticationChallenge {
    const NAME: &'static str = "authentication_challenge";
}

/// The user is writing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserTyping {
    pub channel_id: String,
    /// The root of the thread, or empty.
    pub parent_id: String,
}

impl ActionData for UserTyping {
    const NAME: &'static str = "user_typing";
}

/// What the user looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Presence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread_channel_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_thread_view: Option<bool>,
}

impl ActionData for Presence {
    const NAME: &'static str = "presence";
}

/// The user went away from the keyboard, or came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserUpdateActiveStatus {
    pub user_is_active: bool,
    pub manual: bool,
}

impl ActionData for UserUpdateActiveStatus {
    const NAME: &'static str = "user_update_active_status";
}

/// Asks for the statuses of some users.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetStatusesByIds {
    pub user_ids: Vec<String>,
}

impl ActionData for GetStatusesByIds {
    const NAME: &'static str = "get_statuses_by_ids";
}
