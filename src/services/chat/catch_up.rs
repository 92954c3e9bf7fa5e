//! Compares with the server what may have changed unseen: after a reconnect, and once after the first
//! answers, which may be older than the live connection.
//!
//! Events go on arriving while the answers travel, and an answer may be older than an event that was
//! followed already. So events of that time are gathered, and followed once more after the answer.

use api_types::websocket::ServerEvent;
use gloo_timers::future::sleep;
use wasm_bindgen::JsValue;

use super::{Session, boot::fetch_snapshot};
use crate::{
    services::{Api, ApiError, backoff, browser},
    state::{
        Action, State,
        events::{self, Need},
        snapshot,
    },
};

/// How often the same is asked when answers and events keep crossing each other. What is off then is
/// one number of mentions, until the channel is read.
pub(super) const MAX_ROUNDS: usize = 3;

impl Session {
    /// Asks until the server answers.
    ///
    /// `missed`: the page and the server lost each other, it is not the first connection.
    pub(super) fn catch_up(&self, missed: bool) {
        let inner = &self.chat.inner;
        self.put([Action::EventsMissed]);
        if inner.early.borrow().is_some() {
            // The first answers are still on their way; they may be older than this connection.
            self.catch_up_after_boot(missed);
            return;
        }
        inner.resync_turn.set(inner.resync_turn.get().wrapping_add(1));
        let turn = inner.resync_turn.get();
        self.chat.spawn(|session| async move {
            for n_tries in 0.. {
                if !session.has_turn(turn) {
                    return;
                }
                match session.try_catch_up(turn).await {
                    Ok(()) => break,
                    Err(ApiError::Unauthorized) => return session.ended(),
                    Err(error) if error.is_passing() => {
                        sleep(backoff::wait(n_tries, browser::chance())).await;
                    }
                    Err(error) => {
                        browser::warn("catching up", &JsValue::from(error.to_string()));
                        break;
                    }
                }
            }
        });
        // Also on the first connection: a plugin may have been turned on or off after the list came.
        self.chat.follow_plugins();
        if missed {
            inner.plugins.runtime().retry_unreachable();
        }
    }

    /// Waits for the first answers, then catches up.
    fn catch_up_after_boot(&self, missed: bool) {
        self.chat.spawn(|session| async move {
            while session.is_current() && session.chat.inner.early.borrow().is_some() {
                sleep(std::time::Duration::from_millis(50)).await;
            }
            session.catch_up(missed);
        });
    }

    async fn try_catch_up(&self, turn: u32) -> Result<(), ApiError> {
        self.ensure_open();
        for _ in 0..MAX_ROUNDS {
            if self.compare(turn).await? == Compared::Whole {
                break;
            }
        }
        if !self.has_turn(turn) {
            return Ok(());
        }
        let store = &self.chat.inner.store;
        let teams: Vec<String> = store.read(|state| state.categories.teams().cloned().collect());
        teams.into_iter().for_each(|team_id| self.chat.fetch_categories(team_id));
        self.chat.refresh_threads();
        let ids = store.read(known_people);
        let statuses = Api.statuses(&ids).await?;
        self.put([Action::Statuses(
            statuses.into_iter().map(|it| (it.user_id, it.status)).collect(),
        )]);
        self.chat.mark_open_viewed();
        Ok(())
    }

    /// Takes over what the server would tell a page that opens now.
    async fn compare(&self, turn: u32) -> Result<Compared, ApiError> {
        let inner = &self.chat.inner;
        inner.beside.replace(Some(Vec::new()));
        let me = inner.store.read(|it| it.people.user(&it.me).map(|user| (**user).clone()));
        let answer = match me {
            Some(me) => fetch_snapshot(me).await,
            None => async { fetch_snapshot(Api.me().await?).await }.await,
        };
        if !self.has_turn(turn) {
            // Whoever has the turn now gathers, and will answer for all of it.
            return Ok(Compared::Whole);
        }
        let beside = inner.beside.take().unwrap_or_default();
        self.put([Action::Snapshot(Box::new(answer?))]);
        let mut compared = Compared::Whole;
        for event in &beside {
            if self.follow_again(event) == Compared::Crossed {
                compared = Compared::Crossed;
            }
        }
        Ok(compared)
    }

    /// Puts again what an event tells of the things that a snapshot holds; nothing else: whoever was
    /// told of a post is not told twice.
    fn follow_again(&self, event: &ServerEvent) -> Compared {
        let store = &self.chat.inner.store;
        // One that can not be read was warned of when it came.
        let outcome = store.read(|state| events::interpret(state, event, browser::now_ms()));
        let Ok(outcome) = outcome else { return Compared::Whole };
        let actions: Vec<Action> = outcome.actions.into_iter().filter_map(snapshot::part).collect();
        let is_mention = |it: &Action| matches!(it, Action::Counted { mentions_me: true, .. });
        let crossed = actions.iter().any(is_mention);
        self.put(actions);
        // An older answer took away the membership that came with the event.
        let is_membership = |it: &Need| matches!(it, Need::Channel { .. });
        outcome.needs.into_iter().filter(is_membership).for_each(|need| self.meet(need));
        if crossed { Compared::Crossed } else { Compared::Whole }
    }

    fn has_turn(&self, turn: u32) -> bool {
        self.is_current() && self.chat.inner.resync_turn.get() == turn
    }
}

/// What is known after a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compared {
    /// All of it fits.
    Whole,
    /// A mention came beside. Channel and membership come in two answers: one may have counted it, and
    /// the other not.
    Crossed,
}

fn known_people(state: &State) -> Vec<String> {
    let mut ids: Vec<String> = state.people.with_status().cloned().collect();
    ids.sort();
    ids
}
