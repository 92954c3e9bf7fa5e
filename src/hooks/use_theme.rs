//! `use_theme`: the page's colours, kept in this browser. A person's own are kept among their
//! preferences too, and follow them to browsers where they chose nothing.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, HtmlElement};
use yew::prelude::*;

use super::use_selector;
use crate::{
    components::Theme,
    custom_theme::{self, COUNT, Colour, CustomTheme, PARTS},
    services::browser,
};

const KEY: &str = "mortise.theme";
/// The person's own colours, so that they are there before the server has answered.
const CUSTOM_KEY: &str = "mortise.theme.custom";

/// The theme and how to change it.
#[hook]
pub fn use_theme() -> (Theme, Callback<Theme>) {
    let theme = use_state_eq(|| chosen().unwrap_or_default());
    use_effect_with(*theme, |theme| apply(*theme));
    let setter = theme.setter();
    let set = use_callback((), move |theme: Theme, ()| {
        keep(KEY, theme.key());
        setter.set(theme);
    });
    (*theme, set)
}

/// Puts the person's own colours into force when the server tells them.
#[hook]
pub fn use_own_colours() {
    let kept = use_selector(|state| {
        let key = (custom_theme::CATEGORY.to_owned(), custom_theme::NAME.to_owned());
        state.preferences.get(&key).cloned()
    });
    use_effect_with(kept, |kept| {
        if let Some(json) = &**kept {
            follow(json);
        }
    });
}

fn follow(json: &str) {
    let Some(theme) = CustomTheme::kept(json) else { return };
    keep(CUSTOM_KEY, &theme.json(Theme::Custom.key()));
    if chosen().is_none() && custom_theme::kind(json).as_deref() == Some(Theme::Custom.key()) {
        keep(KEY, Theme::Custom.key());
    }
    if chosen() == Some(Theme::Custom) {
        apply(Theme::Custom);
    }
}

/// What was chosen in this browser.
fn chosen() -> Option<Theme> {
    let kept: String = LocalStorage::get(KEY).ok()?;
    Theme::ALL.into_iter().find(|theme| theme.key() == kept)
}

/// The person's own colours, as far as this browser knows.
#[must_use]
pub fn own_colours() -> Option<CustomTheme> {
    let kept: String = LocalStorage::get(CUSTOM_KEY).ok()?;
    CustomTheme::kept(&kept)
}

/// Keeps the person's own colours in this browser and shows them.
pub fn show_own_colours(theme: &CustomTheme) {
    keep(CUSTOM_KEY, &theme.json(Theme::Custom.key()));
    apply(Theme::Custom);
}

/// The colours that the page has now, to start from.
#[must_use]
pub fn colours_now() -> CustomTheme {
    let colours = measure().unwrap_or([Colour::default(); COUNT]);
    CustomTheme::new(colours)
}

/// The colours of one of the themes that are there. The page shows it until it is told otherwise.
#[must_use]
pub fn colours_of(theme: Theme) -> CustomTheme {
    apply(theme);
    colours_now()
}

/// Asks the browser, which alone knows what a token comes to.
fn measure() -> Option<[Colour; COUNT]> {
    let document = browser::document()?;
    let probe: HtmlElement = document.create_element("i").ok()?.dyn_into().ok()?;
    document.body()?.append_child(&probe).ok()?;
    let computed = web_sys::window()?.get_computed_style(&probe).ok()??;
    let colours = PARTS.map(|part| {
        // Outside of a person's own colours, links have those of buttons.
        let value = format!("var({}, var(--color-accent))", part.property);
        let _ = probe.style().set_property("color", &value);
        let colour = computed.get_property_value("color").unwrap_or_default();
        read_computed(&colour).unwrap_or_default()
    });
    probe.remove();
    Some(colours)
}

/// `rgb(29, 34, 48)`, as browsers tell colours.
fn read_computed(colour: &str) -> Option<Colour> {
    let numbers = colour.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut numbers = numbers.split(',').map(|number| number.trim().parse().ok());
    Some(Colour::new(numbers.next()??, numbers.next()??, numbers.next()??))
}

fn keep(key: &str, value: &str) {
    if let Err(error) = LocalStorage::set(key, value) {
        browser::warn("the theme could not be kept", &error.to_string().into());
    }
}

fn apply(theme: Theme) {
    let root = browser::document().and_then(|document| document.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let own = if theme == Theme::Custom { own_colours() } else { None };
    let (ground, look) = match &own {
        Some(own) => (Some(if own.is_dark() { "dark" } else { "light" }), Some(theme.key())),
        None => (theme.attribute(), theme.look()),
    };
    paint(&root.style(), own.as_ref());
    for (name, value) in [("data-theme", ground), ("data-look", look)] {
        let applied = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
        if let Err(error) = applied {
            browser::warn("the theme could not be applied", &error);
        }
    }
}

/// Through the CSSOM, as the security policy forbids styles in markup; colours by their numbers only.
fn paint(style: &CssStyleDeclaration, own: Option<&CustomTheme>) {
    // Refused only for a read-only declaration, which an element's own is not.
    match own {
        Some(own) => own.iter().for_each(|(part, colour)| {
            let _ = style.set_property(part.property, &colour.to_string());
        }),
        None => PARTS.iter().for_each(|part| {
            let _ = style.remove_property(part.property);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_browsers_tell_them() {
        assert_eq!(read_computed("rgb(29, 34, 48)"), Some(Colour::new(29, 34, 48)));
        for other in ["", "rgba(0, 0, 0, 0.5)", "rgb(1, 2)", "rgb(300, 0, 0)", "red"] {
            assert_eq!(read_computed(other), None, "{other}");
        }
    }
}
