//! My Card: stands in the place of `profile-popover.v1`.

pub mod view;

use sdk::contracts::ProfilePopover;
use sdk::{Host, Options, RegisterError, Registry, export_plugin, yew_view};

use view::Shown;

/// Says what this plugin puts where. The host calls it once.
pub fn initialize(registry: &Registry, _host: &Host) -> Result<(), RegisterError> {
    let options = Options::new().styles(include_str!("../styles.css"));
    registry.replace(yew_view::<ProfilePopover, Shown>(), options)?;
    Ok(())
}

export_plugin!(initialize);

#[cfg(test)]
mod tests {
    use sdk::contracts::{Contract, ProfilePopover};

    /// A slot that the manifest does not name would load the plugin too late.
    #[test]
    fn the_manifest_names_the_slot() {
        let manifest = include_str!("../plugin.json");
        let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
        assert_eq!(manifest["webapp"]["slots"][0], ProfilePopover::ID);
    }
}
