//! Hooks join pages with the server and the frame. One per file.

mod use_custom_fields;
mod plugins_run;
mod use_config;
mod use_fetched;
mod use_file_drop;
mod use_install;
mod use_leave_guard;
mod use_plugins;
mod use_regularly;
mod use_viewer;

pub use plugins_run::PluginsRun;
pub use use_config::{InForce, use_config};
pub use use_custom_fields::use_custom_fields;
pub use use_fetched::{Fetched, FetchedHandle, use_fetched};
pub use use_file_drop::{list as list_of, use_file_drop};
pub use use_install::{Install, Installing, Package, Stage, use_install};
pub use use_leave_guard::{LeaveGuard, use_leave_guard};
pub use use_plugins::{PluginList, use_plugins};
pub use use_regularly::use_regularly;
pub use use_viewer::{Viewer, use_viewer};
