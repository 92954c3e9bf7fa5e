//! What can be decided without a page: rights, news, states, questions. No Yew, no I/O, no clock.

pub mod rights;
pub mod news;
