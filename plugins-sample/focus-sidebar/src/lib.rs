//! A channel sidebar that keeps quiet about channels without news.

mod choose;
mod panel;
mod row;
mod walk;

use sdk::contracts::Sidebar;
use sdk::{Host, Options, RegisterError, Registry, export_plugin, yew_view};

use panel::Panel;

fn initialize(registry: &Registry, _host: &Host) -> Result<(), RegisterError> {
    let options = Options::new().styles(include_str!("../styles.css"));
    registry.replace(yew_view::<Sidebar, Panel>(), options)?;
    Ok(())
}

export_plugin!(initialize);
