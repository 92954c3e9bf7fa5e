//! `use_viewer`: who looks at the console, what they may do, and what is new.

use std::rc::Rc;

use api_types::User;
use yew::prelude::*;

use crate::rules::{news::News, rights::Rights};

/// Who looks at the console.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewer {
    /// The person.
    pub user: Rc<User>,
    /// What they may do.
    pub rights: Rights,
    /// What has changed since the page was opened.
    pub news: News,
    /// The session is over: sign in again.
    pub on_ended: Callback<()>,
}

/// The person in front of the page.
///
/// # Panics
/// Outside of `App`, which provides it.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_viewer() -> Viewer {
    use_context::<Viewer>().expect("pages stand inside of App")
}
