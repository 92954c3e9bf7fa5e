//! What several slots say of their surroundings: the open team and the open channel.

use contracts::{ChannelProps, TeamProps};

use crate::state::{State, select};

/// The open team.
pub(super) fn team_props(state: &State) -> Option<TeamProps> {
    let team = state.teams.get(state.view.team_id.as_deref()?)?;
    Some(select::teams::team_props(team))
}

/// The open channel.
pub(super) fn viewed_channel(state: &State) -> Option<ChannelProps> {
    select::channel::by_id(state, state.view.channel_id.as_deref()?)
}
