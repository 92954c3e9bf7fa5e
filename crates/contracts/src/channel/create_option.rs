//! `create-channel-option.v1`: what a plugin shows below the form for a new channel while its kind of
//! channel is chosen there; the key is `<plugin id>:<name>`. What the kind is called comes from
//! `host.channelOption`, with the same name.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// What belongs to a plugin's kind of channel; its key is [`CreateChannelOption::key`].
#[derive(Clone, Copy, Debug)]
pub struct CreateChannelOption;

impl Contract for CreateChannelOption {
    const ID: &'static str = "create-channel-option.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = CreateChannelOptionProps;
    type Action = CreateChannelOptionAction;
}

impl CreateChannelOption {
    /// The key under which a plugin contributes what belongs to its kind of channel.
    ///
    /// ```
    /// use contracts::CreateChannelOption;
    ///
    /// assert_eq!(CreateChannelOption::key("com.example.tides", "watch"), "com.example.tides:watch");
    /// ```
    pub fn key(plugin_id: &str, name: &str) -> String {
        format!("{plugin_id}:{name}")
    }
}

/// What a person wrote for a new channel, which is not made yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct NewChannelForm {
    /// Id of the team that it shall belong to; empty when no team is open.
    pub team_id: String,
    /// Its name for people; at most 64 characters.
    pub name: String,
    /// Its name in addresses, made from `name`; empty as long as that has no letters.
    pub address: String,
    /// What it is for; at most 250 characters.
    pub purpose: String,
}

/// What `create` of `host.channelOption` may answer. Without an answer the chat makes the channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NewChannelAnswer {
    /// The plugin made the channel of this id, and the page goes there.
    Created(String),
    /// True: the plugin goes on by itself, and the dialog closes.
    Deferred(bool),
    /// It came to nothing, and why; at most 300 characters. The form stays as it is.
    Error(String),
}

/// What `create-channel-option.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CreateChannelOptionProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// What is written above.
    pub form: NewChannelForm,
    /// True while the channel is being made.
    pub pending: bool,
}

/// What the content of `create-channel-option.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CreateChannelOptionAction {
    /// Says whether the channel can be made. It can as long as nothing is said.
    SetCanCreate {
        /// Whether it can.
        can_create: bool,
        /// Why it can not, for the person; the first 300 characters are shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        reason: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::NewChannelAnswer;

    #[test]
    fn an_answer_has_one_field() {
        let read = |value| serde_json::from_value::<NewChannelAnswer>(value).ok();
        assert_eq!(
            read(json!({ "created": "c1" })),
            Some(NewChannelAnswer::Created("c1".to_owned()))
        );
        assert_eq!(read(json!({ "deferred": true })), Some(NewChannelAnswer::Deferred(true)));
        for nonsense in [
            json!({}),
            json!("created"),
            json!({ "create": "c1" }),
            json!({ "created": 7 }),
            json!({ "created": "c1", "deferred": true }),
        ] {
            assert_eq!(read(nonsense), None);
        }
    }
}
