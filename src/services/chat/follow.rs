//! Follows the server: live events, reconnects, plugins. What was missed in between is a matter of
//! `catch_up.rs`.

use api_types::websocket::{ServerEvent, UserUpdateActiveStatus};
use gloo_timers::{callback::Timeout, future::sleep};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{Chat, Session};
use crate::{
    services::{
        Api, ApiError, backoff, browser,
        emoji::{self, Table},
        live::Signal,
    },
    state::{
        Action, Connection,
        events::{self, Need, Outcome},
    },
};

/// After this long without a look at the window the person counts as away. Five minutes, as in the
/// forerunner.
const IDLE_MS: u32 = 5 * 60 * 1_000;

/// The longest a timer runs before it looks again: what browsers count down has an end.
const MAX_WAIT_MS: i64 = 24 * 60 * 60 * 1_000;

impl Session {
    pub(super) fn on_signal(&self, signal: Signal) {
        if !self.is_current() {
            return;
        }
        match signal {
            Signal::Connection(connection) => {
                let is_online = connection == Connection::Online;
                let is_back = is_online && self.was_lost();
                self.put([Action::Connection(connection)]);
                if is_back {
                    let plugins = self.chat.inner.plugins.clone();
                    spawn_local(async move { plugins.reconnected().await });
                }
                if is_online {
                    self.chat.flush_outbox();
                    self.ensure_open();
                }
            }
            Signal::Event(event) => {
                if let Some(early) = &mut *self.chat.inner.early.borrow_mut() {
                    early.push(event);
                    return;
                }
                self.chat.cross_by(&event);
                self.on_event(&event);
                if let Some(beside) = &mut *self.chat.inner.beside.borrow_mut() {
                    beside.push(event);
                }
            }
            Signal::Fresh { missed } => self.catch_up(missed),
            Signal::Broken => self.check_session(),
        }
    }

    /// Whether the connection was lost until now.
    fn was_lost(&self) -> bool {
        let store = &self.chat.inner.store;
        store.read(|state| matches!(state.connection, Connection::Lost { .. }))
    }

    pub(super) fn on_event(&self, event: &ServerEvent) {
        let store = &self.chat.inner.store;
        match store.read(|state| events::interpret(state, event, browser::now_ms())) {
            Ok(Outcome { actions, needs }) => {
                self.put(actions);
                for need in needs {
                    self.meet(need);
                }
            }
            Err(error) => browser::warn("an event was left out", &JsValue::from(error.to_string())),
        }
        let plugins = &self.chat.inner.plugins;
        plugins.host().forward(event, |plugin_id, error| {
            plugins.runtime().handler_failed(plugin_id, error);
        });
    }

    pub(super) fn meet(&self, need: Need) {
        let chat = &self.chat;
        match need {
            Need::Channel { channel_id } => chat.fetch_channel(channel_id),
            Need::Categories { team_id } => chat.fetch_categories(team_id),
            Need::Users(ids) => chat.need_people(ids),
            Need::MarkViewed { channel_id } => chat.tell_viewed_soon(channel_id),
            Need::PluginEnabled(manifest) => chat.inner.plugins.enabled(&manifest),
            Need::PluginDisabled(manifest) => chat.inner.plugins.disabled(&manifest),
            Need::PluginsTurnedOn => chat.follow_plugins(),
            Need::PluginsTurnedOff => chat.inner.plugins.turned_off(),
            Need::SlotOrders(orders) => chat.inner.plugins.ordered(&orders),
            Need::Notify(notice) => chat.notify(*notice),
            Need::Thread { root_id } => chat.fetch_followed(root_id),
            Need::ReadThread { root_id } => chat.tell_thread_read_soon(root_id),
        }
    }

    /// Loads what is missing of the open channel, also what failed to load before.
    pub(super) fn ensure_open(&self) {
        let open = self.chat.inner.store.read(|state| state.view.channel_id.clone());
        if let Some(channel_id) = open {
            self.chat.ensure_posts(&channel_id);
        }
        self.chat.ensure_right();
    }

    /// A connection that can not be opened looks the same whether the server or the session is gone.
    fn check_session(&self) {
        let connection = self.chat.inner.store.read(|state| state.connection.clone());
        if !matches!(connection, Connection::Lost { n_tries: 2.., .. }) {
            return;
        }
        self.chat.spawn(|session| async move {
            if Api.me().await == Err(ApiError::Unauthorized) {
                session.ended();
            }
        });
    }
}

impl Chat {
    /// Fetches the list of plugins beside everything else, until the server has told it.
    pub(super) fn follow_plugins(&self) {
        self.spawn(|session| async move {
            for n_tries in 0..8 {
                match session.chat.inner.plugins.follow().await {
                    Err(error) if error.is_passing() && session.is_current() => {
                        sleep(backoff::wait(n_tries, browser::chance())).await;
                    }
                    Err(error) => {
                        browser::warn("plugins", &JsValue::from(error.to_string()));
                        return;
                    }
                    Ok(()) => return,
                }
            }
        });
    }

    /// Forgets who has stopped typing, and what people said of themselves, when the time has come.
    pub(super) fn plan_expiry(&self) {
        let Some(at_ms) = self.inner.store.read(|state| state.people.next_expiry_ms()) else {
            return;
        };
        let wait_ms = (at_ms - browser::now_ms()).clamp(0, MAX_WAIT_MS);
        let wait_ms = u32::try_from(wait_ms).unwrap_or(0);
        let chat = self.clone();
        let timer = Timeout::new(wait_ms, move || {
            chat.inner.store.dispatch(Action::TimePassed { now_ms: browser::now_ms() });
            chat.plan_expiry();
        });
        self.inner.expiry.replace(Some(timer));
    }

    /// Gets the table of emoji when somebody's status has one that is not known without it.
    pub(super) fn complete_statuses(&self) {
        if !self.inner.store.read(|state| state.people.lacks_emoji()) {
            return;
        }
        match emoji::table() {
            Table::Ready(emojis) => self.inner.store.dispatch(Action::Emojis(emojis)),
            Table::Waiting => emoji::want(),
            // A balloon shows instead; who opens the choice of emoji asks again.
            Table::Failed(_) => {}
        }
    }

    /// The person looks at the window, or away from it.
    pub(super) fn attention_changed(&self) {
        let attentive = browser::is_attentive();
        if self.inner.store.read(|state| state.view.attentive) == attentive {
            return;
        }
        self.inner.store.dispatch(Action::Attentive(attentive));
        if attentive && self.is_somebody_else() {
            // Another window signed in as another person: nothing must be done in their name.
            browser::reload_with_query(&browser::query());
            return;
        }
        if attentive {
            self.inner.idle_timer.replace(None);
            self.tell_active(true);
            self.mark_open_viewed();
            self.read_open_thread();
        } else {
            let chat = self.clone();
            let timer = Timeout::new(IDLE_MS, move || chat.tell_active(false));
            self.inner.idle_timer.replace(Some(timer));
        }
    }

    /// Whether the session of this browser belongs to another person than this page shows.
    fn is_somebody_else(&self) -> bool {
        let me = self.inner.store.read(|state| state.me.to_string());
        !me.is_empty() && browser::cookie("MMUSERID").is_some_and(|user_id| user_id != me)
    }

    fn tell_active(&self, user_is_active: bool) {
        if let Some(live) = &*self.inner.live.borrow() {
            live.send(&UserUpdateActiveStatus { user_is_active, manual: false });
        }
    }
}
