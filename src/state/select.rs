//! Selectors: pure questions to the state. Their answers compare cheaply, or are counted by revisions.

pub mod channel;
pub mod person;
pub mod post;
pub mod post_list;
pub mod sidebar;
pub mod teams;
