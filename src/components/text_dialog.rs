//! A dialog with one text to change: a name, a header, a purpose.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{Field, Modal};
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
                    <Lines label={props.label.clone()} value={(*value).clone()}
                        hint={props.hint.clone()} error={props.error.clone()}
                        max_chars={props.max_chars} {on_input} on_save={save} />
                } else {
                    <Field name="text-dialog-text" label={props.label.clone()} focused={true}
                        value={(*value).clone()} hint={props.hint.clone()}
                        error={props.error.clone()} max_chars={props.max_chars} {on_input} />
                }
            </form>
        </Modal>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LinesProps {
    label: AttrValue,
    value: AttrValue,
    hint: Option<AttrValue>,
    error: Option<AttrValue>,
    max_chars: u32,
    on_input: Callback<String>,
    on_save: Callback<()>,
}

/// A field for several lines. Enter makes a new one; with Ctrl it saves.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
                let end = field.value().encode_utf16().count();
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                let _ = field.set_selection_range(end, end);
            }
        });
    }
    let on_input = props
        .on_input
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let on_key = use_callback(props.on_save.clone(), |event: KeyboardEvent, on_save| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_save.emit(());
        }
    });
    html! {
        <div class="field">
            <label class="field__label" for="text-dialog-lines">{ &props.label }</label>
            <textarea class="field__input field__input--lines" id="text-dialog-lines" ref={field}
                rows="4" value={props.value.clone()} maxlength={props.max_chars.to_string()}
                aria-invalid={props.error.is_some().to_string()}
                aria-describedby="text-dialog-note" oninput={on_input} onkeydown={on_key} />
            if let Some(error) = &props.error {
                <p class="field__error" id="text-dialog-note" role="alert">{ error }</p>
            } else if let Some(hint) = &props.hint {
                <p class="field__hint" id="text-dialog-note">{ hint }</p>
            }
        </div>
    }
}
