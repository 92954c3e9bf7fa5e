//! `use_chat`: what a person can do.

use yew::prelude::*;

use crate::services::Chat;

/// The chat of the page.
///
/// # Panics
/// Outside of `App`, which provides it.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_chat() -> Chat {
    use_context::<Chat>().expect("components that use the chat stand inside of App")
}
