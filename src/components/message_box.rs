//! Where a message is written. Grows with the text; Enter sends, Shift and Enter makes a new line.
//!
//! It holds no text of its own: the draft comes in and each change goes out, so nothing is lost
//! when the box goes away.

mod choice;
mod formatting;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use self::choice::{Choice, use_choice};
use super::caret::bytes_of;
use super::completion::{CompletionList, Completions, OffersShown};
use super::files::listed;
use super::focus::{focus_field, is_touch};
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
    /// Arrow-Up was pressed in the empty box: the person wants to change what they wrote last.
    #[prop_or_default]
    pub on_edit_last: Callback<()>,
    /// What fits the word before the caret.
    #[prop_or_default]
    pub completions: Completions,
    /// Makes what stands in the place of their list.
    #[prop_or_default]
    pub render_offers: Option<Callback<OffersShown, Html>>,
    /// Where the caret stands in the text, each time that it may have moved; an index of bytes.
    #[prop_or_default]
    pub on_caret: Callback<usize>,
    /// Between the frame and the note: what a command answered, and the like.
    #[prop_or_default]
    pub above: Html,
    /// The files that go with the message.
    #[prop_or_default]
    pub files: Html,
    /// Whether there are files, so that no text is needed.
    #[prop_or_default]
    pub has_files: bool,
    /// Whether files are still on their way, so that nothing can be sent yet.
    #[prop_or_default]
    pub is_uploading: bool,
    /// Files were pasted.
    #[prop_or_default]
    pub on_files: Callback<Vec<web_sys::File>>,
    /// More buttons, before the one that sends.
    #[prop_or_default]
    pub children: Html,
}

/// Shows the box.
#[component]
pub fn MessageBox(props: &MessageBoxProps) -> Html {
    let field = use_node_ref();
    let touch = *use_memo((), |()| is_touch());
    let is_new = use_mut_ref(|| true);
    {
        let field = field.clone();
        use_effect_with(props.place.clone(), move |_| {
            let is_new = is_new.replace(false);
            // On a touch screen the keyboard would cover what one came to read.
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| !touch) {
                focus_field(&field, is_new);
            }
        });
    }
    let n_chars = props.draft.chars().count();
    let too_long = n_chars > MAX_MESSAGE_CHARS;
    let is_open = props.state == MessageBoxState::Ready && !props.is_uploading;
    let sendable = is_open && fits(&props.draft, props.has_files);

    let on_input = use_callback(
        (props.on_input.clone(), props.on_caret.clone()),
        |event: InputEvent, deps| {
            let (on_input, on_caret) = deps;
            let field = event.target_unchecked_into::<HtmlTextAreaElement>();
            on_input.emit(field.value());
            on_caret.emit(selection(&field).1);
        },
    );
    let on_caret_moved = {
        let on_caret = props.on_caret.clone();
        let field = field.clone();
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                on_caret.emit(selection(&field).1);
            }
        })
    };
    let choice = use_choice(props, &field);
    let shown_anew = use_force_update();
    let send = use_callback(
        (field.clone(), props.on_send.clone(), is_open, props.has_files),
        move |(): (), (field, on_send, is_open, has_files)| {
            // Who types fast presses Enter before the last letters came back as the draft.
            let text = text_of(field);
            if *is_open && fits(&text, *has_files) {
                on_send.emit(text);
                // From the button, too: it is disabled now, and people go on writing.
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    let _ = field.focus();
                }
                // The draft may be as empty as it was when last shown, but the field is not.
                shown_anew.force_update();
            }
        },
    );
    let deps = (send.clone(), props.on_edit_last.clone(), field.clone(), choice.clone());
    let on_key = use_callback(deps, |event: KeyboardEvent, deps| {
        let (send, on_edit_last, field, choice) = deps;
        // While an input method composes, Enter chooses a word. 229 is what browsers report that
        // end the composition before the key.
        let composing = event.is_composing() || event.key_code() == 229;
        if !composing && choice.on_key(&event) {
            event.prevent_default();
            // The list takes this Escape, not what stands around it.
            event.stop_propagation();
            return;
        }
        let plain = !(event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key());
        if event.key() == "Enter" && plain && !composing {
            event.prevent_default();
            send.emit(());
        }
        if event.key() == "ArrowUp" && plain && text_of(field).is_empty() {
            event.prevent_default();
            on_edit_last.emit(());
        }
    });
    let on_submit = use_callback(send, |event: SubmitEvent, send| {
        event.prevent_default();
        send.emit(());
    });

    let on_paste = use_callback(props.on_files.clone(), |event: Event, on_files| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let files = data.and_then(|data| data.files()).map(|list| listed(&list));
        // Text that comes with its picture, as from a table, is pasted as text.
        if let Some(files) = files.filter(|files| !files.is_empty())
            && !has_text(&event)
        {
            event.prevent_default();
            on_files.emit(files);
        }
    });
    // There may be a second box, of a thread.
    let note_id = format!("message-box-note-{}", props.place);
    let disabled = matches!(props.state, MessageBoxState::Disabled(_));
    html! {
        <form class="message-box" onsubmit={on_submit}>
            { props.above.clone() }
            if choice.is_shown() {
                // A press leaves the focus in the box.
                <div class="completion" onmousedown={|event: MouseEvent| event.prevent_default()}>
                    { offers(props, &choice) }
                </div>
            }
            { props.files.clone() }
            <div class="message-box__frame">
                // The copy of the text in the attribute gives the cell its height, see the sheet.
                <div class="message-box__grow" data-text={props.draft.clone()}>
                    <textarea class="message-box__field" ref={field} rows="1"
                        aria-label={props.placeholder.clone()} placeholder={props.placeholder.clone()}
                        aria-describedby={note_id.clone()} aria-invalid={too_long.to_string()}
                        value={props.draft.clone()} {disabled}
                        data-autofocus={(!touch).then_some("true")} oninput={on_input} onkeydown={on_key} onpaste={on_paste}
                        onkeyup={on_caret_moved.reform(|_: KeyboardEvent| ())}
                        onclick={on_caret_moved.reform(|_: MouseEvent| ())}
                        aria-autocomplete="list" aria-controls={choice.is_shown().then_some(CompletionList::ID)}
                        aria-activedescendant={choice.is_shown().then(|| CompletionList::row_id(choice.active_idx))} />
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
                id={note_id}>
                { note(props, n_chars) }
            </p>
        </form>
    }
}

fn has_text(event: &Event) -> bool {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text/plain").ok()).is_some_and(|text| !text.is_empty())
}

/// Whether a text can be a message.
fn fits(text: &str, has_files: bool) -> bool {
    let is_empty = text.trim().is_empty() && !has_files;
    !is_empty && text.chars().count() <= MAX_MESSAGE_CHARS
}

/// What stands in the field, which may be ahead of the draft.
fn text_of(field: &NodeRef) -> String {
    field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
}

/// What is chosen in the field: begin and end, in bytes.
fn selection(field: &HtmlTextAreaElement) -> (usize, usize) {
    let text = field.value();
    let at = |units: Result<Option<u32>, _>| {
        let units: Option<u32> = units.ok().flatten();
        units.map_or(text.len(), |units| bytes_of(&text, units as usize))
    };
    (at(field.selection_start()), at(field.selection_end()))
}

/// The list of completions, or what stands in its place.
fn offers(props: &MessageBoxProps, choice: &Choice) -> Html {
    let Choice { active_idx, on_take, on_insert, .. } = choice.clone();
    match &props.render_offers {
        Some(render) => render.emit(OffersShown { active_idx, on_take, on_insert }),
        None => html! {
            <CompletionList offers={props.completions.offers.clone()} {active_idx} {on_take} />
        },
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
        MessageBoxState::Ready if props.is_uploading => t!("message-box-uploading"),
        MessageBoxState::Ready => t!("message-box-hint"),
    }
}
