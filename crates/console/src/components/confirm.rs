//! A question with two answers, in a dialog.

use client::{components::Modal, t};
use yew::prelude::*;

use super::{Note, Tone};

/// How hard it is to take back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Easily.
    #[default]
    Normal,
    /// Hardly: the button says so by its colour.
    Danger,
}

/// Properties of [`Confirm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ConfirmProps {
    /// The question.
    pub title: AttrValue,
    /// The button that does it.
    pub yes: AttrValue,
    /// The button that does not.
    #[prop_or_else(|| t!("cancel"))]
    pub no: AttrValue,
    /// How hard it is to take back.
    #[prop_or_default]
    pub weight: Weight,
    /// It is being done; both buttons wait.
    #[prop_or_default]
    pub is_busy: bool,
    /// Why it did not work.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Do it.
    pub on_yes: Callback<()>,
    /// Do not.
    pub on_no: Callback<()>,
    /// What it means.
    pub children: Html,
}

/// Asks. Closing it is a no.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let on_yes = use_callback(props.on_yes.clone(), |_: MouseEvent, on_yes| on_yes.emit(()));
    let on_no = use_callback(props.on_no.clone(), |_: MouseEvent, on_no| on_no.emit(()));
    let yes_class = match props.weight {
        Weight::Normal => "button button--primary",
        Weight::Danger => "button button--danger",
    };
    let footer = html! {
        <>
            // First in the order and therefore what has the focus: the answer that changes nothing.
            <button type="button" class="button" onclick={on_no} disabled={props.is_busy} autofocus=true>
                { &props.no }
            </button>
            <button type="button" class={yes_class} onclick={on_yes} disabled={props.is_busy}>
                if props.is_busy { <span class="spinner" aria-hidden="true"></span> }
                { &props.yes }
            </button>
        </>
    };
    html! {
        <Modal title={props.title.clone()} on_close={props.on_no.clone()} {footer}>
            { props.children.clone() }
            if let Some(error) = &props.error {
                <Note tone={Tone::Danger} alert=true>{ error }</Note>
            }
        </Modal>
    }
}
