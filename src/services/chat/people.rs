//! People that turn up in posts and events: fetched together, once.

use api_types::{CustomStatus, PresenceStatus, UpdateStatus, User, UserSearch};
use futures_util::future::join;
use wasm_bindgen::JsValue;

use super::Chat;
use crate::{
    services::{Api, ApiError, browser},
    state::{Action, State, custom_status},
};

impl Chat {
    /// Asks for what is not known of these people. Wishes of one turn become one request.
    pub fn need_people(&self, ids: impl IntoIterator<Item = String>) {
        let unknown: Vec<String> = self.inner.store.read(|state| {
            let is_unknown =
                |id: &String| state.people.user(id).is_none() || !state.people.knows_status(id);
            ids.into_iter().filter(|id| !id.is_empty() && is_unknown(id)).collect()
        });
        if unknown.is_empty() {
            return;
        }
        let first = self.inner.wanted_people.borrow().is_empty();
        self.inner.wanted_people.borrow_mut().extend(unknown);
        if !first {
            return;
        }
        self.spawn(|session| async move {
            let wanted = std::mem::take(&mut *session.chat.inner.wanted_people.borrow_mut());
            let ids: Vec<String> = wanted.into_iter().collect();
            let (users, statuses) = join(Api.users_by_ids(&ids), Api.statuses(&ids)).await;
            match users {
                Ok(users) => session.put([Action::Users(users)]),
                Err(error) => browser::warn("users", &JsValue::from(error.to_string())),
            }
            match statuses {
                Ok(statuses) => session.put([Action::Statuses(
                    statuses.into_iter().map(|it| (it.user_id, it.status)).collect(),
                )]),
                Err(error) => browser::warn("statuses", &JsValue::from(error.to_string())),
            }
        });
    }

    /// Finds people by the beginning of a name; everybody of the team for an empty term.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn find_people(&self, term: &str) -> Result<Vec<User>, ApiError> {
        let session = self.session();
        let team_id = self.inner.store.read(|state| state.view.team_id.clone());
        let users = if term.trim().is_empty() {
            Api.users(team_id.as_deref(), 0, 100).await?
        } else {
            let search =
                UserSearch { term: term.trim().to_owned(), limit: 100, ..UserSearch::default() };
            Api.search_users(&search).await?
        };
        session.put([Action::Users(users.clone())]);
        self.need_people(users.iter().map(|user| user.id.clone()));
        Ok(users)
    }

    /// The people of a channel's team who are not in the channel; the first two hundred by name.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn people_outside(&self, channel_id: &str) -> Result<Vec<User>, ApiError> {
        let session = self.session();
        let team_id = self
            .inner
            .store
            .read(|state| state.channels.get(channel_id).map(|channel| channel.team_id.clone()));
        let users = Api.users_outside(&team_id.unwrap_or_default(), channel_id).await?;
        session.put([Action::Users(users.clone())]);
        self.need_people(users.iter().map(|user| user.id.clone()));
        Ok(users)
    }

    /// The id of the user with this name, without the `@`.
    ///
    /// # Errors
    /// What the server says, or that there is none; `None` when nobody has the name.
    pub async fn user_id_by_name(&self, name: &str) -> Result<Option<String>, ApiError> {
        let known = |state: &State| state.people.user_by_name(name).map(|user| user.id.clone());
        if let Some(user_id) = self.inner.store.read(known) {
            return Ok(Some(user_id));
        }
        let session = self.session();
        let users = Api.users_by_usernames(&[name.to_owned()]).await?;
        let user_id = users.first().map(|user| user.id.clone());
        session.put([Action::Users(users)]);
        Ok(user_id)
    }

    /// Sets what the person says of themselves; nothing takes it back.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn set_custom_status(&self, status: Option<&CustomStatus>) -> Result<(), ApiError> {
        let session = self.session();
        match status {
            Some(status) => Api.set_custom_status(status).await?,
            None => Api.clear_custom_status().await?,
        };
        session.put([Action::Users(vec![Api.me().await?])]);
        Ok(())
    }

    /// What the person said of themselves lately, the latest first; one of them is forgotten before.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn recent_statuses(
        &self,
        forget: Option<&CustomStatus>,
    ) -> Result<Vec<CustomStatus>, ApiError> {
        let session = self.session();
        if let Some(status) = forget {
            Api.forget_status(status).await?;
        }
        // Events tell nobody what was said on other days, not even the person.
        let me = Api.me().await?;
        let recent = custom_status::recent(&me);
        session.put([Action::Users(vec![me])]);
        Ok(recent)
    }

    /// Sets the person's own presence.
    pub fn set_status(&self, status: PresenceStatus) {
        let user_id = self.inner.store.read(|state| state.me.to_string());
        self.spawn(|session| async move {
            let update = UpdateStatus { user_id: user_id.clone(), status, dnd_end_time: 0 };
            match Api.set_status(&update).await {
                Ok(answer) => session.put([Action::Statuses(vec![(user_id, answer.status)])]),
                Err(error) => browser::warn("presence", &JsValue::from(error.to_string())),
            }
        });
    }
}
