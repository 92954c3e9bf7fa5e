//! What a fixture's props tell of the world around a slot, as the client's store wants it.
//!
//! The other way round than `client::state::select`: people, teams and channels as plugins see them
//! become records as the server sends them. Knows no slot.

use api_types::{
    Channel, ChannelMember, ChannelType, Post, Preference, PresenceStatus, Status, Team,
    TeamMember, Timezone, User,
};
use client::state::{Action, Boot, Connection, snapshot::Snapshot};
use contracts::{ChannelKind, ChannelProps, PostProps, Presence, TeamProps, UserProps};

/// Everything that a slot looks up.
#[derive(Debug, Default)]
pub(super) struct World {
    snapshot: Snapshot,
    open_team: Option<String>,
    open_channel: Option<String>,
    more: Vec<Action>,
}

/// What is unread in a channel.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unread {
    pub(super) posts: u32,
    pub(super) mentions: u32,
}

impl World {
    /// A world in which `viewer` is signed in.
    pub(super) fn seen_by(viewer: &UserProps, presence: Presence) -> Self {
        let mut world = Self::default();
        world.snapshot.me = user(viewer);
        world.status(&viewer.id, presence);
        world
    }

    /// A world in which somebody is signed in of whom only the id is known.
    pub(super) fn seen_by_id(viewer_id: &str) -> Self {
        let viewer = UserProps { id: viewer_id.to_owned(), ..UserProps::default() };
        Self::seen_by(&viewer, Presence::Online)
    }

    /// Adds a person, who may be the viewer.
    pub(super) fn person(&mut self, props: &UserProps, presence: Presence) {
        if props.id == self.snapshot.me.id {
            self.snapshot.me = user(props);
        } else {
            self.snapshot.users.push(user(props));
        }
        self.status(&props.id, presence);
    }

    pub(super) fn status(&mut self, user_id: &str, presence: Presence) {
        let status = match presence {
            Presence::Online => PresenceStatus::Online,
            Presence::Away => PresenceStatus::Away,
            Presence::Dnd => PresenceStatus::Dnd,
            Presence::Offline => PresenceStatus::Offline,
        };
        let user_id = user_id.to_owned();
        self.snapshot.statuses.push(Status { user_id, status, ..Status::default() });
    }

    pub(super) fn team(&mut self, props: &TeamProps) {
        let TeamProps { id, name, display_name } = props.clone();
        self.snapshot.team_members.push(TeamMember {
            team_id: id.clone(),
            user_id: self.snapshot.me.id.clone(),
            ..TeamMember::default()
        });
        self.snapshot.teams.push(Team { id, name, display_name, ..Team::default() });
    }

    pub(super) fn open_team(&mut self, props: &TeamProps) {
        self.team(props);
        self.open_team = Some(props.id.clone());
    }

    /// Adds a channel that the viewer belongs to. The later ones were written in longer ago.
    pub(super) fn channel(&mut self, props: &ChannelProps, unread: Unread) {
        let n_before = i64::try_from(self.snapshot.channels.len()).unwrap_or(0);
        self.snapshot.channel_members.push(ChannelMember {
            channel_id: props.id.clone(),
            user_id: self.snapshot.me.id.clone(),
            mention_count: unread.mentions.into(),
            ..ChannelMember::default()
        });
        self.snapshot.channels.push(Channel {
            total_msg_count: unread.posts.into(),
            last_post_at: 1_767_261_720_000 - n_before,
            ..channel(props)
        });
    }

    /// Adds a channel, and makes it the one that stands open.
    pub(super) fn open_channel(&mut self, props: &ChannelProps) {
        self.channel(props, Unread::default());
        self.open_channel = Some(props.id.clone());
        if self.open_team.is_none() && !props.team_id.is_empty() {
            let id = props.team_id.clone();
            self.open_team(&TeamProps { name: "team".into(), display_name: "Team".into(), id });
        }
    }

    /// Adds the other person of a direct channel by what the channel says of them.
    pub(super) fn partner(&mut self, of: &ChannelProps, picture: Option<&str>, presence: Presence) {
        let me = self.snapshot.me.id.clone();
        let Some((one, other)) = of.name.split_once("__") else { return };
        let id = if one == me { other } else { one };
        let is_known = self.snapshot.users.iter().any(|user| user.id == id);
        if of.kind != ChannelKind::Direct || id == me || is_known {
            return;
        }
        let props = UserProps {
            id: id.to_owned(),
            username: of.display_name.to_lowercase().replace(' ', "."),
            nickname: of.display_name.clone(),
            picture_url: picture.unwrap_or_default().to_owned(),
            ..UserProps::default()
        };
        self.person(&props, presence);
    }

    pub(super) fn favorite(&mut self, channel_id: &str) {
        self.snapshot.preferences.push(Preference {
            user_id: self.snapshot.me.id.clone(),
            category: "favorite_channel".into(),
            name: channel_id.to_owned(),
            value: "true".into(),
        });
    }

    /// Makes all channels archived, so that nothing may be written in them.
    pub(super) fn archive(&mut self) {
        for channel in &mut self.snapshot.channels {
            channel.delete_at = 1;
        }
    }

    pub(super) fn then(&mut self, action: Action) {
        self.more.push(action);
    }

    /// What makes a store this world.
    pub(super) fn actions(self) -> Vec<Action> {
        let mut actions = vec![
            Action::Snapshot(Box::new(self.snapshot)),
            Action::Connection(Connection::Online),
            Action::Boot(Boot::Ready),
            Action::Opened {
                team_id: self.open_team.map(Into::into),
                channel_id: self.open_channel.map(Into::into),
            },
        ];
        actions.extend(self.more);
        actions
    }
}

/// A person's record.
pub(super) fn user(props: &UserProps) -> User {
    User {
        id: props.id.clone(),
        username: props.username.clone(),
        first_name: props.first_name.clone(),
        last_name: props.last_name.clone(),
        nickname: props.nickname.clone(),
        position: props.position.clone(),
        locale: props.locale.clone(),
        timezone: Timezone { automatic_timezone: props.timezone.clone(), ..Timezone::default() },
        roles: props.roles.join(" "),
        is_bot: props.is_bot,
        delete_at: props.delete_at.unwrap_or(0),
        last_picture_update: picture_version(&props.picture_url),
        ..User::default()
    }
}

/// The number at the end of a picture's address, `…/image?_=17`.
fn picture_version(url: &str) -> i64 {
    url.rsplit_once("_=").and_then(|(_, version)| version.parse().ok()).unwrap_or(0)
}

fn channel(props: &ChannelProps) -> Channel {
    Channel {
        id: props.id.clone(),
        team_id: props.team_id.clone(),
        channel_type: match props.kind {
            ChannelKind::Open => ChannelType::Open,
            ChannelKind::Private => ChannelType::Private,
            ChannelKind::Direct => ChannelType::Direct,
            ChannelKind::Group => ChannelType::Group,
        },
        display_name: props.display_name.clone(),
        name: props.name.clone(),
        header: props.header.clone(),
        purpose: props.purpose.clone(),
        ..Channel::default()
    }
}

/// A post's record.
pub(super) fn post(props: &PostProps) -> Post {
    Post {
        id: props.id.clone(),
        channel_id: props.channel_id.clone(),
        user_id: props.user_id.clone(),
        root_id: props.root_id.clone(),
        message: props.message.clone(),
        post_type: props.kind.clone(),
        create_at: props.create_at,
        edit_at: props.edit_at,
        props: props.props.clone(),
        ..Post::default()
    }
}
