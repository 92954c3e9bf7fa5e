//! Going to channels, reading them, joining, making and leaving them, writing to a person.

use std::rc::Rc;

use api_types::{Channel, CreateChannel, Preference, ViewChannel};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Chat;
use crate::{
    services::{Api, ApiError, browser},
    state::{Action, select},
};

/// Posts that come in a burst are told as read once.
const VIEWED_AFTER_MS: u32 = 500;

impl Chat {
    /// The person went to a channel: its posts are loaded and count as read.
    pub fn open(&self, team_id: &str, channel_id: &str) {
        self.inner.store.dispatch(Action::Opened {
            team_id: Some(Rc::from(team_id)),
            channel_id: Some(Rc::from(channel_id)),
        });
        self.ensure_categories(team_id);
        self.ensure_threads(team_id);
        self.ensure_posts(channel_id);
        self.mark_open_viewed();
        let partner = self.inner.store.read(|state| {
            let channel = state.channels.get(channel_id)?;
            select::channel::partner_id(state, channel).map(str::to_owned)
        });
        self.need_people(partner);
        self.fetch_member_count(channel_id);
    }

    /// The person is in no channel, for instance on a page that was not found.
    pub fn close(&self) {
        let team_id = self.inner.store.read(|state| {
            let first = select::teams::sorted(state).first().map(|team| Rc::from(team.id.as_str()));
            state.view.team_id.clone().or(first)
        });
        self.inner.store.dispatch(Action::Opened { team_id, channel_id: None });
    }

    /// Marks the open channel as read when the person looks at it.
    pub(super) fn mark_open_viewed(&self) {
        let seen = self.inner.store.read(|state| {
            let channel_id = state.view.channel_id.clone()?;
            (state.view.sees(&channel_id) && state.channels.member(&channel_id).is_some())
                .then_some(channel_id)
        });
        let Some(channel_id) = seen else { return };
        self.inner.store.dispatch(Action::Viewed { channel_id: channel_id.to_string(), at_ms: 0 });
        // Also without unread posts: the server notes which channel the person was in last.
        self.tell_viewed_soon(channel_id.to_string());
    }

    pub(super) fn tell_viewed_soon(&self, channel_id: String) {
        let chat = self.clone();
        let timer = Timeout::new(VIEWED_AFTER_MS, move || chat.tell_viewed(channel_id));
        self.inner.view_timer.replace(Some(timer));
    }

    pub(super) fn tell_viewed(&self, channel_id: String) {
        self.spawn(|_session| async move {
            // Threads are read where they are looked into.
            let collapsed_threads_supported = true;
            let view =
                ViewChannel { channel_id, collapsed_threads_supported, ..ViewChannel::default() };
            if let Err(error) = Api.view_channel(&view).await {
                browser::warn("reading", &JsValue::from(error.to_string()));
            }
        });
    }

    fn fetch_member_count(&self, channel_id: &str) {
        let channel_id = channel_id.to_owned();
        self.spawn(|session| async move {
            match Api.channel_stats(&channel_id).await {
                Ok(stats) => {
                    session.put([Action::MemberCount { channel_id, count: stats.member_count }]);
                }
                Err(error) => browser::warn("channel numbers", &JsValue::from(error.to_string())),
            }
        });
    }

    /// The direct channel with a person, made when there is none; answers its id.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn direct_channel(&self, user_id: &str) -> Result<String, ApiError> {
        let session = self.session();
        let me = self.inner.store.read(|state| state.me.to_string());
        let channel_id = Api.direct_channel(&me, user_id).await?.id;
        self.need_people([user_id.to_owned()]);
        session.take_channel(&channel_id).await?;
        let preference = Preference {
            user_id: me,
            category: "direct_channel_show".to_owned(),
            name: user_id.to_owned(),
            value: "true".to_owned(),
        };
        session.put([Action::Preferences(vec![preference.clone()])]);
        if let Err(error) = Api.save_preferences(&[preference]).await {
            browser::warn("preferences", &JsValue::from(error.to_string()));
        }
        Ok(channel_id)
    }

    /// Finds a person by user name and opens the direct channel with them.
    ///
    /// # Errors
    /// What the server says, or that there is none; `None` when nobody has the name.
    pub async fn direct_channel_by_name(&self, username: &str) -> Result<Option<String>, ApiError> {
        let Some(user_id) = self.user_id_by_name(username).await? else { return Ok(None) };
        self.direct_channel(&user_id).await.map(Some)
    }

    /// Public channels of a team.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn public_channels(&self, team_id: &str) -> Result<Vec<Channel>, ApiError> {
        Api.public_channels(team_id).await
    }

    /// Finds a channel of a team by its address and joins it when it is public; answers its id.
    ///
    /// # Errors
    /// What the server says: there is none, or it is not for this person.
    pub async fn join_by_name(&self, team_id: &str, name: &str) -> Result<String, ApiError> {
        let channel = Api.channel_by_name(team_id, name).await?;
        self.join(&channel.id).await
    }

    /// Joins a public channel; answers its id.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn join(&self, channel_id: &str) -> Result<String, ApiError> {
        let session = self.session();
        let me = self.inner.store.read(|state| state.me.to_string());
        Api.join_channel(channel_id, &me).await?;
        session.take_channel(channel_id).await?;
        Ok(channel_id.to_owned())
    }

    /// Makes a channel; answers its id.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn create_channel(&self, channel: &CreateChannel) -> Result<String, ApiError> {
        let session = self.session();
        let channel_id = Api.create_channel(channel).await?.id;
        session.take_channel(&channel_id).await?;
        self.tell_created(&channel_id);
        Ok(channel_id)
    }

    /// Takes a channel that a plugin made for the person.
    ///
    /// # Errors
    /// What the server says, or that there is none: the channel is not there, or not the person's.
    pub async fn take_created(&self, channel_id: &str) -> Result<(), ApiError> {
        self.session().take_channel(channel_id).await?;
        self.tell_created(channel_id);
        Ok(())
    }

    fn tell_created(&self, channel_id: &str) {
        let created = self.inner.store.read(|state| select::channel::by_id(state, channel_id));
        if let Some(channel) = created {
            let plugins = self.inner.plugins.clone();
            spawn_local(async move { plugins.channel_was_created(channel).await });
        }
    }

    /// Leaves a channel.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn leave(&self, channel_id: &str) -> Result<(), ApiError> {
        let session = self.session();
        let me = self.inner.store.read(|state| state.me.to_string());
        Api.leave_channel(channel_id, &me).await?;
        session.put([Action::ChannelLeft { channel_id: channel_id.to_owned() }]);
        Ok(())
    }
}
