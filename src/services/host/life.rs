//! One run of a plugin: what the host gave it, until the plugin is turned off.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    future::Future,
    rc::Rc,
};

use js_sys::{Function, Promise};
use manifest::PluginId;
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

use super::{
    Inner, error::HostError, hooks::Handler, rate::Rate, texts::Texts, theme::Sheets,
    user_settings::Offered,
};
use crate::state::{Action, extensions::Kind};

/// One run of a plugin. Everything that it holds ends with [`Life::end`].
pub(super) struct Life {
    pub(super) plugin: PluginId,
    pub(super) host: Rc<Inner>,
    pub(super) listeners: RefCell<Vec<Listener>>,
    pub(super) hooks: RefCell<Vec<Handler>>,
    pub(super) extensions: RefCell<BTreeSet<(Kind, Rc<str>)>>,
    pub(super) settings: RefCell<Offered>,
    /// Who makes the channels of each kind that the plugin added; `None` is the chat.
    pub(super) makers: RefCell<BTreeMap<Rc<str>, Option<Function>>>,
    pub(super) texts: RefCell<Texts>,
    pub(super) sheets: Sheets,
    pub(super) toasts: Rate,
    pub(super) dialogs: Rate,
    next_listener: Cell<u64>,
    gone: Cell<bool>,
}

/// Who wants to hear of an event.
#[derive(Clone)]
pub(super) struct Listener {
    pub(super) number: u64,
    pub(super) event: String,
    pub(super) handler: Function,
}

impl Life {
    pub(super) fn new(plugin: PluginId, host: Rc<Inner>) -> Rc<Self> {
        Rc::new(Self {
            plugin,
            host,
            listeners: RefCell::default(),
            hooks: RefCell::default(),
            extensions: RefCell::default(),
            settings: RefCell::default(),
            makers: RefCell::default(),
            texts: RefCell::default(),
            sheets: Sheets::default(),
            toasts: Rate::new(5, 10_000),
            dialogs: Rate::new(10, 60_000),
            next_listener: Cell::default(),
            gone: Cell::default(),
        })
    }

    /// Takes back what the host gave, and refuses from now on.
    pub(super) fn end(&self) {
        self.gone.set(true);
        self.listeners.borrow_mut().clear();
        self.settings.take();
        self.makers.take();
        for (kind, key) in self.extensions.take() {
            self.host.learn(Action::ExtensionGone { kind, key });
        }
        // Each of them holds this run, so they are let go here. Outside of the borrow: the page looks.
        let hooks = self.hooks.take();
        if hooks.iter().any(Handler::formats) {
            self.host.formats_changed();
        }
        self.sheets.clear();
        self.host.desk.drop_dialogs_of(&self.plugin);
    }

    pub(super) fn check(&self) -> Result<(), HostError> {
        if self.gone.get() { Err(HostError::gone(self.plugin.as_str())) } else { Ok(()) }
    }

    pub(super) fn next_listener(&self) -> u64 {
        self.next_listener.set(self.next_listener.get() + 1);
        self.next_listener.get()
    }

    /// Who is signed in, for what belongs to a person.
    pub(super) fn person(&self) -> Result<String, HostError> {
        let viewer = self.host.viewer.borrow().clone();
        let words = "nobody is signed in; check host.viewer first";
        viewer.ok_or_else(|| HostError::not_allowed(words))
    }

    /// A member of `host` that answers at once; what it fails with is thrown.
    pub(super) fn function(
        self: &Rc<Self>,
        run: impl Fn(&Rc<Self>, JsValue, JsValue) -> Result<JsValue, HostError> + 'static,
    ) -> JsValue {
        let life = Rc::clone(self);
        Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(move |one, two| {
            life.check().and_then(|()| run(&life, one, two)).map_err(JsValue::from)
        })
        .into_js_value()
    }

    /// A member of `host` that promises its answer; nothing is answered once the plugin is off.
    pub(super) fn promise<F>(
        self: &Rc<Self>,
        run: impl Fn(Rc<Self>, JsValue, JsValue) -> F + 'static,
    ) -> JsValue
    where
        F: Future<Output = Result<JsValue, HostError>> + 'static,
    {
        self.dialog(move |life, one, two| {
            let answer = run(Rc::clone(&life), one, two);
            async move {
                let answer = answer.await;
                life.check().and(answer)
            }
        })
    }

    /// Like [`Life::promise`], for what also has an answer when the plugin is turned off meanwhile.
    pub(super) fn dialog<F>(
        self: &Rc<Self>,
        run: impl Fn(Rc<Self>, JsValue, JsValue) -> F + 'static,
    ) -> JsValue
    where
        F: Future<Output = Result<JsValue, HostError>> + 'static,
    {
        let life = Rc::clone(self);
        Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(move |one, two| {
            if let Err(gone) = life.check() {
                return Promise::reject(&gone.into());
            }
            let answer = run(Rc::clone(&life), one, two);
            future_to_promise(async move { answer.await.map_err(JsValue::from) })
        })
        .into_js_value()
    }
}
