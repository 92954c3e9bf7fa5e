//! Everything that can happen to the state.

use std::{collections::BTreeSet, rc::Rc};

use api_types::{
    Channel, ChannelCategory, ChannelMember, ChannelUnreadAt, ConfigMap, Post, PostList,
    Preference, PresenceStatus, Reaction, Team, TeamMember, User, websocket::PluginDevelopment,
};

use crate::emoji::Emojis;

use super::{
    channel_options, channel_tabs,
    connection::{Boot, Connection},
    extensions,
    outbox::{Fate, PendingPost},
    places::Places,
    posts::Page,
    products, search,
    snapshot::Snapshot,
    threads,
    uploads::UploadChange,
    user_settings,
    view::{Editing, RightSide},
    window::Loading,
};

/// One change. Times are milliseconds since 1970.
#[derive(Debug, Clone)]
pub enum Action {
    /// The page as a whole shows something else.
    Boot(Boot),
    /// The live connection changed.
    Connection(Connection),
    /// Events may have been missed: loaded stretches are incomplete until fetched again.
    EventsMissed,
    /// The server's configuration.
    Config(ConfigMap),
    /// Somebody signed in, or everything was fetched anew after a longer absence.
    Snapshot(Box<Snapshot>),
    /// Nobody is signed in any more: forget everything but the configuration.
    SignedOut,

    /// Users, new or changed.
    Users(Vec<User>),
    /// Presence by user id.
    Statuses(Vec<(String, PresenceStatus)>),
    /// Somebody writes.
    Typing { channel_id: String, user_id: String, now_ms: i64 },
    /// Time passed: forget who has stopped writing, and statuses whose time is over.
    TimePassed { now_ms: i64 },
    /// The table of all emoji, for statuses with a rare one.
    Emojis(Rc<Emojis>),

    /// The build of a plugin in development runs, failed or is good.
    PluginBuild(PluginDevelopment),
    /// The person has seen that a build failed.
    BuildNotePutAway { plugin_id: String },

    /// Teams, new or changed, with the person's part in them.
    Teams(Vec<Team>, Vec<TeamMember>),
    /// Channels, new or changed.
    Channels(Vec<Channel>),
    /// The person's memberships, new or changed.
    Members(Vec<ChannelMember>),
    /// The person left a channel or was removed.
    ChannelLeft { channel_id: String },
    /// A channel was archived, or brought back when `delete_at` is 0.
    ChannelArchived { channel_id: String, delete_at: i64 },
    /// How many people a channel has.
    MemberCount { channel_id: String, count: i64 },
    /// Somebody else joined (1) or left (-1).
    MemberCountChanged { channel_id: String, delta: i64 },
    /// All groups of a team's sidebar, in their order.
    Categories { team_id: String, categories: Vec<ChannelCategory> },
    /// Some groups, changed.
    CategoriesChanged(Vec<ChannelCategory>),
    /// The groups of a team stand in another order.
    CategoriesReordered { team_id: String, order: Vec<String> },
    /// Everything in the channel is read, here or in another window.
    Viewed { channel_id: String, at_ms: i64 },

    /// Posts of a channel are being fetched, or could not be.
    PostsLoading { channel_id: String, loading: Loading },
    /// A page of posts.
    Posts { channel_id: String, page: Page, list: PostList },
    /// A new post by event.
    Posted { post: Post, mentions_me: bool },
    /// A post that is known counts in its channel, unless it does already.
    Counted { post: Post, mentions_me: bool },
    /// A post changed.
    PostChanged(Post),
    /// A post is gone.
    PostDeleted(Post),
    /// The newest post of the open channel came into sight, or went out of it.
    NewestInSight(bool),

    /// Posts without what stands around them, as in the list of saved ones.
    LoosePosts(Vec<Post>),
    /// A thread is being fetched, or could not be.
    ThreadLoading { root_id: String, loading: Loading },
    /// A whole thread.
    Thread { root_id: String, list: PostList },
    /// Threads that the person follows.
    Threads(threads::Change),
    /// Somebody put an emoji under a post.
    ReactionAdded(Reaction),
    /// Somebody took an emoji back.
    ReactionRemoved(Reaction),
    /// The person marked a channel as unread from a post on, here or in another window.
    MarkedUnread(ChannelUnreadAt),

    /// A post was written and goes to the server.
    Sending(PendingPost),
    /// How a pending post fares now.
    SendFate { id: String, fate: Fate },
    /// The server has the pending post.
    Sent { id: String, post: Post },
    /// The person gave a pending post up.
    SendDiscarded { id: String },
    /// The text of a message box: of a channel, of a thread by the id of its first post, or of a
    /// post that is being changed, see [`super::drafts::edit_key`].
    Draft { channel_id: String, message: String },

    /// Other plugins than before change shown texts.
    FormatsChanged,
    /// A plugin added a panel or a page, or gave it another title.
    Extended { kind: extensions::Kind, key: Rc<str>, title: Rc<str> },
    /// A plugin added a product, or described it anew.
    Product(Rc<products::Product>),
    /// A plugin added its page of settings, or described it anew.
    UserSettings(Rc<user_settings::UserSettings>),
    /// A plugin added a kind of channel, or described it anew.
    ChannelOption(Rc<channel_options::ChannelOption>),
    /// A plugin added a tab to the settings of channels, or described it anew.
    ChannelTab(Rc<channel_tabs::ChannelTab>),
    /// A plugin took it back.
    ExtensionGone { kind: extensions::Kind, key: Rc<str> },
    /// Which slots plugins fill, or wait for.
    SlotsWanted(BTreeSet<&'static str>),

    /// Choices of the person.
    Preferences(Vec<Preference>),
    /// Choices that were taken back.
    PreferencesDeleted(Vec<Preference>),

    /// The commands of the server.
    Commands(Vec<api_types::Command>),
    /// Something happens to a file of a message box.
    Uploads { place: String, change: UploadChange },
    /// The person went to a channel.
    Opened { team_id: Option<Rc<str>>, channel_id: Option<Rc<str>> },
    /// The person went to the threads that they follow.
    OpenedThreads { team_id: Rc<str> },
    /// The person was led to a post.
    Target { post_id: Rc<str> },
    /// A post turns into a box in which it is changed, or back into a post.
    Edit(Option<Editing>),
    /// The right-hand side shows something, in place of what it showed.
    ShowRight(RightSide),
    /// What is searched for, and what was found.
    Search(search::Change),
    /// The right-hand side goes back to what it showed before, or closes.
    RightBack,
    /// The right-hand side closes.
    CloseRight,
    /// The slot inspector opens or closes.
    Inspect(bool),
    /// Where the person was last, as this browser remembers it.
    Places(Places),
    /// The window came into sight with the focus, or lost it.
    Attentive(bool),
}
