//! One WebSocket connection: frames in, frames out, its end. Dropping it closes it for good.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, WebSocket};

/// What a connection tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketEvent {
    /// It is open.
    Opened,
    /// A frame.
    Frame(String),
    /// It is over, or never came to be.
    Closed,
}

/// A connection. After the drop it tells nothing more.
#[derive(Debug)]
pub struct Socket {
    raw: WebSocket,
    _listeners: [EventListener; 3],
}

impl Socket {
    /// Opens a connection.
    ///
    /// # Errors
    /// When the browser refuses the address.
    pub fn open(
        url: &str,
        on_event: impl Fn(SocketEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let raw = WebSocket::new(url)?;
        let on_open = on_event.clone();
        let on_frame = on_event.clone();
        let listeners = [
            EventListener::new(&raw, "open", move |_: &Event| on_open(SocketEvent::Opened)),
            EventListener::new(&raw, "message", move |event: &Event| {
                let data = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string());
                if let Some(frame) = data {
                    on_frame(SocketEvent::Frame(frame));
                }
            }),
            EventListener::new(&raw, "close", move |_: &Event| on_event(SocketEvent::Closed)),
        ];
        Ok(Self { raw, _listeners: listeners })
    }

    /// Sends a frame. Answers whether the connection could take it.
    pub fn send(&self, frame: &str) -> bool {
        self.raw.ready_state() == WebSocket::OPEN && self.raw.send_with_str(frame).is_ok()
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        // Closing fails only for a wrong code or reason, and there is none.
        drop(self.raw.close());
    }
}
