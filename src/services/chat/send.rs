//! Writing: drafts, «is typing», and posts that are sent until the server has them.

use api_types::{CreatePost, websocket::UserTyping};
use contracts::OutgoingPost;
use gloo_timers::callback::Timeout;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, backoff, browser, host::Tone, plugins::Refusal},
    state::{
        Action,
        outbox::{Fate, PendingPost},
        uploads::UploadChange,
    },
    t,
};

/// How often the server is told that the person types. As in the forerunner.
const TYPING_EVERY_MS: i64 = 5_000;

impl Chat {
    /// Keeps the text of a message box.
    pub fn set_draft(&self, channel_id: &str, message: String) {
        self.inner.store.dispatch(Action::Draft { channel_id: channel_id.to_owned(), message });
    }

    /// Puts text at the end of a draft, on a line of its own words.
    pub fn insert_text(&self, channel_id: &str, text: &str) {
        let draft = self.inner.store.read(|state| state.drafts.get(channel_id));
        let gap = if draft.is_empty() || draft.ends_with(char::is_whitespace) { "" } else { " " };
        self.set_draft(channel_id, format!("{draft}{gap}{text}"));
    }

    /// Tells the others that the person types, now and then; in a thread when `root_id` names one.
    pub fn typing(&self, channel_id: &str, root_id: &str) {
        let now_ms = browser::now_ms();
        let told = self.inner.typing_told.borrow().clone();
        let place = format!("{channel_id}{root_id}");
        if told.0 == place && now_ms - told.1 < TYPING_EVERY_MS {
            return;
        }
        self.inner.typing_told.replace((place, now_ms));
        if let Some(live) = &*self.inner.live.borrow() {
            let (channel_id, parent_id) = (channel_id.to_owned(), root_id.to_owned());
            live.send(&UserTyping { channel_id, parent_id });
        }
    }

    /// Posts a message. Nothing but white space is ignored; the draft of the channel is done.
    pub fn send(&self, channel_id: &str, message: &str) {
        self.send_reply(channel_id, "", message);
    }

    /// Answers a post, the first one of its thread; an empty `root_id` answers none.
    pub fn send_reply(&self, channel_id: &str, root_id: &str, message: &str) {
        let message = message.trim_end();
        let place = if root_id.is_empty() { channel_id } else { root_id };
        let files = self.inner.store.read(|state| state.uploads.done(place));
        if message.trim_start().is_empty() && files.is_empty() {
            return;
        }
        let now_ms = browser::now_ms();
        let post = self.inner.store.read(|state| PendingPost {
            id: unique_id(&state.me, now_ms, |id| state.outbox.get(id).is_some()),
            channel_id: channel_id.to_owned(),
            root_id: root_id.to_owned(),
            message: message.to_owned(),
            create_at: now_ms,
            fate: Fate::Waiting,
            files,
        });
        let draft = Action::Draft { channel_id: place.to_owned(), message: String::new() };
        // One dispatch: at no moment is the text neither draft nor post.
        let sent = Action::Uploads { place: place.to_owned(), change: UploadChange::Sent };
        self.inner.store.dispatch_all([Action::Sending(post), draft, sent]);
        self.inner.typing_told.replace((String::new(), 0));
        self.flush_outbox();
    }

    /// Sends a refused post again.
    pub fn retry(&self, pending_id: &str) {
        self.inner
            .store
            .dispatch(Action::SendFate { id: pending_id.to_owned(), fate: Fate::Waiting });
        self.flush_outbox();
    }

    /// Gives a refused or waiting post up.
    pub fn discard(&self, pending_id: &str) {
        self.inner.store.dispatch(Action::SendDiscarded { id: pending_id.to_owned() });
    }

    /// Sends what waits, one after the other, so that posts keep the order they were written in.
    pub(super) fn flush_outbox(&self) {
        if self.inner.is_sending.replace(true) {
            return;
        }
        self.inner.send_retry.replace(None);
        self.spawn(|session| async move {
            let passing = session.send_all().await;
            if !session.is_current() {
                return;
            }
            session.chat.inner.is_sending.set(false);
            if passing {
                session.send_later();
            } else {
                session.chat.inner.n_send_tries.set(0);
                // One that was written while the last answer travelled.
                if session.next_waiting().is_some() {
                    session.chat.flush_outbox();
                }
            }
        });
    }
}

impl Session {
    /// Answers whether it stopped at a failure that passes.
    async fn send_all(&self) -> bool {
        while let Some(post) = self.next_waiting() {
            let id = post.id.clone();
            self.put([Action::SendFate { id: id.clone(), fate: Fate::Sending }]);
            let body = CreatePost {
                channel_id: post.channel_id.clone(),
                message: post.message.clone(),
                root_id: post.root_id.clone(),
                pending_post_id: id.clone(),
                file_ids: post.files.iter().map(|file| file.id.clone()).collect(),
                ..CreatePost::default()
            };
            // Asked at each try, and always about what was written: what is kept stays the person's.
            let body = match self.ask_plugins(body).await {
                Ok(body) => body,
                Err(refusal) => {
                    self.held_back(&post, &refusal);
                    continue;
                }
            };
            if !self.is_current() {
                return false;
            }
            match Api.create_post(&body).await {
                Ok(post) => self.put([Action::Sent { id, post }]),
                Err(ApiError::Unauthorized) => {
                    self.put([Action::SendFate { id, fate: Fate::Waiting }]);
                    self.ended();
                    return false;
                }
                Err(error) if error.is_passing() => {
                    self.put([Action::SendFate { id, fate: Fate::Waiting }]);
                    return true;
                }
                Err(error) => {
                    let said = error.to_string();
                    let words =
                        if let ApiError::Refused(refusal) = error { refusal.message } else { said };
                    self.put([Action::SendFate { id, fate: Fate::Refused(words) }]);
                }
            }
        }
        false
    }

    /// The post as plugins want it sent.
    async fn ask_plugins(&self, body: CreatePost) -> Result<CreatePost, Refusal> {
        let asked = OutgoingPost {
            channel_id: body.channel_id.clone(),
            root_id: body.root_id.clone(),
            message: body.message.clone(),
            props: body.props.clone(),
            file_ids: body.file_ids.clone(),
        };
        let plugins = self.chat.inner.plugins.clone();
        let OutgoingPost { message, props, .. } = plugins.message_will_be_posted(asked).await?;
        Ok(CreatePost { message, props, ..body })
    }

    /// A plugin refused a post: its text goes back into the box, unless something else is in there
    /// by now; then it stays where it is, as one that can be sent again or given up.
    fn held_back(&self, post: &PendingPost, refusal: &Refusal) {
        let Refusal { plugin, plugin_name, reason } = refusal;
        let words = if reason.is_empty() {
            t!("send-refused-by-plugin").to_string()
        } else {
            reason.clone()
        };
        let id = post.id.clone();
        let place = if post.root_id.is_empty() { &post.channel_id } else { &post.root_id };
        let is_free = self.chat.inner.store.read(|state| state.drafts.get(place).is_empty());
        let desk = self.chat.inner.plugins.host().desk();
        if is_free && desk.tell(plugin, Tone::Danger, &words) {
            let draft = Action::Draft { channel_id: place.clone(), message: post.message.clone() };
            self.put([Action::SendDiscarded { id }, draft]);
        } else {
            self.put([Action::SendFate {
                id,
                fate: Fate::Refused(format!("{plugin_name}: {words}")),
            }]);
        }
    }

    fn next_waiting(&self) -> Option<std::rc::Rc<PendingPost>> {
        if !self.is_current() {
            return None;
        }
        self.chat.inner.store.read(|state| {
            state.outbox.iter().find(|post| post.fate == Fate::Waiting).map(std::rc::Rc::clone)
        })
    }

    /// The live connection may stand while requests fail; then time brings the next try.
    fn send_later(&self) {
        let inner = &self.chat.inner;
        let n_tries = inner.n_send_tries.get();
        inner.n_send_tries.set(n_tries.saturating_add(1));
        let wait = backoff::wait(n_tries, browser::chance());
        let chat = self.chat.clone();
        let retry = Timeout::new(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX), move || {
            chat.flush_outbox();
        });
        inner.send_retry.replace(Some(retry));
    }
}

/// `<user id>:<ms>`, a later millisecond when one is taken: two posts in one instant are two posts.
fn unique_id(me: &str, now_ms: i64, is_taken: impl Fn(&str) -> bool) -> String {
    let mut at_ms = now_ms;
    loop {
        let id = format!("{me}:{at_ms}");
        if !is_taken(&id) {
            return id;
        }
        at_ms += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::unique_id;

    #[test]
    fn two_posts_in_one_millisecond_differ() {
        assert_eq!(unique_id("me", 7, |_| false), "me:7");
        assert_eq!(unique_id("me", 7, |id| id == "me:7"), "me:8");
    }
}
