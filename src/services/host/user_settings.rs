//! `host.userSettings`: a plugin's page in the person's settings, and what they chose there.
//!
//! The page draws it (`pages::settings::of_plugin`); what may stand in it is read in
//! `user_settings/schema.rs`.

mod schema;

use std::{collections::BTreeMap, rc::Rc};

use js_sys::{Function, JsString, Object, Promise};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{
    arguments::{json, shown},
    desk::Wish,
    error::HostError,
    extensions::remover,
    life::Life,
    preferences, set,
};
use crate::state::{
    Action, StoreSubscription,
    extensions::Kind,
    user_settings::{Setting, UserSettings},
};

/// The most watchers of a plugin: one hears of all settings.
const MAX_WATCHERS: usize = 20;

type Values = BTreeMap<Rc<str>, Value>;

/// What a plugin lets the person choose, and who hears of it.
#[derive(Default)]
pub(super) struct Offered {
    page: Option<Rc<UserSettings>>,
    handlers: Rc<schema::Handlers>,
    watchers: Vec<(u64, Function)>,
    /// What the watchers know, and at which count of the store.
    seen: Values,
    seen_at: u32,
    following: Option<StoreSubscription>,
}

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![("userSettings", life.function(|life, settings, _| add(life, &settings)))]
}

fn add(life: &Rc<Life>, info: &JsValue) -> Result<JsValue, HostError> {
    let (page, handlers) = schema::read(life.plugin.as_str(), info)?;
    let page = Rc::new(page);
    // Where there are none, as in the System Console, nothing comes of it.
    let values = life.host.known(|state| Some(page.values(state))).unwrap_or_default();
    {
        let mut offered = life.settings.borrow_mut();
        offered.page = Some(Rc::clone(&page));
        offered.handlers = Rc::new(handlers);
        offered.seen = values;
    }
    let key = page.key();
    life.extensions.borrow_mut().insert((Kind::Settings, Rc::clone(&key)));
    life.host.learn(Action::UserSettings(page));
    Ok(handle(life, &key))
}

fn handle(life: &Rc<Life>, key: &Rc<str>) -> JsValue {
    let handle = Object::new();
    set(&handle, "key", &JsValue::from_str(key));
    let wished = Rc::clone(key);
    let open = life.function(move |life, _, _| {
        life.host.desk.wish(Wish::Settings(Rc::clone(&wished))).map(|()| JsValue::UNDEFINED)
    });
    set(&handle, "open", &open);
    set(&handle, "get", &life.function(|life, name, _| get(life, &name)));
    set(
        &handle,
        "set",
        &life.promise(|life, name, value| async move { put(&life, &name, &value).await }),
    );
    set(&handle, "watch", &life.function(|life, handler, _| watch(life, &handler)));
    set(&handle, "remove", &remover(life, Kind::Settings, key));
    handle.into()
}

fn get(life: &Life, name: &JsValue) -> Result<JsValue, HostError> {
    let (page, setting) = known(life, name)?;
    let value = life.host.known(|state| page.values(state).remove(&setting.name));
    Ok(value.map_or(JsValue::UNDEFINED, |value| to_js(&value)))
}

async fn put(life: &Life, name: &JsValue, value: &JsValue) -> Result<JsValue, HostError> {
    let (_, setting) = known(life, name)?;
    let read: Value = serde_json::from_str(&json("value", value)?).unwrap_or_default();
    let text = setting
        .write(&read)
        .map_err(|rule| HostError::invalid(&setting.name, &shown(value), &rule))?;
    preferences::keep(life, setting.name.to_string(), text).await
}

/// The page that a plugin has now, and one of its settings.
fn known(life: &Life, name: &JsValue) -> Result<(Rc<UserSettings>, Setting), HostError> {
    let page = life.settings.borrow().page.clone().unwrap_or_default();
    let setting = name.as_string().and_then(|name| page.setting(&name).cloned());
    let setting = setting.ok_or_else(|| {
        let names: Vec<_> = page.settings().map(|it| &*it.name).collect();
        HostError::invalid("name", &shown(name), &format!("one of {}", names.join(", ")))
    })?;
    Ok((page, setting))
}

fn watch(life: &Rc<Life>, handler: &JsValue) -> Result<JsValue, HostError> {
    let handler = handler
        .dyn_ref::<Function>()
        .ok_or_else(|| HostError::invalid("handler", &shown(handler), "a function"))?;
    let number = life.next_listener();
    let mut offered = life.settings.borrow_mut();
    if offered.watchers.len() >= MAX_WATCHERS {
        let words = format!("a plugin has at most {MAX_WATCHERS} watchers; one can hear of all");
        return Err(HostError::quota(words));
    }
    offered.watchers.push((number, handler.clone()));
    if offered.following.is_none() {
        // They hear of what changes from now on.
        let page = offered.page.clone().unwrap_or_default();
        let now = life.host.known(|state| Some((page.values(state), state.n_preferred)));
        (offered.seen, offered.seen_at) = now.unwrap_or_default();
        let follower = Rc::downgrade(life);
        let subscribed = life.host.store.as_ref().map(|store| {
            store.subscribe(move |state| {
                let Some(life) = follower.upgrade() else { return };
                let changed = life.settings.borrow_mut().changed(state);
                if !changed.is_empty() {
                    tell(&life, &changed);
                }
            })
        });
        offered.following = subscribed;
    }
    drop(offered);
    let life = Rc::clone(life);
    Ok(Closure::<dyn Fn()>::new(move || {
        life.settings.borrow_mut().watchers.retain(|(it, _)| *it != number);
    })
    .into_js_value())
}

impl Offered {
    /// What is chosen now and was not before.
    fn changed(&mut self, state: &crate::state::State) -> Values {
        if self.seen_at == state.n_preferred {
            return Values::new();
        }
        self.seen_at = state.n_preferred;
        let Some(page) = &self.page else { return Values::new() };
        let now = page.values(state);
        let changed = now.iter().filter(|(name, value)| self.seen.get(*name) != Some(value));
        let changed = changed.map(|(name, value)| (Rc::clone(name), value.clone())).collect();
        self.seen = now;
        changed
    }
}

fn tell(life: &Life, changed: &Values) {
    let watchers: Vec<Function> =
        life.settings.borrow().watchers.iter().map(|(_, it)| it.clone()).collect();
    for watcher in watchers {
        // One of them may have turned the plugin off.
        if life.check().is_err() {
            break;
        }
        call(life, &watcher, &changes(changed.iter().map(|(name, value)| (&**name, value))));
    }
}

/// The person pressed what the plugin offers.
pub(super) fn offer(life: &Rc<Life>) {
    let run = life.settings.borrow().handlers.run.clone();
    if let Some(run) = run {
        call(life, &run, &JsValue::UNDEFINED);
    }
}

/// The server has what the person chose.
pub(super) fn kept(life: &Rc<Life>, name: &str, value: &Value) {
    let submitted = {
        let offered = life.settings.borrow();
        let sections = offered.page.iter().flat_map(|page| &page.sections);
        let mut all = sections.zip(&offered.handlers.submitted);
        all.find(|(section, _)| section.settings.iter().any(|it| *it.name == *name))
            .and_then(|(_, handler)| handler.clone())
    };
    if let Some(submitted) = submitted {
        call(life, &submitted, &changes([(name, value)].into_iter()));
    }
}

/// Calls a function of the plugin that nobody waits for; also a promise that fails is a fault.
fn call(life: &Life, function: &Function, argument: &JsValue) {
    let (host, plugin) = (Rc::clone(&life.host), life.plugin.clone());
    match function.call1(&JsValue::UNDEFINED, argument) {
        Err(error) => host.fault(&plugin, &error),
        Ok(answer) => {
            if let Ok(promise) = answer.dyn_into::<Promise>() {
                spawn_local(async move {
                    if let Err(error) = JsFuture::from(promise).await {
                        host.fault(&plugin, &error);
                    }
                });
            }
        }
    }
}

fn changes<'a>(values: impl Iterator<Item = (&'a str, &'a Value)>) -> JsValue {
    let object = Object::new();
    for (name, value) in values {
        // Setting a property of a plain object does not fail.
        let _ = js_sys::Reflect::set(&object, &JsString::from(name), &to_js(value));
    }
    object.into()
}

fn to_js(value: &Value) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
