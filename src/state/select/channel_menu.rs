//! What a person can do with a channel: which entries its menu has.

use api_types::{Channel, ChannelType};
use contracts::ChannelKind;

use super::{channel, sidebar::preference};
use crate::state::{State, categories::FAVORITE};

/// The channels that everybody of a team is in: nobody leaves or archives them.
const DEFAULTS: [&str; 2] = ["town-square", "off-topic"];

/// A channel as its menu sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each decides about an entry of its own")]
pub struct ChannelMenuView {
    /// Which.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who can see it.
    pub kind: ChannelKind,
    /// Whether it stands among the favourites.
    pub favorite: bool,
    /// Whether only mentions are told.
    pub muted: bool,
    /// Whether something in it is unread.
    pub unread: bool,
    /// Whether the person can leave it.
    pub can_leave: bool,
    /// Whether the person can archive it.
    pub can_archive: bool,
    /// Whether it can be changed at all.
    pub archived: bool,
}

/// What the menu of a channel needs; `None` for one that the person is not in.
#[must_use]
pub fn view(state: &State, channel_id: &str) -> Option<ChannelMenuView> {
    let it = state.channels.get(channel_id)?;
    state.channels.member(channel_id)?;
    let unread = state.channels.unread(channel_id);
    let manages = manages(state, channel_id);
    let can_leave = is_of_team(it) && !is_default(it);
    let props = channel::channel_props(state, it);
    Some(ChannelMenuView {
        id: props.id,
        name: props.display_name,
        kind: props.kind,
        favorite: preference(state, FAVORITE, channel_id) == Some("true"),
        muted: unread.muted,
        unread: unread.posts > 0 || unread.mentions > 0,
        can_leave,
        can_archive: can_leave && manages && it.delete_at == 0,
        archived: it.delete_at > 0,
    })
}

/// Whether the person decides about the channel, not only about its texts.
pub(super) fn manages(state: &State, channel_id: &str) -> bool {
    let member = state.channels.member(channel_id);
    state.is_admin() || member.is_some_and(|it| it.scheme_admin)
}

/// Whether the person sets up what plugins add to the channel: nobody once it is archived, the members
/// of a conversation, which nobody else decides about, and otherwise who manages it.
#[must_use]
pub fn can_manage(state: &State, channel_id: &str) -> bool {
    let Some(channel) = state.channels.get(channel_id) else { return false };
    let is_member = state.channels.member(channel_id).is_some();
    channel.delete_at == 0
        && if is_of_team(channel) { manages(state, channel_id) } else { is_member }
}

/// Whether the person may take others out of the channel.
#[must_use]
pub fn can_remove_members(state: &State, channel_id: &str) -> bool {
    let view = view(state, channel_id);
    view.is_some_and(|it| it.can_leave && !it.archived) && manages(state, channel_id)
}

fn is_of_team(channel: &Channel) -> bool {
    matches!(channel.channel_type, ChannelType::Open | ChannelType::Private)
}

fn is_default(channel: &Channel) -> bool {
    channel.channel_type == ChannelType::Open && DEFAULTS.contains(&channel.name.as_str())
}

#[cfg(test)]
mod tests {
    use api_types::ChannelMember;

    use super::*;
    use crate::state::{Action, categories, reduce};

    fn state(name: &str, channel_type: ChannelType, member: ChannelMember) -> State {
        let mut state = State { me: "me".into(), ..State::default() };
        let channel =
            Channel { id: "c".into(), name: name.into(), channel_type, ..Channel::default() };
        reduce::apply(&mut state, Action::Channels(vec![channel]));
        let member = ChannelMember { channel_id: "c".into(), ..member };
        reduce::apply(&mut state, Action::Members(vec![member]));
        state
    }

    #[test]
    fn default_channels_and_conversations_are_not_left() {
        let can = |name: &str, channel_type, scheme_admin| {
            let member = ChannelMember { scheme_admin, ..ChannelMember::default() };
            let view = view(&state(name, channel_type, member), "c").unwrap();
            (view.can_leave, view.can_archive)
        };
        assert_eq!(can("lab", ChannelType::Open, true), (true, true));
        assert_eq!(can("lab", ChannelType::Private, false), (true, false));
        assert_eq!(can("town-square", ChannelType::Open, true), (false, false));
        assert_eq!(can("a__b", ChannelType::Direct, true), (false, false));
    }

    #[test]
    fn tells_what_is_chosen() {
        let muted = ChannelMember {
            notify_props: [("mark_unread".to_owned(), "mention".to_owned())].into(),
            ..ChannelMember::default()
        };
        let mut state = state("lab", ChannelType::Open, muted);
        reduce::apply(&mut state, Action::Preferences(vec![categories::favorite("me", "c")]));
        let shown = view(&state, "c").unwrap();
        assert_eq!((shown.favorite, shown.muted), (true, true));
        assert!(view(&state, "another").is_none());
        assert!(!can_remove_members(&state, "c"));
    }

    #[test]
    fn who_manages_a_channel_sets_up_what_plugins_add() {
        let can = |channel_type, scheme_admin| {
            let member = ChannelMember { scheme_admin, ..ChannelMember::default() };
            let mut state = state("lab", channel_type, member);
            let before = can_manage(&state, "c");
            let channel_id = "c".to_owned();
            reduce::apply(&mut state, Action::ChannelArchived { channel_id, delete_at: 1 });
            (before, can_manage(&state, "c"))
        };
        assert_eq!(can(ChannelType::Open, true), (true, false));
        assert_eq!(can(ChannelType::Private, false), (false, false));
        assert_eq!(can(ChannelType::Direct, false), (true, false));
        assert!(!can_manage(&State::default(), "c"));
    }
}
