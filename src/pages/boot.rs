//! Before anybody knows who is there: loading, or a server that does not answer.

use yew::prelude::*;

use crate::{
    components::{BootScreen, BootState},
    hooks::{use_chat, use_selector, use_title},
    state::Boot,
};

/// The page until the server has answered.
#[component]
pub fn BootPage() -> Html {
    use_title(None);
    let chat = use_chat();
    let is_unreachable = use_selector(|state| matches!(state.boot, Boot::Unreachable { .. }));
    let state = if *is_unreachable { BootState::Unreachable } else { BootState::Loading };
    let on_retry = use_callback(chat, |(), chat| chat.boot());
    html! { <BootScreen {state} {on_retry} /> }
}
