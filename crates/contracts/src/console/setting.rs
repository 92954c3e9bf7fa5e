//! `admin-console-setting.v1`: a setting of type `custom` on a plugin's page in the System Console.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use slots::{Contract, Shape};

/// The field of one custom setting; its key is [`AdminConsoleSetting::key`].
#[derive(Clone, Copy, Debug)]
pub struct AdminConsoleSetting;

impl Contract for AdminConsoleSetting {
    const ID: &'static str = "admin-console-setting.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = AdminConsoleSettingProps;
    type Action = AdminConsoleSettingAction;
}

impl AdminConsoleSetting {
    /// The key under which a plugin contributes the field of a setting: the plugin's id, a colon,
    /// and the setting's key in lower case.
    ///
    /// ```
    /// use contracts::AdminConsoleSetting;
    ///
    /// assert_eq!(AdminConsoleSetting::key("settings-tour", "QuietDays"), "settings-tour:quietdays");
    /// ```
    pub fn key(plugin_id: &str, setting_key: &str) -> String {
        format!("{plugin_id}:{}", setting_key.to_lowercase())
    }
}

/// What `admin-console-setting.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AdminConsoleSettingProps {
    /// The plugin whose setting it is.
    pub plugin_id: String,
    /// The setting's key as in the manifest.
    pub key: String,
    /// The setting's name for people; it stands beside the field already.
    pub label: String,
    /// The setting's help, Markdown; it stands below the field already.
    pub help_text: String,
    /// What is set now, saved or not: any JSON; `null` when nothing is.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub value: Value,
    /// True while nothing can be changed, such as during saving or without the right to.
    pub disabled: bool,
    /// True when the configuration file or the environment sets it; then it is disabled, too.
    pub locked: bool,
}

/// What the content of `admin-console-setting.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AdminConsoleSettingAction {
    /// Puts another value into the form. It is stored when the administrator saves.
    Change {
        /// The value, any JSON; `null` for the default.
        #[cfg_attr(test, ts(type = "unknown"))]
        value: Value,
    },
}
