//! What a person sets for themselves: their profile, and preferences by category and name.

use api_types::{PatchUser, Preference};

use super::Chat;
use crate::{
    services::{Api, ApiError},
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
