//! Tells that no plugin runs in this browser, and turns them on again.

use yew::prelude::*;

use super::{SafeMode, icons};
use crate::t;

/// Properties of [`SafeModeBanner`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SafeModeBannerProps {
    /// Whether plugins run; nothing shows while they do.
    pub safe_mode: SafeMode,
    /// Turn plugins on.
    pub on_end: Callback<()>,
}

/// A line above the chat, so that nobody wonders where the plugins are.
#[component]
pub fn SafeModeBanner(props: &SafeModeBannerProps) -> Html {
    let on_end = props.on_end.reform(|_: MouseEvent| ());
    match props.safe_mode {
        SafeMode::Off => Html::default(),
        SafeMode::On => html! {
            <div class="banner banner--safe-mode" role="status">
                { icons::shield() }
                <span class="banner__text">{ t!("safe-mode-banner") }</span>
                <button type="button" class="button button--s" onclick={on_end}>
                    { t!("safe-mode-end") }
                </button>
            </div>
        },
    }
}
