//! A dialog with one text to change: a name, a header, a purpose.

use yew::prelude::*;

use super::{Field, LinesField, Modal};
use crate::t;

/// Properties of [`TextDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextDialogProps {
    /// The words at the top.
    pub title: AttrValue,
    /// The words above the field.
    pub label: AttrValue,
    /// What it holds at first.
    #[prop_or_default]
    pub value: AttrValue,
    /// Below the field.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The most characters that the server takes.
    pub max_chars: u32,
    /// Whether the text may have several lines.
    #[prop_or_default]
    pub several_lines: bool,
    /// Whether nothing is an answer too.
    #[prop_or_default]
    pub may_be_empty: bool,
    /// True until the server has answered.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Save this.
    pub on_save: Callback<String>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// Asks for the text.
#[component]
pub fn TextDialog(props: &TextDialogProps) -> Html {
    let value = use_state_eq(|| props.value.to_string());
    let complete = props.may_be_empty || !value.trim().is_empty();
    let save = {
        let (value, on_save, pending) = (value.clone(), props.on_save.clone(), props.pending);
        Callback::from(move |()| {
            if complete && !pending {
                on_save.emit(value.trim().to_owned());
            }
        })
    };
    let on_submit = save.reform(|event: SubmitEvent| event.prevent_default());
    let on_input = {
        let value = value.setter();
        Callback::from(move |text: String| value.set(text))
    };
    let footer = html! {
        <>
            <button type="button" class="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { t!("dialog-cancel") }
            </button>
            <button type="submit" form="text-dialog" class="button button--primary"
                disabled={!complete || props.pending}>
                { if props.pending { t!("saving") } else { t!("save") } }
            </button>
        </>
    };
    html! {
        <Modal title={props.title.clone()} on_close={props.on_close.clone()} {footer}>
            <form class="form" id="text-dialog" onsubmit={on_submit}>
                if props.several_lines {
                    <LinesField name="text-dialog-lines" label={props.label.clone()} focused={true}
                        value={(*value).clone()} hint={props.hint.clone()}
                        error={props.error.clone()} max_chars={props.max_chars} {on_input}
                        on_save={save} />
                } else {
                    <Field name="text-dialog-text" label={props.label.clone()} focused={true}
                        value={(*value).clone()} hint={props.hint.clone()}
                        error={props.error.clone()} max_chars={props.max_chars} {on_input} />
                }
            </form>
        </Modal>
    }
}
