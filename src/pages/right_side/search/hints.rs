//! How to search, and what was searched for lately. Each entry puts its sign into the box.

use std::rc::Rc;

use yew::prelude::*;

use crate::{components::icons, state::search::Tab, t};

/// What stands below the empty box.
pub(super) fn hints(
    tab: Tab,
    recent: &[Rc<str>],
    on_prepare: &Callback<String>,
    on_run: &Callback<String>,
) -> Html {
    let mut signs = vec![
        ("from:", t!("search-hint-from")),
        ("in:", t!("search-hint-in")),
        ("before:", t!("search-hint-before")),
        ("after:", t!("search-hint-after")),
        ("on:", t!("search-hint-on")),
        ("-", t!("search-hint-without")),
    ];
    match tab {
        Tab::Posts => signs.push(("\"\"", t!("search-hint-phrase"))),
        Tab::Files => signs.push(("ext:", t!("search-hint-ext"))),
    }
    html! {
        <div class="search__hints">
            if !recent.is_empty() {
                <h3 class="search__heading">{ t!("search-recent") }</h3>
                <ul class="search__list">
                    for terms in recent.iter() {
                        <li key={terms.to_string()}>
                            <button type="button" class="search__hint" onclick={
                                let (on_run, terms) = (on_run.clone(), terms.to_string());
                                move |_: MouseEvent| on_run.emit(terms.clone())
                            }>
                                { icons::search() }
                                <bdi class="search__recent">{ &**terms }</bdi>
                            </button>
                        </li>
                    }
                </ul>
            }
            <h3 class="search__heading">{ t!("search-hints") }</h3>
            <ul class="search__list">
                for (sign, words) in signs {
                    <li key={sign}>
                        <button type="button" class="search__hint" onclick={
                            let on_prepare = on_prepare.clone();
                            move |_: MouseEvent| on_prepare.emit(sign.to_owned())
                        }>
                            <kbd class="search__sign" dir="ltr">{ sign }</kbd>
                            <span class="search__words">{ words }</span>
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}
