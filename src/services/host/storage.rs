//! `host.storage`: what a plugin keeps in this browser, one entry of local storage per key.

use std::rc::Rc;

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsValue;

use super::{
    arguments::{json, key},
    error::HostError,
    life::Life,
    set,
};
use crate::services::browser;

/// A plugin's keys and values together, as text.
const MAX_BYTES: usize = 262_144;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    let object = Object::new();
    set(&object, "get", &life.function(|life, name, _| Shelf::of(life)?.get(&key(&name)?)));
    set(
        &object,
        "set",
        &life.function(|life, name, value| {
            Shelf::of(life)?.put(&key(&name)?, &json("value", &value)?)
        }),
    );
    set(&object, "remove", &life.function(|life, name, _| Shelf::of(life)?.remove(&key(&name)?)));
    set(
        &object,
        "keys",
        &life.function(|life, _, _| {
            let mut keys: Vec<String> = Shelf::of(life)?.entries().map(|(name, _)| name).collect();
            keys.sort();
            Ok(keys.iter().map(JsValue::from).collect::<Array>().into())
        }),
    );
    set(
        &object,
        "clear",
        &life.function(|life, _, _| {
            let shelf = Shelf::of(life)?;
            let keys: Vec<String> = shelf.entries().map(|(name, _)| name).collect();
            keys.iter().try_for_each(|name| shelf.remove(name).map(drop))?;
            Ok(JsValue::UNDEFINED)
        }),
    );
    vec![("storage", Object::freeze(&object).into())]
}

/// The entries of one plugin and one person.
struct Shelf {
    storage: web_sys::Storage,
    prefix: String,
}

impl Shelf {
    fn of(life: &Life) -> Result<Self, HostError> {
        let storage = browser::window().and_then(|window| window.local_storage().ok().flatten());
        let storage = storage.ok_or_else(refused)?;
        Ok(Self {
            storage,
            prefix: prefix(
                &life.host.viewer.borrow().clone().unwrap_or_default(),
                life.plugin.as_str(),
            ),
        })
    }

    fn get(&self, name: &str) -> Result<JsValue, HostError> {
        let kept = self.storage.get_item(&self.name(name)).map_err(|_| refused())?;
        // What is no JSON was put there by somebody else, and counts as nothing.
        Ok(kept.and_then(|json| JSON::parse(&json).ok()).unwrap_or(JsValue::NULL))
    }

    fn put(&self, name: &str, json: &str) -> Result<JsValue, HostError> {
        let others = self.entries().filter(|(other, _)| other != name);
        let n_bytes = others.map(|(_, n_bytes)| n_bytes).sum::<usize>() + name.len() + json.len();
        if n_bytes > MAX_BYTES {
            return Err(HostError::quota(format!(
                "with {name}, the plugin would keep {n_bytes} bytes in this browser; at most \
                 {MAX_BYTES} are kept, so remove something first"
            )));
        }
        self.storage.set_item(&self.name(name), json).map_err(|_| {
            HostError::quota("this browser has no more room for this server; remove something")
        })?;
        Ok(JsValue::UNDEFINED)
    }

    fn remove(&self, name: &str) -> Result<JsValue, HostError> {
        self.storage.remove_item(&self.name(name)).map_err(|_| refused())?;
        Ok(JsValue::UNDEFINED)
    }

    /// The keys, and how many bytes each takes with its value.
    fn entries(&self) -> impl Iterator<Item = (String, usize)> {
        let n_all = self.storage.length().unwrap_or_default();
        (0..n_all).filter_map(|nth| {
            let whole = self.storage.key(nth).ok().flatten()?;
            let name = whole.strip_prefix(&self.prefix)?.to_owned();
            let value = self.storage.get_item(&whole).ok().flatten().unwrap_or_default();
            let n_bytes = name.len() + value.len();
            Some((name, n_bytes))
        })
    }

    fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// No id has a colon, so no two plugins or people share a prefix.
fn prefix(viewer: &str, plugin: &str) -> String {
    format!("mortise.plugin:{viewer}:{plugin}:")
}

fn refused() -> HostError {
    HostError::not_allowed("this browser keeps nothing for this server; its settings refuse it")
}
