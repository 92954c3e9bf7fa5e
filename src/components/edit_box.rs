//! Where the text of a post is changed, in the post's own place. Enter saves, Escape leaves it as it
//! was.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    focus::{self, FocusBefore},
    message_box::MAX_MESSAGE_CHARS,
};
use crate::t;

/// Properties of [`EditBox`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EditBoxProps {
    /// The text as it is now.
    pub text: AttrValue,
    /// The server is being told.
    pub pending: bool,
    /// Why it was not saved, in plain words.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Each change, the whole text.
    pub on_input: Callback<String>,
    /// The person is done. Never too long; an empty text means that the post should go.
    pub on_save: Callback<()>,
    /// The person leaves the post as it was.
    pub on_cancel: Callback<()>,
}

/// Takes the focus when it opens, at the end of the text.
#[component]
pub fn EditBox(props: &EditBoxProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            let before = FocusBefore::remember();
            let field = field.cast::<HtmlTextAreaElement>();
            if let Some(field) = &field {
                let _ = field.focus();
                let end = field.value().encode_utf16().count();
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                let _ = field.set_selection_range(end, end);
            }
            move || {
                let Some(field) = field else { return };
                if before.is_there() {
                    before.restore_from(&field);
                } else {
                    focus::focus_message_box();
                }
            }
        });
    }
    let n_chars = props.text.chars().count();
    let too_long = n_chars > MAX_MESSAGE_CHARS;
    let may_save = !too_long && !props.pending;
    let on_input = use_callback(props.on_input.clone(), |event: InputEvent, on_input| {
        on_input.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    let on_key = use_callback(
        (props.on_save.clone(), props.on_cancel.clone(), may_save),
        |event: KeyboardEvent, (on_save, on_cancel, may_save)| {
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            let plain =
                !(event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key());
            match event.key().as_str() {
                "Enter" if plain => {
                    event.prevent_default();
                    if *may_save {
                        on_save.emit(());
                    }
                }
                "Escape" => {
                    // Only the box closes, not what is around it.
                    event.prevent_default();
                    event.stop_propagation();
                    on_cancel.emit(());
                }
                _ => {}
            }
        },
    );
    let on_save = use_callback(props.on_save.clone(), |_: MouseEvent, on_save| on_save.emit(()));
    let on_cancel =
        use_callback(props.on_cancel.clone(), |_: MouseEvent, on_cancel| on_cancel.emit(()));
    html! {
        <div class="edit-box">
            <div class="edit-box__grow" data-text={props.text.clone()}>
                <textarea class="edit-box__field" ref={field} rows="1" aria-label={t!("edit-label")}
                    aria-invalid={too_long.to_string()} value={props.text.clone()}
                    readonly={props.pending} oninput={on_input} onkeydown={on_key} />
            </div>
            <div class="edit-box__foot">
                <span class="edit-box__hint">
                    { if too_long {
                        t!("message-box-too-long", count = n_chars - MAX_MESSAGE_CHARS)
                    } else {
                        t!("edit-hint")
                    } }
                </span>
                <button type="button" class="button button--quiet button--s" onclick={on_cancel}>
                    { t!("dialog-cancel") }
                </button>
                <button type="button" class="button button--primary button--s" disabled={!may_save}
                    onclick={on_save}>
                    { t!("save") }
                </button>
            </div>
            if let Some(error) = &props.error {
                <p class="edit-box__error" role="alert">{ error }</p>
            }
        </div>
    }
}
