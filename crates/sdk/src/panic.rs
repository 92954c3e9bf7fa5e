//! A panic as the host can understand it: a message on the console, and a WebAssembly trap that
//! carries the same message.
//!
//! Plugins are built with `panic = "abort"`, so a panic would end in a bare `unreachable`. The hook
//! throws the same kind of error earlier, with the words. Nothing is unwound: the instance is dead.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

thread_local! {
    /// The message of the first panic. The host should not enter a dead instance; if it does, this
    /// is what it hears.
    static DEAD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Installs the hook; a second call does nothing new.
pub(crate) fn install() {
    #[cfg(feature = "yew")]
    yew::set_custom_panic_hook(Box::new(hook));
    #[cfg(not(feature = "yew"))]
    std::panic::set_hook(Box::new(hook));
}

/// Refuses to go on in an instance that panicked.
pub(crate) fn check() -> Result<(), JsValue> {
    DEAD.with(|dead| match dead.try_borrow().as_deref() {
        Ok(Some(message)) => Err(trap(&format!("the plugin has {message}"))),
        Ok(None) | Err(_) => Ok(()),
    })
}

fn hook(info: &PanicHookInfo<'_>) {
    let message = info.to_string();
    web_sys::console::error_1(&JsValue::from_str(&message));
    DEAD.with(|dead| {
        if let Ok(mut dead) = dead.try_borrow_mut() {
            dead.get_or_insert_with(|| message.clone());
        }
    });
    wasm_bindgen::throw_val(trap(&message));
}

fn trap(message: &str) -> JsValue {
    js_sys::WebAssembly::RuntimeError::new(message).into()
}
