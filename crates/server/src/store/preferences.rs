//! The table `preferences`.

use api_types::Preference;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

fn preference(row: &AnyRow) -> Result<Preference, sqlx::Error> {
    Ok(Preference {
        user_id: row.try_get("user_id")?,
        category: row.try_get("category")?,
        name: row.try_get("name")?,
        value: row.try_get("value")?,
    })
}

/// A user's preferences; of one category unless it is empty.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    category: &str,
) -> sqlx::Result<Vec<Preference>> {
    sqlx::query(
        "SELECT * FROM preferences WHERE user_id = $1 AND ($2 = '' OR category = $2) \
         ORDER BY category, name",
    )
    .bind(user_id)
    .bind(category)
    .try_map(|row| preference(&row))
    .fetch_all(db)
    .await
}

pub(crate) async fn set(db: impl AnyExecutor<'_>, preference: &Preference) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO preferences (user_id, category, name, value) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (user_id, category, name) DO UPDATE SET value = excluded.value",
    )
    .bind(&preference.user_id)
    .bind(&preference.category)
    .bind(&preference.name)
    .bind(&preference.value)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn delete(db: impl AnyExecutor<'_>, preference: &Preference) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM preferences WHERE user_id = $1 AND category = $2 AND name = $3")
        .bind(&preference.user_id)
        .bind(&preference.category)
        .bind(&preference.name)
        .execute(db)
        .await?;
    Ok(())
}

/// How many preferences a user has, to keep them from being used as a store for anything.
pub(crate) async fn count(db: impl AnyExecutor<'_>, user_id: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT count(*) FROM preferences WHERE user_id = $1")
        .bind(user_id)
        .fetch_one(db)
        .await
}
