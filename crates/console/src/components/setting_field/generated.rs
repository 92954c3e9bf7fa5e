//! A secret that the console makes: shown once, before it is saved.

use std::rc::Rc;

use client::{components::icons, markdown::Markdown, t};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{FieldState, control_id, named, note_id};
use crate::components::{Confirm, Weight};
use crate::rules::settings::Setting;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct GeneratedProps {
    pub(super) setting: Rc<Setting>,
    pub(super) state: FieldState,
    pub(super) on_generate: Callback<()>,
}

#[component]
pub(super) fn Generated(props: &GeneratedProps) -> Html {
    let GeneratedProps { setting, state, .. } = props;
    let asks = use_state_eq(|| false);
    let has_new = state.edit.is_some();
    let ask = {
        let (asks, on_generate, is_set) = (asks.setter(), props.on_generate.clone(), state.is_set);
        move |_: MouseEvent| {
            // Only a secret that somebody may be using is worth a question.
            if is_set && !has_new {
                asks.set(true);
            } else {
                on_generate.emit(());
            }
        }
    };
    let on_yes = {
        let (asks, on_generate) = (asks.setter(), props.on_generate.clone());
        move |()| {
            asks.set(false);
            on_generate.emit(());
        }
    };
    let on_no = {
        let asks = asks.setter();
        move |()| asks.set(false)
    };
    let select_all = |event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select();
    let value = state.value.as_str().filter(|_| has_new).unwrap_or_default().to_owned();
    let words =
        if state.is_set || has_new { t!("secret-regenerate") } else { t!("secret-generate") };
    html! {
        <>
            <div class="setting__secret">
                if has_new {
                    <input class="field__input setting__input setting__input--code" type="text" readonly=true
                        aria-label={setting.label().to_owned()} {value} onfocus={select_all} />
                } else if state.is_set {
                    <span class="tag tag--good setting__tag">{ icons::check() }{ t!("secret-set") }</span>
                }
                <button type="button" class="button button--s" id={control_id(setting)}
                    aria-label={named(&words, setting)} aria-describedby={note_id(setting)}
                    disabled={state.is_disabled()} onclick={ask}>
                    { words }
                </button>
            </div>
            if has_new {
                <p class="setting__once" role="status">{ t!("secret-once") }</p>
            }
            if *asks {
                <Confirm title={t!("secret-regenerate-title", name = setting.label())}
                    yes={t!("secret-regenerate")} weight={Weight::Danger} {on_yes} {on_no}>
                    if setting.regenerate_help_text.is_empty() {
                        <p>{ t!("secret-regenerate-text") }</p>
                    } else {
                        <Markdown text={setting.regenerate_help_text.clone()} />
                    }
                </Confirm>
            }
        </>
    }
}
