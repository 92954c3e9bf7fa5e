//! Presence: whether a user is there, and what they say of themselves.

use serde::{Deserialize, Serialize};

/// Whether a user is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PresenceStatus {
    Online,
    Away,
    /// Do not disturb.
    Dnd,
    #[default]
    Offline,
}

/// A user's presence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Status {
    pub user_id: String,
    pub status: PresenceStatus,
    /// Chosen by the user; activity does not change it then.
    pub manual: bool,
    pub last_activity_at: i64,
    /// In **seconds** since 1970, as the forerunner has it; 0 means until changed.
    pub dnd_end_time: i64,
}

/// Body of `PUT /users/{id}/status`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateStatus {
    #[serde(default)]
    pub user_id: String,
    pub status: PresenceStatus,
    #[serde(default)]
    pub dnd_end_time: i64,
}

/// What a person says of themselves. Also the body of `PUT /users/{id}/status/custom`, and, as JSON
/// in a text, the user's prop `customStatus`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CustomStatus {
    /// The short name of an emoji, without colons.
    pub emoji: String,
    /// At most 100 characters.
    pub text: String,
    /// How its end was chosen: `thirty_minutes`, `one_hour`, `four_hours`, `today`, `this_week`,
    /// `date_and_time`; empty when it stays.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub duration: String,
    /// When it ends, such as `2030-01-31T18:00:00Z`; empty when it stays.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub expires_at: String,
}
