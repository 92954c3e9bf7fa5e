//! The one part of a slot that differs from contract to contract: the types of its props and actions.
//!
//! All else is code that every slot shares. A page has dozens of slots, and what is generic is in the
//! page once for each of them.

use std::any::Any;

use serde::Serialize;
use serde_json::Value;
use slots::Contract;
use wasm_bindgen::JsValue;
use yew::Callback;

/// Props and actions of one slot, without their types.
pub(super) trait Typed: Any {
    /// The props as a plain object.
    fn object(&self) -> Result<JsValue, serde_wasm_bindgen::Error>;
    /// Hands an action to the app.
    fn act(&self, action: Value) -> Result<(), serde_json::Error>;
    /// Whether the app would say the same.
    fn is_same(&self, other: &dyn Any) -> bool;
}

/// What an app says of a place of contract `C`.
pub(super) struct Said<C: Contract> {
    pub(super) props: C::Props,
    pub(super) on_action: Callback<C::Action>,
}

impl<C: Contract> Typed for Said<C> {
    fn object(&self) -> Result<JsValue, serde_wasm_bindgen::Error> {
        self.props.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
    }

    fn act(&self, action: Value) -> Result<(), serde_json::Error> {
        self.on_action.emit(serde_json::from_value(action)?);
        Ok(())
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other
            .downcast_ref::<Self>()
            .is_some_and(|it| it.props == self.props && it.on_action == self.on_action)
    }
}
