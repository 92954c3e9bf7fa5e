//! `use_toasts`: short notes in the corner that go away by themselves.

use yew::prelude::*;

use crate::components::ToastTone;

/// A note to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToast {
    /// How bad it is.
    pub tone: ToastTone,
    /// The words.
    pub text: AttrValue,
    /// The plugin that says it; `None` for the app itself.
    pub from: Option<AttrValue>,
}

/// Shows notes.
#[derive(Debug, Clone, PartialEq)]
pub struct ToastLink(pub Callback<NewToast>);

impl ToastLink {
    /// Something did not work; why, in words for people.
    pub fn failed(&self, words: AttrValue) {
        self.0.emit(NewToast { tone: ToastTone::Danger, text: words, from: None });
    }

    /// Something worth knowing.
    pub fn note(&self, words: AttrValue) {
        self.0.emit(NewToast { tone: ToastTone::Info, text: words, from: None });
    }

    /// Something worked.
    pub fn worked(&self, words: AttrValue) {
        self.0.emit(NewToast { tone: ToastTone::Success, text: words, from: None });
    }

    /// What a plugin says, by its name.
    pub fn from_plugin(&self, name: AttrValue, tone: ToastTone, words: AttrValue) {
        self.0.emit(NewToast { tone, text: words, from: Some(name) });
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
