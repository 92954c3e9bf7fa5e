//! `user-setting.v1`: a setting of kind `custom` on a plugin's page of the person's settings; the
//! key is `<plugin id>:<name>`. What it is called comes from `host.userSettings`, with the same name.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use slots::{Contract, Shape};

/// The control of one setting; its key is [`UserSetting::key`].
#[derive(Clone, Copy, Debug)]
pub struct UserSetting;

impl Contract for UserSetting {
    const ID: &'static str = "user-setting.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = UserSettingProps;
    type Action = UserSettingAction;
}

impl UserSetting {
    /// The key under which a plugin contributes the control of a setting.
    ///
    /// ```
    /// use contracts::UserSetting;
    ///
    /// assert_eq!(UserSetting::key("com.example.tides", "harbours"), "com.example.tides:harbours");
    /// ```
    pub fn key(plugin_id: &str, name: &str) -> String {
        format!("{plugin_id}:{name}")
    }
}

/// What `user-setting.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct UserSettingProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The setting's name, as in `host.userSettings`.
    pub name: String,
    /// The words above it; they stand there already.
    pub title: String,
    /// What is chosen: any JSON; without a choice the default, and without one `null`.
    #[cfg_attr(test, ts(type = "unknown"))]
    pub value: Value,
    /// True while nothing can be chosen.
    pub disabled: bool,
}

/// What the content of `user-setting.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum UserSettingAction {
    /// Chooses another value. It is kept at once.
    Change {
        /// The value: any JSON of at most 20 000 bytes as text.
        #[cfg_attr(test, ts(type = "unknown"))]
        value: Value,
    },
}
