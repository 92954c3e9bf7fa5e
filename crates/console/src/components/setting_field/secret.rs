//! A secret: it can be set, replaced and forgotten, never read.

use std::rc::Rc;

use client::{components::icons, t};
use serde_json::Value;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{FieldState, control_id, named, note_id};
use crate::rules::settings::{Edit, Kind, Setting};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SecretProps {
    pub(super) setting: Rc<Setting>,
    pub(super) state: FieldState,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_undo: Callback<()>,
}

#[component]
pub(super) fn Secret(props: &SecretProps) -> Html {
    let SecretProps { setting, state, .. } = props;
    let replaces = use_state_eq(|| false);
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(*replaces, move |replaces| {
            if let Some(input) = input.cast::<HtmlElement>().filter(|_| *replaces) {
                // Fails for no control that can have the focus.
                let _ = input.focus();
            }
        });
    }
    let forget = {
        let (replaces, on_edit) = (replaces.setter(), props.on_edit.clone());
        move |_: MouseEvent| {
            replaces.set(false);
            on_edit.emit(Edit::Reset);
        }
    };
    let replace = {
        let replaces = replaces.setter();
        move |_: MouseEvent| replaces.set(true)
    };
    let take = {
        let (on_edit, on_undo) = (props.on_edit.clone(), props.on_undo.clone());
        Callback::from(move |text: String| {
            // Nothing typed is nothing changed; there is a button to forget.
            if text.is_empty() {
                on_undo.emit(());
            } else {
                on_edit.emit(Edit::Value(Value::String(text)));
            }
        })
    };
    if state.edit == Some(Edit::Reset) {
        return html! { <p class="setting__secret">{ icons::trash() }{ t!("secret-forgotten") }</p> };
    }
    let has_new = state.edit.is_some();
    if state.is_set && !has_new && !*replaces {
        return html! {
            <div class="setting__secret">
                <span class="tag tag--good setting__tag">{ icons::check() }{ t!("secret-set") }</span>
                <button type="button" class="button button--s" id={control_id(setting)}
                    aria-label={named(&t!("secret-replace"), setting)}
                    aria-describedby={note_id(setting)} disabled={state.is_disabled()} onclick={replace}>
                    { t!("secret-replace") }
                </button>
                <button type="button" class="button button--s" disabled={state.is_disabled()}
                    aria-label={named(&t!("secret-forget"), setting)} onclick={forget}>{ t!("secret-forget") }</button>
            </div>
        };
    }
    let value = state.value.as_str().filter(|_| has_new).unwrap_or_default().to_owned();
    let placeholder = setting.placeholder.clone();
    let disabled = state.is_disabled();
    let invalid = state.trouble().is_some().to_string();
    if setting.kind == Kind::LongText {
        let on_input = take.reform(|event: InputEvent| {
            event.target_unchecked_into::<HtmlTextAreaElement>().value()
        });
        return html! {
            <textarea class="field__input setting__area setting__area--code" ref={input}
                id={control_id(setting)} rows="4" {value} {placeholder} {disabled} spellcheck="false"
                autocomplete="off" aria-invalid={invalid} aria-describedby={note_id(setting)}
                oninput={on_input} />
        };
    }
    let on_input =
        take.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        // «new-password»: no browser may put in a password that it knows.
        <input class="field__input setting__input" type="password" ref={input} id={control_id(setting)}
            {value} {placeholder} {disabled} autocomplete="new-password" spellcheck="false"
            aria-invalid={invalid} aria-describedby={note_id(setting)} oninput={on_input} />
    }
}
