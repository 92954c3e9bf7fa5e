//! Several servers on one PostgreSQL: what happens on one, the browsers of all hear of.
//!
//! Nodes share the database and the bundles, and none is more than another.
//! Events go through the table `node_events`; a notification says that there are new ones.
//! With SQLite there is one server, and nothing here does anything.

mod event;
mod exchange;
mod lifetime;
pub(crate) mod plugin_statuses;
mod presence;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use sqlx::{PgPool, postgres::PgPoolOptions};
use tokio::sync::mpsc;

pub(crate) use self::event::{Audience, Event, Topic};
use crate::{id::new_id, state::AppState, store::Database};

/// Events that wait for a database that does not answer; more are lost, which is told then.
const MAX_WAITING: usize = 10_000;

/// Listening, sending, signs of life, and one to spare.
const CONNECTIONS: u32 = 4;

/// How long one of them may take to come about.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// The other nodes, if there can be any.
#[derive(Debug)]
pub(crate) struct Cluster(Option<Node>);

/// This server as one of several.
#[derive(Debug)]
struct Node {
    /// Another one after each start: what a killed server left is never taken for our own.
    id: String,
    pool: PgPool,
    outbox: mpsc::Sender<Event>,
    /// Events were dropped, so that nobody can say what the others do not know.
    has_lost: AtomicBool,
    /// What was read of others.
    known: tokio::sync::Mutex<event::Known>,
    /// A node that gave no sign of life for so long does not live.
    gone_after: Duration,
}

/// What a node does all the time, before it is started.
#[derive(Debug)]
pub(crate) struct Tasks {
    outbox: mpsc::Receiver<Event>,
    /// The last event that the others need not tell us.
    last_event: i64,
}

impl Cluster {
    /// Becomes a node, if the database can have several.
    pub(crate) async fn join(
        database: &Database,
        gone_after: Duration,
    ) -> Result<(Self, Option<Tasks>), sqlx::Error> {
        let Database::Postgres(url) = database else {
            return Ok((Self(None), None));
        };
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(CONNECT_WITHIN)
            .connect(url)
            .await?;
        let (sender, outbox) = mpsc::channel(MAX_WAITING);
        let has_lost = AtomicBool::new(false);
        let node = Node {
            id: new_id(),
            pool,
            outbox: sender,
            has_lost,
            known: tokio::sync::Mutex::default(),
            gone_after,
        };
        // Before anything else is read: what changes from now on is told.
        let last_event = exchange::last_event(&node.pool).await?;
        lifetime::give_sign(&node).await?;
        Ok((Self(Some(node)), Some(Tasks { outbox, last_event })))
    }

    /// How other nodes and administrators call this one; empty without others.
    pub(crate) fn node_id(&self) -> &str {
        self.0.as_ref().map_or("", |node| &node.id)
    }

    /// Tells the other nodes to read something again. To be called after the commit.
    pub(crate) fn announce(&self, topic: Topic) {
        self.send(|| Event::Read { topic });
    }

    /// Tells the other nodes what happened; they hear of it in the order in which it was sent.
    pub(crate) fn send(&self, event: impl FnOnce() -> Event) {
        if let Some(node) = &self.0
            && node.outbox.try_send(event()).is_err()
            && !node.has_lost.swap(true, Ordering::Relaxed)
        {
            tracing::warn!("other nodes can not be told what happens");
        }
    }

    /// Leaves the others in order: who was connected here only is offline.
    pub(crate) async fn leave(state: &AppState) {
        if let Some(node) = &state.cluster.0 {
            if let Err(error) = lifetime::end(state, node).await {
                tracing::warn!(error = %error, "other nodes do not know yet that this one ended");
            }
            node.pool.close().await;
        }
    }
}

impl Tasks {
    /// Runs until the result is dropped.
    pub(crate) fn start(self, state: &AppState) -> Started {
        let mut tasks = tokio::task::JoinSet::new();
        tasks.spawn(exchange::send(state.clone(), self.outbox));
        tasks.spawn(exchange::receive(state.clone(), self.last_event));
        tasks.spawn(lifetime::live(state.clone()));
        Started { _tasks: tasks }
    }
}

/// The tasks of a node that runs.
#[derive(Debug)]
pub(crate) struct Started {
    _tasks: tokio::task::JoinSet<()>,
}
