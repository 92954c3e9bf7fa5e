//! All connections, by user.
//!
//! Delivers to the users it is told; whether they may know is `publish`'s question.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::broadcast;

use super::connection::{Attachment, Connection};

/// Streams one user may have: windows, devices, and those that broke lately.
const MAX_PER_USER: usize = 60;

/// How long an ended session is remembered: a socket that was just being let in with it is not.
const ENDED_FOR: Duration = Duration::from_secs(60);

/// Endings that wait for a slow listener; one that misses some ends, too.
const MAX_ENDINGS: usize = 64;

/// Who is connected.
#[derive(Debug)]
pub(crate) struct Hub {
    connections: Mutex<Connections>,
    resume_within: Duration,
    /// For streams that are no sockets.
    endings: broadcast::Sender<Ended>,
}

/// Whose streams end.
#[derive(Clone, Debug)]
pub(crate) enum Ended {
    /// Those of a session, by its id.
    Session(String),
    /// The server's.
    All,
}

#[derive(Debug, Default)]
struct Connections {
    by_user: HashMap<String, Vec<Arc<Connection>>>,
    /// Sessions that ended lately.
    ended: HashMap<String, Instant>,
    is_closed: bool,
}

/// A socket that has its stream.
#[derive(Debug)]
pub(crate) struct Joined {
    pub(crate) connection: Arc<Connection>,
    pub(crate) attachment: Attachment,
    /// Whether the user had no other window open.
    pub(crate) is_first: bool,
}

/// What a client asks to resume.
#[derive(Clone, Debug)]
pub(crate) struct Resume {
    pub(crate) connection_id: String,
    /// The event it expects next.
    pub(crate) from_seq: i64,
}

impl Hub {
    pub(crate) fn new(resume_within: Duration) -> Self {
        let endings = broadcast::Sender::new(MAX_ENDINGS);
        Self { connections: Mutex::default(), resume_within, endings }
    }

    /// How many sockets this node serves now.
    pub(crate) fn n_connected(&self) -> usize {
        let connections = self.lock();
        let all = connections.by_user.values().flatten();
        all.filter(|connection| connection.is_attached()).count()
    }

    /// Gives a socket its stream: the one to resume, or a new one that begins with `hello`.
    ///
    /// `None` when the user has too many, the session has ended meanwhile, or the server is ending.
    pub(crate) fn join(
        &self,
        user_id: &str,
        session_id: &str,
        resume: Option<&Resume>,
        hello: impl FnOnce(&Connection),
    ) -> Option<Joined> {
        let mut connections = self.lock();
        if connections.is_closed || connections.ended.contains_key(session_id) {
            return None;
        }
        let own = connections.by_user.entry(user_id.to_owned()).or_default();
        let is_first = !own.iter().any(|connection| connection.is_attached());
        if let Some(resume) = resume
            && let Some(connection) = own.iter().find(|known| known.id == resume.connection_id)
        {
            if let Some(attachment) = connection.attach(session_id, resume.from_seq) {
                let connection = Arc::clone(connection);
                return Some(Joined { connection, attachment, is_first });
            }
            // Its client starts over, so nobody will ask for it again.
            own.retain(|known| known.id != resume.connection_id);
        }
        own.retain(|known| !known.is_forgotten(self.resume_within));
        if own.len() >= MAX_PER_USER {
            // A stream that broke makes room: who reloads often must not be locked out.
            let oldest_broken = own.iter().position(|known| !known.is_attached())?;
            own.remove(oldest_broken);
        }
        let connection = Arc::new(Connection::new());
        let attachment = connection.attach(session_id, 0)?;
        // Before anybody else can deliver: the greeting is event 0.
        hello(&connection);
        own.push(Arc::clone(&connection));
        Some(Joined { connection, attachment, is_first })
    }

    /// Whether the user has a window open.
    pub(crate) fn is_connected(&self, user_id: &str) -> bool {
        let connections = self.lock();
        let own = connections.by_user.get(user_id);
        own.is_some_and(|own| own.iter().any(|connection| connection.is_attached()))
    }

    /// Everybody with a window open.
    pub(crate) fn connected_users(&self) -> Vec<String> {
        let connections = self.lock();
        let attached = connections
            .by_user
            .iter()
            .filter(|(_, own)| own.iter().any(|connection| connection.is_attached()));
        attached.map(|(user_id, _)| user_id.clone()).collect()
    }

    /// Delivers an event to each window of the users.
    pub(crate) fn deliver<T: AsRef<str>>(&self, user_ids: &[T], unnumbered: &str) {
        let connections = self.lock();
        for user_id in user_ids {
            let own = connections.by_user.get(user_id.as_ref());
            for connection in own.into_iter().flatten() {
                connection.deliver(unnumbered);
            }
        }
    }

    /// Delivers an event to each window of a user except one.
    pub(crate) fn deliver_except(&self, user_id: &str, connection_id: &str, unnumbered: &str) {
        let connections = self.lock();
        let own = connections.by_user.get(user_id);
        for connection in own.into_iter().flatten().filter(|known| known.id != connection_id) {
            connection.deliver(unnumbered);
        }
    }

    /// Delivers an event to everybody.
    pub(crate) fn deliver_to_all(&self, unnumbered: &str) {
        for connection in self.lock().by_user.values().flatten() {
            connection.deliver(unnumbered);
        }
    }

    /// Ends the sockets of a session that was signed out, and forgets their streams.
    pub(crate) fn close_session(&self, session_id: &str) {
        let mut connections = self.lock();
        connections.ended.insert(session_id.to_owned(), Instant::now());
        for own in connections.by_user.values_mut() {
            own.retain(|connection| {
                let stays = !connection.belongs_to(session_id);
                if !stays {
                    connection.cut();
                }
                stays
            });
        }
        drop(connections);
        // An error means that nobody listens.
        let _ = self.endings.send(Ended::Session(session_id.to_owned()));
    }

    /// Hears of each ended session from now on, and of the end of the server.
    pub(crate) fn endings(&self) -> broadcast::Receiver<Ended> {
        self.endings.subscribe()
    }

    /// Ends all sockets and forgets their streams: who comes back asks for everything again.
    pub(crate) fn begin_anew(&self) {
        for connection in self.lock().by_user.drain().flat_map(|(_, own)| own) {
            connection.cut();
        }
    }

    /// Forgets streams that nobody came back for.
    pub(crate) fn sweep(&self) {
        let mut connections = self.lock();
        connections.ended.retain(|_, at| at.elapsed() < ENDED_FOR);
        connections.by_user.retain(|_, own| {
            own.retain(|connection| !connection.is_forgotten(self.resume_within));
            !own.is_empty()
        });
    }

    /// Ends all sockets; nobody may join any more.
    pub(crate) fn close(&self) {
        let mut connections = self.lock();
        connections.is_closed = true;
        for connection in connections.by_user.values().flatten() {
            connection.cut();
        }
        let _ = self.endings.send(Ended::All);
    }

    fn lock(&self) -> MutexGuard<'_, Connections> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hub() -> Hub {
        Hub::new(Duration::from_secs(120))
    }

    #[test]
    fn nobody_resumes_the_stream_of_another_user() {
        let hub = hub();
        let mira = hub.join("mira", "s1", None, |_| ()).unwrap();
        let resume = Resume { connection_id: mira.connection.id.clone(), from_seq: 0 };
        let eve = hub.join("eve", "s2", Some(&resume), |_| ()).unwrap();
        assert_ne!(eve.connection.id, mira.connection.id);
    }

    #[test]
    fn signing_out_ends_the_sockets_of_that_session_only() {
        let hub = hub();
        let one = hub.join("mira", "s1", None, |_| ()).unwrap();
        let other = hub.join("mira", "s2", None, |_| ()).unwrap();
        hub.close_session("s1");
        assert!(!one.connection.is_attached());
        assert!(other.connection.is_attached());
    }

    #[test]
    fn a_session_that_ended_while_its_socket_was_let_in_gets_no_stream() {
        let hub = hub();
        hub.close_session("s1");
        assert!(hub.join("mira", "s1", None, |_| ()).is_none());
        assert!(hub.join("mira", "s2", None, |_| ()).is_some());
    }

    #[test]
    fn a_user_has_a_bounded_number_of_streams() {
        let hub = hub();
        let all: Vec<_> = (0..MAX_PER_USER).map(|_| hub.join("mira", "s", None, |_| ())).collect();
        assert!(all.iter().all(Option::is_some));
        assert!(hub.join("mira", "s", None, |_| ()).is_none());
        assert!(hub.join("other", "s", None, |_| ()).is_some());
    }

    #[test]
    fn a_person_who_reloads_often_is_not_locked_out() {
        let hub = hub();
        for _ in 0..3 * MAX_PER_USER {
            let joined = hub.join("mira", "s", None, |_| ()).unwrap();
            joined.connection.detach(joined.attachment.generation);
        }
        assert_eq!(hub.lock().by_user["mira"].len(), MAX_PER_USER);
    }

    #[test]
    fn who_begins_anew_resumes_nothing() {
        let hub = hub();
        let mira = hub.join("mira", "s1", None, |_| ()).unwrap();
        hub.begin_anew();
        assert!(!mira.connection.is_attached());
        let resume = Resume { connection_id: mira.connection.id.clone(), from_seq: 0 };
        let again = hub.join("mira", "s1", Some(&resume), |_| ()).unwrap();
        assert_ne!(again.connection.id, mira.connection.id);
    }

    #[test]
    fn forgotten_streams_are_swept() {
        let hub = Hub::new(Duration::ZERO);
        let joined = hub.join("mira", "s", None, |_| ()).unwrap();
        joined.connection.detach(joined.attachment.generation);
        hub.sweep();
        assert!(hub.lock().by_user.is_empty());
    }
}
