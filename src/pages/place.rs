//! From the address to a team and a channel: joins, asks the server, or says that there is none.

use std::rc::Rc;

use contracts::ErrorPageKind;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::error_words::error_words;
use crate::{
    hooks::{Go, use_chat, use_go, use_selector},
    route::Route,
    services::{ApiError, Chat},
    state::{
        State,
        products::{self, Product},
        select,
    },
};

/// Where the address leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// The server is being asked.
    Looking,
    /// A channel of a team.
    Channel { team_id: String, channel_id: String },
    /// The threads of a team.
    Threads { team_id: String },
    /// A page of a plugin, by its key; in a team, or in none.
    Page { key: String, team_id: Option<String>, path: String },
    /// A product of a plugin, and what follows its address.
    Product { product: Rc<Product>, path: String },
    /// The person belongs to no team.
    NoTeam,
    /// Nowhere.
    Nowhere(Reason),
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reason {
    /// What kind of reason it is.
    pub(super) kind: ErrorPageKind,
    /// In words for people, when the server has told.
    pub(super) words: Option<AttrValue>,
}

impl From<ErrorPageKind> for Reason {
    fn from(kind: ErrorPageKind) -> Self {
        Self { kind, words: None }
    }
}

impl Reason {
    /// What the server answered when it was asked for what would be `missing` otherwise.
    fn of_answer(error: &ApiError, missing: ErrorPageKind) -> Self {
        if error.is_not_for_me() {
            return missing.into();
        }
        Self { kind: ErrorPageKind::Failed, words: Some(error_words(error)) }
    }
}

impl Place {
    fn nowhere(kind: ErrorPageKind) -> Self {
        Self::Nowhere(kind.into())
    }
}

/// What is known without asking.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Place(Place),
    /// Another address says the same better.
    Redirect(Route),
    /// The server must be asked.
    Ask {
        team_id: String,
        name: String,
    },
    /// The server must be asked where a post stands.
    FindPost(String),
}

/// Where the address leads, and goes there.
#[hook]
pub(super) fn use_place() -> Place {
    let chat = use_chat();
    let go = use_go();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let known = {
        let route = route.clone();
        use_selector(move |state| look(state, &route))
    };
    // The last address that led to a channel, and its id. When it stops to, the channel has another
    // address, or the person was taken out of it: joining it again at once would be against
    // somebody's will.
    let was_there = use_mut_ref(|| None::<(Route, String)>);
    // The answer of the server, with the address that it belongs to.
    let answer = use_state_eq(|| None::<(Route, Place)>);
    {
        let (answer, known) = (answer.setter(), known.clone());
        use_effect_with((known, route.clone()), move |(known, route)| match &**known {
            Known::Redirect(route) => go.replace(route),
            Known::Ask { team_id, name } => {
                let left = was_there.borrow_mut().take_if(|(was, _)| was == route);
                if let Some((_, channel_id)) = left {
                    let moved = chat.store().read(|state| {
                        state.channels.member(&channel_id)?;
                        Route::of_channel(state, &channel_id).filter(|moved| moved != route)
                    });
                    return go.replace(&moved.unwrap_or(Route::Home));
                }
                let route = route.clone();
                ask(chat, go, (team_id, name), move |place| answer.set(Some((route, place))));
            }
            Known::FindPost(post_id) => {
                let route = route.clone();
                find_post(chat, go, post_id, move |place| answer.set(Some((route, place))));
            }
            Known::Place(Place::Channel { team_id, channel_id }) => {
                was_there.replace(Some((route.clone(), channel_id.clone())));
                chat.open(team_id, channel_id);
            }
            Known::Place(Place::Threads { team_id }) => chat.open_threads(team_id),
            Known::Place(
                Place::Looking
                | Place::Product { .. }
                | Place::Page { .. }
                | Place::NoTeam
                | Place::Nowhere(_),
            ) => chat.close(),
        });
    }
    match (&*known, &*answer) {
        (Known::Place(place), _) => place.clone(),
        (Known::Ask { .. } | Known::FindPost(_), Some((of, place))) if *of == route => {
            place.clone()
        }
        (Known::Ask { .. } | Known::FindPost(_) | Known::Redirect(_), _) => Place::Looking,
    }
}

fn look(state: &State, route: &Route) -> Known {
    if let Some((base, path)) = route.base()
        && let Some(product) = products::at(state, &base)
    {
        return Known::Place(Place::Product { product: Rc::clone(product), path });
    }
    let (team, name) = match route {
        Route::Home | Route::Login => {
            return match Route::home(state) {
                Some(route) => Known::Redirect(route),
                None => Known::Place(Place::NoTeam),
            };
        }
        Route::Product { .. } | Route::NotFound => {
            return Known::Place(Place::nowhere(ErrorPageKind::NotFound));
        }
        Route::Post { post, .. } => return Known::FindPost(post.clone()),
        Route::Plug { plugin, rest } => return Known::Place(page(None, plugin, rest)),
        Route::TeamPlug { team, plugin, rest } => {
            let team = select::teams::by_name(state, team);
            return Known::Place(match team {
                Some(team) => page(Some(team.id.clone()), plugin, rest),
                None => Place::nowhere(ErrorPageKind::TeamNotFound),
            });
        }
        Route::Threads { team } => {
            let team = select::teams::by_name(state, team);
            return Known::Place(match team {
                Some(team) => Place::Threads { team_id: team.id.clone() },
                None => Place::nowhere(ErrorPageKind::TeamNotFound),
            });
        }
        Route::Team { team } => (team, None),
        Route::Channel { team, name } | Route::Message { team, name } => (team, Some(name)),
    };
    let Some(team) = select::teams::by_name(state, team) else {
        return Known::Place(Place::nowhere(ErrorPageKind::TeamNotFound));
    };
    let team_id = team.id.clone();
    let Some(name) = name else {
        return match Route::of_team(state, &team_id) {
            Some(better) if better != *route => Known::Redirect(better),
            _ => Known::Place(Place::nowhere(ErrorPageKind::NoChannel)),
        };
    };
    let found = select::channel::by_address(state, &team_id, name)
        .filter(|channel_id| state.channels.member(channel_id).is_some());
    match found {
        Some(channel_id) => Known::Place(Place::Channel { team_id, channel_id }),
        None => Known::Ask { team_id, name: name.clone() },
    }
}

/// The first part of the rest is the page's name.
fn page(team_id: Option<String>, plugin: &str, rest: &str) -> Place {
    let (name, path) = rest.split_once('/').unwrap_or((rest, ""));
    Place::Page { key: format!("{plugin}:{name}"), team_id, path: path.to_owned() }
}

/// Joins the public channel, or opens the direct one. The store then knows the place.
fn ask(
    chat: Chat,
    go: Go,
    (team_id, name): (&str, &str),
    on_failure: impl FnOnce(Place) + 'static,
) {
    let (team_id, name) = (team_id.to_owned(), name.to_owned());
    spawn_local(async move {
        let found = match name.strip_prefix('@') {
            Some(username) => chat.direct_channel_by_name(username).await,
            None => chat.join_by_name(&team_id, &name).await.map(Some),
        };
        match found {
            Ok(Some(channel_id)) => {
                let better = chat.store().read(|state| Route::of_channel(state, &channel_id));
                if let Some(better) = better {
                    go.replace(&better);
                }
            }
            Ok(None) => on_failure(Place::nowhere(ErrorPageKind::ChannelNotFound)),
            Err(error) => {
                let reason = Reason::of_answer(&error, ErrorPageKind::ChannelNotFound);
                on_failure(Place::Nowhere(reason));
            }
        }
    });
}

/// Finds the post, loads its channel back to it, and goes there: it then stands out.
fn find_post(chat: Chat, go: Go, post_id: &str, on_failure: impl FnOnce(Place) + 'static) {
    let post_id = post_id.to_owned();
    spawn_local(async move {
        match chat.find_post(&post_id).await {
            Ok(channel_id) => {
                let place = chat.store().read(|state| Route::of_channel(state, &channel_id));
                go.replace(&place.unwrap_or(Route::Home));
            }
            Err(error) => {
                let reason = Reason::of_answer(&error, ErrorPageKind::PostNotFound);
                on_failure(Place::Nowhere(reason));
            }
        }
    });
}
