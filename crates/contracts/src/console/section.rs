//! `admin-section.v1`: a section marked `custom` on a plugin's page in the System Console.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use slots::{Contract, Shape};

/// A whole section of a plugin's settings; its key is [`AdminSection::key`].
#[derive(Clone, Copy, Debug)]
pub struct AdminSection;

impl Contract for AdminSection {
    const ID: &'static str = "admin-section.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = AdminSectionProps;
    type Action = AdminSectionAction;
}

impl AdminSection {
    /// The key under which a plugin contributes a section: the plugin's id, a colon, and the
    /// section's key in lower case.
    ///
    /// ```
    /// use contracts::AdminSection;
    ///
    /// assert_eq!(AdminSection::key("settings-tour", "Limits"), "settings-tour:limits");
    /// ```
    pub fn key(plugin_id: &str, section_key: &str) -> String {
        format!("{plugin_id}:{}", section_key.to_lowercase())
    }
}

/// What `admin-section.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AdminSectionProps {
    /// The plugin whose section it is.
    pub plugin_id: String,
    /// The section's key as in the manifest.
    pub key: String,
    /// The section's title; it stands above the content already.
    pub title: String,
    /// The line below the title; it stands there already.
    pub subtitle: String,
    /// The section's settings, in the manifest's order.
    pub settings: Vec<AdminSectionSetting>,
    /// True while nothing can be changed, such as without the right to.
    pub disabled: bool,
}

/// A setting of a section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AdminSectionSetting {
    /// Its key as in the manifest.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// Its help, Markdown; may be empty.
    pub help_text: String,
    /// What is set now, saved or not: any JSON; `null` when nothing is, and for a secret.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub value: Value,
    /// True when its value is never told, only replaced.
    pub secret: bool,
    /// True when a value was saved.
    pub is_set: bool,
    /// True when it can not be changed now.
    pub disabled: bool,
    /// What the server has against the value; `null` for nothing.
    pub error: Option<String>,
}

/// What the content of `admin-section.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AdminSectionAction {
    /// Puts another value into the form. It is stored when the administrator saves.
    Change {
        /// The setting, one of this section; capitals do not count.
        key: String,
        /// The value, any JSON; `null` for the default.
        #[cfg_attr(test, ts(type = "unknown"))]
        value: Value,
    },
}
