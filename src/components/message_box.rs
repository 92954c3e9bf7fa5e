//! Where a message is written. Grows with the text; Enter sends, Shift and Enter makes a new line.
//!
//! It holds no text of its own: the draft comes in and each change goes out, so nothing is lost
//! when the box goes away.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::icons;
use crate::t;

/// The server takes no longer message (Mattermost's limit, in characters).
pub const MAX_MESSAGE_CHARS: usize = 16_383;
/// So close to the limit, the counter shows.
const COUNTER_FROM_CHARS: usize = MAX_MESSAGE_CHARS - 500;

/// Whether a message can be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MessageBoxState {
    /// Yes.
    #[default]
    Ready,
    /// Not now: the server is out of reach. What is typed stays and can be sent later.
    Offline,
    /// Not here; why, in plain words.
    Disabled(AttrValue),
}

/// Properties of [`MessageBox`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MessageBoxProps {
    /// What was typed and not sent yet.
    pub draft: AttrValue,
    /// Words while the draft is empty.
    pub placeholder: AttrValue,
    /// Whether a message can be sent.
    #[prop_or_default]
    pub state: MessageBoxState,
    /// Each change, the whole text.
    pub on_input: Callback<String>,
    /// Send this. Never empty, never too long. The owner empties the draft.
    pub on_send: Callback<String>,
    /// Changes when another channel opens; the focus then goes into the box.
    #[prop_or_default]
    pub place: AttrValue,
    /// More buttons, before the one that sends.
    #[prop_or_default]
    pub children: Html,
}

/// Shows the box.
#[component]
pub fn MessageBox(props: &MessageBoxProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.place.clone(), move |_| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
            }
        });
    }
    let n_chars = props.draft.chars().count();
    let too_long = n_chars > MAX_MESSAGE_CHARS;
    let sendable =
        props.state == MessageBoxState::Ready && !too_long && !props.draft.trim().is_empty();

    let on_input = use_callback(props.on_input.clone(), |event: InputEvent, on_input| {
        on_input.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    });
    let send = use_callback(
        (props.draft.clone(), props.on_send.clone(), sendable),
        |(): (), (draft, on_send, sendable)| {
            if *sendable {
                on_send.emit(draft.to_string());
            }
        },
    );
    let on_key = use_callback(send.clone(), |event: KeyboardEvent, send| {
        // While an input method composes, Enter chooses a word. 229 is what browsers report that
        // end the composition before the key.
        let composing = event.is_composing() || event.key_code() == 229;
        let plain = !(event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key());
        if event.key() == "Enter" && plain && !composing {
            event.prevent_default();
            send.emit(());
        }
    });
    let on_submit = use_callback(send, |event: SubmitEvent, send| {
        event.prevent_default();
        send.emit(());
    });

    let disabled = matches!(props.state, MessageBoxState::Disabled(_));
    html! {
        <form class="message-box" onsubmit={on_submit}>
            <div class="message-box__frame">
                // The copy of the text in the attribute gives the cell its height, see the sheet.
                <div class="message-box__grow" data-text={props.draft.clone()}>
                    <textarea class="message-box__field" ref={field} rows="1"
                        aria-label={props.placeholder.clone()} placeholder={props.placeholder.clone()}
                        aria-describedby="message-box-note" aria-invalid={too_long.to_string()}
                        value={props.draft.clone()} {disabled} oninput={on_input} onkeydown={on_key} />
                </div>
                <div class="message-box__buttons">
                    { props.children.clone() }
                    <button type="submit" class="message-box__send" disabled={!sendable}
                        aria-label={t!("message-box-send")} title={t!("message-box-send")}>
                        { icons::send() }
                    </button>
                </div>
            </div>
            <p class={classes!("message-box__note", too_long.then_some("message-box__note--bad"))}
                id="message-box-note">
                { note(props, n_chars) }
            </p>
        </form>
    }
}

/// The line below: what keeps the message from being sent, else how to write it.
fn note(props: &MessageBoxProps, n_chars: usize) -> AttrValue {
    match &props.state {
        MessageBoxState::Disabled(reason) => reason.clone(),
        MessageBoxState::Offline => t!("message-box-offline"),
        MessageBoxState::Ready if n_chars > MAX_MESSAGE_CHARS => {
            t!("message-box-too-long", count = n_chars - MAX_MESSAGE_CHARS)
        }
        MessageBoxState::Ready if n_chars > COUNTER_FROM_CHARS => {
            t!("message-box-left", count = MAX_MESSAGE_CHARS - n_chars)
        }
        MessageBoxState::Ready => t!("message-box-hint"),
    }
}
