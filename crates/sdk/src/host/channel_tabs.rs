//! The plugin's tabs in the settings of channels: a title and a sign here, a view of the same key in
//! `channel-settings-tab.v1`.

use wasm_bindgen::JsValue;

use super::Host;
use super::js::{JsKeyed, object};
use crate::HostError;

/// A tab of the settings of channels. Dropping it changes nothing; the host takes it back with the
/// plugin.
#[derive(Clone, Debug)]
pub struct ChannelSettingsTabHandle(JsKeyed);

impl Host {
    /// A tab in the settings of every channel, with a title of 1 to 60 characters and a sign of at
    /// most 8 before it, which may be empty. `name` is 1 to 64 of `A-Z a-z 0-9 . _ -`. One of the same
    /// name is described anew.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// let alarms = host.channel_settings_tab("alarms", "Alarms", "🔔")?;
    /// // registry.item(ChannelSettingsTab, &alarms.key(), …) shows it.
    /// # let _ = alarms;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for what breaks a rule; [`HostError::Quota`] for more than 20.
    pub fn channel_settings_tab(
        &self,
        name: &str,
        title: &str,
        icon: &str,
    ) -> Result<ChannelSettingsTabHandle, HostError> {
        let icon = Some(icon).filter(|icon| !icon.is_empty());
        let info = object(&[
            ("name", Some(name.into())),
            ("title", Some(title.into())),
            ("icon", icon.map(JsValue::from)),
        ]);
        let added = self.js.channel_settings_tab(&info);
        added.map(ChannelSettingsTabHandle).map_err(|thrown| HostError::from_js(&thrown))
    }
}

impl ChannelSettingsTabHandle {
    /// The key of what it shows in `channel-settings-tab.v1`.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// Takes it away. A second call does nothing.
    pub fn remove(&self) {
        self.0.remove();
    }
}
