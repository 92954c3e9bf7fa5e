//! The switch of one plugin, with its state in words.

use api_types::{ManagedPlugin, PluginState};
use client::{hooks::use_toasts, pages::error_words, t};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{hooks::use_viewer, services::plugins};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PowerProps {
    pub(super) plugin: ManagedPlugin,
    /// It was turned on or off.
    pub(super) on_changed: Callback<()>,
}

#[component]
pub(super) fn Power(props: &PowerProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    let plugin = &props.plugin;
    let on_click = {
        let (busy, on_changed) = (is_busy.setter(), props.on_changed.clone());
        let (id, turn_on) = (plugin.id.clone(), !plugin.enabled);
        move |_: MouseEvent| {
            let (busy, on_changed, id) = (busy.clone(), on_changed.clone(), id.clone());
            let toasts = toasts.clone();
            busy.set(true);
            spawn_local(async move {
                let done =
                    if turn_on { plugins::enable(&id).await } else { plugins::disable(&id).await };
                if let Err(error) = done {
                    toasts.failed(error_words(&error));
                }
                busy.set(false);
                on_changed.emit(());
            });
        }
    };
    let (tag, words) = state(plugin);
    html! {
        <div class="plugin-power">
            <span class={classes!("tag", tag)}>{ words }</span>
            <button type="button" class="switch setting__switch" role="switch"
                aria-checked={plugin.enabled.to_string()}
                aria-label={t!("plugin-switch", name = plugin.name)}
                disabled={*is_busy || !viewer.rights.may_write()} onclick={on_click}>
                <span class="switch__track" aria-hidden="true"></span>
            </button>
        </div>
    }
}

fn state(plugin: &ManagedPlugin) -> (Option<&'static str>, AttrValue) {
    match plugin.state {
        PluginState::Running => (Some("tag--good"), t!("plugin-is-running")),
        PluginState::Starting => (None, t!("plugin-is-starting")),
        PluginState::Stopping => (None, t!("plugin-is-stopping")),
        PluginState::FailedToStart | PluginState::FailedToStayRunning => {
            (Some("tag--bad"), t!("plugin-has-failed"))
        }
        PluginState::NotRunning => (None, t!("plugin-is-off")),
    }
}
