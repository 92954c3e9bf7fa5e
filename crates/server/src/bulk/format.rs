//! The lines of the bulk format as they are written and read: the forerunner's names and shapes.
//!
//! What is absent has a default; nothing here checks a value.

use api_types::{Props, StringMap};
use serde::{Deserialize, Serialize, de::IgnoredAny};

/// The version of the format, in its first line.
pub(super) const VERSION: i64 = 1;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Team {
    pub(super) name: String,
    pub(super) display_name: String,
    #[serde(rename = "type")]
    pub(super) team_type: String,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) allow_open_invite: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Channel {
    pub(super) team: String,
    pub(super) name: String,
    pub(super) display_name: String,
    #[serde(rename = "type")]
    pub(super) channel_type: String,
    pub(super) header: String,
    pub(super) purpose: String,
    /// Above 0 when archived.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) deleted_at: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct User {
    pub(super) username: String,
    pub(super) email: String,
    /// Only read: what is stored of a password can not be written in this format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<String>,
    pub(super) auth_service: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) auth_data: String,
    pub(super) nickname: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) position: String,
    pub(super) roles: String,
    pub(super) locale: String,
    /// Above 0 when deactivated.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) delete_at: i64,
    /// Preferences, each under the name that the format has for it.
    #[serde(skip)]
    pub(super) preferences: StringMap,
    #[serde(skip_serializing_if = "StringMap::is_empty")]
    pub(super) notify_props: StringMap,
    pub(super) teams: Vec<UserTeam>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct UserTeam {
    pub(super) name: String,
    pub(super) roles: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) theme: String,
    /// `None`: the channels that everybody joins on entering the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) channels: Option<Vec<Member>>,
}

/// Somebody's place in a channel, or in a direct one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Member {
    /// The channel's name, below a user.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    /// The user's name, in a direct channel.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) username: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) roles: String,
    #[serde(skip_serializing_if = "StringMap::is_empty")]
    pub(super) notify_props: StringMap,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) favorite: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) mention_count: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) mention_count_root: i64,
    /// Only written: when it is read, what was said after `last_viewed_at` counts as unread.
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) msg_count: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) msg_count_root: i64,
    /// `None`: everything was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_viewed_at: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Bot {
    pub(super) username: String,
    pub(super) display_name: String,
    pub(super) delete_at: i64,
}

/// A post in a channel of a team, in a direct one, or a reply.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Post {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) team: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) channel: String,
    /// Instead of team and channel.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) channel_members: Vec<String>,
    pub(super) user: String,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub(super) post_type: String,
    pub(super) message: String,
    #[serde(skip_serializing_if = "Props::is_empty")]
    pub(super) props: Props,
    pub(super) create_at: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) edit_at: i64,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) is_pinned: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) flagged_by: Vec<String>,
    /// Replies have none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) replies: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reactions: Vec<Reaction>,
    /// Who follows the thread that begins with it; without any, those who wrote in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) thread_followers: Vec<ThreadFollower>,
    /// Counted and left out: this server stores no files.
    #[serde(skip_serializing)]
    pub(super) attachments: Vec<IgnoredAny>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Reaction {
    pub(super) user: String,
    pub(super) emoji_name: String,
    pub(super) create_at: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ThreadFollower {
    pub(super) user: String,
    /// Replies written later are unread.
    pub(super) last_viewed: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) unread_mentions: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DirectChannel {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) participants: Vec<Member>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) favorited_by: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) shown_by: Vec<String>,
    pub(super) header: String,
}

/// A preference that has a name of its own in the lines of users.
pub(super) struct NamedPreference {
    pub(super) field: &'static str,
    pub(super) category: &'static str,
    /// Empty for the theme; `me` stands for the user's id.
    pub(super) name: &'static str,
}

const fn named(field: &'static str, category: &'static str, name: &'static str) -> NamedPreference {
    NamedPreference { field, category, name }
}

pub(super) const PREFERENCES: [NamedPreference; 18] = [
    named("channel_display_mode", "display_settings", "channel_display_mode"),
    named("code_block_ctrl_enter", "advanced_settings", "code_block_ctrl_enter"),
    named("collapse_consecutive_messages", "display_settings", "collapse_consecutive_messages"),
    named("colorize_usernames", "display_settings", "colorize_usernames"),
    named("email_interval", "notifications", "email_interval"),
    named(
        "feature_enabled_markdown_preview",
        "advanced_settings",
        "feature_enabled_markdown_preview",
    ),
    named("formatting", "advanced_settings", "formatting"),
    named("limit_visible_dms_gms", "sidebar_settings", "limit_visible_dms_gms"),
    named("link_previews", "display_settings", "collapse_previews"),
    named("message_display", "display_settings", "message_display"),
    named("military_time", "display_settings", "use_military_time"),
    named("name_format", "display_settings", "name_format"),
    named("send_on_ctrl_enter", "advanced_settings", "send_on_ctrl_enter"),
    named("show_join_leave", "advanced_settings", "join_leave"),
    named("show_unread_section", "sidebar_settings", "show_unread_section"),
    named("sync_drafts", "advanced_settings", "sync_drafts"),
    named("theme", "theme", ""),
    named("tutorial_step", "tutorial_step", "me"),
];

/// Names that the format has for what a user is told of, and ours.
pub(super) const USER_NOTIFY: [(&str, &str); 2] =
    [("mobile", "push"), ("mobile_push_status", "push_status")];

/// The same for a channel.
pub(super) const CHANNEL_NOTIFY: [(&str, &str); 1] = [("mobile", "push")];

/// What may be told of, as the forerunner has it, by the format's names.
const NOTIFY_VALUES: [(&str, &[&str]); 10] = [
    ("desktop", &["default", "all", "mention", "none"]),
    ("mobile", &["default", "all", "mention", "none"]),
    ("mobile_push_status", &["online", "away", "offline"]),
    ("desktop_sound", &["true", "false"]),
    ("email", &["default", "true", "false"]),
    ("channel", &["true", "false"]),
    ("comments", &["any", "root", "never"]),
    ("mark_unread", &["all", "mention"]),
    ("ignore_channel_mentions", &["default", "on", "off"]),
    ("channel_auto_follow_threads", &["default", "on", "off"]),
];

/// The longest value of a key that is not among [`NOTIFY_VALUES`].
const MAX_NOTIFY: usize = 1000;

/// Which rule such a value breaks, if any.
pub(super) fn check_notify(key: &str, value: &str) -> Result<(), String> {
    let known = NOTIFY_VALUES.iter().find(|(name, _)| *name == key);
    match known {
        // The forerunner writes "" for what nobody chose.
        Some((_, allowed)) if !value.is_empty() && !allowed.contains(&value) => {
            Err(format!("one of {}", allowed.join(", ")))
        }
        None if value.len() > MAX_NOTIFY => Err(format!("at most {MAX_NOTIFY} bytes long")),
        Some(_) | None => Ok(()),
    }
}

/// `props` with the keys on the left renamed to those on the right.
pub(super) fn rename(props: &StringMap, names: &[(&str, &str)], back: bool) -> StringMap {
    let mut renamed = StringMap::new();
    for (key, value) in props {
        let pair =
            names.iter().find(|(theirs, ours)| if back { ours == key } else { theirs == key });
        let key = match pair {
            Some((theirs, ours)) => {
                if back {
                    theirs
                } else {
                    ours
                }
            }
            None => key.as_str(),
        };
        renamed.insert(key.to_owned(), value.clone());
    }
    renamed
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

fn is_zero(value: &i64) -> bool {
    *value == 0
}
