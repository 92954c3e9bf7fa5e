//! The question before something that is hard to take back.

use yew::prelude::*;

use super::Modal;
use crate::t;

/// Properties of [`AskDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AskDialogProps {
    /// What is about to happen, as a question.
    pub title: AttrValue,
    /// What follows from it.
    pub text: AttrValue,
    /// The words on the button that does it.
    pub yes: AttrValue,
    /// True until the server has answered.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Do it.
    pub on_yes: Callback<()>,
    /// Leave it.
    pub on_close: Callback<()>,
}

/// Asks. The focus stands on the way out.
#[component]
pub fn AskDialog(props: &AskDialogProps) -> Html {
    let footer = html! {
        <>
            <button type="button" class="button" autofocus=true
                onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { t!("dialog-cancel") }
            </button>
            <button type="button" class="button button--danger" disabled={props.pending}
                onclick={props.on_yes.reform(|_: MouseEvent| ())}>
                { &props.yes }
            </button>
        </>
    };
    html! {
        <Modal title={props.title.clone()} on_close={props.on_close.clone()} {footer}>
            <p>{ &props.text }</p>
            if let Some(error) = &props.error {
                <p class="field__error" role="alert">{ error }</p>
            }
        </Modal>
    }
}
