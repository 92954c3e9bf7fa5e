//! When a message is sent, and when it is not.

use client::{
    components::{Completions, MAX_MESSAGE_CHARS, MessageBox, MessageBoxState},
    state::select::complete::{Offer, Sign},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::stage::{Log, Stage, frames, press};

fn message_box(draft: &str, state: MessageBoxState, log: &Log) -> Html {
    html! {
        <MessageBox draft={draft.to_owned()} placeholder="Write" {state}
            on_input={log.writer("input")} on_send={log.writer("send")} />
    }
}

/// Presses Enter on a draft and checks what is sent.
async fn check_enter(draft: &str, state: MessageBoxState, sent: bool) {
    let log = Log::default();
    let stage = Stage::show(message_box(draft, state, &log)).await;
    press(&stage.find("textarea"), "Enter", |_| {});
    assert_eq!(log.take().len(), usize::from(sent), "{} characters", draft.len());
}

#[wasm_bindgen_test]
async fn enter_sends_what_can_be_sent() {
    check_enter("hello", MessageBoxState::Ready, true).await;
    check_enter("  \n ", MessageBoxState::Ready, false).await;
    check_enter("hello", MessageBoxState::Offline, false).await;
    check_enter(&"é".repeat(MAX_MESSAGE_CHARS), MessageBoxState::Ready, true).await;
    check_enter(&"é".repeat(MAX_MESSAGE_CHARS + 1), MessageBoxState::Ready, false).await;
}

#[wasm_bindgen_test]
async fn enter_with_shift_or_while_composing_does_not_send() {
    let log = Log::default();
    let stage = Stage::show(message_box("hello", MessageBoxState::Ready, &log)).await;
    let field = stage.find("textarea");
    assert!(press(&field, "Enter", |key| key.set_shift_key(true)), "the browser makes a new line");
    assert!(press(&field, "Enter", |key| key.set_is_composing(true)));
    assert!(press(&field, "Enter", |key| key.set_key_code(229)));
    assert_eq!(log.take(), [""; 0]);
    assert!(!press(&field, "Enter", |_| {}), "the browser makes no new line");
    assert_eq!(log.take(), ["send \"hello\""]);
}

/// Typed faster than the page shows: the draft of the last picture lacks the end.
#[wasm_bindgen_test]
async fn enter_sends_what_stands_in_the_field() {
    let log = Log::default();
    let stage = Stage::show(message_box("", MessageBoxState::Ready, &log)).await;
    let field: HtmlTextAreaElement = stage.find("textarea").unchecked_into();
    field.set_value("hello you");
    press(&field, "Enter", |_| {});
    assert_eq!(log.take(), ["send \"hello you\""]);
    frames().await;
    assert_eq!(field.value(), "", "the field shows the draft again");
}

/// An offer was taken, and the list of the text before it still stands.
#[wasm_bindgen_test]
async fn enter_takes_no_offer_for_a_text_that_is_gone() {
    let log = Log::default();
    let offer = Offer {
        id: "1".into(),
        insert: "@bob ".into(),
        title: "@bob".into(),
        hint: "Bob".into(),
        sign: Sign::People,
    };
    let completions =
        Completions { start: 3, end: 6, offers: [offer].into(), ..Completions::default() };
    let stage = Stage::show(html! {
        <MessageBox draft="hi @bo" placeholder="Write" {completions}
            on_input={log.writer("input")} on_send={log.writer("send")} />
    })
    .await;
    let field: HtmlTextAreaElement = stage.find("textarea").unchecked_into();
    field.set_selection_range(6, 6).unwrap();
    press(&field, "Enter", |_| {});
    assert_eq!(log.take(), ["input \"hi @bob \""], "the list stands for this text");
    field.set_value("hi @bob ");
    press(&field, "Enter", |_| {});
    assert_eq!(log.take(), ["send \"hi @bob \""]);
}

#[wasm_bindgen_test]
async fn the_counter_shows_near_the_limit() {
    let log = Log::default();
    let draft = "a".repeat(MAX_MESSAGE_CHARS - 3);
    let stage = Stage::show(message_box(&draft, MessageBoxState::Ready, &log)).await;
    let note = || stage.find(".message-box__note").text_content().unwrap();
    assert_eq!(note(), "3 characters left");
    let draft = "a".repeat(MAX_MESSAGE_CHARS + 1);
    stage.change(message_box(&draft, MessageBoxState::Ready, &log)).await;
    assert_eq!(note(), "1 character too many");
}

#[wasm_bindgen_test]
async fn the_field_is_as_high_as_its_text() {
    let log = Log::default();
    let stage = Stage::show(message_box("a", MessageBoxState::Ready, &log)).await;
    let height = || stage.find("textarea").get_bounding_client_rect().height();
    let one_line = height();
    stage.change(message_box("a\nb\nc", MessageBoxState::Ready, &log)).await;
    assert!(height() > one_line * 1.5, "{} after {one_line}", height());
}
