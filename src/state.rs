//! What the client knows: plain structs, one reducer, pure selectors. No Yew, no I/O, no clock.
//!
//! Records are kept once, by id, behind `Rc`: a change replaces one `Rc`, so comparing two answers
//! of a selector costs a pointer. Times come in with the actions.

pub mod action;
pub mod categories;
pub mod channel_options;
pub mod channel_tabs;
pub mod channels;
pub mod connection;
pub mod culprit;
pub mod custom_status;
pub mod developed;
pub mod drafts;
pub mod events;
pub mod extensions;
pub mod notify;
pub mod products;
pub mod outbox;
pub mod people;
pub mod places;
pub mod posts;
pub mod reactions;
pub mod reduce;
pub mod saved;
pub mod search;
pub mod select;
pub mod snapshot;
pub mod store;
pub mod threads;
pub mod uploads;
pub mod user_settings;
pub mod view;
pub mod window;

use std::{collections::HashMap, rc::Rc};

use api_types::{ConfigMap, Team, TeamMember};

pub use self::{
    action::Action,
    connection::{Boot, Connection},
    store::{Store, StoreSubscription},
    view::{Editing, PostPlace, RightSide},
};

/// Everything that the client knows.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// What the page shows as a whole.
    pub boot: Boot,
    /// The live connection.
    pub connection: Connection,
    /// The server's configuration for clients; texts throughout.
    pub config: Rc<ConfigMap>,
    /// Id of the person who is signed in; empty before.
    pub me: Rc<str>,
    /// Users, presence, who is writing.
    pub people: people::People,
    /// The teams of the person, by id.
    pub teams: HashMap<String, Rc<Team>>,
    /// The person's memberships, by team id.
    pub team_members: HashMap<String, Rc<TeamMember>>,
    /// Channels, the person's memberships, what is unread.
    pub channels: channels::Channels,
    /// How the sidebar is arranged.
    pub categories: categories::Categories,
    /// Posts, and which stretch of each channel is loaded.
    pub posts: posts::Posts,
    /// Posts on their way to the server.
    pub outbox: outbox::Outbox,
    /// Texts that were written and not sent.
    pub drafts: drafts::Drafts,
    /// Files that are attached to messages that are not sent yet.
    pub uploads: uploads::Uploads,
    /// Choices of the person, by category and name.
    pub preferences: HashMap<(String, String), String>,
    /// Counts up when choices change.
    pub n_preferred: u32,
    /// The posts that the person saved.
    pub saved: saved::Saved,
    /// What the person searches for.
    pub search: search::Search,
    /// The threads that the person follows.
    pub threads: threads::Threads,
    /// The commands that can be written, once somebody began to write one.
    pub commands: Rc<[api_types::Command]>,
    /// Where the person was last.
    pub places: places::Places,
    /// Where the person is, and whether they look.
    pub view: view::View,
    /// Panels and pages of plugins.
    pub extensions: extensions::Extensions,
    /// Counts up when other plugins than before change shown texts.
    pub formats: u32,
    /// Plugins in development whose last build failed.
    pub developed: developed::Developed,
}

impl State {
    /// A value of the server's configuration; empty when absent.
    #[must_use]
    pub fn config(&self, key: &str) -> &str {
        self.config.get(key).map_or("", String::as_str)
    }

    /// Whether the person may manage the whole server.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.has_role("system_admin")
    }

    /// Whether the person may at least look at the System Console.
    #[must_use]
    pub fn sees_console(&self) -> bool {
        self.is_admin() || self.has_role("system_read_only_admin")
    }

    fn has_role(&self, wanted: &str) -> bool {
        let user = self.people.user(&self.me);
        user.is_some_and(|user| user.roles.split(' ').any(|role| role == wanted))
    }
}
