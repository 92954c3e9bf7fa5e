//! The table `slot_orders`: which plugin comes first in which slot.

use api_types::SlotOrders;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{json_column, json_list};

pub(crate) async fn all(db: impl AnyExecutor<'_>) -> sqlx::Result<SlotOrders> {
    let rows: Vec<(String, Vec<String>)> = sqlx::query("SELECT * FROM slot_orders")
        .try_map(|row: AnyRow| Ok((row.try_get("slot_id")?, json_column(&row, "plugin_ids")?)))
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

pub(crate) async fn set(
    db: impl AnyExecutor<'_>,
    slot_id: &str,
    plugin_ids: &[String],
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO slot_orders (slot_id, plugin_ids, update_at) VALUES ($1, $2, $3) \
         ON CONFLICT (slot_id) DO UPDATE SET plugin_ids = excluded.plugin_ids, \
         update_at = excluded.update_at",
    )
    .bind(slot_id)
    .bind(json_list(plugin_ids))
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn delete(db: impl AnyExecutor<'_>, slot_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM slot_orders WHERE slot_id = $1").bind(slot_id).execute(db).await?;
    Ok(())
}
