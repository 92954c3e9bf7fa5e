//! Asks the server for one channel and the person's part in it.
//!
//! The two travel apart, and events overtake them: an answer that was crossed by an event of its channel
//! may be older than it, so it is asked for again. For everything at once, `catch_up.rs` does so.

use std::{
    cell::Cell,
    rc::{Rc, Weak},
};

use api_types::websocket::{EventData, ServerEvent, Typing};
use futures_util::future::try_join;
use wasm_bindgen::JsValue;

use super::{Chat, Session, catch_up::MAX_ROUNDS};
use crate::{
    services::{Api, ApiError, browser},
    state::{Action, select},
};

/// A channel that the server is being asked for.
pub(super) struct Asked {
    channel_id: String,
    /// Whether an event of it has come since the question.
    is_crossed: Cell<bool>,
}

impl Chat {
    /// Fetches a channel that an event named, with the person's membership.
    pub(super) fn fetch_channel(&self, channel_id: String) {
        if self.cross(&channel_id) {
            // Whoever asks already asks again.
            return;
        }
        self.spawn(|session| async move {
            match session.take_channel(&channel_id).await {
                Ok(()) => {}
                // It is not for this person, or already gone.
                Err(error) if error.is_not_for_me() => {}
                Err(error) => browser::warn("channel", &JsValue::from(error.to_string())),
            }
        });
    }

    /// Told of every event before it is followed.
    pub(super) fn cross_by(&self, event: &ServerEvent) {
        if event.event != Typing::NAME {
            self.cross(&event.broadcast.channel_id);
        }
    }

    /// What is being answered of a channel may be old. Tells whether it is being asked for.
    fn cross(&self, channel_id: &str) -> bool {
        let asked = self.inner.asked.borrow();
        let of_it = asked.iter().filter_map(Weak::upgrade).filter(|it| it.channel_id == channel_id);
        of_it.map(|it| it.is_crossed.set(true)).count() > 0
    }

    /// A question that lasts as long as what this answers.
    fn ask(&self, channel_id: &str) -> Rc<Asked> {
        let it = Rc::new(Asked { channel_id: channel_id.to_owned(), is_crossed: Cell::new(false) });
        let mut asked = self.inner.asked.borrow_mut();
        asked.retain(|it| it.strong_count() > 0);
        asked.push(Rc::downgrade(&it));
        it
    }
}

impl Session {
    /// Takes over a channel and the person's membership.
    pub(super) async fn take_channel(&self, channel_id: &str) -> Result<(), ApiError> {
        for n in 1.. {
            let question = self.chat.ask(channel_id);
            let answer = try_join(Api.channel(channel_id), Api.my_channel_member(channel_id)).await;
            let is_last = n == MAX_ROUNDS || !question.is_crossed.get();
            match answer {
                Ok((channel, member)) => {
                    let store = &self.chat.inner.store;
                    let partner = store
                        .read(|it| select::channel::partner_id(it, &channel).map(str::to_owned));
                    self.put([Action::Channels(vec![channel]), Action::Members(vec![member])]);
                    self.chat.need_people(partner);
                }
                // Crossed by the event that lets the person in, a refusal is old, too.
                Err(error) if is_last || !error.is_not_for_me() => return Err(error),
                Err(_) => {}
            }
            if is_last {
                break;
            }
        }
        Ok(())
    }
}
