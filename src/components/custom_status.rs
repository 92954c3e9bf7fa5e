//! What a person says of themselves, beside their name: an emoji with the words behind it.

use yew::prelude::*;

use crate::{i18n::local_time, t};

/// What is shown of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// The emoji; empty until it is known.
    pub character: AttrValue,
    /// The text, or what the emoji is called.
    pub words: AttrValue,
    /// When it ends, in milliseconds since 1970.
    pub until_ms: Option<i64>,
}

/// The emoji alone, for places with little room; words for screen readers and the pointer.
pub fn status_sign(status: Option<&StatusView>) -> Html {
    let Some(status) = status else { return Html::default() };
    html! {
        <span class="status-sign" role="img" aria-label={t!("status-label", status = status.words)}
            title={status.words.clone()}>{ character(status) }</span>
    }
}

/// The emoji and its words, and until when.
pub fn status_line(status: Option<&StatusView>) -> Html {
    let Some(status) = status else { return Html::default() };
    html! {
        <p class="status-line">
            <span class="status-sign" aria-hidden="true">{ character(status) }</span>
            <span class="status-line__words">{ &status.words }</span>
            if let Some(until) = status_until(status.until_ms) {
                <span class="status-line__until">{ until }</span>
            }
        </p>
    }
}

/// «until 4:05 PM», with the day when it is another one.
pub fn status_until(until_ms: Option<i64>) -> Option<AttrValue> {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = until_ms? as f64;
    let is_today = local_time::local_day(at_ms) == local_time::local_day(js_sys::Date::now());
    let time = if is_today { local_time::time_of_day(at_ms) } else { local_time::full(at_ms) };
    Some(t!("status-until", time = time))
}

/// A balloon stands for what is not known yet.
fn character(status: &StatusView) -> AttrValue {
    if status.character.is_empty() { AttrValue::Static("💬") } else { status.character.clone() }
}
