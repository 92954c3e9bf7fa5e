//! The live connection: opens it, notices when it is dead, opens it again, goes on where it was.
//!
//! It knows frames and time, and nothing of posts: what arrives goes to one callback.

use std::{
    cell::RefCell,
    fmt,
    rc::{Rc, Weak},
};

use api_types::websocket::{ActionData, Request, ServerEvent, action::PING};
use gloo_events::EventListener;
use gloo_timers::callback::{Interval, Timeout};
use serde_json::Value;

use super::{
    backoff, browser,
    socket::{Socket, SocketEvent},
    stream::{Incoming, Stream},
};
use crate::state::Connection;

/// How often a sign of life is asked for. The forerunner's clients do the same.
const PING_MS: u32 = 30_000;
/// How long an answer to it may take; also how long opening may take.
const PATIENCE_MS: u32 = 10_000;

/// What the live connection tells.
#[derive(Debug, Clone)]
pub enum Signal {
    /// How page and server stand to each other.
    Connection(Connection),
    /// Something happened.
    Event(ServerEvent),
    /// The server knows nothing of an earlier connection: what is known must be compared with it.
    Fresh {
        /// Whether there was an earlier one, so that events may have been missed for long.
        missed: bool,
    },
    /// A connection could not be opened or broke; the session may have ended, too.
    Broken,
}

/// The live connection of a signed-in person. Clones share it; it ends with the last one.
#[derive(Clone)]
pub struct Live {
    inner: Rc<Inner>,
}

struct Inner {
    on_signal: Box<dyn Fn(Signal)>,
    now: RefCell<Now>,
    wakers: RefCell<Vec<EventListener>>,
}

/// What changes over time.
#[derive(Default)]
struct Now {
    stream: Stream,
    socket: Option<Socket>,
    /// Whether the server has shown that it is there since the socket opened.
    is_alive: bool,
    n_tries: u32,
    /// Starts the next try.
    retry: Option<Timeout>,
    /// Asks for a sign of life.
    ping: Option<Interval>,
    /// Runs out when nothing is heard.
    patience: Option<Timeout>,
}

impl Live {
    /// Connects, and stays connected until dropped.
    #[must_use]
    pub fn start(on_signal: impl Fn(Signal) + 'static) -> Self {
        let inner = Rc::new(Inner {
            on_signal: Box::new(on_signal),
            now: RefCell::default(),
            wakers: RefCell::default(),
        });
        inner.wakers.replace(wakers(&inner));
        connect(&inner);
        Self { inner }
    }

    /// Sends an action. One that can not be sent now is dropped: none of them is worth keeping.
    pub fn send<T: ActionData>(&self, data: &T) {
        let data = serde_json::to_value(data).unwrap_or_default();
        send(&self.inner, T::NAME, data);
    }

    /// Tries at once instead of waiting for the next turn.
    pub fn retry_now(&self) {
        wake(&self.inner);
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live").field("stream", &self.inner.now.borrow().stream).finish()
    }
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

/// The network is back, or the person looks again: no reason to wait any longer.
fn wakers(inner: &Rc<Inner>) -> Vec<EventListener> {
    let mut wakers = Vec::new();
    let waker = |act: fn(&Rc<Inner>)| {
        let weak = Rc::downgrade(inner);
        move |_: &web_sys::Event| {
            if let Some(inner) = weak.upgrade() {
                act(&inner);
            }
        }
    };
    if let Some(window) = browser::window() {
        wakers.push(EventListener::new(&window, "online", waker(wake)));
        wakers.push(EventListener::new(&window, "offline", waker(broken)));
    }
    if let Some(document) = browser::document() {
        wakers.push(EventListener::new(&document, "visibilitychange", waker(wake_if_visible)));
    }
    wakers
}

fn wake_if_visible(inner: &Rc<Inner>) {
    if browser::is_visible() {
        wake(inner);
    }
}

/// Connects when a try is pending; asks for a sign of life when a connection stands.
fn wake(inner: &Rc<Inner>) {
    let waits = inner.now.borrow_mut().retry.take().is_some();
    if waits {
        connect(inner);
    } else if inner.now.borrow().is_alive {
        ask_for_life(inner);
    }
}

fn connect(inner: &Rc<Inner>) {
    let url = {
        let mut now = inner.now.borrow_mut();
        now.socket = None;
        now.is_alive = false;
        format!("{}{}", browser::socket_origin(), now.stream.path())
    };
    if inner.now.borrow().n_tries == 0 {
        (inner.on_signal)(Signal::Connection(Connection::Connecting));
    }
    let weak = Rc::downgrade(inner);
    let opened = Socket::open(&url, move |event| {
        if let Some(inner) = weak.upgrade() {
            socket_event(&inner, event);
        }
    });
    match opened {
        Ok(socket) => {
            inner.now.borrow_mut().socket = Some(socket);
            lose_patience_later(inner);
        }
        Err(error) => {
            browser::warn("the live connection could not be opened", &error);
            broken(inner);
        }
    }
}

fn socket_event(inner: &Rc<Inner>, event: SocketEvent) {
    match event {
        // Open is not alive: something between here and the server may have opened it.
        SocketEvent::Opened => ask_for_life(inner),
        SocketEvent::Frame(frame) => {
            alive(inner);
            take(inner, &frame);
        }
        SocketEvent::Closed => broken(inner),
    }
}

fn take(inner: &Rc<Inner>, frame: &str) {
    let incoming = inner.now.borrow_mut().stream.take(frame);
    match incoming {
        Ok(Incoming::Event(event)) => (inner.on_signal)(Signal::Event(event)),
        Ok(Incoming::Fresh { missed }) => (inner.on_signal)(Signal::Fresh { missed }),
        Ok(Incoming::Reply(_)) => {}
        Ok(Incoming::Gap) => broken(inner),
        Err(error) => browser::warn("a frame could not be read", &error.to_string().into()),
    }
}

/// The server has shown itself.
fn alive(inner: &Rc<Inner>) {
    let was_alive = {
        let mut now = inner.now.borrow_mut();
        now.patience = None;
        now.n_tries = 0;
        std::mem::replace(&mut now.is_alive, true)
    };
    if was_alive {
        return;
    }
    let weak = Rc::downgrade(inner);
    inner.now.borrow_mut().ping = Some(Interval::new(PING_MS, move || {
        if let Some(inner) = weak.upgrade() {
            ask_for_life(&inner);
        }
    }));
    (inner.on_signal)(Signal::Connection(Connection::Online));
}

fn ask_for_life(inner: &Rc<Inner>) {
    if send(inner, PING, Value::Object(serde_json::Map::new())) {
        lose_patience_later(inner);
    } else {
        broken(inner);
    }
}

fn lose_patience_later(inner: &Rc<Inner>) {
    let weak: Weak<Inner> = Rc::downgrade(inner);
    let patience = Timeout::new(PATIENCE_MS, move || {
        if let Some(inner) = weak.upgrade() {
            broken(&inner);
        }
    });
    inner.now.borrow_mut().patience = Some(patience);
}

/// Gives the connection up and plans the next try.
fn broken(inner: &Rc<Inner>) {
    let (n_tries, wait) = {
        let mut now = inner.now.borrow_mut();
        if now.retry.is_some() {
            return;
        }
        now.socket = None;
        now.ping = None;
        now.patience = None;
        now.is_alive = false;
        let wait = backoff::wait(now.n_tries, browser::chance());
        now.n_tries += 1;
        (now.n_tries, wait)
    };
    let wait_ms = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
    let weak = Rc::downgrade(inner);
    let retry = Timeout::new(wait_ms, move || {
        if let Some(inner) = weak.upgrade() {
            drop(inner.now.borrow_mut().retry.take());
            connect(&inner);
        }
    });
    inner.now.borrow_mut().retry = Some(retry);
    let retry_at_ms = browser::now_ms() + i64::from(wait_ms);
    (inner.on_signal)(Signal::Connection(Connection::Lost { n_tries, retry_at_ms }));
    (inner.on_signal)(Signal::Broken);
}

fn send(inner: &Rc<Inner>, action: &str, data: Value) -> bool {
    let mut now = inner.now.borrow_mut();
    let seq = now.stream.next_request();
    let request = Request { seq, action: action.to_owned(), data };
    let Ok(frame) = serde_json::to_string(&request) else { return false };
    now.socket.as_ref().is_some_and(|socket| socket.send(&frame))
}
