//! Teams as slots see them, and what is unread over all of them.

use std::rc::Rc;

use api_types::{Channel, ChannelType, Team};
use contracts::{TeamProps, TeamSidebarEntry};

use crate::state::State;

/// A team as plugins see it.
#[must_use]
pub fn team_props(team: &Team) -> TeamProps {
    TeamProps {
        id: team.id.clone(),
        name: team.name.clone(),
        display_name: team.display_name.clone(),
    }
}

/// The person's teams, by name.
#[must_use]
pub fn sorted(state: &State) -> Vec<Rc<Team>> {
    let mut teams: Vec<Rc<Team>> =
        state.teams.values().filter(|team| team.delete_at == 0).map(Rc::clone).collect();
    teams.sort_by_cached_key(|team| (team.display_name.to_lowercase(), team.id.clone()));
    teams
}

/// A team by the part of its address.
#[must_use]
pub fn by_name<'a>(state: &'a State, name: &str) -> Option<&'a Rc<Team>> {
    state.teams.values().find(|team| team.name == name && team.delete_at == 0)
}

/// The strip of teams.
#[must_use]
pub fn entries(state: &State) -> Vec<TeamSidebarEntry> {
    sorted(state)
        .iter()
        .map(|team| {
            let total = unread_where(state, |channel| channel.team_id == team.id);
            TeamSidebarEntry {
                team: team_props(team),
                active: state.view.team_id.as_deref() == Some(&team.id),
                unread: total.any,
                mentions: u32::try_from(total.mentions).unwrap_or(u32::MAX),
            }
        })
        .collect()
}

/// What is unread over several channels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadTotal {
    /// Whether any channel stands out.
    pub any: bool,
    /// Posts that mention the person, direct ones included.
    pub mentions: i64,
}

/// What is unread everywhere: for the title of the window.
#[must_use]
pub fn unread_everywhere(state: &State) -> UnreadTotal {
    unread_where(state, |_| true)
}

/// What waits in direct and group channels.
#[must_use]
pub fn unread_messages(state: &State) -> UnreadTotal {
    unread_where(state, |it| matches!(it.channel_type, ChannelType::Direct | ChannelType::Group))
}

fn unread_where(state: &State, is_meant: impl Fn(&Channel) -> bool) -> UnreadTotal {
    let mut total = UnreadTotal::default();
    for channel in state.channels.mine().filter(|channel| is_meant(channel)) {
        let unread = state.channels.unread(&channel.id);
        total.any |= unread.stands_out();
        total.mentions += unread.mentions;
    }
    total
}

#[cfg(test)]
mod tests {
    use api_types::ChannelMember;

    use super::*;
    use crate::state::{Action, reduce};

    #[test]
    fn adds_up_per_team_and_everywhere() {
        let mut state = State::default();
        let team = |id: &str, name: &str| Team {
            id: id.into(),
            display_name: name.into(),
            ..Team::default()
        };
        let channel = |id: &str, team_id: &str, channel_type| Channel {
            id: id.into(),
            team_id: team_id.into(),
            channel_type,
            total_msg_count: 2,
            ..Channel::default()
        };
        let member = |id: &str, mentions| ChannelMember {
            channel_id: id.into(),
            mention_count: mentions,
            ..ChannelMember::default()
        };
        let actions = [
            Action::Teams(vec![team("t1", "Zoo"), team("t2", "Ark")], vec![]),
            Action::Channels(vec![
                channel("a", "t1", ChannelType::Open),
                channel("b", "", ChannelType::Direct),
            ]),
            Action::Members(vec![member("a", 1), member("b", 0)]),
            Action::Opened { team_id: Some(Rc::from("t2")), channel_id: None },
        ];
        for action in actions {
            reduce::apply(&mut state, action);
        }
        let entries = entries(&state);
        let shown: Vec<_> = entries
            .iter()
            .map(|it| (it.team.display_name.as_str(), it.active, it.unread, it.mentions))
            .collect();
        assert_eq!(shown, [("Ark", true, false, 0), ("Zoo", false, true, 1)]);
        assert_eq!(unread_everywhere(&state), UnreadTotal { any: true, mentions: 3 });
        assert_eq!(unread_messages(&state).mentions, 2);
    }
}
