//! What a WebSocket event means: actions for the store, and what must be fetched besides. Pure.

use api_types::{
    Channel, ChannelMember, ChannelUnreadAt, ConfigMap, Post, Preference, SlotOrders, User,
    UserThread,
    websocket::{
        ChannelCreated, ChannelDeleted, ChannelMemberUpdated, ChannelUpdated, ChannelViewed,
        ConfigChanged, DirectAdded, EventData, GroupAdded, MultipleChannelsViewed,
        PluginDevelopment, PluginDisabled, PluginEnabled, PluginSlotsChanged, PostDeleted,
        PostEdited, PostUnread, Posted, PreferencesChanged, PreferencesDeleted, ReactionAdded,
        ReactionRemoved, ServerEvent, SidebarCategoryCreated, SidebarCategoryDeleted,
        SidebarCategoryOrderUpdated, SidebarCategoryUpdated, StatusChange, ThreadFollowChanged,
        ThreadReadChanged, ThreadUpdated, Typing, UserAdded, UserRemoved, UserUpdated,
    },
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    Action, State,
    notify::{self, Notice},
    threads::{self, Change},
};

/// What an event leads to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// For the store.
    pub actions: Vec<Action>,
    /// For the services.
    pub needs: Vec<Need>,
}

/// Something that the services have to do after an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// The person may have come to belong to this channel: fetch it with the membership.
    Channel { channel_id: String },
    /// The groups of this team's sidebar changed.
    Categories { team_id: String },
    /// These users are unknown.
    Users(Vec<String>),
    /// The open channel was seen up to now: tell the server.
    MarkViewed { channel_id: String },
    /// A plugin was turned on; its client manifest.
    PluginEnabled(Value),
    /// A plugin was turned off; its client manifest.
    PluginDisabled(Value),
    /// Plugins may run again: fetch their list.
    PluginsTurnedOn,
    /// No plugin may run any more.
    PluginsTurnedOff,
    /// Who comes first in each slot that has an order.
    SlotOrders(SlotOrders),
    /// A new post is told of outside of the page.
    Notify(Box<Notice>),
    /// The person follows this thread, of which nothing is known: fetch it.
    Thread { root_id: String },
    /// A reply in this thread came before the person's eyes: tell the server.
    ReadThread { root_id: String },
}

/// An event that could not be read. The rest of the stream is fine.
#[derive(Debug, thiserror::Error)]
#[error("event {event} could not be read: {source}")]
pub struct UnreadableEvent {
    event: String,
    source: serde_json::Error,
}

/// What `event` means for somebody who knows `state`.
///
/// # Errors
/// When the event's data does not fit its name.
pub fn interpret(
    state: &State,
    event: &ServerEvent,
    now_ms: i64,
) -> Result<Outcome, UnreadableEvent> {
    outcome(state, event, now_ms)
        .map_err(|source| UnreadableEvent { event: event.event.clone(), source })
}

#[expect(clippy::too_many_lines, reason = "a flat table, one case per event")]
fn outcome(state: &State, event: &ServerEvent, now_ms: i64) -> Result<Outcome, serde_json::Error> {
    let channel_id = || event.broadcast.channel_id.clone();
    Ok(match event.event.as_str() {
        Posted::NAME => posted(state, &data(event)?)?,
        PostEdited::NAME => {
            let PostEdited { post } = data(event)?;
            Outcome::of(Action::PostChanged(text(&post)?))
        }
        PostDeleted::NAME => {
            let PostDeleted { post, .. } = data(event)?;
            Outcome::of(Action::PostDeleted(text(&post)?))
        }
        PostUnread::NAME => {
            let unread: PostUnread = data(event)?;
            Outcome::of(Action::MarkedUnread(ChannelUnreadAt {
                channel_id: channel_id(),
                msg_count: unread.msg_count,
                mention_count: unread.mention_count,
                last_viewed_at: unread.last_viewed_at,
                ..ChannelUnreadAt::default()
            }))
        }
        ReactionAdded::NAME => {
            let ReactionAdded { reaction } = data(event)?;
            Outcome::of(Action::ReactionAdded(text(&reaction)?))
        }
        ReactionRemoved::NAME => {
            let ReactionRemoved { reaction } = data(event)?;
            Outcome::of(Action::ReactionRemoved(text(&reaction)?))
        }
        Typing::NAME => {
            let Typing { user_id, .. } = data(event)?;
            let needs = unknown_users(state, [user_id.as_str()]);
            Outcome {
                actions: vec![Action::Typing { channel_id: channel_id(), user_id, now_ms }],
                needs,
            }
        }
        StatusChange::NAME => {
            let StatusChange { user_id, status } = data(event)?;
            Outcome::of(Action::Statuses(vec![(user_id, status)]))
        }
        UserUpdated::NAME => {
            let UserUpdated { user } = data(event)?;
            Outcome::of(Action::Users(vec![with_own_secrets(state, user)]))
        }
        ChannelViewed::NAME => {
            let ChannelViewed { channel_id } = data(event)?;
            Outcome::of(Action::Viewed { channel_id, at_ms: 0 })
        }
        MultipleChannelsViewed::NAME => {
            let MultipleChannelsViewed { channel_times } = data(event)?;
            let times = channel_times.into_iter();
            Outcome {
                actions: times
                    .map(|(channel_id, at_ms)| Action::Viewed { channel_id, at_ms })
                    .collect(),
                needs: Vec::new(),
            }
        }
        PreferencesChanged::NAME => {
            let PreferencesChanged { preferences } = data(event)?;
            Outcome::of(Action::Preferences(text::<Vec<Preference>>(&preferences)?))
        }
        PreferencesDeleted::NAME => {
            let PreferencesDeleted { preferences } = data(event)?;
            Outcome::of(Action::PreferencesDeleted(text::<Vec<Preference>>(&preferences)?))
        }
        PluginEnabled::NAME => {
            let PluginEnabled { manifest } = data(event)?;
            Outcome::need(Need::PluginEnabled(manifest))
        }
        PluginDisabled::NAME => {
            let PluginDisabled { manifest } = data(event)?;
            Outcome::need(Need::PluginDisabled(manifest))
        }
        PluginDevelopment::NAME => Outcome::of(Action::PluginBuild(data(event)?)),
        PluginSlotsChanged::NAME => {
            let PluginSlotsChanged { orders } = data(event)?;
            Outcome::need(Need::SlotOrders(orders))
        }
        ConfigChanged::NAME => {
            let ConfigChanged { config } = data(event)?;
            config_changed(state, config)
        }
        ThreadUpdated::NAME | ThreadFollowChanged::NAME | ThreadReadChanged::NAME => {
            followed_threads(state, event)?
        }
        _ => membership(state, event)?,
    })
}

/// The event tells what everybody may know; what only this session may is as it was.
fn config_changed(state: &State, config: ConfigMap) -> Outcome {
    const PLUGINS: &str = "PluginsEnabled";
    let told = config.get(PLUGINS);
    let is_new = told.is_some() && told != state.config.get(PLUGINS);
    let needs = match told.map(String::as_str) {
        Some("true") if is_new => vec![Need::PluginsTurnedOn],
        Some("false") if is_new => vec![Need::PluginsTurnedOff],
        _ => Vec::new(),
    };
    let mut all = (*state.config).clone();
    all.extend(config);
    Outcome { actions: vec![Action::Config(all)], needs }
}

/// Events about channels and who belongs to them; the names left over mean nothing to this client.
fn membership(state: &State, event: &ServerEvent) -> Result<Outcome, serde_json::Error> {
    let channel_id = event.broadcast.channel_id.clone();
    Ok(match event.event.as_str() {
        ChannelCreated::NAME => {
            let ChannelCreated { channel_id, .. } = data(event)?;
            Outcome::need(Need::Channel { channel_id })
        }
        DirectAdded::NAME | GroupAdded::NAME => Outcome::need(Need::Channel { channel_id }),
        ChannelUpdated::NAME => {
            let ChannelUpdated { channel } = data(event)?;
            Outcome::of(Action::Channels(vec![text::<Channel>(&channel)?]))
        }
        ChannelMemberUpdated::NAME => {
            let ChannelMemberUpdated { channel_member } = data(event)?;
            let member: ChannelMember = text(&channel_member)?;
            // Only one's own part is kept here.
            Outcome {
                actions: (*member.user_id == *state.me)
                    .then_some(Action::Members(vec![member]))
                    .into_iter()
                    .collect(),
                needs: Vec::new(),
            }
        }
        SidebarCategoryCreated::NAME
        | SidebarCategoryUpdated::NAME
        | SidebarCategoryDeleted::NAME
        | SidebarCategoryOrderUpdated::NAME => {
            Outcome::need(Need::Categories { team_id: event.broadcast.team_id.clone() })
        }
        ChannelDeleted::NAME => {
            let ChannelDeleted { channel_id, delete_at } = data(event)?;
            Outcome::of(Action::ChannelArchived { channel_id, delete_at: delete_at.max(1) })
        }
        UserAdded::NAME => {
            let UserAdded { user_id, .. } = data(event)?;
            if *user_id == *state.me {
                Outcome::need(Need::Channel { channel_id })
            } else {
                Outcome::of(Action::MemberCountChanged { channel_id, delta: 1 })
            }
        }
        UserRemoved::NAME => {
            let removed: UserRemoved = data(event)?;
            let is_me = removed.user_id.is_empty() || *removed.user_id == *state.me;
            let of_channel =
                if removed.channel_id.is_empty() { channel_id } else { removed.channel_id };
            Outcome::of(if is_me {
                Action::ChannelLeft { channel_id: of_channel }
            } else {
                Action::MemberCountChanged { channel_id: of_channel, delta: -1 }
            })
        }
        _ => Outcome::default(),
    })
}

fn posted(state: &State, posted: &Posted) -> Result<Outcome, serde_json::Error> {
    let post: Post = text(&posted.post)?;
    let mentions: Vec<String> = match &posted.mentions {
        Some(mentions) => text(mentions)?,
        None => Vec::new(),
    };
    let channel_id = post.channel_id.clone();
    let is_mine = *post.user_id == *state.me;
    let mut needs = unknown_users(state, [post.user_id.as_str()]);
    if state.channels.get(&channel_id).is_none() || state.channels.member(&channel_id).is_none() {
        needs.push(Need::Channel { channel_id: channel_id.clone() });
    }
    if state.view.sees(&channel_id) && !is_mine {
        needs.push(Need::MarkViewed { channel_id });
    }
    let mentions_me = mentions.iter().any(|id| **id == *state.me) && !is_mine;
    if let Some(notice) = notify::notice(state, posted, &post, mentions_me) {
        needs.push(Need::Notify(Box::new(notice)));
    }
    Ok(Outcome { actions: vec![Action::Posted { post, mentions_me }], needs })
}

/// Events about the threads that the person follows.
fn followed_threads(state: &State, event: &ServerEvent) -> Result<Outcome, serde_json::Error> {
    let thread_need = |root_id: String| Need::Thread { root_id };
    Ok(match event.event.as_str() {
        ThreadUpdated::NAME => {
            let ThreadUpdated { thread, previous_unread_replies, .. } = data(event)?;
            let thread: UserThread = text(&thread)?;
            let mut needs =
                unknown_users(state, thread.participants.iter().map(|user| user.id.as_str()));
            // In the channel only what comes now is seen, and not what was unread before.
            let known = state.threads.get(&thread.id).map(|it| it.unread_replies);
            let was_unread = known.unwrap_or(previous_unread_replies) > 0;
            let is_seen = thread.unread_replies > 0
                && threads::is_seen(state, &thread.id, &thread.post.channel_id)
                && (!was_unread || threads::is_open(state, &thread.id));
            if is_seen {
                needs.push(Need::ReadThread { root_id: thread.id.clone() });
            }
            let change = Change::Updated { thread: Box::new(thread), is_seen };
            Outcome { actions: vec![Action::Threads(change)], needs }
        }
        ThreadFollowChanged::NAME => {
            let ThreadFollowChanged { thread_id: root_id, state: is_following, .. } = data(event)?;
            let is_unknown = is_following && state.threads.get(&root_id).is_none();
            let needs = is_unknown.then(|| thread_need(root_id.clone())).into_iter().collect();
            let change = Change::Followed { root_id, is_following };
            Outcome { actions: vec![Action::Threads(change)], needs }
        }
        _ => {
            let read: ThreadReadChanged = data(event)?;
            if read.thread_id.is_empty() {
                let team_id = event.broadcast.team_id.clone();
                let change = Change::AllRead { team_id, at_ms: read.timestamp };
                return Ok(Outcome::of(Action::Threads(change)));
            }
            let root_id = read.thread_id;
            let is_unknown = read.unread_replies > 0 && state.threads.get(&root_id).is_none();
            let needs = is_unknown.then(|| thread_need(root_id.clone())).into_iter().collect();
            let (unread_replies, unread_mentions) = (read.unread_replies, read.unread_mentions);
            let change = Change::Read { root_id, unread_replies, unread_mentions };
            Outcome { actions: vec![Action::Threads(change)], needs }
        }
    })
}

/// What everybody is told of a person lacks what only the person may know; they keep it.
fn with_own_secrets(state: &State, mut user: User) -> User {
    let is_public = *user.id == *state.me && user.notify_props.is_empty();
    if let Some(known) = state.people.user(&user.id).filter(|_| is_public) {
        user.notify_props.clone_from(&known.notify_props);
        if user.email.is_empty() {
            user.email.clone_from(&known.email);
        }
    }
    user
}

fn unknown_users<'a>(state: &State, ids: impl IntoIterator<Item = &'a str>) -> Vec<Need> {
    let unknown: Vec<String> = ids
        .into_iter()
        .filter(|id| !id.is_empty() && state.people.user(id).is_none())
        .map(str::to_owned)
        .collect();
    if unknown.is_empty() { Vec::new() } else { vec![Need::Users(unknown)] }
}

fn data<T: DeserializeOwned>(event: &ServerEvent) -> Result<T, serde_json::Error> {
    T::deserialize(&event.data)
}

/// The forerunner puts JSON text into a string here.
fn text<T: DeserializeOwned>(json: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str(json)
}

impl Outcome {
    fn of(action: Action) -> Self {
        Self { actions: vec![action], needs: Vec::new() }
    }

    fn need(need: Need) -> Self {
        Self { actions: Vec::new(), needs: vec![need] }
    }
}

#[cfg(test)]
mod tests;
