//! The tables `attribute_fields` and `attribute_values`.

use api_types::{AttributeField, AttributeFieldAttrs, AttributeValues};
use serde_json::Value;
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{json_column, to_json};

fn field(row: &AnyRow) -> Result<AttributeField, sqlx::Error> {
    Ok(AttributeField {
        id: row.try_get("id")?,
        group_id: "custom_profile_attributes".to_owned(),
        name: row.try_get("name")?,
        field_type: row.try_get("field_type")?,
        attrs: AttributeFieldAttrs {
            sort_order: row.try_get("sort_order")?,
            value_type: row.try_get("value_type")?,
            visibility: row.try_get("visibility")?,
        },
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: row.try_get("delete_at")?,
        ..AttributeField::default()
    })
}

pub(crate) async fn fields(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<AttributeField>> {
    sqlx::query("SELECT * FROM attribute_fields WHERE delete_at = 0 ORDER BY sort_order, id")
        .try_map(|row| field(&row))
        .fetch_all(db)
        .await
}

pub(crate) async fn insert_field(
    db: impl AnyExecutor<'_>,
    field: &AttributeField,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO attribute_fields (id, name, field_type, value_type, visibility, sort_order, \
         create_at, update_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&field.id)
    .bind(&field.name)
    .bind(&field.field_type)
    .bind(&field.attrs.value_type)
    .bind(&field.attrs.visibility)
    .bind(field.attrs.sort_order)
    .bind(field.create_at)
    .bind(field.update_at)
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn values(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<AttributeValues> {
    let rows = sqlx::query(
        "SELECT v.field_id, v.value FROM attribute_values v \
         JOIN attribute_fields f ON f.id = v.field_id AND f.delete_at = 0 WHERE v.user_id = $1",
    )
    .bind(user_id)
    .try_map(|row: AnyRow| Ok((row.try_get("field_id")?, json_column(&row, "value")?)))
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().collect())
}

pub(crate) async fn set_value(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    field_id: &str,
    value: &Value,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO attribute_values (user_id, field_id, value) VALUES ($1, $2, $3) \
         ON CONFLICT (user_id, field_id) DO UPDATE SET value = excluded.value",
    )
    .bind(user_id)
    .bind(field_id)
    .bind(to_json(value)?)
    .execute(db)
    .await?;
    Ok(())
}
