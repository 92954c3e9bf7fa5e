//! Drafts, posts on their way and places survive the page; those of other people are not shown.

use client::{
    services::{keep::restore_and_keep, safe_mode},
    state::{
        Action,
        outbox::{Fate, PendingPost},
    },
};
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{opened, store};

fn pending(id: &str, create_at: i64) -> PendingPost {
    PendingPost {
        id: id.into(),
        channel_id: "town".into(),
        root_id: String::new(),
        message: format!("text of {id}"),
        files: Vec::new(),
        create_at,
        fate: Fate::Sending,
    }
}

fn draft(message: &str) -> Action {
    Action::Draft { channel_id: "town".into(), message: message.into() }
}

#[wasm_bindgen_test]
fn what_was_typed_survives_the_page() {
    LocalStorage::clear();
    let first = store();
    let keeper = restore_and_keep(&first, "me");
    first.dispatch(draft("half a thou"));
    first.dispatch(draft("half a thought"));
    first.dispatch(Action::Sending(pending("me:2", 2)));
    first.dispatch(Action::Sending(pending("me:1", 1)));
    first.dispatch(opened("other"));
    drop((keeper, first));

    let second = store();
    let keeper = restore_and_keep(&second, "me");
    second.read(|state| {
        assert_eq!(&*state.drafts.get("town"), "half a thought");
        let waiting: Vec<&str> = state.outbox.iter().map(|post| post.id.as_str()).collect();
        assert_eq!(waiting, ["me:1", "me:2"], "in the order they were written");
        assert!(state.outbox.iter().all(|post| post.fate == Fate::Waiting));
        assert_eq!(state.places.channel_ids["team"], "other");
    });
    second.dispatch(draft(""));
    second.dispatch(Action::SendDiscarded { id: "me:1".into() });
    drop((keeper, second));

    let third = store();
    let _keeper = restore_and_keep(&third, "me");
    third.read(|state| {
        assert_eq!(&*state.drafts.get("town"), "", "what was sent is no draft");
        assert_eq!(state.outbox.iter().count(), 1);
    });
}

#[wasm_bindgen_test]
fn another_person_sees_nothing_of_it_and_signing_out_keeps_it() {
    LocalStorage::clear();
    let first = store();
    let keeper = restore_and_keep(&first, "me");
    first.dispatch(draft("secret"));
    first.dispatch(Action::SignedOut);
    drop(keeper);

    let other = store();
    let keeper = restore_and_keep(&other, "somebody-else");
    other.read(|state| assert_eq!(&*state.drafts.get("town"), ""));
    drop(keeper);

    let again = store();
    let _keeper = restore_and_keep(&again, "me");
    again.read(|state| assert_eq!(&*state.drafts.get("town"), "secret"));
}

#[wasm_bindgen_test]
fn nonsense_in_the_browsers_store_is_left_alone() {
    LocalStorage::clear();
    let raw = LocalStorage::raw();
    raw.set_item("mortise.outbox.me.x", "{").unwrap();
    raw.set_item("mortise.draft.me.town", "no JSON").unwrap();
    let store = store();
    let _keeper = restore_and_keep(&store, "me");
    store.read(|state| {
        assert_eq!(state.outbox.iter().count(), 0);
        assert_eq!(state.drafts.iter().count(), 0);
    });
    LocalStorage::clear();
}

#[wasm_bindgen_test]
fn safe_mode_is_remembered_for_tab_and_browser() {
    const KEY: &str = "mortise.safe_mode";
    LocalStorage::delete(KEY);
    SessionStorage::delete(KEY);
    assert!(!safe_mode::begin());
    SessionStorage::set(KEY, true).unwrap();
    assert!(safe_mode::begin());
    SessionStorage::delete(KEY);
    LocalStorage::set(KEY, true).unwrap();
    assert!(safe_mode::begin());
    LocalStorage::delete(KEY);
}
