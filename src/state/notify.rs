//! Whether a new post is told of outside of the page, by a notification of the system. Pure: what is
//! shown, plugins and the browser have their say in `services::chat::notify`.

use api_types::{ChannelType, Post, PresenceStatus, StringMap, websocket::Posted};
use contracts::PostProps;

use super::{RightSide, State, select};
use crate::markdown::plain_text;

/// As much of a text as systems show.
const MAX_CHARS: usize = 250;

/// A new post that is told of.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// The channel's name; of a direct one the other person's.
    pub channel: String,
    /// Who wrote it; none where the channel's name says so.
    pub sender: Option<String>,
    /// What it says; empty when it has no words.
    pub text: String,
    /// Whether files are attached.
    pub has_files: bool,
    /// Whether it answers another post.
    pub is_reply: bool,
    /// Whether it makes no sound.
    pub silent: bool,
    /// The post.
    pub post: PostProps,
}

/// What a person wants to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Every post.
    All,
    /// What calls the person, and direct messages.
    Mention,
    /// Nothing.
    None,
}

/// What the person chose for all channels.
#[must_use]
pub fn level(props: Option<&StringMap>) -> Level {
    // A new account begins with mentions.
    chosen(props, "desktop").unwrap_or(Level::Mention)
}

/// Whether notifications make a sound.
#[must_use]
pub fn has_sound(props: Option<&StringMap>) -> bool {
    value(props, "desktop_sound") != Some("false")
}

/// What of a new post is told; the store does not have it yet.
#[must_use]
pub fn notice(state: &State, posted: &Posted, post: &Post, mentions_me: bool) -> Option<Notice> {
    let from_webhook = post.props.get("from_webhook").is_some_and(|it| it == "true");
    let is_mine = *post.user_id == *state.me && !from_webhook;
    let is_known = state.posts.get(&post.id).is_some();
    if is_mine || is_known || is_remark_for_others(state, post) || is_before_eyes(state, post) {
        return None;
    }
    if state.people.status(&state.me) == PresenceStatus::Dnd {
        return None;
    }
    let own = state.people.user(&state.me).map(|me| &me.notify_props);
    let member = state.channels.member(&post.channel_id).map(|member| &member.notify_props);
    if value(member, "mark_unread") == Some("mention") {
        return None;
    }
    match chosen(member, "desktop").unwrap_or_else(|| level(own)) {
        Level::All => {}
        Level::Mention if mentions_me => {}
        Level::Mention | Level::None => return None,
    }
    let channel = state.channels.get(&post.channel_id);
    let author = state.people.user(&post.user_id).map(|user| select::person::display_name(user));
    let sender = author.unwrap_or_else(|| posted.sender_name.clone());
    let is_direct = posted.channel_type == "D"
        || channel.is_some_and(|it| it.channel_type == ChannelType::Direct);
    let known = channel.map(|it| select::channel::display_name(state, it));
    let name = match known.filter(|name| !name.is_empty()) {
        Some(name) => name,
        None if is_direct => sender.clone(),
        None => posted.channel_display_name.clone(),
    };
    let sound = match value(member, "desktop_sound") {
        Some("on") => true,
        Some("off") => false,
        Some(_) | None => has_sound(own),
    };
    Some(Notice {
        channel: name,
        sender: (!is_direct).then_some(sender),
        text: plain_text(&post.message, MAX_CHARS),
        has_files: !post.file_ids.is_empty(),
        is_reply: !post.root_id.is_empty(),
        silent: !sound,
        post: select::post::post_props(post),
    })
}

/// The server's own remarks are not told, but that somebody put the person into a channel.
fn is_remark_for_others(state: &State, post: &Post) -> bool {
    let added = || post.props.get("addedUserId").and_then(|id| id.as_str());
    let adds_me = post.post_type == "system_add_to_channel" && added() == Some(&*state.me);
    post.post_type.starts_with("system_") && !adds_me
}

/// Whether the person looks at the place where it appears.
fn is_before_eyes(state: &State, post: &Post) -> bool {
    let view = &state.view;
    let in_thread =
        matches!(&view.right, Some(RightSide::Thread(root_id)) if **root_id == *post.root_id);
    view.attentive && (view.is_open(&post.channel_id) || in_thread)
}

fn chosen(props: Option<&StringMap>, name: &str) -> Option<Level> {
    match value(props, name)? {
        "all" => Some(Level::All),
        "mention" => Some(Level::Mention),
        "none" => Some(Level::None),
        _ => None,
    }
}

fn value<'a>(props: Option<&'a StringMap>, name: &str) -> Option<&'a str> {
    props?.get(name).map(String::as_str)
}

#[cfg(test)]
mod tests;
