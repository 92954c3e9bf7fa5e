//! Tests of the components in a real browser: what shows, what keys and presses do, and that
//! nothing moves that is being read. Whole flows are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod stage;
#[cfg(test)]
mod post_list;
#[cfg(test)]
mod message_box;
#[cfg(test)]
mod over_the_page;
#[cfg(test)]
mod show;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
