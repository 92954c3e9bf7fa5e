//! The hooks: where a plugin decides with the host. Names, what a handler gets, what it may answer.
//!
//! A fault never loses what a person did: whoever throws, is late or answers nonsense is skipped.
//! See `docs/adr/0008-the-whole-chat.md`. Running them is the client's.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{ChannelProps, PostProps};

/// The longest message that a handler may answer, in characters; as the server's limit.
pub const MAX_MESSAGE: usize = 16_383;

/// The longest reason for a refusal that is shown, in characters.
pub const MAX_REASON: usize = 300;

/// What is known of a hook without its types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HookInfo {
    /// Its name, `message-will-be-posted`.
    pub name: &'static str,
    /// When it runs, in one English sentence.
    pub summary: &'static str,
    /// What a handler may answer, in one English sentence.
    pub answers: &'static str,
    /// How long one handler may take, in milliseconds; `None` for one that answers at once.
    pub limit_ms: Option<u32>,
}

/// How long a handler that answers at once may take before it counts as a failure, in milliseconds.
///
/// A frame of 60 a second has 16; the text of a post is one of many things in it.
pub const AT_ONCE_MS: u32 = 8;

/// A message that the person sends.
pub const MESSAGE_WILL_BE_POSTED: HookInfo = HookInfo {
    name: "message-will-be-posted",
    summary: "The person sends a message.",
    answers: "Another text or other props, or a refusal with a reason.",
    limit_ms: Some(2_000),
};

/// A message that the person changed.
pub const MESSAGE_WILL_BE_UPDATED: HookInfo = HookInfo {
    name: "message-will-be-updated",
    summary: "The person saves a change of a message.",
    answers: "Another text or other props, or a refusal with a reason.",
    limit_ms: Some(2_000),
};

/// A text that is shown.
pub const MESSAGE_WILL_FORMAT: HookInfo = HookInfo {
    name: "message-will-format",
    summary: "The text of a post is about to be shown.",
    answers: "Another text, at once; never a promise.",
    limit_ms: None,
};

/// A slash command that the person sends.
pub const SLASH_COMMAND_WILL_BE_POSTED: HookInfo = HookInfo {
    name: "slash-command-will-be-posted",
    summary: "The person sends a slash command.",
    answers: "Another line, that it was handled, or a refusal with a reason.",
    limit_ms: Some(2_000),
};

/// Files that the person chose.
pub const FILES_WILL_UPLOAD: HookInfo = HookInfo {
    name: "files-will-upload",
    summary: "The person chose, dropped or pasted files.",
    answers: "Fewer or other files with a note, or a refusal with a reason.",
    limit_ms: Some(10_000),
};

/// A notification of the desktop.
pub const DESKTOP_NOTIFICATION: HookInfo = HookInfo {
    name: "desktop-notification",
    summary: "A notification is about to be shown on the desktop. The chat shows none yet.",
    answers: "Another title or text, silence, or that none is shown.",
    limit_ms: Some(1_000),
};

/// A channel that the person made.
pub const CHANNEL_WAS_CREATED: HookInfo = HookInfo {
    name: "channel-was-created",
    summary: "The person made a channel in this browser; the page goes there meanwhile.",
    answers: "Nothing.",
    limit_ms: Some(10_000),
};

/// The connection stands again.
pub const RECONNECT: HookInfo = HookInfo {
    name: "reconnect",
    summary: "The live connection stands again after it was lost.",
    answers: "Nothing.",
    limit_ms: Some(2_000),
};

/// Every hook of the chat.
pub const HOOKS: &[HookInfo] = &[
    MESSAGE_WILL_BE_POSTED,
    MESSAGE_WILL_BE_UPDATED,
    MESSAGE_WILL_FORMAT,
    SLASH_COMMAND_WILL_BE_POSTED,
    FILES_WILL_UPLOAD,
    DESKTOP_NOTIFICATION,
    CHANNEL_WAS_CREATED,
    RECONNECT,
];

/// What `message-will-be-posted` hands out: a message about to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct OutgoingPost {
    /// Where it is sent to.
    pub channel_id: String,
    /// Id of the post that it answers; empty when it answers none.
    pub root_id: String,
    /// Markdown as written, without spaces at its end.
    pub message: String,
    /// Data of plugins that the post carries; empty unless a hook before put some there.
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub props: Map<String, Value>,
    /// Ids of the files that are sent with it.
    pub file_ids: Vec<String>,
}

/// What `message-will-be-updated` hands out: a message before and after the person changed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostUpdate {
    /// As it shall be.
    pub post: PostProps,
    /// As it is.
    pub old: PostProps,
}

/// What a handler of `message-will-be-posted` or `message-will-be-updated` may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PostAnswer {
    /// The message to send instead, at most 16383 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The props to send instead of the ones that came.
    #[cfg_attr(test, ts(optional, type = "Record<string, unknown>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub props: Option<Map<String, Value>>,
    /// Why it is not sent, for the person; the text stays in the box. At most 300 characters show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refuse: Option<String>,
}

/// What `message-will-format` hands out: a text about to be shown, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostText {
    /// The post as it is.
    pub post: PostProps,
    /// Its text, as handlers before left it.
    pub message: String,
}

/// What `slash-command-will-be-posted` hands out: a line that begins with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SlashCommand {
    /// The line as written.
    pub command: String,
    /// The channel it was written in.
    pub channel_id: String,
    /// The open team.
    pub team_id: String,
    /// Id of the post whose thread it was written in; empty outside of threads.
    pub root_id: String,
}

/// What a handler of `slash-command-will-be-posted` may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct SlashCommandAnswer {
    /// The line to send instead; it begins with `/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// True when the plugin did what it stands for: nothing is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled: Option<bool>,
    /// Why it is not sent, for the person; the line stays in the box. At most 300 characters show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refuse: Option<String>,
}

/// What `desktop-notification` hands out: a notification about to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DesktopNote {
    /// Its first line.
    pub title: String,
    /// The rest.
    pub body: String,
    /// True when it makes no sound.
    pub silent: bool,
    /// The post it tells of.
    pub post: PostProps,
}

/// What a handler of `desktop-notification` may answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct DesktopNoteAnswer {
    /// Another first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Another rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Whether it makes no sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silent: Option<bool>,
    /// False when none is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show: Option<bool>,
}

/// What `channel-was-created` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CreatedChannel {
    /// The channel as the server made it.
    pub channel: ChannelProps,
}

#[cfg(test)]
mod tests {
    use super::HOOKS;

    #[test]
    fn every_hook_is_declared_and_told_in_sentences() {
        let frame = include_str!("typescript/frame.d.ts");
        for hook in HOOKS {
            assert!(frame.contains(&format!("\"{}\": {{", hook.name)), "{}", hook.name);
            assert!(hook.summary.ends_with('.') && hook.answers.ends_with('.'), "{}", hook.name);
        }
    }
}
