//! The JSON Schema of the manifest, made from the documentation of its fields.

use crate::Manifest;

/// The schema of `plugin.json`, for editors and for authors; `schema/plugin.schema.json` is its printed form.
///
/// It says what a schema can say; the rest (reserved ids, which type may have options) is in [`Manifest::parse_json`].
#[must_use]
pub fn plugin_schema() -> schemars::Schema {
    schemars::schema_for!(Manifest)
}
