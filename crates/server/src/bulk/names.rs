//! Who and what a file may speak of: by name, as the format does.

use std::collections::HashMap;

use sqlx::AnyConnection;

use crate::{
    id::{hex, token_hash},
    store,
};

/// Names with their ids; an id is empty while it stands in the file only.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) users: HashMap<String, String>,
    /// Names of users by address.
    pub(super) emails: HashMap<String, String>,
    pub(super) teams: HashMap<String, String>,
    /// By team and channel.
    pub(super) channels: HashMap<String, HashMap<String, String>>,
    /// Direct and group channels, by what the server calls them.
    pub(super) directs: HashMap<String, String>,
}

impl Names {
    pub(super) async fn of_database(db: &mut AnyConnection) -> sqlx::Result<Self> {
        let mut names = Self::default();
        for (id, username, email) in store::bulk::user_names(&mut *db).await? {
            names.emails.insert(email.to_lowercase(), username.clone());
            names.users.insert(username, id);
        }
        let mut team_names = HashMap::new();
        for (id, name) in store::bulk::team_names(&mut *db).await? {
            team_names.insert(id.clone(), name.clone());
            names.teams.insert(name, id);
        }
        for (id, team_id, name) in store::bulk::channel_names(&mut *db).await? {
            if team_id.is_empty() {
                names.directs.insert(name, id);
            } else if let Some(team) = team_names.get(&team_id) {
                names.add_channel(team, name, id);
            }
        }
        Ok(names)
    }

    pub(super) fn channel(&self, team: &str, channel: &str) -> Option<&String> {
        self.channels.get(team)?.get(channel)
    }

    pub(super) fn add_channel(&mut self, team: &str, channel: String, id: String) {
        self.channels.entry(team.to_owned()).or_default().insert(channel, id);
    }
}

/// What the server calls the channel of these people.
pub(super) fn direct_name(user_ids: &mut Vec<String>) -> String {
    user_ids.sort_unstable();
    user_ids.dedup();
    match user_ids.as_slice() {
        [one] => format!("{one}__{one}"),
        [one, other] => format!("{one}__{other}"),
        many => hex(&token_hash(&many.concat())).chars().take(40).collect(),
    }
}
