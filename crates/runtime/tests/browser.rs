//! Tests of the runtime in a real browser: what shows in outlets, live change, and every fault.
//!
//! Loading over the network (hashes, time limits of bundles) is tested by the flows in `tests/e2e`.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
#[path = "browser/page.rs"]
mod page;
#[cfg(test)]
#[path = "browser/kinds.rs"]
mod kinds;
#[cfg(test)]
#[path = "browser/live.rs"]
mod live;
#[cfg(test)]
#[path = "browser/orders.rs"]
mod orders;
#[cfg(test)]
#[path = "browser/faults.rs"]
mod faults;
#[cfg(test)]
#[path = "browser/contract.rs"]
mod contract;
#[cfg(test)]
#[path = "browser/inspect.rs"]
mod inspect;
#[cfg(test)]
#[path = "browser/wanted.rs"]
mod wanted;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
