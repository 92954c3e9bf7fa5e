//! Extra profile fields that a server's administrators define (custom profile attributes).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One field, from `GET /custom_profile_attributes/fields`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AttributeField {
    pub id: String,
    pub group_id: String,
    /// What people read beside the value, such as `Department`.
    pub name: String,
    /// `text`, `select`, `multiselect`, `date`, `user` or `multiuser`.
    #[serde(rename = "type")]
    pub field_type: String,
    pub attrs: AttributeFieldAttrs,
    pub target_id: String,
    pub target_type: String,
    pub create_at: i64,
    pub update_at: i64,
    pub delete_at: i64,
}

/// How a field is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AttributeFieldAttrs {
    pub sort_order: f64,
    /// Empty, `email`, `url` or `phone`; this server adds `skype`.
    pub value_type: String,
    /// `always`, `when_set` or `hidden`.
    pub visibility: String,
}

/// Answer of `GET /users/{id}/custom_profile_attributes`: field id to text or list of texts.
pub type AttributeValues = BTreeMap<String, Value>;
