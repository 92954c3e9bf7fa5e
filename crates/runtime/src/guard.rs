//! Turns what plugin code threw into data, and ends what takes too long.

use std::future::Future;
use std::time::Duration;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

use crate::report::Code;

/// The longest message that a report keeps, in characters: enough for a sentence and a place.
const MAX_MESSAGE_CHARS: usize = 500;

/// A failed step, before it is known where it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        let message: String = message.into();
        Self { code, message: message.chars().take(MAX_MESSAGE_CHARS).collect() }
    }

    /// What was thrown. Anything can be thrown, so nothing is taken for granted.
    pub(crate) fn thrown(value: &JsValue) -> Self {
        let code = if is_trap(value) { Code::Trapped } else { Code::Threw };
        Self::new(code, describe(value))
    }
}

/// Whether the value is a WebAssembly trap, after which the instance must not be entered again.
pub(crate) fn is_trap(value: &JsValue) -> bool {
    value.is_instance_of::<js_sys::WebAssembly::RuntimeError>()
}

/// The stack of an error, or an empty text.
pub(crate) fn stack(value: &JsValue) -> String {
    js_sys::Reflect::get(value, &JsValue::from_str("stack"))
        .ok()
        .and_then(|stack| stack.as_string())
        .unwrap_or_default()
}

fn describe(value: &JsValue) -> String {
    if let Some(error) = value.dyn_ref::<Error>() {
        return format!("{}: {}", String::from(error.name()), String::from(error.message()));
    }
    value.as_string().unwrap_or_else(|| format!("{value:?}"))
}

/// Waits for `future`, but not longer than `limit`.
pub(crate) async fn within<F: Future>(limit: Duration, future: F) -> Result<F::Output, Fault> {
    let limit_ms = u32::try_from(limit.as_millis()).unwrap_or(u32::MAX);
    let future = Box::pin(future);
    match select(future, TimeoutFuture::new(limit_ms)).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(((), _)) => {
            Err(Fault::new(Code::TimedOut, format!("no answer within {limit_ms} ms")))
        }
    }
}
