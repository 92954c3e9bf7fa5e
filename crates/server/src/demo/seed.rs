//! Writes the demo workspace into an empty database.

use std::collections::{BTreeMap, HashMap};

use api_types::{
    AttributeField, AttributeFieldAttrs, Channel, ChannelType, Post, PresenceStatus, Status,
    Timezone, User,
};
use sqlx::AnyConnection;

use super::{
    talk::{self, Line},
    workspace::{self, Person, Team, Workspace},
};
use crate::{
    auth::password::Hasher,
    error::{Error, Result},
    id::{hex, new_id, token_hash},
    posts::mentions,
    store::{self, channels::PostCounts, thread_memberships::Moment},
    users::create::{default_notify_props, new_team},
};

/// The demo looks a month old.
const AGE_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// User ids by user name.
type Ids = HashMap<String, String>;

pub(super) async fn fill(db: &mut AnyConnection, now: i64) -> Result<()> {
    let workspace = workspace::read()?;
    let since = now - AGE_MS;
    let ids = insert_people(db, &workspace, since).await?;
    let mut default_team_id = None;
    for team in &workspace.teams {
        let team_id = insert_team(db, team, &ids, since).await?;
        for room in &team.channels {
            let channel = Channel {
                team_id: team_id.clone(),
                channel_type: room.channel_type,
                display_name: room.display_name.clone(),
                name: room.name.clone(),
                header: room.header.clone(),
                purpose: room.purpose.clone(),
                ..new_channel(since)
            };
            let members = if room.members.is_empty() { &team.members } else { &room.members };
            let talk = workspace::talk(&format!("{}.{}", team.name, room.name));
            let silent = insert_channel(db, channel, members, &room.unread, &ids).await?;
            silent.speak(db, talk, now).await?;
        }
        default_team_id.get_or_insert(team_id);
    }
    for direct in &workspace.direct {
        let channel = direct_channel(&direct.members, &ids, since)?;
        let talk = workspace::talk(&direct.talk);
        let silent = insert_channel(db, channel, &direct.members, &direct.unread, &ids).await?;
        silent.speak(db, talk, now).await?;
    }
    if let Some(team_id) = default_team_id {
        store::facts::set(db, store::facts::DEFAULT_TEAM_ID, &team_id).await?;
    }
    Ok(())
}

async fn insert_people(db: &mut AnyConnection, workspace: &Workspace, since: i64) -> Result<Ids> {
    let mut field_ids = HashMap::new();
    for (idx, field) in workspace.attribute_fields.iter().enumerate() {
        let field = AttributeField {
            id: new_id(),
            name: field.name.clone(),
            field_type: "text".to_owned(),
            attrs: AttributeFieldAttrs {
                sort_order: f64::from(u32::try_from(idx).unwrap_or_default()),
                value_type: field.value_type.clone(),
                visibility: field.visibility.clone(),
            },
            create_at: since,
            update_at: since,
            ..AttributeField::default()
        };
        store::attributes::insert_field(&mut *db, &field).await?;
        field_ids.insert(field.name, field.id);
    }
    let hasher = Hasher::default();
    let mut ids = Ids::new();
    for person in &workspace.users {
        let hash = match person.password.clone() {
            Some(password) => Some(hasher.hash(password).await?),
            None => None,
        };
        let user = user(person, since);
        store::users::insert(&mut *db, &user, hash.as_deref()).await?;
        for (name, value) in &person.attributes {
            let field_id = field_ids.get(name).ok_or_else(|| broken(name))?;
            let value = value.as_str().into();
            store::attributes::set_value(&mut *db, &user.id, field_id, &value).await?;
        }
        let status = Status {
            user_id: user.id.clone(),
            status: person.status,
            // Nobody sits behind these accounts who could come and go.
            manual: person.password.is_none() && person.status != PresenceStatus::Offline,
            last_activity_at: since + AGE_MS,
            dnd_end_time: 0,
        };
        store::statuses::set(&mut *db, &status).await?;
        ids.insert(person.username.clone(), user.id);
    }
    Ok(ids)
}

fn user(person: &Person, since: i64) -> User {
    User {
        id: new_id(),
        create_at: since,
        update_at: since,
        username: person.username.clone(),
        email: format!("{}@sample.example.org", person.username),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        nickname: person.nickname.clone(),
        position: person.position.clone(),
        roles: person.roles.clone(),
        locale: "en".to_owned(),
        timezone: Timezone { automatic_timezone: person.timezone.clone(), ..Timezone::default() },
        notify_props: default_notify_props(),
        ..User::default()
    }
}

async fn insert_team(db: &mut AnyConnection, team: &Team, ids: &Ids, since: i64) -> Result<String> {
    let row = api_types::Team {
        create_at: since,
        update_at: since,
        name: team.name.clone(),
        display_name: team.display_name.clone(),
        description: team.description.clone(),
        ..new_team()
    };
    store::teams::insert(&mut *db, &row).await?;
    for name in &team.members {
        let is_admin = name == "sysadmin";
        store::teams::add_member(&mut *db, &row.id, id_of(ids, name)?, is_admin, since).await?;
    }
    Ok(row.id)
}

fn new_channel(since: i64) -> Channel {
    Channel { id: new_id(), create_at: since, update_at: since, ..Channel::default() }
}

fn direct_channel(members: &[String], ids: &Ids, since: i64) -> Result<Channel> {
    let mut user_ids = Vec::new();
    for name in members {
        user_ids.push(id_of(ids, name)?);
    }
    user_ids.sort_unstable();
    let channel = if let [one, other] = user_ids.as_slice() {
        let name = format!("{one}__{other}");
        Channel { channel_type: ChannelType::Direct, name, ..new_channel(since) }
    } else {
        let name = hex(&token_hash(&user_ids.concat())).chars().take(40).collect();
        let mut names = members.to_vec();
        names.sort_unstable();
        let display_name = names.join(", ");
        Channel { channel_type: ChannelType::Group, name, display_name, ..new_channel(since) }
    };
    Ok(channel)
}

/// A channel whose talk is still to be written.
struct Silent<'a> {
    channel_id: String,
    ids: &'a Ids,
    /// How many posts at the end wait unread, by user name.
    unread: &'a BTreeMap<String, usize>,
}

async fn insert_channel<'a>(
    db: &mut AnyConnection,
    channel: Channel,
    members: &[String],
    unread: &'a BTreeMap<String, usize>,
    ids: &'a Ids,
) -> Result<Silent<'a>> {
    let creator_id = members.first().map_or(Ok(""), |name| id_of(ids, name))?;
    let channel = Channel { creator_id: creator_id.to_owned(), ..channel };
    store::channels::insert(&mut *db, &channel).await?;
    for (idx, name) in members.iter().enumerate() {
        let user_id = id_of(ids, name)?;
        let time = channel.create_at;
        store::members::add(&mut *db, &channel.id, user_id, idx == 0, time).await?;
    }
    Ok(Silent { channel_id: channel.id, ids, unread })
}

impl Silent<'_> {
    /// Writes the talk; everybody has read everything but what `unread` says.
    async fn speak(self, db: &mut AnyConnection, talk: &str, now: i64) -> Result<()> {
        let Self { ids, unread, .. } = self;
        let lines = talk::parse(talk, now).map_err(|line| broken(&line))?;
        let posts = self.posts(&lines)?;
        let mut called_in_threads = Vec::new();
        for (idx, post) in posts.iter().enumerate() {
            let n_left = posts.len() - idx;
            for (name, _) in unread.iter().filter(|(_, n_unread)| **n_unread == n_left) {
                let (user_id, seen_at) = (id_of(ids, name)?, post.create_at - 1);
                store::members::mark_read(&mut *db, &self.channel_id, user_id, seen_at).await?;
            }
            self.insert(db, post).await?;
            let called = self.mention(db, post, n_left).await?;
            if !post.root_id.is_empty() && !called.is_empty() {
                called_in_threads.push((post, called));
            }
        }
        for user_id in store::members::user_ids(&mut *db, &self.channel_id).await? {
            if !unread.keys().any(|name| ids.get(name) == Some(&user_id)) {
                store::members::mark_read(&mut *db, &self.channel_id, &user_id, now).await?;
            }
        }
        store::thread_memberships::follow_written(&mut *db, &[&self.channel_id], now).await?;
        for (reply, called) in called_in_threads {
            let moment = Moment {
                post_id: &reply.root_id,
                channel_id: &self.channel_id,
                time: reply.create_at,
            };
            store::thread_memberships::add(&mut *db, moment, &called, true).await?;
            store::thread_memberships::count_mentions(&mut *db, &reply.root_id, &called).await?;
        }
        Ok(())
    }

    fn posts(&self, lines: &[Line]) -> Result<Vec<Post>> {
        let post_ids: Vec<String> = lines.iter().map(|_| new_id()).collect();
        let mut posts = Vec::new();
        for (line, id) in lines.iter().zip(&post_ids) {
            posts.push(Post {
                id: id.clone(),
                create_at: line.create_at,
                update_at: line.create_at,
                is_pinned: line.is_pinned,
                user_id: id_of(self.ids, &line.author)?.to_owned(),
                channel_id: self.channel_id.clone(),
                root_id: line.root.and_then(|idx| post_ids.get(idx)).cloned().unwrap_or_default(),
                hashtags: mentions::hashtags(&line.message),
                message: line.message.clone(),
                ..Post::default()
            });
        }
        Ok(posts)
    }

    async fn insert(&self, db: &mut AnyConnection, post: &Post) -> Result<()> {
        store::posts::insert(&mut *db, post).await?;
        let is_root = post.root_id.is_empty();
        let counts = PostCounts { as_message: true, as_root: is_root };
        store::channels::count_post(&mut *db, &self.channel_id, post.create_at, counts).await?;
        if !is_root {
            store::posts::count_reply(db, &post.root_id, post.create_at).await?;
        }
        Ok(())
    }

    /// Counts who is called in a post that they have not read; says who.
    async fn mention(
        &self,
        db: &mut AnyConnection,
        post: &Post,
        n_left: usize,
    ) -> Result<Vec<String>> {
        let mentions = mentions::of(&post.message);
        let mut called = Vec::new();
        for (name, n_unread) in self.unread {
            if n_left <= *n_unread && (mentions.everybody || mentions.usernames.contains(name)) {
                called.push(id_of(self.ids, name)?.to_owned());
            }
        }
        let is_root = post.root_id.is_empty();
        store::members::count_mentions(db, &self.channel_id, &called, is_root).await?;
        Ok(called)
    }
}

fn id_of<'a>(ids: &'a Ids, name: &str) -> Result<&'a str> {
    ids.get(name).map(String::as_str).ok_or_else(|| broken(name))
}

/// The demo's own data do not fit together; a test keeps that from happening.
fn broken(what: &str) -> Error {
    Error::bad_request("app.demo.broken.app_error", "The demo's data do not fit together.")
        .detail(what)
}
