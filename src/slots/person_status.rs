//! What a person says of themselves, as the components beside names show it. Not a slot of its own.

use crate::{
    components::StatusView,
    state::{State, custom_status::CustomStatus},
};

/// What a user says, as it is shown.
#[must_use]
pub(crate) fn status_view(state: &State, user_id: &str) -> Option<StatusView> {
    state.people.custom_status(user_id).map(|status| view_of(status))
}

/// A status as it is shown.
pub(super) fn view_of(status: &CustomStatus) -> StatusView {
    StatusView {
        character: status.character.clone().unwrap_or_default().into(),
        words: status.words().into(),
        until_ms: status.until_ms,
    }
}
