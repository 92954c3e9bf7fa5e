//! `use_theme`: the page's colours, kept in this browser.

use gloo_storage::{LocalStorage, Storage};
use yew::prelude::*;

use crate::{components::Theme, services::browser};

const KEY: &str = "mortise.theme";

/// The theme and how to change it.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(|| {
        let kept: String = LocalStorage::get(KEY).unwrap_or_default();
        Theme::ALL.into_iter().find(|theme| theme.key() == kept).unwrap_or_default()
    });
    use_effect_with(*theme, |theme| apply(*theme));
    let setter = theme.setter();
    let set = use_callback((), move |theme: Theme, ()| setter.set(theme));
    (*theme, set)
}

fn apply(theme: Theme) {
    let kept = match theme {
        Theme::System => {
            LocalStorage::delete(KEY);
            Ok(())
        }
        Theme::Light | Theme::Dark | Theme::Contrast | Theme::Paper | Theme::Harbour => {
            LocalStorage::set(KEY, theme.key())
        }
    };
    if let Err(error) = kept {
        browser::warn("the theme could not be kept", &error.to_string().into());
    }
    let Some(root) = browser::document().and_then(|document| document.document_element()) else {
        return;
    };
    for (name, value) in [("data-theme", theme.attribute()), ("data-look", theme.look())] {
        let applied = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
        if let Err(error) = applied {
            browser::warn("the theme could not be applied", &error);
        }
    }
}
