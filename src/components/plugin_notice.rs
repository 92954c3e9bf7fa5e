//! Tells the person that a plugin was turned off because it kept failing.

use yew::prelude::*;

use super::icons;
use crate::t;

/// Properties of [`PluginNotice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginNoticeProps {
    /// The plugin's name for people.
    pub name: AttrValue,
    /// Load it again.
    pub on_retry: Callback<()>,
    /// Show what happened.
    pub on_details: Callback<()>,
    /// Put the note away; the plugin stays off.
    pub on_dismiss: Callback<()>,
}

/// A note in plain words with «try again».
#[component]
pub fn PluginNotice(props: &PluginNoticeProps) -> Html {
    let on_retry = props.on_retry.reform(|_: MouseEvent| ());
    let on_details = props.on_details.reform(|_: MouseEvent| ());
    let on_dismiss = props.on_dismiss.reform(|_: MouseEvent| ());
    html! {
        <section class="plugin-notice" role="status" aria-label={t!("plugin-notice")}>
            { icons::plug() }
            <div class="plugin-notice__words">
                <p class="plugin-notice__title">{ t!("plugin-notice-title", name = props.name) }</p>
                <p class="plugin-notice__text">{ t!("plugin-notice-text") }</p>
                <div class="plugin-notice__buttons">
                    <button type="button" class="button button--s" onclick={on_retry}>{ t!("try-again") }</button>
                    <button type="button" class="button button--s button--quiet" onclick={on_details}>
                        { t!("plugin-notice-details") }
                    </button>
                </div>
            </div>
            <button type="button" class="icon-button" aria-label={t!("close")} onclick={on_dismiss}>
                { icons::close() }
            </button>
        </section>
    }
}
