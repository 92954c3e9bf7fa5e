//! `admin-page.v1`: a page of the System Console; the key is the page's name.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// A page of the System Console; its key is its name, the last part of its address: `audit`,
/// `configuration`, `keys`, `reports`, `slots`, or `plugin_<plugin id>` for that of a plugin.
///
/// The page on which plugins are installed and removed, `management`, is no slot, and no plugin runs
/// while it is open. On the others run the plugins that declare this slot in `plugin.json`.
#[derive(Clone, Copy, Debug)]
pub struct AdminPage;

impl Contract for AdminPage {
    const ID: &'static str = "admin-page.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = AdminPageProps;
    type Action = AdminPageAction;
}

impl AdminPage {
    /// The key of the page of a plugin.
    ///
    /// ```
    /// use contracts::AdminPage;
    ///
    /// assert_eq!(AdminPage::of_plugin("settings-tour"), "plugin_settings-tour");
    /// ```
    pub fn of_plugin(plugin_id: &str) -> String {
        format!("plugin_{plugin_id}")
    }
}

/// What `admin-page.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AdminPageProps {
    /// The page's name, which is also the key.
    pub page: String,
    /// The page's title in the language of the console. The window has it already.
    pub title: String,
    /// Id of the administrator who is signed in.
    pub viewer_id: String,
    /// False for an administrator who may only look.
    pub may_change: bool,
}

/// What the content of `admin-page.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AdminPageAction {
    /// Goes to another page of the console. Asks before, where something is not saved.
    OpenPage {
        /// Its name, as in `page`; also `management`.
        page: String,
    },
}
