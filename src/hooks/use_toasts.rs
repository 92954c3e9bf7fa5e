//! `use_toasts`: short notes in the corner that go away by themselves.

use yew::prelude::*;

use crate::components::ToastTone;

/// Shows notes.
#[derive(Debug, Clone, PartialEq)]
pub struct ToastLink(pub Callback<(ToastTone, AttrValue)>);

impl ToastLink {
    /// Something did not work; why, in words for people.
    pub fn failed(&self, words: AttrValue) {
        self.0.emit((ToastTone::Danger, words));
    }

    /// Something worth knowing.
    pub fn note(&self, words: AttrValue) {
        self.0.emit((ToastTone::Info, words));
    }
}

/// How to show notes.
///
/// # Panics
/// Outside of `OverlayHost`, which provides it.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_toasts() -> ToastLink {
    use_context::<ToastLink>().expect("components that show notes stand inside of OverlayHost")
}
