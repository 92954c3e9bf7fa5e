//! A profile popover at a glance: who it is, whether they are there, what time it is for them, and
//! how to reach them. The frame around it (place, focus, Escape) is the host's.

mod card;
mod avatar;
mod presence;
mod local_time;
mod attributes;
mod facts;
mod skype;
mod icons;

use sdk::{Host, Options, RegisterError, Registry, export_plugin};

use card::Hovercard;

fn initialize(registry: &Registry, _host: &Host) -> Result<(), RegisterError> {
    let options = Options::new().styles(include_str!("../styles.css"));
    registry.replace(Hovercard, options)?;
    Ok(())
}

export_plugin!(initialize);
