//! The `host` object that a plugin's `initialize(registry, host)` gets: `Host` of
//! `contracts/types/mortise.d.ts`. One file per matter in `host/`.
//!
//! Plugins run with the person's rights, but not on other servers: `request` takes paths of this
//! one only. What a plugin's handlers throw stays with the plugin, and what it got is taken back
//! when it is turned off.

mod arguments;
mod channel_options;
mod desk;
mod dialogs;
mod error;
mod events;
mod extensions;
pub(super) mod hooks;
mod life;
mod paths;
mod people;
mod preferences;
mod products;
mod rate;
mod request;
mod storage;
mod texts;
mod theme;
mod tokens;
mod user_settings;

use std::{cell::RefCell, collections::BTreeMap, fmt, rc::Rc};

use api_types::websocket::ServerEvent;
use js_sys::{JsString, Object, Reflect};
use manifest::PluginId;
use wasm_bindgen::{JsValue, closure::Closure};

use self::life::Life;
use super::browser;
use crate::state::{Action, State, Store};

pub use self::channel_options::Made;
pub use self::desk::{Desk, DialogKind, PluginDialog, PluginToast, Tone, Wish};
pub use self::hooks::Files;

/// What plugins get of the page, and who they run for. Clones share it.
#[derive(Clone, Default)]
pub struct PluginHost {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    viewer: RefCell<Option<String>>,
    store: Option<Store>,
    lives: RefCell<BTreeMap<PluginId, Rc<Life>>>,
    desk: Desk,
    faults: RefCell<Option<Faults>>,
}

/// Hears of handlers that threw where nobody else does.
type Faults = Rc<dyn Fn(&PluginId, &JsValue)>;

impl fmt::Debug for PluginHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PluginHost")
            .field("plugins", &self.inner.lives.borrow().len())
            .finish_non_exhaustive()
    }
}

impl PluginHost {
    /// A host that answers from what `store` knows before it asks the server.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { inner: Rc::new(Inner { store: Some(store), ..Inner::default() }) }
    }

    /// Who is signed in now.
    pub fn set_viewer(&self, viewer: Option<&str>) {
        self.inner.viewer.replace(viewer.map(str::to_owned));
    }

    /// Who hears of handlers that threw when nobody waited for them.
    pub fn set_faults(&self, heard: impl Fn(&PluginId, &JsValue) + 'static) {
        self.inner.faults.replace(Some(Rc::new(heard)));
    }

    /// The person pressed what a plugin offers on its page of settings.
    pub fn settings_offer(&self, plugin_id: &str) {
        if let Some(life) = self.inner.life(plugin_id) {
            user_settings::offer(&life);
        }
    }

    /// The server has what the person chose on a plugin's page of settings.
    pub fn setting_kept(&self, plugin_id: &str, name: &str, value: &serde_json::Value) {
        if let Some(life) = self.inner.life(plugin_id) {
            user_settings::kept(&life, name, value);
        }
    }

    /// Where plugins reach the person.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.inner.desk
    }

    /// The object for one run of a plugin.
    #[must_use]
    pub fn object(&self, plugin_id: &PluginId) -> JsValue {
        let life = Life::new(plugin_id.clone(), Rc::clone(&self.inner));
        let before = self.inner.lives.borrow_mut().insert(plugin_id.clone(), Rc::clone(&life));
        if let Some(before) = before {
            before.end();
        }
        let object = Object::new();
        set(&object, "version", &JsValue::from_str(env!("CARGO_PKG_VERSION")));
        set(&object, "plugin", &JsValue::from_str(plugin_id.as_str()));
        // A plugin that stands on the sign-in page goes on running when somebody signs in.
        let inner = Rc::clone(&self.inner);
        getter(&object, "viewer", move || {
            inner.viewer.borrow().as_deref().map_or(JsValue::NULL, JsValue::from_str)
        });
        getter(&object, "locale", || JsValue::from(locale()));
        getter(&object, "direction", || JsValue::from_str(direction()));
        let members = [
            request::members(&life),
            events::members(&life),
            hooks::members(&life),
            extensions::members(&life),
            products::members(&life),
            user_settings::members(&life),
            channel_options::members(&life),
            people::members(&life),
            preferences::members(&life),
            storage::members(&life),
            dialogs::members(&life),
            texts::members(&life),
            theme::members(&life),
        ];
        for (name, value) in members.iter().flatten() {
            set(&object, name, value);
        }
        Object::freeze(&object).into()
    }

    /// Takes back what a plugin got.
    pub fn stopped(&self, plugin_id: &PluginId) {
        let life = self.inner.lives.borrow_mut().remove(plugin_id);
        if let Some(life) = life {
            life.end();
        }
    }

    /// Who wants to decide in a hook, in the order in which they are asked.
    pub(super) fn handlers(&self, hook: &str) -> Vec<hooks::Handler> {
        hooks::handlers(self.inner.lives.borrow().values(), hook)
    }

    /// Hands an event to the plugins that listen to it.
    ///
    /// `failed` hears of every handler that threw.
    pub fn forward(&self, event: &ServerEvent, failed: impl Fn(&PluginId, &JsValue)) {
        let lives: Vec<Rc<Life>> = self.inner.lives.borrow().values().cloned().collect();
        events::forward(&lives, event, |life, error| failed(&life.plugin, error));
    }
}

impl Inner {
    fn life(&self, plugin_id: &str) -> Option<Rc<Life>> {
        self.lives
            .borrow()
            .iter()
            .find(|(id, _)| id.as_str() == plugin_id)
            .map(|(_, it)| Rc::clone(it))
    }

    /// A handler threw, and nobody waited for it.
    fn fault(&self, plugin_id: &PluginId, error: &JsValue) {
        let heard = self.faults.borrow().clone();
        if let Some(heard) = heard {
            heard(plugin_id, error);
        }
    }

    /// What the page knows; nothing where it keeps no chat.
    fn known<T>(&self, look: impl FnOnce(&State) -> Option<T>) -> Option<T> {
        self.store.as_ref()?.read(look)
    }

    /// Whether the page has everything of this person.
    fn knows_person(&self, id: &str) -> bool {
        self.known(|state| (*state.me == *id).then_some(())).is_some()
    }

    /// Other plugins than before decide in a hook: shown texts may be others.
    fn hooks_changed(&self, hook: &str) {
        if hook == contracts::hooks::MESSAGE_WILL_FORMAT.name {
            self.formats_changed();
        }
    }

    fn formats_changed(&self) {
        self.learn(Action::FormatsChanged);
    }

    /// Puts what a plugin asked for where everybody finds it.
    fn learn(&self, action: Action) {
        if let Some(store) = &self.store {
            store.dispatch(action);
        }
    }
}

/// Language of the page as a BCP 47 tag.
fn locale() -> String {
    let root = browser::document().and_then(|document| document.document_element());
    let tag = root.and_then(|root| root.get_attribute("lang")).filter(|tag| !tag.is_empty());
    tag.unwrap_or_else(|| "en".to_owned())
}

fn direction() -> &'static str {
    let root = browser::document().and_then(|document| document.document_element());
    let direction = root.and_then(|root| root.get_attribute("dir"));
    if direction.is_some_and(|it| it.eq_ignore_ascii_case("rtl")) { "rtl" } else { "ltr" }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(object, &JsString::from(name), value);
}

fn getter(object: &Object, name: &str, get: impl Fn() -> JsValue + 'static) {
    let get = Closure::<dyn Fn() -> JsValue>::new(get).into_js_value();
    let descriptor = Object::new();
    set(&descriptor, "get", &get);
    set(&descriptor, "enumerable", &JsValue::TRUE);
    // Nor does defining one.
    let _ = Reflect::define_property(object, &JsString::from(name), &descriptor);
}
