//! The tables `sidebar_categories` and `sidebar_channels`: how people arrange their sidebars.

use api_types::ChannelCategory;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::flag;

fn category(row: &AnyRow) -> Result<ChannelCategory, sqlx::Error> {
    Ok(ChannelCategory {
        id: row.try_get("id")?,
        user_id: row.try_get("user_id")?,
        team_id: row.try_get("team_id")?,
        sort_order: row.try_get("sort_order")?,
        sorting: row.try_get("sorting")?,
        category_type: row.try_get("category_type")?,
        display_name: row.try_get("display_name")?,
        muted: flag(row, "muted")?,
        collapsed: flag(row, "collapsed")?,
        channel_ids: Vec::new(),
    })
}

/// What is stored, without its channels.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<ChannelCategory>> {
    sqlx::query(
        "SELECT * FROM sidebar_categories WHERE user_id = $1 AND team_id = $2 \
         ORDER BY sort_order, id",
    )
    .bind(user_id)
    .bind(team_id)
    .try_map(|row| category(&row))
    .fetch_all(db)
    .await
}

/// Writes a category, not its channels.
pub(crate) async fn set(db: impl AnyExecutor<'_>, category: &ChannelCategory) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sidebar_categories (id, user_id, team_id, sort_order, sorting, \
         category_type, display_name, muted, collapsed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (id) DO UPDATE SET sort_order = excluded.sort_order, \
         sorting = excluded.sorting, display_name = excluded.display_name, \
         muted = excluded.muted, collapsed = excluded.collapsed",
    )
    .bind(&category.id)
    .bind(&category.user_id)
    .bind(&category.team_id)
    .bind(category.sort_order)
    .bind(&category.sorting)
    .bind(&category.category_type)
    .bind(&category.display_name)
    .bind(i64::from(category.muted))
    .bind(i64::from(category.collapsed))
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes a category; its channels go back to where they belong by their kind.
pub(crate) async fn delete(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sidebar_categories WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}

/// Where one channel stands in somebody's sidebar.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) channel_id: String,
    pub(crate) category_id: String,
}

/// The places that a user chose in a team, in the order to show.
pub(crate) async fn places(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<Place>> {
    sqlx::query(
        "SELECT channel_id, category_id FROM sidebar_channels \
         WHERE user_id = $1 AND team_id = $2 ORDER BY sort_order, channel_id",
    )
    .bind(user_id)
    .bind(team_id)
    .try_map(|row: AnyRow| {
        Ok(Place {
            channel_id: row.try_get("channel_id")?,
            category_id: row.try_get("category_id")?,
        })
    })
    .fetch_all(db)
    .await
}

/// Forgets the places in a category, before they are written anew.
pub(crate) async fn clear(db: impl AnyExecutor<'_>, category_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sidebar_channels WHERE category_id = $1")
        .bind(category_id)
        .execute(db)
        .await?;
    Ok(())
}

/// Puts a channel into a category, wherever it was before.
pub(crate) async fn place(
    db: impl AnyExecutor<'_>,
    category: &ChannelCategory,
    channel_id: &str,
    sort_order: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sidebar_channels (user_id, team_id, channel_id, category_id, sort_order) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id, team_id, channel_id) DO UPDATE SET \
         category_id = excluded.category_id, sort_order = excluded.sort_order",
    )
    .bind(&category.user_id)
    .bind(&category.team_id)
    .bind(channel_id)
    .bind(&category.id)
    .bind(sort_order)
    .execute(db)
    .await?;
    Ok(())
}
