//! Controls in which one chooses: a switch, a list that opens, several values in view.

use std::rc::Rc;

use client::t;
use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{FieldState, control_id, label_id, note_id};
use crate::rules::settings::{Edit, Setting};

/// Properties of the three.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChoiceProps {
    pub(super) setting: Rc<Setting>,
    pub(super) state: FieldState,
    pub(super) on_edit: Callback<Edit>,
}

#[component]
pub(super) fn Switch(props: &ChoiceProps) -> Html {
    let ChoiceProps { setting, state, .. } = props;
    // Older servers kept what a form sends as text.
    let is_on = state.value == Value::Bool(true) || state.value == "true";
    let on_click = props.on_edit.reform(move |_: MouseEvent| Edit::Value(Value::Bool(!is_on)));
    html! {
        <button type="button" class="switch setting__switch" role="switch" id={control_id(setting)}
            aria-checked={is_on.to_string()} aria-labelledby={label_id(setting)}
            aria-describedby={note_id(setting)} disabled={state.is_disabled()} onclick={on_click}>
            <span class="switch__track" aria-hidden="true"></span>
            <span aria-hidden="true">{ if is_on { t!("setting-on") } else { t!("setting-off") } }</span>
        </button>
    }
}

#[component]
pub(super) fn Dropdown(props: &ChoiceProps) -> Html {
    let ChoiceProps { setting, state, .. } = props;
    let on_change = props.on_edit.reform(|event: Event| {
        Edit::Value(Value::String(event.target_unchecked_into::<HtmlSelectElement>().value()))
    });
    let value = text(&state.value);
    let is_known = setting.options.iter().any(|option| option.value == value);
    html! {
        <select class="field__input setting__input setting__select" id={control_id(setting)}
            aria-describedby={note_id(setting)} aria-invalid={state.trouble().is_some().to_string()}
            disabled={state.is_disabled()} onchange={on_change}>
            if !is_known {
                <option value="" selected=true disabled=true>
                    { if value.is_empty() { t!("setting-choose").to_string() } else { value.clone() } }
                </option>
            }
            for option in &setting.options {
                <option key={option.value.as_str()} value={option.value.clone()}
                    selected={option.value == value}>
                    { &option.display_name }
                </option>
            }
        </select>
    }
}

#[component]
pub(super) fn Radio(props: &ChoiceProps) -> Html {
    let ChoiceProps { setting, state, .. } = props;
    let on_change = props.on_edit.reform(|event: Event| {
        Edit::Value(Value::String(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let value = text(&state.value);
    html! {
        <div class="setting__choices" role="radiogroup" id={control_id(setting)} tabindex="-1"
            aria-labelledby={label_id(setting)} aria-describedby={note_id(setting)}>
            for option in &setting.options {
                <label class="choice setting__choice" key={option.value.as_str()}>
                    <input class="choice__input" type="radio" name={control_id(setting)}
                        value={option.value.clone()} checked={option.value == value}
                        disabled={state.is_disabled()} onchange={on_change.clone()} />
                    <span class="setting__option">{ &option.display_name }</span>
                </label>
            }
        </div>
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(String::new, str::to_owned)
}
