//! Hooks join pages with the server and the frame. One per file.

mod use_fetched;
mod use_leave_guard;
mod use_plugins;
mod use_viewer;

pub use use_fetched::{Fetched, FetchedHandle, use_fetched};
pub use use_leave_guard::{LeaveGuard, use_leave_guard};
pub use use_plugins::{PluginList, use_plugins};
pub use use_viewer::{Viewer, use_viewer};
