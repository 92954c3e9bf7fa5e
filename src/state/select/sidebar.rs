//! The channel sidebar: which rows in which order, and what each row shows.
//!
//! The order is one answer and each row another, so a post changes one row and not its neighbours.

use std::{cmp::Reverse, collections::HashMap, iter, rc::Rc};

use api_types::{Channel, ChannelCategory, ChannelType};
use contracts::SidebarRowProps;

use super::{channel, person};
use crate::state::{State, categories::FAVORITE};

/// A titled group of channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The group that the server keeps for it; for what nobody arranged the name of its kind.
    pub id: Rc<str>,
    /// Which.
    pub kind: SectionKind,
    /// What the person called it; empty for those that everybody has.
    pub title: Rc<str>,
    /// Whether its rows are folded away.
    pub collapsed: bool,
    /// In which order its rows stand.
    pub sorting: Sorting,
    /// Channel ids in the order to show.
    pub channel_ids: Vec<Rc<str>>,
}

/// The preferences of the sidebar, as the forerunner keeps them.
pub const SETTINGS: &str = "sidebar_settings";
/// Whether what is unread stands in a group of its own: `true`, or `false`.
pub const GROUP_UNREAD: &str = "show_unread_section";
/// How many direct and group channels show at most.
pub const DIRECT_LIMIT: &str = "limit_visible_dms_gms";
/// What [`DIRECT_LIMIT`] is for all of them.
pub const NO_LIMIT: &str = "10000";
/// What [`DIRECT_LIMIT`] is where the person chose none.
pub const USUAL_LIMIT: usize = 40;

/// What a section collects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// What is unread, where the person wants it apart; only there when it has rows.
    Unread,
    /// Chosen by the person; only there when it has rows.
    Favorites,
    /// Public and private channels of the team, by name.
    Channels,
    /// Direct and group channels, the latest first.
    DirectMessages,
    /// A group of the person's own making.
    Custom,
}

/// In which order the rows of a section stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sorting {
    /// By name.
    #[default]
    Alpha,
    /// The latest post first.
    Recent,
    /// As the person put them.
    Manual,
}

impl Sorting {
    /// The name on the wire.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Alpha => "alpha",
            Self::Recent => "recent",
            Self::Manual => "manual",
        }
    }

    fn of(category: &ChannelCategory, kind: SectionKind) -> Self {
        match (category.sorting.as_str(), kind) {
            ("recent", _) | ("", SectionKind::DirectMessages) => Self::Recent,
            ("manual", _) => Self::Manual,
            _ => Self::Alpha,
        }
    }
}

impl SectionKind {
    /// The name on the wire and in props.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Favorites => "favorites",
            Self::Channels => "channels",
            Self::DirectMessages => "direct_messages",
            Self::Custom => "custom",
        }
    }

    /// Whether a channel may be put there: what goes by its kind takes only its kind.
    #[must_use]
    pub fn takes(self, is_personal: bool) -> bool {
        match self {
            Self::Channels => !is_personal,
            Self::DirectMessages => is_personal,
            Self::Unread => false,
            Self::Favorites | Self::Custom => true,
        }
    }

    /// What a group of the server collects.
    #[must_use]
    pub fn of(category: &ChannelCategory) -> Self {
        match category.category_type.as_str() {
            "favorites" => Self::Favorites,
            "direct_messages" => Self::DirectMessages,
            "custom" => Self::Custom,
            _ => Self::Channels,
        }
    }
}

/// The rows of a team's sidebar.
///
/// The server's groups say what stands where; what none of them names goes by its kind, and a
/// favourite is what the preference says, as on the server.
#[must_use]
pub fn sections(state: &State, team_id: &str) -> Vec<Section> {
    let known = state.categories.of_team(team_id);
    let defaults = defaults();
    let categories: &[ChannelCategory] = known.map_or(&defaults, |known| known);
    // Where a channel stands, and at which place there.
    let mut places: HashMap<&str, (usize, usize)> = HashMap::new();
    for (group_idx, category) in categories.iter().enumerate() {
        for (idx, channel_id) in category.channel_ids.iter().enumerate() {
            places.insert(channel_id, (group_idx, idx));
        }
    }
    let group_of = |kind| categories.iter().position(|it| SectionKind::of(it) == kind);
    let (favorites, channels, direct) = (
        group_of(SectionKind::Favorites),
        group_of(SectionKind::Channels),
        group_of(SectionKind::DirectMessages),
    );
    let mut rows: Vec<Vec<Row<'_>>> = vec![Vec::new(); categories.len()];
    let mut unread = Vec::new();
    let groups_unread = groups_unread(state);
    for it in state.channels.mine() {
        let personal = matches!(it.channel_type, ChannelType::Direct | ChannelType::Group);
        if !personal && it.team_id != team_id {
            continue;
        }
        let is_favorite = preference(state, FAVORITE, &it.id) == Some("true");
        if personal && !is_favorite && !is_shown(state, it) {
            continue;
        }
        if groups_unread && state.channels.unread(&it.id).stands_out() {
            unread.push((usize::MAX, it));
            continue;
        }
        let by_kind = if personal { direct } else { channels };
        let place = places.get(it.id.as_str()).copied();
        let (group, idx) = match place {
            Some((group, idx)) if is_favorite && Some(group) == favorites => (Some(group), idx),
            _ if is_favorite => (favorites, usize::MAX),
            // It was a favourite a moment ago.
            Some((group, _)) if Some(group) == favorites => (by_kind, usize::MAX),
            Some((group, idx)) => (Some(group), idx),
            None => (by_kind, usize::MAX),
        };
        if let Some(rows) = group.and_then(|group| rows.get_mut(group)) {
            rows.push((idx, it));
        }
    }
    let sections = categories.iter().zip(rows).map(|(category, rows)| {
        let kind = SectionKind::of(category);
        let sorting = Sorting::of(category, kind);
        let is_direct = kind == SectionKind::DirectMessages;
        let rows = if is_direct { limited(state, rows) } else { rows };
        let is_own = kind == SectionKind::Custom;
        Section {
            id: Rc::from(category.id.as_str()),
            kind,
            title: Rc::from(if is_own { category.display_name.as_str() } else { "" }),
            collapsed: category.collapsed,
            sorting,
            channel_ids: in_order(state, rows, sorting),
        }
    });
    let unread = Section {
        id: Rc::from(SectionKind::Unread.id()),
        kind: SectionKind::Unread,
        title: Rc::default(),
        collapsed: false,
        sorting: Sorting::Recent,
        channel_ids: mentions_first(state, in_order(state, unread, Sorting::Recent)),
    };
    // A group of one's own stays when it is empty: that is where channels are put next.
    let goes_empty = |kind| matches!(kind, SectionKind::Unread | SectionKind::Favorites);
    let shown = |it: &Section| !goes_empty(it.kind) || !it.channel_ids.is_empty();
    iter::once(unread).chain(sections).filter(shown).collect()
}

/// A channel, and its place among those of its group.
type Row<'a> = (usize, &'a Rc<Channel>);

/// Whether what is unread stands in a group of its own.
#[must_use]
pub fn groups_unread(state: &State) -> bool {
    preference(state, SETTINGS, GROUP_UNREAD) == Some("true")
}

/// How many direct and group channels show at most.
#[must_use]
pub fn direct_limit(state: &State) -> usize {
    let chosen = preference(state, SETTINGS, DIRECT_LIMIT).and_then(|it| it.parse().ok());
    chosen.unwrap_or(USUAL_LIMIT)
}

/// The latest of them; what is unread or open shows in any case.
fn limited<'a>(state: &State, rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
    let limit = direct_limit(state);
    if rows.len() <= limit {
        return rows;
    }
    let stays =
        |it: &Channel| state.view.is_open(&it.id) || state.channels.unread(&it.id).stands_out();
    let (mut shown, mut rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, it)| stays(it));
    rest.sort_by_cached_key(|(_, it)| (Reverse(it.last_post_at), it.id.clone()));
    rest.truncate(limit.saturating_sub(shown.len()));
    shown.append(&mut rest);
    shown
}

/// What calls the person comes before what is only new.
fn mentions_first(state: &State, mut ids: Vec<Rc<str>>) -> Vec<Rc<str>> {
    ids.sort_by_key(|id| state.channels.unread(id).mentions == 0);
    ids
}

fn in_order(state: &State, mut rows: Vec<Row<'_>>, sorting: Sorting) -> Vec<Rc<str>> {
    let name = |it: &Channel| (channel::display_name(state, it).to_lowercase(), it.id.clone());
    match sorting {
        // Muted ones say little, so they stand last.
        Sorting::Alpha => {
            rows.sort_by_cached_key(|(_, it)| (state.channels.unread(&it.id).muted, name(it)));
        }
        Sorting::Recent => {
            rows.sort_by_cached_key(|(_, it)| (Reverse(it.last_post_at), it.id.clone()));
        }
        Sorting::Manual => rows.sort_by_cached_key(|(idx, it)| (*idx, name(it))),
    }
    rows.into_iter().map(|(_, it)| Rc::from(it.id.as_str())).collect()
}

/// What everybody has, until the server has told.
fn defaults() -> [ChannelCategory; 3] {
    [SectionKind::Favorites, SectionKind::Channels, SectionKind::DirectMessages].map(|kind| {
        ChannelCategory {
            id: kind.id().to_owned(),
            category_type: kind.id().to_owned(),
            ..ChannelCategory::default()
        }
    })
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

pub(super) fn preference<'a>(state: &'a State, category: &str, name: &str) -> Option<&'a str> {
    state.preferences.get(&(category.to_owned(), name.to_owned())).map(String::as_str)
}

#[cfg(test)]
mod tests;
