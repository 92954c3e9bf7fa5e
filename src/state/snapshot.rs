//! What the first screen of a signed-in person needs, as it comes from the server.

use api_types::{Channel, ChannelMember, Preference, Status, Team, TeamMember, User};

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
