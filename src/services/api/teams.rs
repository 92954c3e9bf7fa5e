//! Teams and the person's part in them.

use api_types::{CreateTeam, Team, TeamMember};

use super::{Answer, Api};

impl Api {
    /// The person's teams.
    pub async fn my_teams(self) -> Answer<Vec<Team>> {
        self.get("/users/me/teams").await
    }

    /// The person's part in them.
    pub async fn my_team_members(self) -> Answer<Vec<TeamMember>> {
        self.get("/users/me/teams/members").await
    }

    /// Creates a team with the person in it.
    pub async fn create_team(self, team: &CreateTeam) -> Answer<Team> {
        self.post("/teams", team).await
    }
}
