//! The part of `broken` that only Rust can do: a real panic in a real instance. All other failures
//! are in `entry.js`.

use std::convert::Infallible;

use sdk::{Host, Registry, export_plugin, wasm_bindgen};

fn initialize(_registry: &Registry, _host: &Host) -> Result<(), Infallible> {
    Ok(())
}

export_plugin!(initialize);

/// Panics. `when` goes into the message.
#[wasm_bindgen::prelude::wasm_bindgen(wasm_bindgen = sdk::wasm_bindgen)]
#[expect(clippy::panic, reason = "it is what this plugin is for")]
pub fn fall_over(when: &str) {
    panic!("broken was asked to panic in {when}");
}
