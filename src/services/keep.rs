//! What must survive a reload, a crash and a dead server: drafts, posts on their way, and where one
//! was.
//!
//! Each text has a key of its own in the browser's store, so two windows never overwrite each
//! other's. Where the store is full or forbidden, the page works on without it.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use gloo_storage::{LocalStorage, Storage, errors::StorageError};

use super::browser;
use crate::state::{Action, State, Store, StoreSubscription, outbox::PendingPost, places::Places};

/// Writes changes of drafts and outbox down until dropped.
#[derive(Debug)]
pub struct Keeper {
    _subscription: StoreSubscription,
}

/// Brings back what this person left, and keeps what they write from now on.
#[must_use]
pub fn restore_and_keep(store: &Store, user_id: &str) -> Keeper {
    let prefix = Prefix::new(user_id);
    let mut actions = Vec::new();
    let mut outbox = Vec::new();
    let mut kept = Kept::default();
    for (key, text) in entries() {
        if key == prefix.places {
            let Ok(places) = serde_json::from_str::<Places>(&text) else { continue };
            kept.places = places.clone();
            actions.push(Action::Places(places));
        } else if let Some(channel_id) = key.strip_prefix(&prefix.drafts) {
            let Ok(message) = serde_json::from_str::<String>(&text) else { continue };
            kept.drafts.insert(channel_id.to_owned(), Rc::from(message.as_str()));
            actions.push(Action::Draft { channel_id: channel_id.to_owned(), message });
        } else if let Some(id) = key.strip_prefix(&prefix.outbox) {
            let Ok(post) = serde_json::from_str::<PendingPost>(&text) else { continue };
            kept.outbox.push(id.to_owned());
            outbox.push(post);
        }
    }
    outbox.sort_by_key(|post| post.create_at);
    actions.extend(outbox.into_iter().map(Action::Sending));
    store.dispatch_all(actions);

    let kept = RefCell::new(kept);
    let subscription = store.subscribe(move |state| {
        // Signing out empties the store and leaves the texts: they are there at the next sign-in.
        if *state.me == *prefix.user_id {
            kept.borrow_mut().follow(state, &prefix);
        }
    });
    Keeper { _subscription: subscription }
}

/// Where the entries of one person stand.
struct Prefix {
    user_id: String,
    drafts: String,
    outbox: String,
    places: String,
}

impl Prefix {
    fn new(user_id: &str) -> Self {
        Self {
            user_id: user_id.to_owned(),
            drafts: format!("mortise.draft.{user_id}."),
            outbox: format!("mortise.outbox.{user_id}."),
            places: format!("mortise.places.{user_id}"),
        }
    }
}

/// What stands in the browser's store.
#[derive(Default)]
struct Kept {
    drafts: HashMap<String, Rc<str>>,
    drafts_revision: u64,
    outbox: Vec<String>,
    outbox_revision: u64,
    places: Places,
}

impl Kept {
    fn follow(&mut self, state: &State, prefix: &Prefix) {
        if self.drafts_revision != state.drafts.revision() {
            self.drafts_revision = state.drafts.revision();
            self.follow_drafts(state, &prefix.drafts);
        }
        if self.outbox_revision != state.outbox.revision() {
            self.outbox_revision = state.outbox.revision();
            self.follow_outbox(state, &prefix.outbox);
        }
        if self.places != state.places {
            self.places.clone_from(&state.places);
            warn(LocalStorage::set(&prefix.places, &self.places));
        }
    }

    fn follow_drafts(&mut self, state: &State, prefix: &str) {
        self.drafts.retain(|channel_id, _| {
            let stays = !state.drafts.get(channel_id).is_empty();
            if !stays {
                LocalStorage::delete(format!("{prefix}{channel_id}"));
            }
            stays
        });
        for (channel_id, message) in state.drafts.iter() {
            if self.drafts.get(channel_id) != Some(message) {
                self.drafts.insert(channel_id.clone(), Rc::clone(message));
                warn(LocalStorage::set(format!("{prefix}{channel_id}"), &**message));
            }
        }
    }

    fn follow_outbox(&mut self, state: &State, prefix: &str) {
        self.outbox.retain(|id| {
            let stays = state.outbox.get(id).is_some();
            if !stays {
                LocalStorage::delete(format!("{prefix}{id}"));
            }
            stays
        });
        for post in state.outbox.iter() {
            if !self.outbox.contains(&post.id) {
                self.outbox.push(post.id.clone());
                warn(LocalStorage::set(format!("{prefix}{}", post.id), &**post));
            }
        }
    }
}

/// All entries of the browser's store as they stand there.
fn entries() -> Vec<(String, String)> {
    let storage = LocalStorage::raw();
    let n_keys = storage.length().unwrap_or(0);
    let keys = (0..n_keys).filter_map(|idx| storage.key(idx).ok().flatten());
    keys.filter_map(|key| storage.get_item(&key).ok().flatten().map(|text| (key, text))).collect()
}

fn warn(result: Result<(), StorageError>) {
    if let Err(error) = result {
        browser::warn("what was typed could not be kept", &error.to_string().into());
    }
}
