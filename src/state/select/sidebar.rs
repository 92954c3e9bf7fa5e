//! The channel sidebar: which rows in which order, and what each row shows.
//!
//! The order is one answer and each row another, so a post changes one row and not its neighbours.

use std::{cmp::Reverse, rc::Rc};

use api_types::{Channel, ChannelType};
use contracts::SidebarRowProps;

use super::{channel, person};
use crate::state::State;

/// A titled group of channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub kind: SectionKind,
    /// Channel ids in the order to show.
    pub channel_ids: Vec<Rc<str>>,
}

/// What a section collects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// Chosen by the person; only there when it has rows.
    Favorites,
    /// Public and private channels of the team, by name.
    Channels,
    /// Direct and group channels, the latest first.
    DirectMessages,
}

impl SectionKind {
    /// The name on the wire and in props.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Favorites => "favorites",
            Self::Channels => "channels",
            Self::DirectMessages => "direct_messages",
        }
    }
}

/// The rows of a team's sidebar.
#[must_use]
pub fn sections(state: &State, team_id: &str) -> Vec<Section> {
    let mut favorites = Vec::new();
    let mut channels = Vec::new();
    let mut direct = Vec::new();
    for it in state.channels.mine() {
        let personal = matches!(it.channel_type, ChannelType::Direct | ChannelType::Group);
        if !personal && it.team_id != team_id {
            continue;
        }
        if preference(state, "favorite_channel", &it.id) == Some("true") {
            favorites.push(it);
        } else if !personal {
            channels.push(it);
        } else if is_shown(state, it) {
            direct.push(it);
        }
    }
    let by_name =
        |it: &&Rc<Channel>| (channel::display_name(state, it).to_lowercase(), it.id.clone());
    favorites.sort_by_cached_key(by_name);
    channels.sort_by_cached_key(by_name);
    direct.sort_by_cached_key(|it| (Reverse(it.last_post_at), it.id.clone()));

    let section = |kind, rows: Vec<&Rc<Channel>>| Section {
        kind,
        channel_ids: rows.into_iter().map(|it| Rc::from(it.id.as_str())).collect(),
    };
    let mut sections = Vec::with_capacity(3);
    if !favorites.is_empty() {
        sections.push(section(SectionKind::Favorites, favorites));
    }
    sections.push(section(SectionKind::Channels, channels));
    sections.push(section(SectionKind::DirectMessages, direct));
    sections
}

/// What one row shows.
#[must_use]
pub fn row(state: &State, channel_id: &str) -> Option<SidebarRowProps> {
    let it = state.channels.get(channel_id)?;
    let unread = state.channels.unread(channel_id);
    let partner = channel::partner_id(state, it);
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Some(SidebarRowProps {
        channel: channel::channel_props(state, it),
        active: state.view.is_open(channel_id),
        unread: if unread.muted { 0 } else { count(unread.posts) },
        mentions: count(unread.mentions),
        presence: partner.map(|id| person::presence(state, id)),
        picture_url: partner
            .and_then(|id| state.people.user(id))
            .map(|user| person::picture_url(user)),
    })
}

/// The channel to begin with in a team: where the person was last, the team's common channel, or
/// the first by name.
#[must_use]
pub fn first_channel(state: &State, team_id: &str) -> Option<String> {
    let last = state.places.channel_ids.get(team_id);
    let is_mine = |id: &&String| state.channels.mine().any(|channel| channel.id == **id);
    if let Some(last) = last.filter(is_mine) {
        return Some(last.clone());
    }
    let in_team = state.channels.mine().filter(|it| it.team_id == team_id);
    in_team
        .min_by_key(|it| (it.name != "town-square", it.display_name.to_lowercase(), it.id.clone()))
        .map(|it| it.id.clone())
}

/// A conversation that never began, or was hidden, does not take room; an unread one always does.
fn is_shown(state: &State, it: &Channel) -> bool {
    if state.view.is_open(&it.id) || state.channels.unread(&it.id).posts > 0 {
        return true;
    }
    let key = match channel::partner_id(state, it) {
        Some(partner_id) => preference(state, "direct_channel_show", partner_id),
        None => preference(state, "group_channel_show", &it.id),
    };
    match key {
        Some(shown) => shown != "false",
        None => it.last_post_at > 0 || it.total_msg_count > 0,
    }
}

fn preference<'a>(state: &'a State, category: &str, name: &str) -> Option<&'a str> {
    state.preferences.get(&(category.to_owned(), name.to_owned())).map(String::as_str)
}

#[cfg(test)]
mod tests;
