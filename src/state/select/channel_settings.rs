//! What a person may set up about a channel, and how it stands now.

use api_types::{Channel, ChannelType};

use super::{channel, channel_menu};
use crate::state::State;

/// The texts of a channel that people change, and who can see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChannelWords {
    /// The name for people.
    pub display_name: String,
    /// The name in addresses.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The text above the posts.
    pub header: String,
    /// Whether only invited people see it.
    pub private: bool,
}

/// A channel as its settings see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each decides about a field of its own")]
pub struct ChannelSettingsView {
    /// Its name for people; of a conversation, the others' names.
    pub title: String,
    /// What the server has.
    pub saved: ChannelWords,
    /// What stands before its name in addresses: `crew/channels`.
    pub path: String,
    /// Whether it has a name and a purpose; a conversation has only a header.
    pub has_name: bool,
    /// Whether its address can be another one.
    pub may_move: bool,
    /// Whether the person decides who can see it.
    pub may_hide: bool,
    /// Whether the person can archive it.
    pub can_archive: bool,
    /// Whether it can be changed at all.
    pub archived: bool,
}

/// What the settings of a channel need; `None` for one that the person is not in.
#[must_use]
pub fn view(state: &State, channel_id: &str) -> Option<ChannelSettingsView> {
    let it = state.channels.get(channel_id)?;
    let menu = channel_menu::view(state, channel_id)?;
    let has_name = matches!(it.channel_type, ChannelType::Open | ChannelType::Private);
    let manages = channel_menu::manages(state, channel_id);
    let team = state.teams.get(it.team_id.as_str());
    Some(ChannelSettingsView {
        title: channel::display_name(state, it),
        saved: words(it),
        path: team.map(|team| format!("{}/channels", team.name)).unwrap_or_default(),
        has_name,
        // Default channels keep their addresses, and stay public; those are the ones nobody leaves.
        may_move: menu.can_leave,
        may_hide: menu.can_leave && manages,
        can_archive: menu.can_archive,
        archived: menu.archived,
    })
}

fn words(channel: &Channel) -> ChannelWords {
    ChannelWords {
        display_name: channel.display_name.clone(),
        name: channel.name.clone(),
        purpose: channel.purpose.clone(),
        header: channel.header.clone(),
        private: channel.channel_type == ChannelType::Private,
    }
}

#[cfg(test)]
mod tests {
    use api_types::{ChannelMember, Team};

    use super::*;
    use crate::state::{Action, reduce};

    fn view_of(name: &str, channel_type: ChannelType, scheme_admin: bool) -> ChannelSettingsView {
        let mut state = State { me: "me".into(), ..State::default() };
        let team = Team { id: "t".into(), name: "crew".into(), ..Team::default() };
        reduce::apply(&mut state, Action::Teams(vec![team], Vec::new()));
        let channel = Channel {
            id: "c".into(),
            team_id: "t".into(),
            name: name.into(),
            channel_type,
            ..Channel::default()
        };
        reduce::apply(&mut state, Action::Channels(vec![channel]));
        let member =
            ChannelMember { channel_id: "c".into(), scheme_admin, ..ChannelMember::default() };
        reduce::apply(&mut state, Action::Members(vec![member]));
        view(&state, "c").unwrap()
    }

    #[test]
    fn who_may_what_depends_on_the_channel_and_the_person() {
        let may = |name: &str, channel_type, admin| {
            let it = view_of(name, channel_type, admin);
            (it.has_name, it.may_move, it.may_hide, it.can_archive)
        };
        assert_eq!(may("lab", ChannelType::Open, true), (true, true, true, true));
        assert_eq!(may("lab", ChannelType::Private, false), (true, true, false, false));
        assert_eq!(may("town-square", ChannelType::Open, true), (true, false, false, false));
        assert_eq!(may("a__b", ChannelType::Direct, true), (false, false, false, false));
        assert_eq!(view_of("lab", ChannelType::Open, false).path, "crew/channels");
        assert!(view(&State::default(), "c").is_none());
    }
}
