//! What a person changes of a channel: its texts, who is in it, whether it is a favourite, muted,
//! shown or archived. What everybody sees comes back by event too, so nothing here is told twice.

use std::rc::Rc;

use api_types::{ChannelMember, ChannelType, PatchChannel, Preference};
use wasm_bindgen::JsValue;

use super::{Chat, Session};
use crate::{
    services::{Api, ApiError, browser},
    state::{Action, categories, select},
};

/// The most members a dialog lists.
const MAX_MEMBERS: usize = 1_000;

impl Chat {
    /// Makes a channel a favourite, or one like the others.
    pub fn set_favorite(&self, channel_id: &str, is_favorite: bool) {
        let me = self.me();
        let favorite = categories::favorite(&me, channel_id);
        self.inner.store.dispatch(if is_favorite {
            Action::Preferences(vec![favorite.clone()])
        } else {
            Action::PreferencesDeleted(vec![favorite.clone()])
        });
        self.spawn(|session| async move {
            let saved = if is_favorite {
                Api.save_preferences(std::slice::from_ref(&favorite)).await
            } else {
                Api.delete_preferences(std::slice::from_ref(&favorite)).await
            };
            if let Err(error) = saved {
                browser::warn("favourites", &JsValue::from(error.to_string()));
                // As it was.
                session.put([if is_favorite {
                    Action::PreferencesDeleted(vec![favorite])
                } else {
                    Action::Preferences(vec![favorite])
                }]);
            }
        });
    }

    /// Only mentions are told of a muted channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn set_muted(&self, channel_id: &str, muted: bool) -> Result<(), ApiError> {
        let session = self.session();
        let value = if muted { "mention" } else { "all" };
        let choices = [("mark_unread".to_owned(), value.to_owned())].into();
        Api.set_notify_props(channel_id, &choices).await?;
        let member = self.inner.store.read(|state| state.channels.member(channel_id).cloned());
        if let Some(member) = member {
            let mut member: ChannelMember = (*member).clone();
            member.notify_props.extend(choices);
            session.put([Action::Members(vec![member])]);
        }
        Ok(())
    }

    /// Changes names and texts of a channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn edit_channel(
        &self,
        channel_id: &str,
        patch: &PatchChannel,
    ) -> Result<(), ApiError> {
        let session = self.session();
        let channel = Api.patch_channel(channel_id, patch).await?;
        session.put([Action::Channels(vec![channel])]);
        Ok(())
    }

    /// Makes a channel one that only invited people see, or everybody of the team.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn set_private(&self, channel_id: &str, private: bool) -> Result<(), ApiError> {
        let session = self.session();
        let privacy = if private { ChannelType::Private } else { ChannelType::Open };
        let channel = Api.set_channel_privacy(channel_id, privacy).await?;
        session.put([Action::Channels(vec![channel])]);
        Ok(())
    }

    /// Archives a channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn archive(&self, channel_id: &str) -> Result<(), ApiError> {
        let session = self.session();
        Api.archive_channel(channel_id).await?;
        let delete_at = browser::now_ms();
        session.put([Action::ChannelArchived { channel_id: channel_id.to_owned(), delete_at }]);
        Ok(())
    }

    /// Takes a conversation out of the sidebar; the next message brings it back.
    pub fn close_conversation(&self, channel_id: &str) {
        let hidden = self.inner.store.read(|state| {
            let channel = state.channels.get(channel_id)?;
            let (category, name) = match select::channel::partner_id(state, channel) {
                Some(partner_id) => ("direct_channel_show", partner_id),
                None => ("group_channel_show", channel_id),
            };
            Some(Preference {
                user_id: state.me.to_string(),
                category: category.to_owned(),
                name: name.to_owned(),
                value: "false".to_owned(),
            })
        });
        let Some(hidden) = hidden else { return };
        self.inner.store.dispatch(Action::Preferences(vec![hidden.clone()]));
        self.spawn(|_| async move {
            if let Err(error) = Api.save_preferences(&[hidden]).await {
                browser::warn("preferences", &JsValue::from(error.to_string()));
            }
        });
    }

    /// Everything in a channel counts as read, also when it is not the open one.
    pub fn mark_read(&self, channel_id: &str) {
        let viewed = Action::Viewed { channel_id: channel_id.to_owned(), at_ms: 0 };
        self.inner.store.dispatch(viewed);
        self.tell_viewed(channel_id.to_owned());
    }

    /// Who belongs to a channel, with their accounts in the store; the first thousand by name.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn members(&self, channel_id: &str) -> Result<Rc<[ChannelMember]>, ApiError> {
        let mut members = Vec::new();
        for page in 0.. {
            let mut more = Api.channel_members(channel_id, page).await?;
            let is_last = more.len() < 200;
            members.append(&mut more);
            if is_last || members.len() >= MAX_MEMBERS {
                break;
            }
        }
        let session = self.session();
        session.take_people(members.iter().map(|member| member.user_id.clone())).await?;
        Ok(members.into())
    }

    /// Lets somebody into a channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn add_member(&self, channel_id: &str, user_id: &str) -> Result<(), ApiError> {
        Api.join_channel(channel_id, user_id).await.map(|_| ())
    }

    /// Takes somebody out of a channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn remove_member(&self, channel_id: &str, user_id: &str) -> Result<(), ApiError> {
        Api.leave_channel(channel_id, user_id).await.map(|_| ())
    }

    pub(super) fn me(&self) -> String {
        self.inner.store.read(|state| state.me.to_string())
    }
}

impl Session {
    /// Fetches those of these people who are not known.
    async fn take_people(&self, ids: impl Iterator<Item = String>) -> Result<(), ApiError> {
        let unknown: Vec<String> = self
            .chat
            .inner
            .store
            .read(|state| ids.filter(|id| state.people.user(id).is_none()).collect());
        // As many as one request may name.
        for ids in unknown.chunks(200) {
            let users = Api.users_by_ids(ids).await?;
            self.put([Action::Users(users)]);
        }
        self.chat.need_people(unknown);
        Ok(())
    }
}
