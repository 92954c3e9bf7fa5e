//! A setting that is on or off: words at one side, the switch at the other.

use client::components::icons;
use yew::prelude::*;

/// Properties of [`Toggle`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToggleProps {
    /// Unique on the page; part of ids.
    pub name: AttrValue,
    /// What is on or off.
    pub label: AttrValue,
    /// What that means.
    #[prop_or_default]
    pub hint: Html,
    /// Whether it is on.
    pub is_on: bool,
    /// Why it can not be changed.
    #[prop_or_default]
    pub locked: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// It was pressed: the value to set.
    pub on_change: Callback<bool>,
}

/// Shows a setting that is on or off.
#[component]
pub fn Toggle(props: &ToggleProps) -> Html {
    let on_click = use_callback(
        (props.on_change.clone(), props.is_on, props.locked.is_some()),
        |_: MouseEvent, (on_change, is_on, is_locked)| {
            if !is_locked {
                on_change.emit(!is_on);
            }
        },
    );
    let id = format!("toggle-{}", props.name);
    let (label_id, hint_id) = (format!("{id}-label"), format!("{id}-hint"));
    html! {
        <div class="option">
            <div class="option__words">
                <label class="option__label" id={label_id.clone()} for={id.clone()}>{ &props.label }</label>
                <div class="option__hint" id={hint_id.clone()}>
                    { props.hint.clone() }
                    if let Some(locked) = &props.locked { { locked_words(locked) } }
                </div>
                if let Some(error) = &props.error {
                    <p class="field__error" role="alert">{ error }</p>
                }
            </div>
            // Locked ones stay in the tab order, so that everybody learns why.
            <button type="button" class="switch switch--alone" role="switch" {id} onclick={on_click}
                aria-checked={props.is_on.to_string()} aria-disabled={props.locked.is_some().then_some("true")}
                aria-labelledby={label_id} aria-describedby={hint_id}>
                <span class="switch__track" aria-hidden="true"></span>
            </button>
        </div>
    }
}

/// Why a setting can not be changed, with a lock before it.
pub fn locked_words(words: &AttrValue) -> Html {
    html! { <p class="option__locked">{ icons::lock() }<span>{ words }</span></p> }
}
