//! The threads that the person follows: what is unread, reading them, following them or not.

use api_types::UserThreads;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, browser},
    state::{
        Action, RightSide,
        select::threads::{Which, team_of},
        threads::{self, Change},
    },
};

/// As many unread threads are known by themselves; of more than these only the number.
const MAX_UNREAD: usize = 60;
/// Threads of a list that are fetched at once.
const PAGE: usize = 25;
/// Replies that come in a burst are told as read once.
const READ_AFTER_MS: u32 = 500;

/// What a page of threads tells of those that follow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadsPage {
    /// The last thread of the page, after which the next page begins; `None` when there is none.
    pub last_id: Option<String>,
    /// When its last reply was written.
    pub last_reply_at: Option<i64>,
}

impl Chat {
    /// The person looks at the threads of a team.
    pub fn open_threads(&self, team_id: &str) {
        self.inner.store.dispatch(Action::OpenedThreads { team_id: team_id.into() });
        self.ensure_categories(team_id);
        self.ensure_threads(team_id);
    }

    /// Asks what is unread in the threads of a team, unless it is known.
    pub(super) fn ensure_threads(&self, team_id: &str) {
        if !self.inner.store.read(|state| state.threads.knows_team(team_id)) {
            self.fetch_unread_threads(team_id.to_owned());
        }
    }

    /// Asks again for every team of which it was asked.
    pub(super) fn refresh_threads(&self) {
        let known = self.inner.store.read(|state| state.threads.teams().cloned().collect());
        let teams: Vec<String> = known;
        teams.into_iter().for_each(|team_id| self.fetch_unread_threads(team_id));
    }

    fn fetch_unread_threads(&self, team_id: String) {
        self.spawn(|session| async move {
            let asked_at = session.threads_turn();
            match Api.threads(&team_id, true, "", MAX_UNREAD).await {
                Ok(answer) => {
                    session.put([Action::Threads(Change::Unread { team_id, asked_at, answer })]);
                }
                Err(error) => browser::warn("unread threads", &JsValue::from(error.to_string())),
            }
        });
    }

    /// Fetches a page of the threads of a team; they are in the store.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn threads(
        &self,
        team_id: &str,
        which: Which,
        before: &str,
    ) -> Result<ThreadsPage, ApiError> {
        let session = self.session();
        let asked_at = session.threads_turn();
        let answer = Api.threads(team_id, which == Which::Unread, before, PAGE).await?;
        let last = answer.threads.last().filter(|_| answer.threads.len() >= PAGE);
        let page = ThreadsPage {
            last_id: last.map(|thread| thread.id.clone()),
            last_reply_at: last.map(|thread| thread.last_reply_at),
        };
        session.need_writers(&answer);
        let posts = answer.threads.iter().map(|thread| thread.post.clone()).collect();
        session
            .put([Action::LoosePosts(posts), Action::Threads(Change::Page { asked_at, answer })]);
        Ok(page)
    }

    /// Sees to it that the first post of a thread is known as a post, as its menu needs it: threads
    /// that an event told of are known without.
    pub fn keep_root(&self, root_id: &str) {
        let lacking = self.inner.store.read(|state| {
            let thread = state.threads.get(root_id)?;
            state.posts.get(root_id).is_none().then(|| (*thread.post).clone())
        });
        if let Some(post) = lacking {
            self.inner.store.dispatch(Action::LoosePosts(vec![post]));
        }
    }

    /// Finds out whether the person follows a thread, unless it is known.
    pub fn ensure_following(&self, root_id: &str) {
        if self.inner.store.read(|state| state.threads.is_following(root_id)).is_some() {
            return;
        }
        let root_id = root_id.to_owned();
        self.spawn(|session| async move {
            let asked_at = session.threads_turn();
            // The post knows; to ask for the thread of somebody who does not follow it is an error.
            match Api.one_post(&root_id).await {
                Ok(post) if post.is_following == Some(false) => {
                    let change = Change::One { root_id, asked_at, thread: None };
                    session.put([Action::Threads(change)]);
                }
                Ok(_) => session.chat.fetch_followed(root_id),
                Err(error) if error.is_not_for_me() => {}
                Err(error) => browser::warn("a thread", &JsValue::from(error.to_string())),
            }
        });
    }

    /// Asks for a thread that the person may follow.
    pub(super) fn fetch_followed(&self, root_id: String) {
        let team_id = self.inner.store.read(|state| team_of(state, &root_id));
        if team_id.is_empty() {
            return;
        }
        self.spawn(|session| async move {
            let asked_at = session.threads_turn();
            let thread = match Api.followed_thread(&team_id, &root_id).await {
                Ok(thread) => Some(Box::new(thread)),
                Err(error) if error.is_not_for_me() => None,
                Err(error) => {
                    return browser::warn("a thread", &JsValue::from(error.to_string()));
                }
            };
            let action = Change::One { root_id: root_id.clone(), asked_at, thread };
            session.put([Action::Threads(action)]);
            session.chat.read_open_thread();
        });
    }

    /// Follows a thread, or does no more.
    ///
    /// # Errors
    /// What the server says, or that there is none; then nothing has changed.
    pub async fn set_following(&self, root_id: &str, is_following: bool) -> Result<(), ApiError> {
        let session = self.session();
        let team_id = self.inner.store.read(|state| team_of(state, root_id));
        Api.follow_thread(&team_id, root_id, is_following).await?;
        let root_id = root_id.to_owned();
        session.put([Action::Threads(Change::Followed { root_id, is_following })]);
        Ok(())
    }

    /// Marks the thread at the right-hand side as read when the person looks at it.
    pub fn read_open_thread(&self) {
        let right = self.inner.store.read(|state| state.view.right.clone());
        if let Some(RightSide::Thread(root_id)) = right {
            self.read_thread(&root_id);
        }
    }

    /// Marks a thread as read when its replies are before the eyes of the person.
    pub(super) fn read_thread(&self, root_id: &str) {
        let is_seen = self.inner.store.read(|state| {
            let thread = state.threads.get(root_id).filter(|thread| thread.is_unread());
            thread.is_some_and(|thread| threads::is_seen(state, root_id, &thread.post.channel_id))
        });
        if is_seen {
            let root_id = root_id.to_owned();
            self.inner.store.dispatch(Action::Threads(Change::Read {
                root_id: root_id.clone(),
                unread_replies: 0,
                unread_mentions: 0,
            }));
            self.tell_thread_read_soon(root_id);
        }
    }

    /// Tells the server that all that is known of a thread is read.
    pub(super) fn tell_thread_read_soon(&self, root_id: String) {
        let mut wanted = self.inner.read_threads.borrow_mut();
        let is_first = wanted.is_empty();
        wanted.insert(root_id);
        if is_first {
            let chat = self.clone();
            let epoch = chat.inner.epoch.get();
            let tell = move || {
                let read = std::mem::take(&mut *chat.inner.read_threads.borrow_mut());
                if chat.inner.epoch.get() == epoch {
                    read.into_iter().for_each(|root_id| chat.tell_thread_read(root_id));
                }
            };
            Timeout::new(READ_AFTER_MS, tell).forget();
        }
    }

    fn tell_thread_read(&self, root_id: String) {
        // The server's own time of the last reply: clocks differ.
        let known = self.inner.store.read(|state| {
            let thread = state.threads.get(&root_id)?;
            Some((team_of(state, &root_id), thread.last_reply_at))
        });
        let Some((team_id, at_ms)) = known else { return };
        self.spawn(|_session| async move {
            if let Err(error) = Api.read_thread(&team_id, &root_id, at_ms).await {
                browser::warn("reading a thread", &JsValue::from(error.to_string()));
            }
        });
    }

    /// Marks a thread that is followed as unread from one of its replies on.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn mark_thread_unread(&self, root_id: &str, post_id: &str) -> Result<(), ApiError> {
        self.keep_thread_unread(root_id);
        let team_id = self.inner.store.read(|state| team_of(state, root_id));
        // How much is unread now comes by an event.
        Api.set_thread_unread(&team_id, root_id, post_id).await?;
        Ok(())
    }

    /// The thread is about to be marked as unread: looking at it is no reading, and what was about to
    /// be told as read is not.
    pub(super) fn keep_thread_unread(&self, root_id: &str) {
        self.inner.read_threads.borrow_mut().remove(root_id);
        let root_id = root_id.to_owned();
        self.inner.store.dispatch(Action::Threads(Change::KeepUnread { root_id }));
    }

    /// Marks all threads of a team and of direct channels as read.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn read_all_threads(&self, team_id: &str) -> Result<(), ApiError> {
        // What is read comes by an event.
        Api.read_all_threads(team_id).await?;
        Ok(())
    }
}

impl Session {
    fn threads_turn(&self) -> u32 {
        self.chat.inner.store.read(|state| state.threads.turn())
    }

    fn need_writers(&self, answer: &UserThreads) {
        if self.is_current() {
            let writers = answer.threads.iter().flat_map(|thread| &thread.participants);
            self.chat.need_people(writers.map(|user| user.id.clone()));
        }
    }
}
