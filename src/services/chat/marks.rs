//! What a person does with posts that stand: threads, reactions, pins, saved posts, reading on,
//! going to a post.

use std::rc::Rc;

use api_types::{Post, PostList, Preference, Reaction};
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, browser},
    state::{Action, RightSide, State, saved, window::Loading},
};

/// Saved posts that are fetched at once: as many as the server gives.
const SAVED_PAGE: u32 = 200;

impl Chat {
    /// Sees to it that a thread is loaded, and nothing in it is missing.
    pub fn ensure_thread(&self, root_id: &str) {
        let lacks = self.inner.store.read(|state| {
            state.posts.thread(root_id).is_none_or(|thread| {
                let idle = matches!(thread.loading, Loading::Idle | Loading::Failed);
                idle && (!thread.loaded || thread.missed_since().is_some())
            })
        });
        if !lacks {
            return;
        }
        let root_id = root_id.to_owned();
        let loading = |loading| Action::ThreadLoading { root_id: root_id.clone(), loading };
        self.inner.store.dispatch(loading(Loading::First));
        let failed = loading(Loading::Failed);
        self.spawn(|session| async move {
            match Api.thread(&root_id).await {
                Ok(list) => {
                    session.need_authors(&list);
                    session.put([Action::Thread { root_id, list }]);
                }
                Err(error) => {
                    browser::warn("thread", &JsValue::from(error.to_string()));
                    session.put([failed]);
                }
            }
        });
    }

    /// Loads again what the right-hand side shows and what may be out of date.
    pub(super) fn ensure_right(&self) {
        let right = self.inner.store.read(|state| state.view.right.clone());
        if let Some(RightSide::Thread(root_id)) = right {
            self.ensure_thread(&root_id);
        }
    }

    /// The pinned posts of a channel: their ids. The posts are in the store.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn pinned(&self, channel_id: &str) -> Result<Vec<String>, ApiError> {
        let session = self.session();
        Ok(session.take_loose(Api.pinned_posts(channel_id).await?))
    }

    /// The posts that the person saved: their ids. The posts are in the store.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn saved(&self) -> Result<Vec<String>, ApiError> {
        let session = self.session();
        Ok(session.take_loose(Api.saved_posts(0, SAVED_PAGE).await?))
    }

    /// Pins a post to its channel, or takes it off.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn set_pinned(&self, post_id: &str, is_pinned: bool) -> Result<(), ApiError> {
        // The post itself comes by an event.
        if is_pinned {
            Api.pin_post(post_id).await?;
        } else {
            Api.unpin_post(post_id).await?;
        }
        Ok(())
    }

    /// Saves a post for later, or forgets it.
    ///
    /// # Errors
    /// What the server says, or that there is none; then nothing has changed.
    pub async fn set_saved(&self, post_id: &str, is_saved: bool) -> Result<(), ApiError> {
        let session = self.session();
        let choice = Preference {
            user_id: self.inner.store.read(|state| state.me.to_string()),
            category: saved::CATEGORY.to_owned(),
            name: post_id.to_owned(),
            value: "true".to_owned(),
        };
        let choices = vec![choice];
        if is_saved {
            Api.save_preferences(&choices).await?;
            session.put([Action::Preferences(choices)]);
        } else {
            Api.delete_preferences(&choices).await?;
            session.put([Action::PreferencesDeleted(choices)]);
        }
        Ok(())
    }

    /// Marks the channel of a post as unread from that post on; its thread, too, if it is followed.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn mark_unread_from(&self, post_id: &str) -> Result<(), ApiError> {
        let session = self.session();
        // What was about to be told as read is not.
        self.inner.view_timer.replace(None);
        let known = self.inner.store.read(|state| state.posts.get(post_id).map(Rc::clone));
        let root_id = known.as_ref().map_or("", |post| &*post.root_id);
        self.keep_thread_unread(if root_id.is_empty() { post_id } else { root_id });
        let unread = Api.set_unread(post_id).await?;
        session.put([Action::MarkedUnread(unread)]);
        Ok(())
    }

    /// Puts an emoji under a post, or takes the person's own back. Shown at once, and taken back
    /// when the server says no.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn set_reaction(
        &self,
        post_id: &str,
        emoji_name: &str,
        is_on: bool,
    ) -> Result<(), ApiError> {
        let session = self.session();
        let reaction = self.inner.store.read(|state| Reaction {
            user_id: state.me.to_string(),
            post_id: post_id.to_owned(),
            emoji_name: emoji_name.to_owned(),
            ..Reaction::default()
        });
        let action = |is_on: bool, reaction: Reaction| {
            if is_on { Action::ReactionAdded(reaction) } else { Action::ReactionRemoved(reaction) }
        };
        session.put([action(is_on, reaction.clone())]);
        let told = if is_on {
            Api.add_reaction(&reaction).await.map(|_| ())
        } else {
            Api.remove_reaction(post_id, emoji_name).await.map(|_| ())
        };
        if told.is_err() {
            session.put([action(!is_on, reaction)]);
        }
        told
    }

    /// Takes the person's emoji back when it is there, else puts it under the post.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn toggle_reaction(&self, post_id: &str, emoji_name: &str) -> Result<(), ApiError> {
        let is_mine = self.inner.store.read(|state| has_my_reaction(state, post_id, emoji_name));
        self.set_reaction(post_id, emoji_name, !is_mine).await
    }

    /// Finds a post wherever it stands, joins its channel when that is public, and loads the channel
    /// back to the post. Answers the channel's id.
    ///
    /// # Errors
    /// What the server says: there is none, or it is not for this person.
    pub async fn find_post(&self, post_id: &str) -> Result<String, ApiError> {
        let session = self.session();
        let known = self.inner.store.read(|state| state.posts.get(post_id).map(Rc::clone));
        let post = match known {
            Some(post) => post,
            None => Rc::new(Api.one_post(post_id).await?),
        };
        let channel_id = post.channel_id.clone();
        session.put([Action::LoosePosts(vec![(*post).clone()])]);
        let is_mine = |state: &State| state.channels.member(&channel_id).is_some();
        if !self.inner.store.read(is_mine) {
            self.join(&channel_id).await?;
        }
        let is_far = !session.load_back_to(&post).await?;
        session.put([Action::Target { post_id: Rc::from(post_id) }]);
        if is_far {
            // Further back than is loaded at once: it shows with its replies, beside the channel.
            let root_id = if post.root_id.is_empty() { post_id } else { &post.root_id };
            session.put([Action::ShowRight(RightSide::Thread(Rc::from(root_id)))]);
        }
        Ok(channel_id)
    }
}

fn has_my_reaction(state: &State, post_id: &str, emoji_name: &str) -> bool {
    state.posts.get(post_id).is_some_and(|post| {
        let mut all = crate::state::reactions::of(post).into_iter();
        all.any(|one| *one.user_id == *state.me && one.emoji_name == emoji_name)
    })
}

impl Session {
    fn take_loose(&self, list: PostList) -> Vec<String> {
        self.need_authors(&list);
        let ids = list.order.clone();
        let posts: Vec<Post> = list.posts.into_values().collect();
        self.put([Action::LoosePosts(posts)]);
        ids
    }

    fn need_authors(&self, list: &PostList) {
        if self.is_current() {
            self.chat.need_people(list.posts.values().map(|post| post.user_id.clone()));
        }
    }
}
