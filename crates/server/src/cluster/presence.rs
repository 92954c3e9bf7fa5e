//! The table `node_users`: somebody is here as long as any node has a window of theirs.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, any::AnyExecutor};

use super::Cluster;
use crate::store;

impl Cluster {
    /// The user opened their first window on this node.
    pub(crate) async fn enter(&self, db: &mut AnyConnection, user_id: &str) -> sqlx::Result<()> {
        if let Some(node) = &self.0 {
            sqlx::query(
                "INSERT INTO node_users (user_id, node_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(user_id)
            .bind(&node.id)
            .execute(db)
            .await?;
        }
        Ok(())
    }

    /// The user closed their last window on this node; says whether they have one on another.
    pub(crate) async fn exit(&self, db: &mut AnyConnection, user_id: &str) -> sqlx::Result<bool> {
        let Some(node) = &self.0 else { return Ok(false) };
        sqlx::query("DELETE FROM node_users WHERE user_id = $1 AND node_id = $2")
            .bind(user_id)
            .bind(&node.id)
            .execute(&mut *db)
            .await?;
        is_anywhere(db, user_id).await
    }

    /// Whether the user has a window on another node.
    pub(crate) async fn is_elsewhere(
        &self,
        db: impl AnyExecutor<'_>,
        user_id: &str,
    ) -> sqlx::Result<bool> {
        match &self.0 {
            Some(_) => is_anywhere(db, user_id).await,
            None => Ok(false),
        }
    }

    /// Everybody who has a window anywhere; `here` are those of this node.
    pub(crate) async fn everybody(
        &self,
        db: impl AnyExecutor<'_>,
        here: Vec<String>,
    ) -> sqlx::Result<Vec<String>> {
        if self.0.is_none() {
            return Ok(here);
        }
        let there: Vec<String> =
            sqlx::query_scalar("SELECT user_id FROM node_users").fetch_all(db).await?;
        let all: BTreeSet<String> = here.into_iter().chain(there).collect();
        Ok(all.into_iter().collect())
    }

    /// Nobody is connected to this node yet, whatever was known when the last one ended.
    pub(crate) async fn nobody_is_here(&self, db: &mut AnyConnection) -> sqlx::Result<()> {
        if self.0.is_none() {
            return store::statuses::nobody_is_here(db).await;
        }
        sqlx::query(
            "UPDATE statuses SET status = 'offline' WHERE manual = 0 \
             AND user_id NOT IN (SELECT user_id FROM node_users)",
        )
        .execute(db)
        .await?;
        Ok(())
    }
}

async fn is_anywhere(db: impl AnyExecutor<'_>, user_id: &str) -> sqlx::Result<bool> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT node_id FROM node_users WHERE user_id = $1 LIMIT 1")
            .bind(user_id)
            .fetch_optional(db)
            .await?;
    Ok(found.is_some())
}
