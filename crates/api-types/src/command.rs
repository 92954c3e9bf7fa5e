//! Slash commands.

use serde::{Deserialize, Serialize};

use crate::Props;

/// Body of `POST /commands/execute`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CommandArgs {
    /// The whole line: `/shrug who knows`.
    pub command: String,
    pub channel_id: String,
    pub team_id: String,
    /// The thread that it is said in; empty outside of threads.
    pub root_id: String,
}

/// Answer of `POST /commands/execute`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CommandResponse {
    /// `in_channel`: a post was made. `ephemeral`: `text` is for this user alone.
    pub response_type: String,
    pub text: String,
    pub username: String,
    pub channel_id: String,
    pub icon_url: String,
    #[serde(rename = "type")]
    pub post_type: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub props: Props,
    pub goto_location: String,
    pub trigger_id: String,
    pub skip_slack_parsing: bool,
}

/// A command that exists, for completing what is typed: `GET /commands`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Command {
    pub id: String,
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
    pub creator_id: String,
    pub team_id: String,
    /// The word after the slash.
    pub trigger: String,
    pub method: String,
    pub username: String,
    pub icon_url: String,
    pub auto_complete: bool,
    pub auto_complete_desc: String,
    pub auto_complete_hint: String,
    pub display_name: String,
    pub description: String,
    pub url: String,
}

/// One way to go on with what is typed: `GET /teams/{id}/commands/autocomplete_suggestions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, rename_all = "PascalCase")]
pub struct CommandSuggestion {
    /// What the line would become.
    pub complete: String,
    pub suggestion: String,
    pub hint: String,
    pub description: String,
    pub icon_data: String,
}
