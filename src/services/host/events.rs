//! `host.on`: events of the WebSocket, a copy for each who listens.

use std::rc::Rc;

use api_types::websocket::ServerEvent;
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    arguments::{shown, text},
    error::HostError,
    life::{Life, Listener},
};

/// The longest name of an event.
const MAX_NAME: usize = 100;

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![("on", life.function(|life, event, handler| listen(life, &event, &handler)))]
}

fn listen(life: &Rc<Life>, event: &JsValue, handler: &JsValue) -> Result<JsValue, HostError> {
    let event = text("event", event, 1, MAX_NAME)?;
    let handler = handler
        .dyn_ref::<Function>()
        .ok_or_else(|| HostError::invalid("handler", &shown(handler), "a function"))?;
    let number = life.next_listener();
    let listener = Listener { number, event, handler: handler.clone() };
    life.listeners.borrow_mut().push(listener);
    let life = Rc::clone(life);
    Ok(Closure::<dyn Fn()>::new(move || {
        life.listeners.borrow_mut().retain(|listener| listener.number != number);
    })
    .into_js_value())
}

#[derive(Serialize)]
struct Message<'a> {
    event: &'a str,
    data: &'a serde_json::Value,
}

/// Hands an event to those who listen; `failed` hears of every handler that threw.
pub(super) fn forward(lives: &[Rc<Life>], event: &ServerEvent, failed: impl Fn(&Life, &JsValue)) {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    for life in lives {
        let listeners: Vec<Function> = {
            let listeners = life.listeners.borrow();
            let named = listeners.iter().filter(|listener| listener.event == event.event);
            named.map(|listener| listener.handler.clone()).collect()
        };
        for handler in listeners {
            // One of them may have turned the plugin off.
            if life.check().is_err() {
                break;
            }
            // Each gets its own: one plugin must not change what the next one sees.
            let message = Message { event: &event.event, data: &event.data };
            let Ok(message) = message.serialize(&serializer) else { continue };
            if let Err(error) = handler.call1(&JsValue::UNDEFINED, &message) {
                failed(life, &error);
            }
        }
    }
}
