//! From a manifest to an evaluated module: fetch, check the hash, import.
//!
//! The page fetches the file twice, once to check it and once to evaluate it; the second answer
//! comes from the cache, since bundles are immutable. What a module imports by itself, it must pin
//! itself, as the packed Rust plugins do.

use std::time::Duration;

use gloo_net::http::Request;
use js_sys::Reflect;
use manifest::{Integrity, PluginId};
use sha2::{Digest, Sha256};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::Plugin;
use crate::calls;
use crate::guard::{Fault, within};
use crate::report::Code;
use crate::runtime::Runtime;

/// Where a bundle is, and what it must be.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// The address of the file, from the root of the page's origin.
    url: String,
    integrity: Option<Integrity>,
    /// Appended on a second try: a module that failed to evaluate stays failed at its address.
    query: String,
}

impl Source {
    pub(super) fn of(plugin: &Plugin) -> Self {
        let query =
            if plugin.fresh == 0 { String::new() } else { format!("?run={}", plugin.fresh) };
        Self {
            url: plugin.manifest.webapp.bundle_path.on_the_wire(),
            integrity: plugin.manifest.webapp.integrity,
            query,
        }
    }
}

/// Checks the bundle and evaluates it; answers the object with `initialize`.
pub(super) async fn evaluate(source: &Source) -> Result<JsValue, Fault> {
    check(source).await?;
    let url = format!("{}{}", source.url, source.query);
    let thrown = |error: JsValue| Fault::thrown(&error);
    let module =
        JsFuture::from(calls::import_module(&url).map_err(thrown)?).await.map_err(thrown)?;
    let default = Reflect::get(&module, &JsValue::from_str("default")).map_err(thrown)?;
    Ok(if default.is_object() { default } else { module })
}

/// Fetches and checks the bundle of a plugin that waits, so that only its evaluation is left for
/// the moment when its slot appears.
pub(super) async fn warm_up(runtime: &Runtime, id: &PluginId) {
    let source = runtime.0.plugins.borrow().get(id).map(Source::of);
    let Some(source) = source else { return };
    let limit: Duration = runtime.limits().load;
    // A failure is found again, and reported, when the plugin is needed.
    if let Ok(Err(fault)) = within(limit, check(&source)).await {
        web_sys::console::info_1(&format!("plugin {id}: {}", fault.message).into());
    }
}

async fn check(source: &Source) -> Result<(), Fault> {
    let Source { url, integrity, .. } = source;
    let unreachable = |what: String| Fault::new(Code::Unreachable, format!("{url}: {what}"));
    let response =
        Request::get(url).send().await.map_err(|error| unreachable(error.to_string()))?;
    if !response.ok() {
        return Err(unreachable(format!("the server answered {}", response.status())));
    }
    let bytes = response.binary().await.map_err(|error| unreachable(error.to_string()))?;
    let Some(integrity) = integrity else { return Ok(()) };
    let found = Integrity::from_digest(Sha256::digest(&bytes).into());
    if found == *integrity {
        return Ok(());
    }
    let message = format!("{url}: the bundle is {found}, and its manifest pins {integrity}");
    Err(Fault::new(Code::HashMismatch, message))
}
