//! Which of the slots that every post has stand on the page.
//!
//! A list shows dozens of posts, and mostly no plugin wants to be in them: without outlets that
//! nobody fills, a list is made faster. So an outlet of a post stands there from the time on at which
//! a plugin wants its slot, or somebody looks at the page with the inspector.

use std::{collections::BTreeSet, rc::Rc};

use contracts::{
    CodeBlockActionEntry, Contract, DaySeparator, FileMenu, Post, PostAttachment, PostBody,
    PostEmbed, PostFiles, PostHeader, PostReactions,
};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};
use yew::prelude::*;

use crate::{
    services::browser,
    state::{State, extensions::Wanted},
};

thread_local! {
    static ALL: Wanted = Rc::new(BTreeSet::from([
        CodeBlockActionEntry::ID,
        DaySeparator::ID,
        FileMenu::ID,
        Post::ID,
        PostAttachment::ID,
        PostBody::ID,
        PostEmbed::ID,
        PostFiles::ID,
        PostHeader::ID,
        PostReactions::ID,
    ]));
}

/// Every slot of a post, and of the lines between posts.
pub(super) fn all() -> Wanted {
    ALL.with(Rc::clone)
}

/// The slots whose outlets are to stand there now. Cheap: two look-ups and an `Rc`.
pub(super) fn wanted(state: &State) -> Wanted {
    if state.view.is_inspecting { all() } else { Rc::clone(state.extensions.wanted()) }
}

/// The outlets that hold more than a part of a post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outlets {
    /// Around the whole post.
    pub post: bool,
    /// Around what it says.
    pub body: bool,
}

impl Outlets {
    fn of(wanted: &Wanted) -> Self {
        Self { post: wanted.contains(Post::ID), body: wanted.contains(PostBody::ID) }
    }

    fn or(self, other: Self) -> Self {
        Self { post: self.post || other.post, body: self.body || other.body }
    }
}

/// Which of [`Outlets`] stand there.
///
/// One that appears makes anew what is within it, and would take the focus from it: so it waits until
/// the focus is elsewhere. Once there, it stays, so that a plugin that goes disturbs nobody.
#[hook]
pub fn use_outlets(wanted: &Wanted, post_id: Option<&str>) -> Outlets {
    let standing = use_state_eq(|| Outlets::of(wanted));
    let next = standing.or(Outlets::of(wanted));
    let missing = (next != *standing).then(|| (next, post_id.unwrap_or_default().to_owned()));
    let setter = standing.setter();
    use_effect_with(missing, move |missing| {
        let mut listener = None;
        if let Some((next, id)) = missing {
            let document = browser::document();
            let focused = document.as_ref().and_then(web_sys::Document::active_element);
            if focused.is_some_and(|it| is_in_post(&it, id)) {
                let (next, id) = (*next, id.clone());
                listener = document.map(|document| {
                    EventListener::new(&document, "focusout", move |event| {
                        let event = event.dyn_ref::<FocusEvent>();
                        let goes_to = event.and_then(FocusEvent::related_target);
                        let goes_to = goes_to.and_then(|it| it.dyn_into::<Element>().ok());
                        if !goes_to.is_some_and(|it| is_in_post(&it, &id)) {
                            setter.set(next);
                        }
                    })
                });
            } else {
                setter.set(*next);
            }
        }
        move || drop(listener)
    });
    *standing
}

fn is_in_post(element: &Element, post_id: &str) -> bool {
    let post = element.closest("[data-post-id]").ok().flatten();
    post.and_then(|it| it.get_attribute("data-post-id")).is_some_and(|id| id == post_id)
}
