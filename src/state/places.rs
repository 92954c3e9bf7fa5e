//! Where the person was last, per team: that is where they come back to.
//!
//! Kept in this browser. The server's `last_viewed_at` does not tell it: joining a channel sets it, too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The last place in each team, and the last team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Places {
    /// The team that was open last.
    pub team_id: String,
    /// Channel id by team id.
    pub channel_ids: BTreeMap<String, String>,
}

impl Places {
    pub(super) fn visited(&mut self, team_id: &str, channel_id: &str) {
        team_id.clone_into(&mut self.team_id);
        self.channel_ids.insert(team_id.to_owned(), channel_id.to_owned());
    }
}
