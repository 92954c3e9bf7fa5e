//! Small controls that several parts of the bench draw.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::state::{Action, Ui};
use super::view::View;

/// One of several buttons that stand together.
#[derive(Debug)]
pub struct Choice {
    /// What it says.
    pub label: AttrValue,
    /// Whether it is chosen.
    pub is_on: bool,
    /// What it does.
    pub on_click: Callback<MouseEvent>,
}

/// Buttons of which some are pressed.
pub fn choices(label: AttrValue, all: Vec<Choice>) -> Html {
    html! {
        <div class="picks" role="group" aria-label={label.clone()}>
            <span class="picks__label" aria-hidden="true">{ label }</span>
            <span class="picks__row">
                for choice in all {
                    <button type="button" class="picks__one" aria-pressed={choice.is_on.to_string()}
                        onclick={choice.on_click}>{ choice.label }</button>
                }
            </span>
        </div>
    }
}

/// A list to choose one from. `all` are values with their words.
pub fn select(
    ui: &Ui,
    label: AttrValue,
    value: &str,
    all: Vec<(String, AttrValue)>,
    change: impl Fn(&mut View, String) + Clone + 'static,
) -> Html {
    let on_change = ui.on(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>()?.value();
        let change = change.clone();
        Some(Action::Change(Box::new(move |view| change(view, value))))
    });
    html! {
        <select class="bench__select" aria-label={label} onchange={on_change}>
            for (one, words) in all {
                <option key={one.clone()} selected={one == value} value={one.clone()}>{ words }</option>
            }
        </select>
    }
}

/// A button with a pictogram and a name for who does not see it.
pub fn icon_button(
    label: AttrValue,
    icon: Html,
    is_disabled: bool,
    on_click: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" class="icon-button" title={label.clone()} aria-label={label}
            disabled={is_disabled} onclick={on_click}>{ icon }</button>
    }
}

/// Words where nothing else stands, with a way out.
pub fn empty(title: AttrValue, text: AttrValue, way_out: Html) -> Html {
    html! {
        <div class="bench__empty">
            <h2 class="bench__empty-title">{ title }</h2>
            <p>{ text }</p>
            { way_out }
        </div>
    }
}

/// `58.2 KB`.
#[must_use]
pub fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}
