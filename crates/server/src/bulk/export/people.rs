//! Teams, channels, users and their places in both.

use std::collections::HashMap;

use api_types::{Preference, StringMap, TeamMember};
use serde_json::json;
use sqlx::AnyConnection;

use super::Export;
use crate::{
    bulk::{
        BulkError,
        format::{
            CHANNEL_NOTIFY, Channel, Member, PREFERENCES, Team, USER_NOTIFY, User, UserTeam,
            check_notify, rename,
        },
        line::Kind,
    },
    store::{
        self,
        bulk::{ExportChannel, ExportMember},
    },
};

/// Users read at once.
const PAGE: i64 = 200;

impl Export<'_> {
    pub(super) async fn teams(&mut self, db: &mut AnyConnection) -> Result<(), BulkError> {
        for (id, _) in store::bulk::teams(&mut *db).await? {
            let Some(team) = store::teams::by_id(&mut *db, &id).await? else { continue };
            let line = Team {
                name: team.name,
                display_name: team.display_name,
                team_type: team.team_type,
                description: team.description,
                allow_open_invite: Some(team.allow_open_invite),
            };
            self.line(Kind::Team, "team", &line)?;
        }
        Ok(())
    }

    pub(super) fn channels(&mut self, channels: &[ExportChannel]) -> Result<(), BulkError> {
        for channel in channels.iter().filter(|channel| !channel.team.is_empty()) {
            let line = Channel {
                team: channel.team.clone(),
                name: channel.name.clone(),
                display_name: channel.display_name.clone(),
                channel_type: channel.channel_type.clone(),
                header: channel.header.clone(),
                purpose: channel.purpose.clone(),
                deleted_at: channel.delete_at,
            };
            self.line(Kind::Channel, "channel", &line)?;
        }
        Ok(())
    }

    pub(super) async fn users(
        &mut self,
        db: &mut AnyConnection,
        channels: &[ExportChannel],
    ) -> Result<(), BulkError> {
        let teams: HashMap<String, String> =
            store::bulk::teams(&mut *db).await?.into_iter().collect();
        let places = Places {
            teams,
            channels: channels.iter().map(|channel| (channel.id.as_str(), channel)).collect(),
        };
        let mut last = String::new();
        loop {
            let ids = store::bulk::user_ids_after(&mut *db, &last, PAGE).await?;
            if ids.is_empty() {
                return Ok(());
            }
            for user in store::users::by_ids(&mut *db, &ids).await? {
                last.clone_from(&user.username);
                self.user(db, &places, user).await?;
            }
            self.tell();
        }
    }

    async fn user(
        &mut self,
        db: &mut AnyConnection,
        places: &Places<'_>,
        user: api_types::User,
    ) -> Result<(), BulkError> {
        let preferences = store::preferences::of_user(&mut *db, &user.id, "").await?;
        let memberships = store::teams::memberships(&mut *db, &user.id).await?;
        let members = store::bulk::members_of_user(&mut *db, &user.id).await?;
        let mut line = User {
            teams: places.of_user(&memberships, &members, &preferences),
            username: user.username,
            email: user.email,
            nickname: user.nickname,
            first_name: user.first_name,
            last_name: user.last_name,
            position: user.position,
            roles: user.roles,
            locale: user.locale,
            delete_at: user.delete_at,
            notify_props: notify(&user.notify_props, &USER_NOTIFY),
            ..User::default()
        };
        for known in PREFERENCES {
            let name = if known.name == "me" { user.id.as_str() } else { known.name };
            if let Some(value) = choice(&preferences, known.category, name) {
                line.preferences.insert(known.field.to_owned(), value.to_owned());
            }
        }
        let mut object = json!(line);
        if let Some(object) = object.as_object_mut() {
            object.extend(line.preferences.into_iter().map(|(field, value)| (field, value.into())));
        }
        self.line(Kind::User, "user", &object)?;
        Ok(())
    }
}

/// Where people can be.
struct Places<'a> {
    /// Names by id.
    teams: HashMap<String, String>,
    channels: HashMap<&'a str, &'a ExportChannel>,
}

impl Places<'_> {
    fn of_user(
        &self,
        memberships: &[TeamMember],
        members: &[ExportMember],
        preferences: &[Preference],
    ) -> Vec<UserTeam> {
        let mut teams = Vec::new();
        for membership in memberships {
            // A deleted team is not exported, nor who was in it.
            let Some(name) = self.teams.get(&membership.team_id) else { continue };
            let mut channels = Vec::new();
            for row in members {
                let channel = self.channels.get(row.channel_id.as_str());
                let Some(channel) = channel.filter(|channel| channel.team == *name) else {
                    continue;
                };
                let favorite = choice(preferences, "favorite_channel", &channel.id);
                channels.push(Member {
                    name: channel.name.clone(),
                    roles: roles("channel", row.scheme_admin),
                    favorite: favorite == Some("true"),
                    ..member(row, channel)
                });
            }
            channels.sort_unstable_by(|one, other| one.name.cmp(&other.name));
            teams.push(UserTeam {
                name: name.clone(),
                roles: roles("team", membership.scheme_admin),
                theme: choice(preferences, "theme", &membership.team_id)
                    .unwrap_or_default()
                    .to_owned(),
                channels: Some(channels),
            });
        }
        teams.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        teams
    }
}

/// What a membership says apart from names and roles.
pub(super) fn member(row: &ExportMember, channel: &ExportChannel) -> Member {
    Member {
        notify_props: notify(&row.notify_props, &CHANNEL_NOTIFY),
        mention_count: row.read.mention_count,
        mention_count_root: row.read.mention_count_root,
        msg_count: channel.n_messages - row.n_unread,
        msg_count_root: channel.n_roots - row.n_unread_roots,
        last_viewed_at: Some(row.read.last_viewed_at),
        ..Member::default()
    }
}

fn roles(of: &str, is_admin: bool) -> String {
    if is_admin { format!("{of}_user {of}_admin") } else { format!("{of}_user") }
}

/// What the format can say of these choices.
fn notify(props: &StringMap, names: &[(&str, &str)]) -> StringMap {
    let mut props = rename(props, names, true);
    props.retain(|key, value| check_notify(key, value).is_ok());
    props
}

fn choice<'a>(preferences: &'a [Preference], category: &str, name: &str) -> Option<&'a str> {
    let mut all = preferences.iter();
    let found = all.find(|known| known.category == category && known.name == name)?;
    Some(found.value.as_str())
}
