//! Users: the profile, what creates it, what changes it, and how it is searched.

use serde::{Deserialize, Serialize};

use crate::{Props, StringMap};

/// A person with an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct User {
    pub id: String,
    pub create_at: i64,
    pub update_at: i64,
    /// Above 0 when the account is deactivated.
    pub delete_at: i64,
    pub username: String,
    pub auth_data: String,
    /// Empty: signs in with a password of this server.
    pub auth_service: String,
    /// Empty for viewers who may not see it.
    pub email: String,
    #[serde(skip_serializing_if = "is_false")]
    pub email_verified: bool,
    pub nickname: String,
    pub first_name: String,
    pub last_name: String,
    pub position: String,
    /// Names of system roles, separated by spaces.
    pub roles: String,
    #[serde(skip_serializing_if = "Props::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub props: Props,
    #[serde(skip_serializing_if = "StringMap::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub notify_props: StringMap,
    #[serde(skip_serializing_if = "is_zero")]
    pub last_password_update: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub last_picture_update: i64,
    pub locale: String,
    pub timezone: Timezone,
    #[serde(skip_serializing_if = "is_false")]
    pub is_bot: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bot_description: String,
    pub disable_welcome_email: bool,
}

/// Where a user lives, as IANA names such as `Europe/Berlin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Timezone {
    /// `"true"` or `"false"`: the forerunner's clients compare text.
    #[serde(rename = "useAutomaticTimezone")]
    pub use_automatic_timezone: String,
    #[serde(rename = "manualTimezone")]
    pub manual_timezone: String,
    #[serde(rename = "automaticTimezone")]
    pub automatic_timezone: String,
}

impl Default for Timezone {
    fn default() -> Self {
        Self {
            use_automatic_timezone: "true".to_owned(),
            manual_timezone: String::new(),
            automatic_timezone: String::new(),
        }
    }
}

/// Body of `POST /users`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CreateUser {
    pub username: String,
    pub email: String,
    pub password: String,
    pub first_name: String,
    pub last_name: String,
    pub nickname: String,
    pub position: String,
    pub locale: String,
    pub timezone: Option<Timezone>,
}

impl std::fmt::Debug for CreateUser {
    /// Without the password and the address, so that a careless log line reveals neither.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateUser").field("username", &self.username).finish_non_exhaustive()
    }
}

/// Body of `PUT /users/{id}/patch`; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PatchUser {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<Timezone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<std::collections::BTreeMap<String, String>>))]
    pub notify_props: Option<StringMap>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub props: Option<Props>,
}

/// Body of `POST /users/search`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserSearch {
    pub term: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub team_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_in_team_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub in_channel_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_in_channel_id: String,
    pub allow_inactive: bool,
    /// 0 means the server's default.
    pub limit: u32,
}

/// Answer of `GET /users/autocomplete`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserAutocomplete {
    /// Members of the channel asked for, or all matches when no channel was named.
    pub users: Vec<User>,
    /// Matches that are in the team but not in the channel.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub out_of_channel: Vec<User>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}
