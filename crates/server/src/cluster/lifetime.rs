//! The table `nodes`: signs of life, and what is cleared up after a node that gives none.
//!
//! Any node clears up after any other; the lock of writers keeps two from doing so at once.

use std::time::{Duration, Instant};

use api_types::{PresenceStatus, websocket::StatusChange};
use sqlx::AnyConnection;

use super::{Audience, Event, Node, Topic, event::read_everything, exchange, plugin_statuses};
use crate::{error::Result, state::AppState, statuses, store, websocket::publish};

/// Signs of life per time after which a silent node counts as gone.
const SIGNS: u32 = 4;

/// How often old events are swept, and everything is read again in case an announcement was lost.
const LOOK_AROUND_EVERY: Duration = Duration::from_secs(60);

/// Says that this node lives; false when the others had given it up.
pub(super) async fn give_sign(node: &Node) -> sqlx::Result<bool> {
    let is_new: i64 = sqlx::query_scalar(
        "INSERT INTO nodes (id, seen_at) VALUES ($1, now_ms()) \
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at \
         RETURNING CASE WHEN xmax = 0 THEN 1 ELSE 0 END::bigint",
    )
    .bind(&node.id)
    .fetch_one(&node.pool)
    .await?;
    Ok(is_new == 0)
}

/// Gives signs of life and clears up after others, as long as this node runs.
pub(super) async fn live(state: AppState) {
    let Some(node) = &state.cluster.0 else { return };
    plugin_statuses::changed(&state).await;
    let mut ticks = tokio::time::interval(node.gone_after / SIGNS);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut looked_around = Instant::now();
    loop {
        ticks.tick().await;
        if let Err(error) = tick(&state, node).await {
            tracing::warn!(error.id = %error.id, "other nodes may think that this one is gone");
        }
        if looked_around.elapsed() > LOOK_AROUND_EVERY {
            looked_around = Instant::now();
            read_everything(&state);
            if let Err(error) = exchange::sweep(&node.pool).await {
                tracing::warn!(error = %error, "old events are not swept");
            }
        }
    }
}

async fn tick(state: &AppState, node: &Node) -> Result<()> {
    if !give_sign(node).await? {
        tracing::warn!("other nodes had given this one up");
        for user_id in state.hub.connected_users() {
            statuses::came(state, &user_id).await;
        }
        plugin_statuses::changed(state).await;
    }
    if !anybody_is_gone(node).await? {
        return Ok(());
    }
    let mut tx = state.store.write().await?;
    let gone_after_ms = i64::try_from(node.gone_after.as_millis()).unwrap_or(i64::MAX);
    sqlx::query("DELETE FROM nodes WHERE seen_at < now_ms() - $1")
        .bind(gone_after_ms)
        .execute(&mut *tx)
        .await?;
    let user_ids = clear_up(&mut tx).await?;
    tx.commit().await?;
    tracing::warn!(n_users = user_ids.len(), "another node is gone");
    for user_id in user_ids {
        publish::to_everyone(state, &offline(user_id))?;
    }
    state.cluster.announce(Topic::PluginStatuses);
    plugin_statuses::tell_admins(state).await
}

/// Asked without a lock, since the answer is mostly no.
async fn anybody_is_gone(node: &Node) -> sqlx::Result<bool> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM nodes WHERE seen_at < now_ms() - $1) \
         OR EXISTS (SELECT 1 FROM node_users WHERE node_id NOT IN (SELECT id FROM nodes)) \
         OR EXISTS (SELECT 1 FROM node_plugin_statuses \
             WHERE node_id NOT IN (SELECT id FROM nodes))",
    )
    .bind(i64::try_from(node.gone_after.as_millis()).unwrap_or(i64::MAX))
    .fetch_one(&node.pool)
    .await
}

/// Forgets what belongs to nodes that are no more; answers who is offline by that.
async fn clear_up(db: &mut AnyConnection) -> sqlx::Result<Vec<String>> {
    let user_ids: Vec<String> = sqlx::query_scalar(
        "SELECT u.user_id FROM statuses u WHERE u.manual = 0 AND u.status <> 'offline' \
         AND EXISTS (SELECT 1 FROM node_users g WHERE g.user_id = u.user_id) \
         AND NOT EXISTS (SELECT 1 FROM node_users g JOIN nodes n ON n.id = g.node_id \
             WHERE g.user_id = u.user_id)",
    )
    .fetch_all(&mut *db)
    .await?;
    store::statuses::set_offline(&mut *db, &user_ids).await?;
    sqlx::query("DELETE FROM node_users WHERE node_id NOT IN (SELECT id FROM nodes)")
        .execute(&mut *db)
        .await?;
    sqlx::query("DELETE FROM node_plugin_statuses WHERE node_id NOT IN (SELECT id FROM nodes)")
        .execute(&mut *db)
        .await?;
    Ok(user_ids)
}

/// Ends as the others would see it after a while, but at once.
pub(super) async fn end(state: &AppState, node: &Node) -> Result<()> {
    let mut tx = state.store.write().await?;
    sqlx::query("DELETE FROM nodes WHERE id = $1").bind(&node.id).execute(&mut *tx).await?;
    let user_ids = clear_up(&mut tx).await?;
    tx.commit().await?;
    let mut events = vec![Event::Read { topic: Topic::PluginStatuses }];
    for user_id in user_ids {
        let text = publish::for_everyone(&offline(user_id))?;
        events.push(Event::Deliver { to: Audience::Everyone, text });
    }
    exchange::write(&node.pool, &node.id, &events).await?;
    Ok(())
}

fn offline(user_id: String) -> StatusChange {
    StatusChange { user_id, status: PresenceStatus::Offline }
}
