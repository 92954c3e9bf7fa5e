//! `use_go`: goes to a channel or a team by id.

use yew::prelude::*;
use yew_router::prelude::*;

use super::use_store;
use crate::{route::Route, state::Store};

/// Goes to places. Equal as long as the page is the same, so callbacks that hold it stay equal.
#[derive(Debug, Clone)]
pub struct Go {
    store: Store,
    navigator: Navigator,
}

impl PartialEq for Go {
    fn eq(&self, other: &Self) -> bool {
        self.store == other.store
    }
}

impl Go {
    /// To a channel, in the open team or its own.
    pub fn channel(&self, channel_id: &str) {
        if let Some(route) = self.store.read(|state| Route::of_channel(state, channel_id)) {
            self.navigator.push(&route.address());
        }
    }

    /// To a team, at the channel that was looked at last.
    pub fn team(&self, team_id: &str) {
        if let Some(route) = self.store.read(|state| Route::of_team(state, team_id)) {
            self.navigator.push(&route.address());
        }
    }

    /// To a post, wherever it stands; the post stands out there.
    pub fn post(&self, post_id: &str) {
        if let Some(route) = self.store.read(|state| Route::of_post(state, post_id)) {
            self.navigator.push(&route.address());
        }
    }

    /// To an address of the chat, as the server writes it.
    pub fn address(&self, address: &str) {
        if let Some(route) = Route::recognize(address) {
            self.to(&route);
        }
    }

    /// To a place.
    pub fn to(&self, route: &Route) {
        self.navigator.push(&route.address());
    }

    /// To a place, without a step in the history: for redirects.
    pub fn replace(&self, route: &Route) {
        self.navigator.replace(&route.address());
    }
}

/// How to go to places.
///
/// # Panics
/// Outside of the router, which `App` provides.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_go() -> Go {
    let store = use_store();
    let navigator = use_navigator().expect("components that navigate stand inside of App");
    Go { store, navigator }
}
