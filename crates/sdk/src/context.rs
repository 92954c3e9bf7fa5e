//! What a view knows of its surroundings, typed by its slot.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlSlotElement;

use crate::{Host, Slot};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type JsContext;
    #[wasm_bindgen(method, getter, structural)]
    fn plugin(this: &JsContext) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn key(this: &JsContext) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn children(this: &JsContext) -> Option<HtmlSlotElement>;
    #[wasm_bindgen(method, structural, catch)]
    fn action(this: &JsContext, action: &JsValue) -> Result<(), JsValue>;
}

/// One appearance of a view in the slot `C`, seen from inside. Cheap to clone.
pub struct Context<C> {
    js: JsContext,
    host: Host,
    slot: PhantomData<fn() -> C>,
}

impl<C: Slot> Context<C> {
    pub(crate) fn from_js(js: JsValue, host: Host) -> Self {
        Self { js: js.into(), host, slot: PhantomData }
    }

    /// Id of the plugin that the view belongs to.
    pub fn plugin(&self) -> String {
        self.js.plugin()
    }

    /// Id of the slot that the view stands in.
    pub fn slot(&self) -> &'static str {
        C::ID
    }

    /// For `item`: the key that it was registered with.
    pub fn key(&self) -> Option<String> {
        self.js.key()
    }

    /// For `wrap`: the element in which the wrapped content shows, to be put somewhere once. In Yew
    /// `wrapped()` does that.
    pub fn children(&self) -> Option<HtmlSlotElement> {
        self.js.children()
    }

    /// The app around the plugin.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// Asks the host to do something.
    ///
    /// Nothing comes back: what follows shows in new props. A host too old for the action refuses
    /// it; the refusal goes into the host's report and onto the console.
    pub fn action(&self, action: C::Action) {
        let sent = action
            .serialize(&Serializer::json_compatible())
            .map_err(JsValue::from)
            .and_then(|action| self.js.action(&action));
        if let Err(refusal) = sent {
            web_sys::console::error_2(&format!("{}: action refused", C::ID).into(), &refusal);
        }
    }
}

#[cfg(feature = "yew")]
impl<C: Slot> Context<C> {
    /// For `wrap`: the wrapped content as Yew takes it. Place it once; nothing for other kinds.
    pub fn wrapped(&self) -> yew::Html {
        self.children().map_or_else(yew::Html::default, |slot| yew::Html::VRef(slot.into()))
    }
}

impl<C> Clone for Context<C> {
    fn clone(&self) -> Self {
        Self { js: self.js.clone(), host: self.host.clone(), slot: PhantomData }
    }
}

impl<C> PartialEq for Context<C> {
    /// Whether both are the same appearance.
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs): (&JsValue, &JsValue) = (self.js.as_ref(), other.js.as_ref());
        ours == theirs
    }
}

impl<C: Slot> fmt::Debug for Context<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("slot", &C::ID).finish_non_exhaustive()
    }
}
