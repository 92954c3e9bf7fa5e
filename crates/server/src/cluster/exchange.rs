//! The table `node_events`: writing what happened here, reading what happened elsewhere.
//!
//! Writers hold a lock, so numbers grow in the order of commits and «after the last one» is enough.
//! A lost notification costs some seconds, a lost connection nothing: events wait in the table.

use std::{
    convert::Infallible,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use sqlx::{PgPool, postgres::PgListener};
use tokio::{sync::mpsc, time::timeout};

use super::{
    Event,
    event::{handle, read_everything, start_over},
};
use crate::state::AppState;

/// The channel of `LISTEN` and `NOTIFY`.
const CHANNEL: &str = "mortise_events";

/// Held while events are written. The number means nothing but «events of Mortise».
const LOCK: i64 = 6_516_270_002;

/// Events that one transaction writes, and one query reads.
const BATCH: usize = 500;

/// How long events are kept. Who was away for longer begins anew.
const KEPT: Duration = Duration::from_secs(10 * 60);

/// How long silence is believed before the table is looked at without a notification.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Between attempts when the database does not answer.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The number of the newest event.
pub(super) async fn last_event(pool: &PgPool) -> sqlx::Result<i64> {
    let last: Option<i64> =
        sqlx::query_scalar("SELECT max(id) FROM node_events").fetch_one(pool).await?;
    Ok(last.unwrap_or(0))
}

/// Forgets events that everybody has read.
pub(super) async fn sweep(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM node_events WHERE create_at < now_ms() - $1")
        .bind(i64::try_from(KEPT.as_millis()).unwrap_or(i64::MAX))
        .execute(pool)
        .await?;
    Ok(())
}

/// Writes events, in their order, and wakes the other nodes.
pub(super) async fn write(pool: &PgPool, node_id: &str, events: &[Event]) -> sqlx::Result<()> {
    let texts: Result<Vec<String>, _> = events.iter().map(serde_json::to_string).collect();
    let texts = texts.map_err(|error| sqlx::Error::Encode(error.into()))?;
    let mut tx = pool.begin().await?;
    // What is lost with the database's power concerns nobody who is still connected.
    sqlx::query("SET LOCAL synchronous_commit = off").execute(&mut *tx).await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *tx).await?;
    sqlx::query(
        "INSERT INTO node_events (create_at, node_id, event) SELECT now_ms(), $1, t.event \
         FROM unnest($2) WITH ORDINALITY AS t (event, position) ORDER BY t.position",
    )
    .bind(node_id)
    .bind(texts)
    .execute(&mut *tx)
    .await?;
    sqlx::query("SELECT pg_notify($1, '')").bind(CHANNEL).execute(&mut *tx).await?;
    tx.commit().await
}

/// Writes what this node sends, as long as it runs.
pub(super) async fn send(state: AppState, mut outbox: mpsc::Receiver<Event>) {
    let Some(node) = &state.cluster.0 else { return };
    let mut events = Vec::with_capacity(BATCH);
    while outbox.recv_many(&mut events, BATCH).await > 0 {
        let mut pause = FIRST_PAUSE;
        while let Err(error) = write(&node.pool, &node.id, &events).await {
            tracing::warn!(error = %error, "other nodes can not be told what happens");
            tokio::time::sleep(pause).await;
            pause = LONGEST_PAUSE.min(2 * pause);
        }
        events.clear();
        if node.has_lost.swap(false, Ordering::Relaxed) {
            events.push(Event::Lost);
            if write(&node.pool, &node.id, &events).await.is_err() {
                node.has_lost.store(true, Ordering::Relaxed);
            }
            events.clear();
        }
    }
}

/// Does here what other nodes send, as long as this one runs.
pub(super) async fn receive(state: AppState, last_event: i64) {
    let Some(node) = &state.cluster.0 else { return };
    let mut reader = Reader { state: &state, last_event, read_at: Instant::now() };
    let mut pause = FIRST_PAUSE;
    loop {
        let began = Instant::now();
        let Err(error) = reader.follow(&node.pool, &node.id).await;
        tracing::warn!(error = %error, "listening to other nodes again");
        if began.elapsed() > LONGEST_PAUSE {
            pause = FIRST_PAUSE;
        }
        tokio::time::sleep(pause).await;
        pause = LONGEST_PAUSE.min(2 * pause);
    }
}

/// How far a node has read.
struct Reader<'a> {
    state: &'a AppState,
    last_event: i64,
    read_at: Instant,
}

impl Reader<'_> {
    /// Listens until the connection breaks.
    async fn follow(&mut self, pool: &PgPool, node_id: &str) -> sqlx::Result<Infallible> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        if self.read_at.elapsed() > KEPT / 2 {
            start_over(self.state);
        }
        self.read(pool, node_id).await?;
        // What was announced by a node that died before it could say so.
        read_everything(self.state);
        loop {
            match timeout(LOOK_EVERY, listener.try_recv()).await {
                Ok(received) => {
                    received?.ok_or(sqlx::Error::WorkerCrashed)?;
                    // One look answers all notifications that came so far.
                    while listener.next_buffered().is_some() {}
                    self.read(pool, node_id).await?;
                }
                Err(_) => {
                    if self.read(pool, node_id).await? > 0 {
                        tracing::debug!("events came without a notification");
                        return Err(sqlx::Error::WorkerCrashed);
                    }
                }
            }
        }
    }

    /// Handles all events that came since; says how many there were.
    async fn read(&mut self, pool: &PgPool, node_id: &str) -> sqlx::Result<usize> {
        let mut n_events = 0;
        loop {
            let rows: Vec<(i64, String, String)> = sqlx::query_as(
                "SELECT id, node_id, event FROM node_events WHERE id > $1 ORDER BY id LIMIT $2",
            )
            .bind(self.last_event)
            .bind(i64::try_from(BATCH).unwrap_or(i64::MAX))
            .fetch_all(pool)
            .await?;
            self.read_at = Instant::now();
            let is_last = rows.len() < BATCH;
            for (id, sender, event) in rows {
                self.last_event = id;
                if sender != node_id {
                    n_events += 1;
                    self.handle(&event).await;
                }
            }
            if is_last {
                return Ok(n_events);
            }
        }
    }

    async fn handle(&self, event: &str) {
        match serde_json::from_str(event) {
            Ok(event) => {
                if let Err(error) = handle(self.state, event).await {
                    tracing::warn!(error.id = %error.id, "an event of another node is lost");
                }
            }
            // Of a newer version; its own browsers know of it.
            Err(error) => tracing::debug!(error = %error, "an event of another node is unknown"),
        }
    }
}
