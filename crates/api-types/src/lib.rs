//! REST and WebSocket bodies in Mattermost v4 shapes, shared by the server and the web client.
//!
//! Field names are the wire's.
//! Times are milliseconds since 1970, ids are strings of 26 characters.
//! Fields that real clients leave out have defaults when read; nothing here checks a value.
//! No logic, no I/O, nothing that the browser lacks.

pub mod attribute;
pub mod analytics;
pub mod audit;
pub mod channel;
pub mod command;
pub mod draft;
pub mod file;
pub mod plugin;
pub mod post;
pub mod preference;
pub mod reaction;
pub mod search;
pub mod session;
pub mod status;
pub mod system;
pub mod team;
pub mod thread;
pub mod user;
pub mod websocket;

pub use self::{
    analytics::AnalyticsRow,
    attribute::{AttributeField, AttributeFieldAttrs, AttributeValues},
    audit::Audit,
    channel::{
        Channel, ChannelCategories, ChannelCategory, ChannelMember, ChannelMemberRequest,
        ChannelPrivacy, ChannelStats, ChannelType, ChannelUnread, ChannelUnreadAt, CreateChannel,
        PatchChannel, ViewChannel, ViewChannelResponse,
    },
    command::{Command, CommandArgs, CommandResponse, CommandSuggestion},
    draft::Draft,
    file::{FileInfo, FileUploadResponse},
    plugin::{
        PluginState, PluginStatus, PluginsResponse,
        development::{BuildError, BuildReport, BuildState},
        management::{
            ManagedPlugin, MarketplaceLabel, MarketplacePlugin, NewPluginReport, PluginKey,
            PluginReport, PluginSettings, PluginSource, SlotOrders,
        },
    },
    post::{CreatePost, PatchPost, Post, PostList},
    preference::Preference,
    reaction::Reaction,
    search::{FileSearchResults, PostSearchResults, SearchRequest},
    session::{LoginRequest, SessionInfo},
    status::{CustomStatus, PresenceStatus, Status, UpdateStatus},
    system::{AppError, ConfigMap, LicenseMap, Ping, Role, StatusOk},
    team::{CreateTeam, Team, TeamMember, TeamUnread},
    thread::{ThreadQuery, ThreadsQuery, UserThread, UserThreads},
    user::{CreateUser, PatchUser, Timezone, User, UserAutocomplete, UserSearch},
};

/// Free key-value data that travels with posts, users and members.
pub type Props = serde_json::Map<String, serde_json::Value>;

/// Free data whose values are always text, such as a member's notification choices.
pub type StringMap = std::collections::BTreeMap<String, String>;
