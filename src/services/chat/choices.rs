//! What a person sets for themselves: their profile, and preferences by category and name.

use api_types::{PatchUser, Preference};

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Chat, Session};
use crate::{
    custom_theme::{self, CustomTheme},
    services::{
        Api, ApiError, browser,
        transfer::{self, Transfer},
    },
    state::Action,
};

impl Chat {
    /// Saves one preference; the page follows once the server has it.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn prefer(&self, category: &str, name: &str, value: &str) -> Result<(), ApiError> {
        let session = self.session();
        let user_id = self.inner.store.read(|state| state.me.to_string());
        let all = [Preference {
            user_id,
            category: category.to_owned(),
            name: name.to_owned(),
            value: value.to_owned(),
        }];
        Api.save_preferences(&all).await?;
        session.put([Action::Preferences(Vec::from(all))]);
        Ok(())
    }

    /// Notes which theme is in force, for browsers in which the person chose none, once they have
    /// colours of their own.
    pub fn note_theme(&self, key: &'static str) {
        let name = (custom_theme::CATEGORY.to_owned(), custom_theme::NAME.to_owned());
        let kept = self.inner.store.read(|state| state.preferences.get(&name).cloned());
        let Some(json) = kept.filter(|json| custom_theme::kind(json).as_deref() != Some(key))
        else {
            return;
        };
        let Some(theme) = CustomTheme::kept(&json) else { return };
        self.spawn(|session| async move {
            let noted = session.chat.prefer(&name.0, &name.1, &theme.json(key)).await;
            if let Err(error) = noted {
                browser::warn("the theme could not be noted", &error.to_string().into());
            }
        });
    }

    /// Begins to send the person's picture; to drop what comes back ends it.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub(crate) fn send_picture(
        &self,
        file: &File,
        on_percent: impl Fn(u8) + 'static,
        on_end: impl FnOnce(Result<(), ApiError>) + 'static,
    ) -> Result<Transfer, ApiError> {
        let session = self.session();
        let on_end = move |sent: Result<(), ApiError>| {
            spawn_local(async move { on_end(session.picture_changed(sent).await) });
        };
        transfer::begin_picture(file, on_percent, on_end).map_err(|error| {
            browser::warn("picture", &error);
            ApiError::Offline
        })
    }

    /// Takes the person's picture back.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn remove_picture(&self) -> Result<(), ApiError> {
        let session = self.session();
        let removed = Api.remove_picture().await.map(|_| ());
        session.picture_changed(removed).await
    }

    /// Changes the person's own account; what the patch leaves out stays.
    ///
    /// # Errors
    /// What the server says, or that there is none.
    pub async fn change_me(&self, patch: &PatchUser) -> Result<(), ApiError> {
        let session = self.session();
        let me = Api.patch_me(patch).await?;
        session.put([Action::Users(vec![me])]);
        Ok(())
    }
}

impl Session {
    /// The person sees it at once, whether the event is here yet or not.
    async fn picture_changed(&self, change: Result<(), ApiError>) -> Result<(), ApiError> {
        change?;
        self.put([Action::Users(vec![Api.me().await?])]);
        Ok(())
    }
}
