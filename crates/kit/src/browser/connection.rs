//! One WebSocket to the browser: commands with their answers, and events by tab.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::{
    connect_async_with_config,
    tungstenite::{Message, protocol::WebSocketConfig},
};

use super::BrowserError;

/// Events of one tab that wait; a plugin that logs without end must not fill the memory.
const MAX_EVENTS: usize = 512;

/// The largest answer: the picture of a tall page, as text.
const MAX_BYTES: usize = 64 << 20;

/// What happened in a tab.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) method: String,
    pub(super) params: Value,
}

/// Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    outgoing: mpsc::UnboundedSender<String>,
    next_id: Arc<AtomicU64>,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    waiting: HashMap<u64, oneshot::Sender<Result<Value, String>>>,
    tabs: HashMap<String, mpsc::Sender<Event>>,
    is_gone: bool,
}

impl Connection {
    pub(super) async fn open(address: &str) -> Result<Self, BrowserError> {
        let config = WebSocketConfig::default()
            .max_message_size(Some(MAX_BYTES))
            .max_frame_size(Some(MAX_BYTES));
        let connecting = connect_async_with_config(address, Some(config), true).await;
        let (socket, _) = connecting.map_err(|_| BrowserError::Gone)?;
        let (mut sink, mut stream) = socket.split();
        let (outgoing, mut to_send) = mpsc::unbounded_channel::<String>();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let of_task = Arc::clone(&shared);
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    text = to_send.recv() => {
                        let Some(text) = text else { break };
                        if sink.send(Message::text(text)).await.is_err() { break }
                    }
                    message = stream.next() => match message {
                        Some(Ok(Message::Text(text))) => take(&of_task, &text),
                        Some(Ok(_)) => {}
                        Some(Err(_)) | None => break,
                    }
                }
            }
            // Who waits hears of it by the end of the channel.
            let mut shared = lock(&of_task);
            shared.is_gone = true;
            shared.waiting.clear();
            shared.tabs.clear();
        });
        Ok(Self { outgoing, next_id: Arc::default(), shared })
    }

    /// Sends a command and waits for the answer.
    pub(super) async fn call(
        &self,
        tab: Option<&str>,
        method: &str,
        params: Value,
    ) -> Result<Value, BrowserError> {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let (sender, answer) = oneshot::channel();
        {
            let mut shared = lock(&self.shared);
            if shared.is_gone {
                return Err(BrowserError::Gone);
            }
            shared.waiting.insert(id, sender);
        }
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let (Some(tab), Some(command)) = (tab, command.as_object_mut()) {
            command.insert("sessionId".to_owned(), tab.into());
        }
        // Forgotten also when who asked gives up.
        let _forgetting = Forgetting { shared: &self.shared, id };
        self.outgoing.send(command.to_string()).map_err(|_| BrowserError::Gone)?;
        match answer.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(message)) => Err(BrowserError::Refused { method: method.to_owned(), message }),
            Err(_) => Err(BrowserError::Gone),
        }
    }

    /// Hears of what happens in a tab, until it is forgotten.
    pub(super) fn listen(&self, tab: &str) -> mpsc::Receiver<Event> {
        let (sender, receiver) = mpsc::channel(MAX_EVENTS);
        lock(&self.shared).tabs.insert(tab.to_owned(), sender);
        receiver
    }

    pub(super) fn forget(&self, tab: &str) {
        lock(&self.shared).tabs.remove(tab);
    }
}

struct Forgetting<'a> {
    shared: &'a Mutex<Shared>,
    id: u64,
}

impl Drop for Forgetting<'_> {
    fn drop(&mut self) {
        lock(self.shared).waiting.remove(&self.id);
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A part of what the browser said; null where it said nothing.
pub(crate) fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

/// As [`at`], taken out.
pub(super) fn taken(value: &mut Value, path: &str) -> Value {
    value.pointer_mut(path).map(Value::take).unwrap_or_default()
}

/// Hands an answer or an event to who waits for it.
fn take(shared: &Mutex<Shared>, text: &str) {
    let Ok(mut message) = serde_json::from_str::<Value>(text) else { return };
    let mut shared = lock(shared);
    if let Some(id) = at(&message, "/id").as_u64() {
        let Some(waiting) = shared.waiting.remove(&id) else { return };
        let answer = match at(&message, "/error/message").as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(taken(&mut message, "/result")),
        };
        // Who asked may have given up.
        let _ = waiting.send(answer);
        return;
    }
    let (Some(tab), Some(method)) =
        (at(&message, "/sessionId").as_str(), at(&message, "/method").as_str())
    else {
        return;
    };
    let method = method.to_owned();
    if let Some(sender) = shared.tabs.get(tab) {
        // Beyond the limit nobody reads them; the page's own count is what is told.
        let _ = sender.try_send(Event { method, params: taken(&mut message, "/params") });
    }
}
