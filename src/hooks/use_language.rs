//! `use_language`: the language of the page; who uses it is rendered anew when it changes.

use yew::prelude::*;

use crate::{i18n::language::Language, services::languages};

/// The language of the page now.
#[hook]
pub fn use_language() -> &'static Language {
    let language = use_state_eq(languages::current);
    let setter = language.setter();
    use_effect_with((), move |()| {
        setter.set(languages::current());
        let subscription = languages::subscribe(move |language| setter.set(language));
        move || drop(subscription)
    });
    *language
}
