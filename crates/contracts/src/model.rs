//! The people, channels and posts that several slots speak of, as plugins see them.
//!
//! They are not the REST bodies: a plugin gets what a view needs, with every field always present.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A person or a bot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct UserProps {
    /// Identifies the user; 26 lower-case letters and digits.
    pub id: String,
    /// The name after the `@`, unique, never empty.
    pub username: String,
    /// Given name; empty when not told.
    pub first_name: String,
    /// Family name; empty when not told.
    pub last_name: String,
    /// What the person wants to be called; empty when not told.
    pub nickname: String,
    /// Job or role in plain words; empty when not told.
    pub position: String,
    /// Language of the person's client as a BCP 47 tag (`en`, `pt-BR`).
    pub locale: String,
    /// IANA time zone (`Europe/Berlin`) that the person set or whose browser told it; empty when
    /// unknown.
    pub timezone: String,
    /// Names of the system-wide roles (`system_user`, `system_admin`).
    pub roles: Vec<String>,
    /// True when a program acts under this name.
    pub is_bot: bool,
    /// Address of the picture on this server, ready for `src`; it changes when the picture does.
    pub picture_url: String,
    /// When the account was deactivated, in milliseconds since 1970 UTC; `null` while it is active.
    pub delete_at: Option<i64>,
}

impl UserProps {
    /// First and last name with one space between, whichever of them is known; empty when neither is.
    ///
    /// ```
    /// let user = contracts::UserProps { first_name: "Ada".into(), ..Default::default() };
    /// assert_eq!(user.full_name(), "Ada");
    /// ```
    pub fn full_name(&self) -> String {
        let parts = [self.first_name.trim(), self.last_name.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// What to call the person: nickname, else full name, else `username`.
    ///
    /// ```
    /// let user = contracts::UserProps { username: "ada".into(), ..Default::default() };
    /// assert_eq!(user.display_name(), "ada");
    /// ```
    pub fn display_name(&self) -> String {
        let nickname = self.nickname.trim();
        if !nickname.is_empty() {
            return nickname.to_owned();
        }
        let full_name = self.full_name();
        if full_name.is_empty() { self.username.clone() } else { full_name }
    }
}

/// Whether a person can be reached now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Active now.
    Online,
    /// Connected, but idle.
    Away,
    /// Asks not to be disturbed.
    Dnd,
    /// Not connected, or nothing is known yet.
    #[default]
    Offline,
}

/// A team: the people and channels that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TeamProps {
    /// Identifies the team; 26 lower-case letters and digits.
    pub id: String,
    /// The name in addresses: lower-case letters, digits and dashes.
    pub name: String,
    /// The name for people.
    pub display_name: String,
}

/// Who can see a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// Everyone of the team may join.
    #[default]
    Open,
    /// Members invite members.
    Private,
    /// Two people, or one with themselves.
    Direct,
    /// A few people without a name of their own.
    Group,
}

/// A channel: the place where posts stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ChannelProps {
    /// Identifies the channel; 26 lower-case letters and digits.
    pub id: String,
    /// The team it belongs to; empty for direct and group channels.
    pub team_id: String,
    /// Who can see it.
    pub kind: ChannelKind,
    /// The name in addresses: lower-case letters, digits, dashes and underscores.
    pub name: String,
    /// The name for people; in a direct channel the other person's.
    pub display_name: String,
    /// The line beside the name, Markdown; empty when not set.
    pub header: String,
    /// What the channel is for, plain text; empty when not set.
    pub purpose: String,
}

/// One post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostProps {
    /// Identifies the post; 26 lower-case letters and digits. While the post is on its way to the
    /// server, an id of the client.
    pub id: String,
    /// The channel it stands in.
    pub channel_id: String,
    /// Who wrote it.
    pub user_id: String,
    /// The post that this one answers; empty when it answers none.
    pub root_id: String,
    /// The text, Markdown.
    pub message: String,
    /// The post type: empty for what people write, `system_…` for notices of the server,
    /// `custom_…` for those of plugins. It is the key of `post-body.v1`.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it was written, in milliseconds since 1970 UTC.
    pub create_at: i64,
    /// When its text was last changed, in milliseconds since 1970 UTC; 0 when it never was.
    pub edit_at: i64,
    /// Extra data that its author or a plugin attached; untrusted, check before use.
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub props: Map<String, Value>,
}

/// What a post links to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct EmbedProps {
    /// What it is: `link` for a bare link, else what the server found out, such as `opengraph`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it leads; an address of the web.
    pub url: String,
    /// What the server found out; empty when nothing. Untrusted, check before use.
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub data: Map<String, Value>,
}

/// One emoji under a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ReactionProps {
    /// The emoji's name without colons.
    pub emoji: String,
    /// Who put it there, the first one first.
    pub user_ids: Vec<String>,
}

/// A file of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FileProps {
    /// Identifies the file; 26 lower-case letters and digits.
    pub id: String,
    /// As its owner called it.
    pub name: String,
    /// The part of the name after the last dot, in lower case; empty when there is none.
    pub extension: String,
    /// In bytes.
    pub size: i64,
    /// Read by the server from the content, not from the name.
    pub mime_type: String,
    /// Of pictures, in pixels; 0 for all else.
    pub width: i64,
    /// Of pictures, in pixels; 0 for all else.
    pub height: i64,
    /// Address of the content on this server.
    pub url: String,
}
