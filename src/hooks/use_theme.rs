//! `use_theme`: the page's colours, kept in this browser.

use gloo_storage::{LocalStorage, Storage};
use yew::prelude::*;

use crate::{components::Theme, services::browser};

const KEY: &str = "mortise.theme";

/// The theme and how to change it.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(|| {
        let kept: Option<String> = LocalStorage::get(KEY).ok();
        match kept.as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        }
    });
    use_effect_with(*theme, |theme| apply(*theme));
    let setter = theme.setter();
    let set = use_callback((), move |theme: Theme, ()| setter.set(theme));
    (*theme, set)
}

fn apply(theme: Theme) {
    let kept = match theme.attribute() {
        Some(name) => LocalStorage::set(KEY, name),
        None => {
            LocalStorage::delete(KEY);
            Ok(())
        }
    };
    if let Err(error) = kept {
        browser::warn("the theme could not be kept", &error.to_string().into());
    }
    let Some(root) = browser::document().and_then(|document| document.document_element()) else {
        return;
    };
    let applied = match theme.attribute() {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
    if let Err(error) = applied {
        browser::warn("the theme could not be applied", &error);
    }
}
