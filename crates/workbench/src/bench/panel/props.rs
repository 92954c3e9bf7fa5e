//! The editor of the props: a field for each part, as its schema has it.

use client::components::icons;
use client::t;
use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::bench::controls::{empty, icon_button};
use crate::bench::form::{Edit, Field, Kind, Misfit, blank_at, children, edited, field, typed};
use crate::bench::state::{Action, Ui};

/// The editor.
pub(super) fn draw(ui: &Ui) -> Html {
    let state = &ui.state;
    let Some(slot) = state.slot() else { return Html::default() };
    let form = field(&slot.props, &state.props());
    let is_edited = state.view.props.is_some();
    let Kind::Object(fields) = &form.kind else {
        return empty(t!("bench-no-props"), t!("bench-no-props-text"), Html::default());
    };
    html! {
        <>
            <div class="bench__panel-tools">
                <p class="bench__quiet">
                    if is_edited { { t!("bench-props-edited") } } else { { t!("bench-props-text") } }
                </p>
                <button type="button" class="button button--s" disabled={!is_edited}
                    onclick={ui.change(|view| view.props = None)}>{ icons::undo() }{ t!("bench-props-reset") }</button>
            </div>
            if let Some(fault) = &form.fault { <p class="field__error">{ misfit_words(fault) }</p> }
            if fields.is_empty() {
                { empty(t!("bench-no-props"), t!("bench-no-props-text"), Html::default()) }
            }
            <div class="props">
                for one in fields { { draw_field(ui, one) } }
            </div>
        </>
    }
}

fn misfit_words(misfit: &Misfit) -> AttrValue {
    match misfit {
        Misfit::NotText => t!("bench-misfit-text"),
        Misfit::NotNumber => t!("bench-misfit-number"),
        Misfit::NotWhole => t!("bench-misfit-whole"),
        Misfit::NotSwitch => t!("bench-misfit-switch"),
        Misfit::NotChoice(words) => t!("bench-misfit-choice", words = words.join(", ")),
        Misfit::NotObject => t!("bench-misfit-object"),
        Misfit::NotList => t!("bench-misfit-list"),
        Misfit::Missing => t!("bench-misfit-missing"),
        Misfit::Null => t!("bench-misfit-null"),
        Misfit::OutOfRange => t!("bench-misfit-range"),
    }
}

/// A callback that edits; `make` reads the edit from the event.
fn editing<E>(ui: &Ui, make: impl Fn(E) -> Option<Edit> + 'static) -> Callback<E> {
    let state = ui.state.clone();
    Callback::from(move |event| {
        let (Some(edit), Some(slot)) = (make(event), state.slot()) else { return };
        let props = edited(&slot.props, &state.props(), &edit);
        // As the fixture has it needs no words in the address.
        let is_usual = state.fixture().is_some_and(|fixture| fixture.props == props);
        let props = (!is_usual).then_some(props);
        state.dispatch(Action::Change(Box::new(|view| view.props = props)));
    })
}

fn draw_field(ui: &Ui, field: &Field) -> Html {
    let id = format!("prop{}", field.pointer);
    let is_set = !matches!(field.value, None | Some(Value::Null));
    let is_group = matches!(field.kind, Kind::Object(_) | Kind::List(_) | Kind::Map(_));
    let inside = (is_group && is_set).then(|| children(field));
    let name = html! { <span class="prop__name" dir="ltr">{ &field.name }</span> };
    html! {
        <div key={field.pointer.clone()} class="prop">
            if let Some(inside) = inside {
                // Beside the head, which is a button of its own.
                { draw_actions(ui, field) }
                <details class="prop__group" open={inside.len() <= 20}>
                    <summary class="prop__head">{ icons::chevron_down() }{ name }</summary>
                    { draw_words(field, &id) }
                    <div class="props props--inside">
                        for one in inside { { draw_field(ui, one) } }
                        { draw_add(ui, field) }
                    </div>
                </details>
            } else {
                <div class="prop__head">
                    if is_set { <label for={id.clone()} class="prop__label">{ name }</label> } else { { name } }
                    { draw_actions(ui, field) }
                </div>
                if is_set { { draw_input(ui, field, &id) } } else { { draw_absent(field) } }
                { draw_words(field, &id) }
            }
        </div>
    }
}

/// What it means, and what is wrong with it.
fn draw_words(field: &Field, id: &str) -> Html {
    html! {
        <>
            if let Some(fault) = &field.fault {
                <p class="field__error" id={format!("{id}-error")}>{ misfit_words(fault) }</p>
            }
            if !field.description.is_empty() { <p class="prop__words">{ &field.description }</p> }
        </>
    }
}

fn draw_absent(field: &Field) -> Html {
    let words =
        if field.value.is_none() { t!("bench-left-out-prop") } else { AttrValue::Static("null") };
    html! { <p class="prop__absent">{ words }</p> }
}

/// Sets to `null`, takes away, puts back.
fn draw_actions(ui: &Ui, field: &Field) -> Html {
    let pointer = field.pointer.clone();
    let is_null = matches!(field.value, Some(Value::Null));
    let is_absent = field.value.is_none();
    let button = |label: AttrValue, icon: Html, edit: Edit| {
        let on_click = editing(ui, move |_: MouseEvent| Some(edit.clone()));
        icon_button(label, icon, false, on_click)
    };
    let name = field.name.as_str();
    html! {
        <span class="prop__actions">
            if is_absent || is_null {
                { button(t!("bench-prop-set", name = name), icons::plus(), Edit::Set(pointer.clone(), filled(ui, field))) }
            }
            if field.is_nullable && !is_null && !is_absent {
                <span class="prop__null">{ button(t!("bench-prop-null", name = name), html! { <span aria-hidden="true">{ "∅" }</span> }, Edit::Set(pointer.clone(), Value::Null)) }</span>
            }
            if field.is_removable && !is_absent {
                { button(t!("bench-prop-remove", name = name), icons::trash(), Edit::Remove(pointer)) }
            }
        </span>
    }
}

/// A first value for a part that is left out or `null`.
fn filled(ui: &Ui, field: &Field) -> Value {
    match &field.kind {
        Kind::Text => "".into(),
        Kind::Number { .. } => 0.into(),
        Kind::Switch => false.into(),
        Kind::Choice(words) => words.first().map_or(Value::Null, |word| word.as_str().into()),
        Kind::List(_) => Value::Array(Vec::new()),
        Kind::Map(_) => Value::Object(serde_json::Map::new()),
        Kind::Object(_) => {
            let blank = ui.state.slot().map(|slot| blank_at(&slot.props, &field.pointer));
            blank.filter(Value::is_object).unwrap_or_else(|| Value::Object(serde_json::Map::new()))
        }
        Kind::Json => Value::Object(serde_json::Map::new()),
    }
}

fn draw_add(ui: &Ui, field: &Field) -> Html {
    let pointer = field.pointer.clone();
    match &field.kind {
        Kind::List(_) => {
            let on_click = editing(ui, move |_: MouseEvent| Some(Edit::Push(pointer.clone())));
            html! { <button type="button" class="button button--s" onclick={on_click}>{ icons::plus() }{ t!("bench-prop-push", name = field.name.as_str()) }</button> }
        }
        Kind::Map(_) => {
            let on_change = editing(ui, move |event: Event| {
                let input = event.target_dyn_into::<HtmlInputElement>()?;
                let key = input.value();
                input.set_value("");
                (!key.is_empty()).then(|| Edit::Insert(pointer.clone(), key))
            });
            html! { <input class="field__input" onchange={on_change} placeholder={t!("bench-prop-key")} aria-label={t!("bench-prop-key")} /> }
        }
        Kind::Text
        | Kind::Number { .. }
        | Kind::Switch
        | Kind::Choice(_)
        | Kind::Object(_)
        | Kind::Json => Html::default(),
    }
}

fn draw_input(ui: &Ui, field: &Field, id: &str) -> Html {
    let value = field.value.clone().unwrap_or_default();
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let pointer = field.pointer.clone();
    let kind = field.kind.clone();
    let set = move |text: String| Some(Edit::Set(pointer.clone(), typed(&kind, &text)));
    let is_bad = field.fault.is_some().to_string();
    let error = field.fault.is_some().then(|| format!("{id}-error"));
    let id = id.to_owned();
    match &field.kind {
        Kind::Switch => {
            let on_change = editing(ui, move |event: Event| {
                set(event.target_dyn_into::<HtmlInputElement>()?.checked().to_string())
            });
            html! { <input {id} type="checkbox" class="prop__switch" checked={value == Value::Bool(true)} onchange={on_change}
            aria-invalid={is_bad} aria-describedby={error} /> }
        }
        Kind::Choice(words) => {
            let on_change = editing(ui, move |event: Event| {
                set(event.target_dyn_into::<HtmlSelectElement>()?.value())
            });
            let is_other = !words.contains(&text);
            html! {
                <select {id} class="bench__select" onchange={on_change} aria-invalid={is_bad} aria-describedby={error}>
                    if is_other { <option selected={true} value={text.clone()}>{ text.clone() }</option> }
                    for word in words.iter() { <option key={word.clone()} selected={*word == text} value={word.clone()}>{ word }</option> }
                </select>
            }
        }
        Kind::Number { .. } => {
            let on_input = editing(ui, move |event: InputEvent| {
                set(event.target_dyn_into::<HtmlInputElement>()?.value())
            });
            html! { <input {id} class="field__input" inputmode="decimal" dir="ltr" value={text} oninput={on_input}
            aria-invalid={is_bad} aria-describedby={error} /> }
        }
        Kind::Text => {
            let on_input = editing(ui, move |event: InputEvent| {
                set(event.target_dyn_into::<HtmlTextAreaElement>()?.value())
            });
            html! { <textarea {id} class="field__input prop__text" rows="1" dir="auto" value={text} oninput={on_input}
            aria-invalid={is_bad} aria-describedby={error} /> }
        }
        // Read once it is whole: half an object is none.
        Kind::Json | Kind::Object(_) | Kind::List(_) | Kind::Map(_) => {
            let pretty = || serde_json::to_string_pretty(&value).unwrap_or_default();
            let text = value.as_str().map_or_else(pretty, str::to_owned);
            let on_change = editing(ui, move |event: Event| {
                set(event.target_dyn_into::<HtmlTextAreaElement>()?.value())
            });
            html! { <textarea {id} class="field__input prop__text prop__text--code" rows="2" dir="ltr" value={text} onchange={on_change}
            aria-invalid={is_bad} aria-describedby={error} /> }
        }
    }
}
