//! Teams, channels, users and their places in both.

use std::collections::HashMap;

use api_types::StringMap;
use sqlx::AnyConnection;

use super::{Import, gone};
use crate::{
    bulk::{
        BulkError, convert,
        format::{Bot, CHANNEL_NOTIFY, Channel, Member, PREFERENCES, Team, User, UserTeam, rename},
        line::{Kind, Object},
    },
    store::{self, bulk::NewMember, members::default_notify_props},
    teams::DEFAULT_CHANNELS,
};

/// Hashes of new passwords, by user name.
type Hashes = HashMap<String, String>;

impl Import<'_> {
    /// Hashing is slow by design, so it happens before the transaction, and for new users only.
    pub(super) async fn hash_passwords(&self, objects: &[Object]) -> Result<Hashes, BulkError> {
        let mut hashes = Hashes::new();
        for object in objects {
            if let Object::User(user) = object
                && let Some(password) = &user.password
                && !self.names.users.contains_key(&user.username.to_lowercase())
            {
                let hash = self.hasher.hash(password.clone()).await?;
                hashes.insert(user.username.to_lowercase(), hash);
            }
        }
        Ok(hashes)
    }

    pub(super) async fn team(
        &mut self,
        db: &mut AnyConnection,
        team: &Team,
    ) -> Result<(), BulkError> {
        let row = convert::team(team, self.now);
        let known = self.names.teams.get(&row.name).cloned();
        self.count(Kind::Team, known.is_none());
        let id = match known {
            Some(id) => id,
            None => {
                store::teams::insert(&mut *db, &row).await?;
                self.names.teams.insert(row.name.clone(), row.id.clone());
                row.id
            }
        };
        // The first team that a server gets is the one that new accounts enter.
        let fact = store::facts::DEFAULT_TEAM_ID;
        if store::facts::get(&mut *db, fact).await?.is_none() {
            store::facts::set(&mut *db, fact, &id).await?;
        }
        self.teams.insert(row.name, id);
        Ok(())
    }

    pub(super) async fn channel(
        &mut self,
        db: &mut AnyConnection,
        channel: &Channel,
    ) -> Result<(), BulkError> {
        let team = channel.team.to_lowercase();
        let team_id = self.names.teams.get(&team).ok_or_else(|| gone("team", &team))?;
        let row = convert::channel(channel, team_id, self.now);
        let known = self.names.channel(&team, &row.name).cloned();
        self.count(Kind::Channel, known.is_none());
        if let Some(id) = known {
            self.touched.insert(id);
            return Ok(());
        }
        store::channels::insert(&mut *db, &row).await?;
        if row.delete_at > 0 {
            store::bulk::archive(&mut *db, &row.id, row.delete_at).await?;
        }
        self.touched.insert(row.id.clone());
        self.names.add_channel(&team, row.name, row.id);
        Ok(())
    }

    pub(super) async fn user(
        &mut self,
        db: &mut AnyConnection,
        user: &User,
        hashes: &Hashes,
    ) -> Result<(), BulkError> {
        let mut row = convert::user(user, self.now);
        let hash = hashes.get(&row.username);
        if hash.is_some() {
            row.last_password_update = self.now;
        }
        if hash.is_none() && !self.names.users.contains_key(&row.username) {
            self.checked.report.without_password += 1;
        }
        let id = self.account(db, Kind::User, row, hash).await?;
        for preference in PREFERENCES {
            let Some(value) = user.preferences.get(preference.field) else { continue };
            let name = if preference.name == "me" { &id } else { preference.name };
            let key = (preference.category, name);
            store::bulk::add_preference(&mut *db, &id, key, value).await?;
        }
        for team in &user.teams {
            self.team_member(db, &id, team).await?;
        }
        Ok(())
    }

    pub(super) async fn bot(&mut self, db: &mut AnyConnection, bot: &Bot) -> Result<(), BulkError> {
        self.account(db, Kind::Bot, convert::bot(bot, self.now), None).await?;
        Ok(())
    }

    /// Makes the account unless the name is taken; says whose id it is.
    async fn account(
        &mut self,
        db: &mut AnyConnection,
        kind: Kind,
        row: api_types::User,
        hash: Option<&String>,
    ) -> Result<String, BulkError> {
        let known = self.names.users.get(&row.username).cloned();
        self.count(kind, known.is_none());
        if let Some(id) = known {
            return Ok(id);
        }
        store::users::insert(&mut *db, &row, hash.map(String::as_str)).await?;
        self.names.users.insert(row.username, row.id.clone());
        Ok(row.id)
    }

    async fn team_member(
        &mut self,
        db: &mut AnyConnection,
        user_id: &str,
        team: &UserTeam,
    ) -> Result<(), BulkError> {
        let name = team.name.to_lowercase();
        let team_id = self.names.teams.get(&name).cloned().ok_or_else(|| gone("team", &name))?;
        let is_admin = convert::is_admin(&team.roles);
        store::teams::add_member(&mut *db, &team_id, user_id, is_admin, self.now).await?;
        if !team.theme.is_empty() {
            let key = ("theme", team_id.as_str());
            store::bulk::add_preference(&mut *db, user_id, key, &team.theme).await?;
        }
        self.default_channels(db, &name, &team_id).await?;
        let everywhere =
            DEFAULT_CHANNELS.map(|(name, _)| Member { name: name.to_owned(), ..Member::default() });
        // Everybody is in the first one; who left the others says so by naming channels.
        let must = if team.channels.is_some() { 1 } else { everywhere.len() };
        let named = team.channels.as_deref().unwrap_or_default();
        let is_named =
            |member: &Member| named.iter().any(|named| named.name.to_lowercase() == member.name);
        let silent = everywhere.iter().take(must).filter(|member| !is_named(member));
        for member in named.iter().chain(silent) {
            self.channel_member(db, user_id, &name, member).await?;
        }
        Ok(())
    }

    async fn channel_member(
        &mut self,
        db: &mut AnyConnection,
        user_id: &str,
        team: &str,
        member: &Member,
    ) -> Result<(), BulkError> {
        let name = member.name.to_lowercase();
        let channel_id = self.names.channel(team, &name).ok_or_else(|| gone("channel", &name))?;
        let notify_props = notify_props(member);
        let row = NewMember {
            channel_id,
            user_id,
            scheme_admin: convert::is_admin(&member.roles),
            notify_props: &notify_props,
            read: convert::read_state(member, self.now),
        };
        store::bulk::add_member(&mut *db, &row, self.now).await?;
        if member.favorite {
            let key = ("favorite_channel", channel_id.as_str());
            store::bulk::add_preference(&mut *db, user_id, key, "true").await?;
        }
        let channel_id = channel_id.clone();
        self.touched.insert(channel_id);
        Ok(())
    }

    /// Makes the channels that every team has and that the file did not bring.
    async fn default_channels(
        &mut self,
        db: &mut AnyConnection,
        team: &str,
        team_id: &str,
    ) -> Result<(), BulkError> {
        for (name, display_name) in DEFAULT_CHANNELS {
            if self.names.channel(team, name).is_some() {
                continue;
            }
            let channel = Channel {
                name: name.to_owned(),
                display_name: display_name.to_owned(),
                channel_type: "O".to_owned(),
                ..Channel::default()
            };
            let row = convert::channel(&channel, team_id, self.now);
            store::channels::insert(&mut *db, &row).await?;
            self.names.add_channel(team, row.name, row.id);
        }
        Ok(())
    }

    /// Everything that can be done only once all lines were written.
    pub(super) async fn finish(&mut self) -> Result<(), BulkError> {
        let mut tx = self.store.write().await?;
        for (name, id) in std::mem::take(&mut self.teams) {
            self.default_channels(&mut tx, &name, &id).await?;
        }
        let touched: Vec<&str> = self.touched.iter().map(String::as_str).collect();
        for channel_ids in touched.chunks(super::LINES_AT_ONCE) {
            store::bulk::recount(&mut *tx, channel_ids).await?;
            store::thread_memberships::follow_written(&mut *tx, channel_ids, self.now).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The file's choices over the defaults.
pub(super) fn notify_props(member: &Member) -> StringMap {
    let mut props = default_notify_props();
    let chosen = rename(&member.notify_props, &CHANNEL_NOTIFY, false);
    props.extend(chosen.into_iter().filter(|(_, value)| !value.is_empty()));
    props
}
