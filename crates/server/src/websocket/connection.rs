//! One client's stream of events: numbered, remembered for a while, resumable.
//!
//! Knows nothing of sockets: text goes into a bounded channel that a socket empties.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::extract::ws::Utf8Bytes;
use tokio::sync::mpsc;

use crate::id::new_id;

/// Events that wait for a slow client before it is cut off. It may resume.
const MAX_WAITING: usize = 256;

/// Sent events kept for a client that comes back.
const MAX_KEPT: usize = 256;

/// The same in bytes: 256 posts of full length would be 16 MiB per client.
const MAX_KEPT_BYTES: usize = 1 << 20;

/// A client's stream.
#[derive(Debug)]
pub(crate) struct Connection {
    /// What the client gives back to resume.
    pub(crate) id: String,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    session_id: String,
    next_seq: i64,
    /// The latest events, with their numbers, oldest first.
    kept: VecDeque<(i64, Utf8Bytes)>,
    kept_bytes: usize,
    /// To the socket, while there is one.
    sender: Option<mpsc::Sender<Utf8Bytes>>,
    /// Counts the sockets, so that an old one that ends does not detach its successor.
    generation: u64,
    detached_at: Instant,
}

/// A socket's end of a stream.
#[derive(Debug)]
pub(crate) struct Attachment {
    /// Events that the client missed; to be sent before anything from `events`.
    pub(crate) missed: Vec<Utf8Bytes>,
    pub(crate) events: mpsc::Receiver<Utf8Bytes>,
    pub(crate) generation: u64,
}

impl Connection {
    pub(crate) fn new() -> Self {
        let state = State {
            session_id: String::new(),
            next_seq: 0,
            kept: VecDeque::new(),
            kept_bytes: 0,
            sender: None,
            generation: 0,
            detached_at: Instant::now(),
        };
        Self { id: new_id(), state: Mutex::new(state) }
    }

    /// Gives the stream to a socket whose client expects the event `from_seq` next.
    ///
    /// `None` when an event that it lacks is no longer kept; nothing changes then.
    pub(crate) fn attach(&self, session_id: &str, from_seq: i64) -> Option<Attachment> {
        let mut state = self.lock();
        if from_seq < 0 || from_seq > state.next_seq {
            return None;
        }
        let oldest = state.kept.front().map_or(state.next_seq, |(seq, _)| *seq);
        if from_seq < oldest {
            return None;
        }
        let missed = state
            .kept
            .iter()
            .filter(|(seq, _)| *seq >= from_seq)
            .map(|(_, text)| text.clone())
            .collect();
        let (sender, events) = mpsc::channel(MAX_WAITING);
        // Should an older socket still hang here, losing its sender ends it.
        state.sender = Some(sender);
        state.generation += 1;
        session_id.clone_into(&mut state.session_id);
        Some(Attachment { missed, events, generation: state.generation })
    }

    /// Takes the stream from a socket that ended; says whether it still had it.
    pub(crate) fn detach(&self, generation: u64) -> bool {
        let mut state = self.lock();
        if state.generation != generation {
            return false;
        }
        state.sender = None;
        state.detached_at = Instant::now();
        true
    }

    /// Numbers an event, keeps it, and sends it if a socket is there. Never waits.
    ///
    /// `unnumbered` is the event's JSON without its last brace.
    pub(crate) fn deliver(&self, unnumbered: &str) {
        let mut state = self.lock();
        let seq = state.next_seq;
        state.next_seq += 1;
        let text = Utf8Bytes::from(format!("{unnumbered},\"seq\":{seq}}}"));
        state.kept_bytes += text.len();
        state.kept.push_back((seq, text.clone()));
        while state.kept.len() > MAX_KEPT || state.kept_bytes > MAX_KEPT_BYTES {
            let Some((_, dropped)) = state.kept.pop_front() else { break };
            state.kept_bytes -= dropped.len();
        }
        if state.sender.as_ref().is_some_and(|sender| sender.try_send(text).is_err()) {
            // Too slow, or gone: without a sender the socket ends, and its client comes again.
            state.sender = None;
            state.detached_at = Instant::now();
        }
    }

    pub(crate) fn is_attached(&self) -> bool {
        self.lock().sender.is_some()
    }

    pub(crate) fn belongs_to(&self, session_id: &str) -> bool {
        self.lock().session_id == session_id
    }

    /// Whether nobody came back for it.
    pub(crate) fn is_forgotten(&self, after: Duration) -> bool {
        let state = self.lock();
        state.sender.is_none() && state.detached_at.elapsed() >= after
    }

    /// Ends the socket.
    pub(crate) fn cut(&self) {
        self.lock().sender = None;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection(n_events: usize) -> Connection {
        let connection = Connection::new();
        for idx in 0..n_events {
            connection.deliver(&format!("{{\"event\":\"e{idx}\""));
        }
        connection
    }

    #[test]
    fn missed_events_are_given_again_in_order() {
        let attachment = connection(5).attach("session", 3).unwrap();
        let missed: Vec<&str> = attachment.missed.iter().map(Utf8Bytes::as_str).collect();
        assert_eq!(missed, [r#"{"event":"e3","seq":3}"#, r#"{"event":"e4","seq":4}"#]);
    }

    #[test]
    fn a_client_that_missed_nothing_gets_nothing() {
        assert!(connection(5).attach("session", 5).unwrap().missed.is_empty());
    }

    #[test]
    fn a_gap_can_not_be_resumed() {
        let connection = connection(MAX_KEPT + 10);
        assert!(connection.attach("session", 9).is_none());
        assert_eq!(connection.attach("session", 10).unwrap().missed.len(), MAX_KEPT);
        assert!(connection.attach("session", 100_000).is_none());
    }

    #[test]
    fn kept_bytes_are_bounded() {
        let connection = Connection::new();
        let long = format!("{{\"event\":\"{}\"", "x".repeat(MAX_KEPT_BYTES / 4));
        for _ in 0..10 {
            connection.deliver(&long);
        }
        assert!(connection.attach("session", 6).is_none());
        assert_eq!(connection.attach("session", 7).unwrap().missed.len(), 3);
    }

    #[test]
    fn a_slow_client_is_cut_off_and_can_resume() {
        let connection = Connection::new();
        let mut slow = connection.attach("session", 0).unwrap();
        for _ in 0..=MAX_WAITING {
            connection.deliver("{\"event\":\"e\"");
        }
        assert!(!connection.is_attached());
        let mut n_received = 0;
        while slow.events.try_recv().is_ok() {
            n_received += 1;
        }
        assert_eq!(n_received, MAX_WAITING);
        let from_seq = i64::try_from(n_received).unwrap();
        assert_eq!(connection.attach("session", from_seq).unwrap().missed.len(), 1);
    }

    #[test]
    fn an_old_socket_does_not_detach_its_successor() {
        let connection = Connection::new();
        let old = connection.attach("session", 0).unwrap();
        let _new = connection.attach("session", 0).unwrap();
        assert!(!connection.detach(old.generation));
        assert!(connection.is_attached());
    }
}
