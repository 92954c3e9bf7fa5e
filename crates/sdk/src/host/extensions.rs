//! Panels and pages: a title here, a view of the same key in `panel.v1` or `page.v1`.

use wasm_bindgen::JsValue;

use super::Host;
use super::js::{JsOpener, object};
use crate::HostError;

/// A panel at the right-hand side. Dropping it changes nothing; the host takes it back with the
/// plugin.
#[derive(Clone, Debug)]
pub struct PanelHandle(JsOpener);

/// A page with an address. Dropping it changes nothing; the host takes it back with the plugin.
#[derive(Clone, Debug)]
pub struct PageHandle(JsOpener);

impl Host {
    /// A panel at the right-hand side with a title of 1 to 60 characters. `name` is 1 to 64 of
    /// `A-Z a-z 0-9 . _ -`.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// let tides = host.panel("tides", "Tides of today")?;
    /// // registry.item(Panel, &tides.key(), …) shows it.
    /// tides.toggle()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for a name or a title that breaks the rule; [`HostError::Quota`] for
    /// more than 20; [`HostError::NotAllowed`] on pages that have none, such as the console.
    pub fn panel(&self, name: &str, title: &str) -> Result<PanelHandle, HostError> {
        self.js.panel(&info(name, title)).map(PanelHandle).map_err(|it| HostError::from_js(&it))
    }

    /// A page at `/plug/<plugin id>/<name>` and `/<team>/plug/<plugin id>/<name>`, with a title of 1
    /// to 60 characters. `name` is 1 to 64 of `A-Z a-z 0-9 . _ -`.
    ///
    /// # Errors
    ///
    /// As for [`Host::panel`].
    pub fn page(&self, name: &str, title: &str) -> Result<PageHandle, HostError> {
        self.js.page(&info(name, title)).map(PageHandle).map_err(|it| HostError::from_js(&it))
    }
}

impl PanelHandle {
    /// The key of its view in `panel.v1`.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// Shows it, in place of what is shown there.
    ///
    /// # Errors
    ///
    /// [`HostError::Gone`] once the plugin is off.
    pub fn open(&self) -> Result<(), HostError> {
        self.0.open().map_err(|thrown| HostError::from_js(&thrown))
    }

    /// Closes the right-hand side when it shows this panel.
    ///
    /// # Errors
    ///
    /// [`HostError::Gone`] once the plugin is off.
    pub fn close(&self) -> Result<(), HostError> {
        self.0.close().map_err(|thrown| HostError::from_js(&thrown))
    }

    /// Opens or closes it.
    ///
    /// # Errors
    ///
    /// [`HostError::Gone`] once the plugin is off.
    pub fn toggle(&self) -> Result<(), HostError> {
        self.0.toggle().map_err(|thrown| HostError::from_js(&thrown))
    }

    /// Takes it away. A second call does nothing.
    pub fn remove(&self) {
        self.0.remove();
    }
}

impl PageHandle {
    /// The key of its view in `page.v1`.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// Its address outside of any team.
    pub fn path(&self) -> String {
        self.0.path()
    }

    /// Goes there, within the open team; `rest` is the address after the page's name.
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for a rest with steps upwards, `?` or `#`; [`HostError::Gone`] once
    /// the plugin is off.
    pub fn open(&self, rest: &str) -> Result<(), HostError> {
        self.0.open_at(rest).map_err(|thrown| HostError::from_js(&thrown))
    }

    /// Takes it away. A second call does nothing.
    pub fn remove(&self) {
        self.0.remove();
    }
}

fn info(name: &str, title: &str) -> JsValue {
    object(&[("name", Some(name.into())), ("title", Some(title.into()))])
}
