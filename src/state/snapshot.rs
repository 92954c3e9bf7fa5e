//! What the first screen of a signed-in person needs, as it comes from the server.

use api_types::{Channel, ChannelMember, Preference, Status, Team, TeamMember, User};

use super::Action;

/// The whole of it, fetched side by side, put into the store at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// The person.
    pub me: User,
    /// Their teams.
    pub teams: Vec<Team>,
    /// Their part in them.
    pub team_members: Vec<TeamMember>,
    /// Their channels of all teams, direct ones included.
    pub channels: Vec<Channel>,
    /// Their part in them.
    pub channel_members: Vec<ChannelMember>,
    /// Their choices.
    pub preferences: Vec<Preference>,
    /// The other people of direct and group channels.
    pub users: Vec<User>,
    /// Presence of those and of the person.
    pub statuses: Vec<Status>,
}

/// What is left of an action for things that a snapshot holds, to be done once more after a snapshot
/// that may be older. Doing it twice is doing it once.
#[must_use]
pub fn part(action: Action) -> Option<Action> {
    if let Action::Posted { post, mentions_me } = action {
        // The post itself is known, and may have been changed or deleted since.
        return Some(Action::Counted { post, mentions_me });
    }
    let is_part = matches!(
        action,
        Action::Users(_)
            | Action::Statuses(_)
            | Action::Teams(..)
            | Action::Channels(_)
            | Action::Members(_)
            | Action::ChannelLeft { .. }
            | Action::ChannelArchived { .. }
            | Action::Viewed { .. }
            | Action::MarkedUnread(_)
            | Action::Preferences(_)
            | Action::PreferencesDeleted(_)
    );
    is_part.then_some(action)
}
