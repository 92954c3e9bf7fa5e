//! The data of server events, one type per event.
//!
//! Where the forerunner puts JSON text into a string (`post`, `channel`, `preferences`), so do we.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Data;
use crate::{BuildError, BuildState, ConfigMap, PluginStatus, PresenceStatus, SlotOrders, User};

/// The data of one kind of event.
pub trait EventData: Data {
    /// The event's name on the wire.
    const NAME: &'static str;
}

macro_rules! event {
    ($(
        $(#[$meta:meta])*
        $name:literal $type:ident { $( $(#[$field_meta:meta])* $field:ident: $field_type:ty ),* $(,)? }
    )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $type { $( $(#[$field_meta])* pub $field: $field_type ),* }

        impl EventData for $type {
            const NAME: &'static str = $name;
        }
    )* };
}

event! {
    /// First event of a connection.
    "hello" Hello {
        server_version: String,
        /// Given back in `?connection_id=` when the client comes again.
        connection_id: String,
        server_hostname: String,
    }

    /// A new post.
    "posted" Posted {
        /// A [`crate::Post`] as JSON text.
        post: String,
        channel_display_name: String,
        channel_name: String,
        channel_type: String,
        /// `@name` of the author.
        sender_name: String,
        team_id: String,
        set_online: bool,
        /// JSON text of a list of user ids; absent when nobody was mentioned.
        #[serde(skip_serializing_if = "Option::is_none")]
        mentions: Option<String>,
    }

    /// A post changed.
    "post_edited" PostEdited {
        /// A [`crate::Post`] as JSON text.
        post: String,
    }

    /// A post was deleted.
    "post_deleted" PostDeleted {
        /// A [`crate::Post`] as JSON text, without its message.
        post: String,
        #[serde(rename = "deleteBy", skip_serializing_if = "String::is_empty")]
        delete_by: String,
    }

    /// Somebody is writing; the channel stands in the broadcast.
    "typing" Typing {
        user_id: String,
        parent_id: String,
    }

    /// Somebody came, left or chose another status.
    "status_change" StatusChange {
        user_id: String,
        status: PresenceStatus,
    }

    /// The user read a channel in another window.
    "channel_viewed" ChannelViewed {
        channel_id: String,
    }

    /// The user read channels in another window; channel id to time.
    "multiple_channels_viewed" MultipleChannelsViewed {
        channel_times: BTreeMap<String, i64>,
    }

    "channel_created" ChannelCreated {
        channel_id: String,
        team_id: String,
    }

    "channel_updated" ChannelUpdated {
        /// A [`crate::Channel`] as JSON text.
        channel: String,
    }

    /// The person's own part in a channel changed, such as what they are told of it.
    "channel_member_updated" ChannelMemberUpdated {
        /// A [`crate::ChannelMember`] as JSON text.
        #[serde(rename = "channelMember")]
        channel_member: String,
    }

    "channel_deleted" ChannelDeleted {
        channel_id: String,
        delete_at: i64,
    }

    /// A direct channel appeared; its id stands in the broadcast.
    "direct_added" DirectAdded {
        creator_id: String,
        teammate_id: String,
    }

    /// A group channel appeared; its id stands in the broadcast.
    "group_added" GroupAdded {
        /// JSON text of a list of user ids.
        teammate_ids: String,
    }

    /// Somebody joined a channel; its id stands in the broadcast.
    "user_added" UserAdded {
        user_id: String,
        team_id: String,
    }

    /// Somebody left a channel.
    ///
    /// Those who stay get `user_id`, with the channel in the broadcast.
    /// The one who left gets `channel_id`, with themselves in the broadcast.
    "user_removed" UserRemoved {
        #[serde(skip_serializing_if = "String::is_empty")]
        user_id: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        channel_id: String,
        remover_id: String,
    }

    /// The user belongs to another team now.
    "added_to_team" AddedToTeam {
        team_id: String,
        user_id: String,
    }

    /// Somebody left a team, or was removed from it, and from its channels.
    "leave_team" LeaveTeam {
        team_id: String,
        user_id: String,
    }

    "user_updated" UserUpdated {
        user: User,
    }

    "new_user" NewUser {
        user_id: String,
    }

    "preferences_changed" PreferencesChanged {
        /// A list of [`crate::Preference`] as JSON text.
        preferences: String,
    }

    "preferences_deleted" PreferencesDeleted {
        /// A list of [`crate::Preference`] as JSON text.
        preferences: String,
    }

    /// The user marked a channel as unread in another window; the channel stands in the broadcast.
    "post_unread" PostUnread {
        msg_count: i64,
        msg_count_root: i64,
        mention_count: i64,
        mention_count_root: i64,
        urgent_mention_count: i64,
        last_viewed_at: i64,
        post_id: String,
    }

    /// Something changed in a thread that the user follows: a reply came, changed or went.
    /// The team stands in the broadcast; it is empty for threads in direct channels.
    "thread_updated" ThreadUpdated {
        /// A [`crate::UserThread`] as JSON text, with whole profiles of its participants.
        thread: String,
        previous_unread_mentions: i64,
        previous_unread_replies: i64,
    }

    /// The user follows a thread now, or does no more. The team stands in the broadcast.
    "thread_follow_changed" ThreadFollowChanged {
        thread_id: String,
        /// Whether it is followed.
        state: bool,
        reply_count: i64,
    }

    /// The user read a thread, or wants to read on in it. The team stands in the broadcast.
    ///
    /// Without a thread and channel it is about all threads of the team and of direct channels.
    "thread_read_changed" ThreadReadChanged {
        #[serde(skip_serializing_if = "String::is_empty")]
        thread_id: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        channel_id: String,
        /// Replies written later than this are unread.
        timestamp: i64,
        unread_mentions: i64,
        unread_replies: i64,
        previous_unread_mentions: i64,
        previous_unread_replies: i64,
    }

    /// Somebody put an emoji under a post.
    "reaction_added" ReactionAdded {
        /// A [`crate::Reaction`] as JSON text.
        reaction: String,
    }

    /// Somebody took an emoji back.
    "reaction_removed" ReactionRemoved {
        /// A [`crate::Reaction`] as JSON text.
        reaction: String,
    }

    /// The user began to type in another window.
    "draft_created" DraftCreated {
        /// A [`crate::Draft`] as JSON text.
        draft: String,
    }

    /// The user typed on in another window.
    "draft_updated" DraftUpdated {
        /// A [`crate::Draft`] as JSON text.
        draft: String,
    }

    /// The user sent or threw away in another window what they had typed.
    "draft_deleted" DraftDeleted {
        /// A [`crate::Draft`] as JSON text.
        draft: String,
    }

    /// The user made a group in the sidebar; its team stands in the broadcast.
    "sidebar_category_created" SidebarCategoryCreated {
        category_id: String,
    }

    /// The user changed groups in the sidebar; their team stands in the broadcast.
    "sidebar_category_updated" SidebarCategoryUpdated {
        /// A list of [`crate::ChannelCategory`] as JSON text.
        #[serde(rename = "updatedCategories")]
        updated_categories: String,
    }

    /// The user took a group apart; its team stands in the broadcast.
    "sidebar_category_deleted" SidebarCategoryDeleted {
        category_id: String,
    }

    /// The user moved groups in the sidebar; their team stands in the broadcast.
    "sidebar_category_order_updated" SidebarCategoryOrderUpdated {
        /// All groups of the team, in their new order.
        order: Vec<String>,
    }

    /// A plugin with a web part was turned on, or its bundle was replaced.
    "plugin_enabled" PluginEnabled {
        /// The client manifest, as in `GET /plugins/webapp`.
        manifest: Value,
    }

    "plugin_disabled" PluginDisabled {
        /// The client manifest, as in `GET /plugins/webapp`.
        manifest: Value,
    }

    /// How the build of a plugin in development fares. The server's own, not the forerunner's.
    "custom_mortise_plugin_development" PluginDevelopment {
        plugin_id: String,
        /// For people; empty when it is not known yet.
        name: String,
        state: BuildState,
        /// What is wrong when the state is `failed`.
        errors: Vec<BuildError>,
    }

    /// An administrator has seen the marketplace.
    "first_admin_visit_marketplace_status_received" FirstAdminVisitMarketplace {
        #[serde(rename = "firstAdminVisitMarketplaceStatus")]
        status: String,
    }

    /// For administrators.
    "plugin_statuses_changed" PluginStatusesChanged {
        plugin_statuses: Vec<PluginStatus>,
    }

    /// The administrator changed who comes first in some slot. All orders, not only the new one.
    "plugin_slots_changed" PluginSlotsChanged {
        orders: SlotOrders,
    }

    /// The configuration for clients changed.
    "config_changed" ConfigChanged {
        /// As `GET /config/client` gives it without a session.
        config: ConfigMap,
    }
}
