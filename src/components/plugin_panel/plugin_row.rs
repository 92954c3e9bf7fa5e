//! One plugin in the panel, with what went wrong.

use yew::prelude::*;

use super::{PluginChoice, PluginRow, PluginState, PluginTrouble};
use crate::components::icons;
use crate::i18n::local_time;
use crate::t;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PluginViewProps {
    pub(super) plugin: PluginRow,
    pub(super) on_retry: Callback<AttrValue>,
    pub(super) on_choice: Callback<(AttrValue, PluginChoice)>,
}

#[component]
pub(super) fn PluginView(props: &PluginViewProps) -> Html {
    let PluginViewProps { plugin, on_retry, on_choice } = props;
    let retry = {
        let (id, on_retry) = (plugin.id.clone(), on_retry.clone());
        move |_: MouseEvent| on_retry.emit(id.clone())
    };
    let retryable = matches!(plugin.state, PluginState::Failed | PluginState::Quarantined);
    html! {
        <li class="plugins__plugin" data-plugin-id={plugin.id.clone()}>
            <div class="plugins__line">
                <span class="plugins__name">{ &plugin.name }</span>
                <span class="plugins__version">{ &plugin.version }</span>
                { state_tag(plugin) }
                if retryable {
                    <button type="button" class="button button--s" onclick={retry}>
                        { icons::retry() }{ t!("try-again") }
                    </button>
                }
            </div>
            { choice_switch(plugin, on_choice) }
            if !plugin.slots.is_empty() {
                <details class="plugins__troubles">
                    <summary>{ t!("plugin-places", count = plugin.slots.len()) }</summary>
                    <ul class="plugins__slots">
                        for slot in plugin.slots.iter() {
                            <li key={slot.as_str()}><code>{ slot }</code></li>
                        }
                    </ul>
                </details>
            }
            if let Some(text) = state_text(plugin.state) {
                <p class="plugins__text">{ text }</p>
            }
            if !plugin.troubles.is_empty() {
                <details class="plugins__troubles" open={retryable}>
                    <summary>{ t!("plugin-troubles", count = plugin.troubles.len()) }</summary>
                    <ul class="plugins__list">
                        for trouble in plugin.troubles.iter() {
                            <li key={trouble.id.as_str()}>{ trouble_view(trouble) }</li>
                        }
                    </ul>
                </details>
            }
        </li>
    }
}

/// «Off for me»: at once, and in this browser only.
fn choice_switch(plugin: &PluginRow, on_choice: &Callback<(AttrValue, PluginChoice)>) -> Html {
    let next = match plugin.choice {
        PluginChoice::None => return Html::default(),
        PluginChoice::On => PluginChoice::OffForMe,
        PluginChoice::OffForMe => PluginChoice::On,
    };
    let id = plugin.id.clone();
    let on_click = on_choice.reform(move |_: MouseEvent| (id.clone(), next));
    let is_off = plugin.choice == PluginChoice::OffForMe;
    html! {
        <button type="button" class="switch plugins__choice" role="switch" onclick={on_click}
            aria-checked={is_off.to_string()}
            aria-label={t!("plugin-off-for-me-label", name = plugin.name)}>
            <span>{ t!("plugin-off-for-me") }</span>
            <span class="switch__track" aria-hidden="true"></span>
        </button>
    }
}

fn state_tag(plugin: &PluginRow) -> Html {
    let (class, text) = match plugin.state {
        PluginState::Loading => ("tag", t!("plugin-state-loading")),
        PluginState::Active => ("tag tag--good", t!("plugin-state-active")),
        PluginState::Waiting => ("tag", t!("plugin-state-waiting")),
        PluginState::Failed => ("tag tag--warning", t!("plugin-state-failed")),
        PluginState::Quarantined => ("tag tag--bad", t!("plugin-state-quarantined")),
        PluginState::Off => ("tag", t!("plugin-state-off")),
    };
    html! { <span {class}>{ text }</span> }
}

fn state_text(state: PluginState) -> Option<AttrValue> {
    match state {
        PluginState::Failed => Some(t!("plugin-failed-text")),
        PluginState::Quarantined => Some(t!("plugin-quarantined-text")),
        PluginState::Loading | PluginState::Active | PluginState::Waiting | PluginState::Off => {
            None
        }
    }
}

fn trouble_view(trouble: &PluginTrouble) -> Html {
    html! {
        <div class="plugins__trouble">
            <p>
                { phase_words(&trouble.phase) }{ " " }{ code_words(&trouble.code) }
                if trouble.n_times > 1 {
                    { " " }{ t!("plugin-trouble-times", count = trouble.n_times) }
                }
            </p>
            if !trouble.message.is_empty() {
                <p class="plugins__message">{ &trouble.message }</p>
            }
            <p class="plugins__codes">
                <time datetime={local_time::machine_readable(trouble.at_ms)}>
                    { local_time::time_of_day(trouble.at_ms) }
                </time>
                <code>{ &trouble.phase }</code>
                <code>{ &trouble.code }</code>
                if let Some(slot) = &trouble.slot {
                    <code>{ slot }</code>
                }
            </p>
        </div>
    }
}

/// A phase of the runtime in plain words.
#[must_use]
pub fn phase_words(phase: &str) -> AttrValue {
    match phase {
        "manifest" => t!("plugin-phase-manifest"),
        "load" => t!("plugin-phase-load"),
        "register" => t!("plugin-phase-register"),
        "initialize" => t!("plugin-phase-initialize"),
        "mount" => t!("plugin-phase-mount"),
        "update" => t!("plugin-phase-update"),
        "unmount" => t!("plugin-phase-unmount"),
        "event" => t!("plugin-phase-event"),
        "action" => t!("plugin-phase-action"),
        "handler" => t!("plugin-phase-handler"),
        "background" => t!("plugin-phase-background"),
        "uninitialize" => t!("plugin-phase-uninitialize"),
        other => t!("plugin-phase-other", phase = other),
    }
}

/// A failure code of the runtime in plain words.
#[must_use]
pub fn code_words(code: &str) -> AttrValue {
    match code {
        "bad_manifest" => t!("plugin-code-bad-manifest"),
        "unreachable" => t!("plugin-code-unreachable"),
        "hash_mismatch" => t!("plugin-code-hash-mismatch"),
        "timed_out" => t!("plugin-code-timed-out"),
        "threw" => t!("plugin-code-threw"),
        "trapped" => t!("plugin-code-trapped"),
        "no_initialize" => t!("plugin-code-no-initialize"),
        "unsupported_kind" => t!("plugin-code-unsupported-kind"),
        "refused" => t!("plugin-code-refused"),
        "bad_view" => t!("plugin-code-bad-view"),
        "bad_action" => t!("plugin-code-bad-action"),
        other => t!("plugin-code-other", code = other),
    }
}
