//! Controls in which one types: a line, several lines, a number, JSON.
//!
//! What stands in the field is what was typed, not what was understood: «1.50» stays «1.50» although
//! the value is 1.5, so that the caret never jumps.

use std::rc::Rc;

use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{FieldState, control_id, note_id};
use crate::rules::settings::{Edit, Kind, Setting};

/// Properties of [`Typed`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TypedProps {
    /// What the manifest says.
    pub setting: Rc<Setting>,
    /// What it shows.
    pub state: FieldState,
    /// Something was typed.
    pub on_edit: Callback<Edit>,
    /// The id of a list of proposals.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// What was typed, as it is.
    #[prop_or_default]
    pub on_text: Callback<String>,
}

/// A field for text.
#[component]
pub fn Typed(props: &TypedProps) -> Html {
    let TypedProps { setting, state, .. } = props;
    let typed = use_state_eq(|| None::<String>);
    let take = {
        let (typed, kind) = (typed.setter(), setting.kind);
        let (on_edit, on_text) = (props.on_edit.clone(), props.on_text.clone());
        Callback::from(move |text: String| {
            typed.set(Some(text.clone()));
            on_text.emit(text.clone());
            on_edit.emit(Edit::typed(kind, text));
        })
    };
    let on_blur = {
        let typed = typed.setter();
        move |_: FocusEvent| typed.set(None)
    };
    let value = match &*typed {
        Some(text) if is_what_was_meant(setting, state, text) => text.clone(),
        Some(_) | None => shown(setting, state),
    };
    let id = control_id(setting);
    let described_by = note_id(setting);
    let invalid = state.trouble().is_some().to_string();
    let placeholder = placeholder(setting);
    let disabled = state.is_disabled();
    if matches!(setting.kind, Kind::LongText | Kind::Custom | Kind::Unknown) {
        let is_json = setting.kind != Kind::LongText;
        let on_input = take.reform(|event: InputEvent| {
            event.target_unchecked_into::<HtmlTextAreaElement>().value()
        });
        return html! {
            <textarea class={classes!("field__input", "setting__area", is_json.then_some("setting__area--code"))}
                {id} rows="5" {value} {placeholder} {disabled} spellcheck={(!is_json).to_string()}
                aria-invalid={invalid} aria-describedby={described_by}
                oninput={on_input} onblur={on_blur} />
        };
    }
    let on_input =
        take.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let is_number = setting.kind == Kind::Number;
    html! {
        <input class={classes!("field__input", "setting__input", is_number.then_some("setting__input--number"))}
            type="text" {id} {value} {placeholder} {disabled} autocomplete="off" spellcheck="false"
            inputmode={is_number.then_some("decimal")} list={props.list.clone()}
            aria-invalid={invalid} aria-describedby={described_by}
            oninput={on_input} onblur={on_blur} />
    }
}

/// Whether the text is still where the shown value comes from.
fn is_what_was_meant(setting: &Setting, state: &FieldState, text: &str) -> bool {
    match Edit::typed(setting.kind, text.to_owned()) {
        Edit::Value(value) => value == state.value,
        Edit::Unfinished(text, _) => state.value == text,
        Edit::Reset => state.is_default,
    }
}

fn shown(setting: &Setting, state: &FieldState) -> String {
    match (&state.value, &state.edit) {
        (Value::Null, _) => String::new(),
        (_, Some(Edit::Unfinished(text, _))) => text.clone(),
        (value, _) if matches!(setting.kind, Kind::Custom | Kind::Unknown) => {
            serde_json::to_string_pretty(value).unwrap_or_default()
        }
        (Value::String(text), _) => text.clone(),
        (value, _) => value.to_string(),
    }
}

/// The author's words, or the value that an empty field stands for.
fn placeholder(setting: &Setting) -> String {
    match &setting.default {
        _ if !setting.placeholder.is_empty() => setting.placeholder.clone(),
        Value::String(text) if setting.kind == Kind::Number => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            String::new()
        }
    }
}
