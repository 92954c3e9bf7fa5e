//! A link to another page of the console, which says whether it is the open one.

use web_sys::MouseEvent;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Properties of [`PageLink`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageLinkProps {
    /// Where to.
    pub to: Route,
    /// How it looks.
    pub class: Classes,
    /// Whether it leads to the open page.
    #[prop_or_default]
    pub is_open: bool,
    /// Its words.
    pub children: Html,
}

/// A link that goes on without loading the program again.
#[component]
pub fn PageLink(props: &PageLinkProps) -> Html {
    let navigator = use_navigator();
    let onclick = use_callback((navigator, props.to.clone()), |event: MouseEvent, (it, to)| {
        // The browser knows best what to do with the other buttons and keys.
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if let Some(navigator) = it.as_ref().filter(|_| is_plain) {
            event.prevent_default();
            navigator.push(to);
        }
    });
    html! {
        <a class={props.class.clone()} href={props.to.to_path()} {onclick}
            aria-current={props.is_open.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
