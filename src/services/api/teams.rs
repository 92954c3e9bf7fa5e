//! Teams and the person's part in them.

use api_types::{Team, TeamMember};

use super::{Answer, Api};

impl Api {
    /// The person's teams.
    pub(crate) async fn my_teams(self) -> Answer<Vec<Team>> {
        self.get("/users/me/teams").await
    }

    /// The person's part in them.
    pub(crate) async fn my_team_members(self) -> Answer<Vec<TeamMember>> {
        self.get("/users/me/teams/members").await
    }
}
