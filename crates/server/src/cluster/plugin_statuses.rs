//! The table `node_plugin_statuses`: how plugins fare on each node, put together.

use api_types::{PluginStatus, websocket::PluginStatusesChanged};

use super::{Cluster, Topic};
use crate::{error::Result, state::AppState, websocket::publish};

impl Cluster {
    /// `own`, and what the other nodes say of theirs, each with its `cluster_id`.
    pub(crate) async fn with_others(
        &self,
        mut own: Vec<PluginStatus>,
    ) -> Result<Vec<PluginStatus>> {
        let Some(node) = &self.0 else { return Ok(own) };
        for status in &mut own {
            status.cluster_id.clone_from(&node.id);
        }
        let others: Vec<String> = sqlx::query_scalar(
            "SELECT s.statuses FROM node_plugin_statuses s JOIN nodes n ON n.id = s.node_id \
             WHERE n.id <> $1 AND n.seen_at >= now_ms() - $2 ORDER BY n.id",
        )
        .bind(&node.id)
        .bind(i64::try_from(node.gone_after.as_millis()).unwrap_or(i64::MAX))
        .fetch_all(&node.pool)
        .await?;
        for statuses in others {
            own.extend(serde_json::from_str::<Vec<PluginStatus>>(&statuses)?);
        }
        Ok(own)
    }
}

/// Tells the other nodes how plugins fare here.
pub(crate) async fn changed(state: &AppState) {
    if let Err(error) = save(state).await {
        tracing::warn!(error.id = %error.id, "other nodes do not know how plugins fare here");
    }
}

async fn save(state: &AppState) -> Result<()> {
    let Some(node) = &state.cluster.0 else { return Ok(()) };
    let mut own = state.plugins.statuses();
    for status in &mut own {
        status.cluster_id.clone_from(&node.id);
    }
    let text = serde_json::to_string(&own)?;
    let done = sqlx::query(
        "INSERT INTO node_plugin_statuses (node_id, statuses) VALUES ($1, $2) \
         ON CONFLICT (node_id) DO UPDATE SET statuses = excluded.statuses \
         WHERE node_plugin_statuses.statuses <> excluded.statuses",
    )
    .bind(&node.id)
    .bind(text)
    .execute(&node.pool)
    .await?;
    if done.rows_affected() > 0 {
        state.cluster.announce(Topic::PluginStatuses);
    }
    Ok(())
}

/// Tells this node's administrators how plugins fare everywhere.
pub(crate) async fn tell_admins(state: &AppState) -> Result<()> {
    let plugin_statuses = state.cluster.with_others(state.plugins.statuses()).await?;
    publish::to_admins(state, &PluginStatusesChanged { plugin_statuses }).await
}
