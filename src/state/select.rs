//! Selectors: pure questions to the state. Their answers compare cheaply, or are counted by revisions.

pub mod channel;
pub mod channel_menu;
pub mod channel_settings;
pub mod choices;
pub mod complete;
pub mod person;
pub mod post;
pub mod post_list;
pub mod reactions;
pub mod replies;
pub mod search;
pub mod sidebar;
pub mod switch;
pub mod teams;
pub mod threads;
