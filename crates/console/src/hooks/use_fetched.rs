//! `use_fetched`: what a call answers, asked again when it is no longer true.

use std::{future::Future, rc::Rc};

use client::services::{ApiError, api::Answer};
use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_viewer;
use crate::rules::news::Topic;

/// An answer on its way, here, or not to be had.
#[derive(Debug)]
pub enum Fetched<T> {
    /// On its way for the first time.
    Loading,
    /// Here. A newer one may be on its way.
    Ready(Rc<T>),
    /// The call failed, and nothing older is there to show.
    Failed(ApiError),
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(Rc::clone(value)),
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }
}

impl<T: PartialEq> PartialEq for Fetched<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Ready(one), Self::Ready(other)) => one == other,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Loading | Self::Ready(_) | Self::Failed(_), _) => false,
        }
    }
}

impl<T> Fetched<T> {
    /// The answer, when there is one.
    #[must_use]
    pub fn ready(&self) -> Option<&Rc<T>> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// The answer, and how to ask again.
#[derive(Debug)]
pub struct FetchedHandle<T> {
    /// The answer.
    pub answer: Fetched<T>,
    /// Asks again; what is there stays until the new answer comes.
    pub reload: Callback<()>,
}

impl<T> Clone for FetchedHandle<T> {
    fn clone(&self) -> Self {
        Self { answer: self.answer.clone(), reload: self.reload.clone() }
    }
}

impl<T: PartialEq> PartialEq for FetchedHandle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.answer == other.answer && self.reload == other.reload
    }
}

/// What `fetch(key)` answers. Asked again when the key differs (beginning with
/// [`Fetched::Loading`]), when one of `topics` has changed, and on `reload`.
///
/// An answer that comes too late, after the component or its key has gone, is dropped.
#[hook]
pub fn use_fetched<K, T, F, A>(key: K, topics: &'static [Topic], fetch: F) -> FetchedHandle<T>
where
    K: PartialEq + Clone + 'static,
    T: PartialEq + 'static,
    F: Fn(K) -> A + 'static,
    A: Future<Output = Answer<T>> + 'static,
{
    let viewer = use_viewer();
    let held = use_state_eq(|| Held { key: key.clone(), answer: Fetched::Loading });
    let turn = use_reducer(Turn::default);
    // What the running call compares with: handles of a render do not see later changes.
    let latest = use_mut_ref(|| Fetched::<T>::Loading);
    {
        let held = held.setter();
        let deps = (key.clone(), viewer.news.of(topics), turn.0);
        let on_ended = viewer.on_ended;
        let first_key = use_mut_ref(|| key.clone());
        use_effect_with(deps, move |(key, ..)| {
            if *first_key.borrow() != *key {
                first_key.replace(key.clone());
                latest.replace(Fetched::Loading);
            }
            let stop = spawn(fetch(key.clone()), {
                let key = key.clone();
                move |answer: Answer<T>| {
                    if answer.as_ref().is_err_and(|error| *error == ApiError::Unauthorized) {
                        return on_ended.emit(());
                    }
                    let next = match (answer, &*latest.borrow()) {
                        (Ok(value), _) => Fetched::Ready(Rc::new(value)),
                        // What is shown may be old, which the banner about the connection tells.
                        (Err(error), Fetched::Ready(value)) if error.is_passing() => {
                            Fetched::Ready(Rc::clone(value))
                        }
                        (Err(error), _) => Fetched::Failed(error),
                    };
                    latest.replace(next.clone());
                    held.set(Held { key, answer: next });
                }
            });
            move || stop.abort()
        });
    }
    let reload = use_callback(turn.dispatcher(), |(), turn| turn.dispatch(()));
    // The answer for another key is none for this one.
    let answer = if held.key == key { held.answer.clone() } else { Fetched::Loading };
    FetchedHandle { answer, reload }
}

/// How often `reload` was called.
#[derive(Default)]
struct Turn(u32);

impl Reducible for Turn {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Self(self.0.wrapping_add(1)))
    }
}

struct Held<K, T> {
    key: K,
    answer: Fetched<T>,
}

impl<K: PartialEq, T: PartialEq> PartialEq for Held<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.answer == other.answer
    }
}

fn spawn<T: 'static>(
    call: impl Future<Output = Answer<T>> + 'static,
    then: impl FnOnce(Answer<T>) + 'static,
) -> AbortHandle {
    let (call, stop) = abortable(call);
    spawn_local(async move {
        if let Ok(answer) = call.await {
            then(answer);
        }
    });
    stop
}
