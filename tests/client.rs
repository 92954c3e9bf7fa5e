//! Tests of the web client in a real browser, without a server: what renders again, what is kept,
//! what plugins get, and that every slot stands where it should.
//!
//! Whole flows against a server are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
#[path = "client/page.rs"]
mod page;
#[cfg(test)]
#[path = "client/selector.rs"]
mod selector;
#[cfg(test)]
#[path = "client/keep.rs"]
mod keep;
#[cfg(test)]
#[path = "client/host.rs"]
mod host;
#[cfg(test)]
#[path = "client/pages.rs"]
mod pages;
#[cfg(test)]
#[path = "client/slots.rs"]
mod slots;
#[cfg(test)]
#[path = "client/post_outlets.rs"]
mod post_outlets;
#[cfg(test)]
#[path = "client/channel_options.rs"]
mod channel_options;
#[cfg(test)]
#[path = "client/channel_tabs.rs"]
mod channel_tabs;
#[cfg(test)]
#[path = "client/user_settings.rs"]
mod user_settings;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
