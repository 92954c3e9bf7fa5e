//! `settings-page.v1`: a page of the person's settings; the key is the page's name.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// A page of the settings window; its key is its name: `profile`, `display`, `notifications`,
/// `sidebar`, `language`, or [`SettingsPage::of_plugin`] for what `host.userSettings` describes.
///
/// The page on which a person turns plugins off, `plugins`, is no slot: nobody can cover it. Neither
/// are the list of pages beside it and the way out of the window.
#[derive(Clone, Copy, Debug)]
pub struct SettingsPage;

impl Contract for SettingsPage {
    const ID: &'static str = "settings-page.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = SettingsPageProps;
    type Action = SettingsPageAction;
}

impl SettingsPage {
    /// The key of the page of a plugin.
    ///
    /// ```
    /// use contracts::SettingsPage;
    ///
    /// assert_eq!(SettingsPage::of_plugin("com.example.tides"), "com.example.tides:settings");
    /// ```
    pub fn of_plugin(plugin_id: &str) -> String {
        format!("{plugin_id}:settings")
    }
}

/// What `settings-page.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SettingsPageProps {
    /// The page's name, which is also the key.
    pub page: String,
    /// The page's title in the person's language. It stands in the list of pages already.
    pub title: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `settings-page.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SettingsPageAction {
    /// Goes to another page of the settings.
    OpenPage {
        /// Its name, as in `page`; also `plugins`.
        page: String,
    },
    /// Closes the settings.
    Close,
}
