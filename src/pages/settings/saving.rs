//! `use_saving`: a change that goes to the server at once, and what is shown when it does not get
//! there.

use std::{future::Future, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{pages::error_words::error_words, services::ApiError, t};

/// How the last change fared.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Saving {
    /// Nothing was changed yet.
    #[default]
    Idle,
    /// The server has not answered yet.
    Pending,
    /// The server has it.
    Saved,
    /// Why it has not.
    Failed(AttrValue),
}

impl Saving {
    pub(super) fn error(&self) -> Option<AttrValue> {
        match self {
            Self::Failed(words) => Some(words.clone()),
            Self::Idle | Self::Pending | Self::Saved => None,
        }
    }

    /// The end of a page whose every change is saved at once: why it was not, or that it was.
    pub(super) fn foot(&self) -> Html {
        html! {
            <>
                if let Some(error) = self.error() {
                    <p class="field__error" role="alert">{ error }</p>
                }
                <span class="settings__foot" role="status">
                    if *self == Self::Saved { { t!("settings-page-saved") } }
                </span>
            </>
        }
    }
}

/// How it fares, and how to begin.
#[hook]
pub(super) fn use_saving() -> (Rc<Saving>, Saver) {
    let saving = use_state_eq(Saving::default);
    let saver = Saver(saving.setter());
    (Rc::new((*saving).clone()), saver)
}

/// Begins to save something.
#[derive(Clone, PartialEq)]
pub(super) struct Saver(UseStateSetter<Saving>);

impl Saver {
    pub(super) fn run(&self, save: impl Future<Output = Result<(), ApiError>> + 'static) {
        let setter = self.0.clone();
        setter.set(Saving::Pending);
        spawn_local(async move {
            setter.set(match save.await {
                Ok(()) => Saving::Saved,
                Err(error) => Saving::Failed(error_words(&error)),
            });
        });
    }
}
