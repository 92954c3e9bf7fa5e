//! Products: whole pages with addresses of their own, and an entry in the product switcher.

use wasm_bindgen::JsValue;

use super::Host;
use super::js::{JsOpener, object};
use crate::HostError;

/// What a product is. The rest of it are views in `product.v1`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductInfo<'a> {
    /// Tells the plugin's products apart: 1 to 64 of `A-Z a-z 0-9 . _ -`.
    pub name: &'a str,
    /// The first part of its address: 2 to 64 of `a-z 0-9 -`, a letter first.
    pub base: &'a str,
    /// Its name in the product switcher and in the window's title, 1 to 60 characters.
    pub title: &'a str,
    /// An emoji, or a letter or two, before its name: at most 8 characters; may be empty.
    pub icon: &'a str,
    /// Where its entry leads: what follows the base; may be empty.
    pub link: &'a str,
    /// Whether the teams stay beside it.
    pub team_sidebar: bool,
    /// Whether the app bar stays beside it.
    pub app_bar: bool,
}

/// A product. Dropping it changes nothing; the host takes it back with the plugin.
#[derive(Clone, Debug)]
pub struct ProductHandle(JsOpener);

impl Host {
    /// A product at `/<base>`, with an entry in the product switcher.
    ///
    /// ```no_run
    /// # fn example(host: &sdk::Host) -> Result<(), sdk::HostError> {
    /// use sdk::ProductInfo;
    ///
    /// let boards = host.product(&ProductInfo {
    ///     name: "boards",
    ///     base: "boards",
    ///     title: "Boards",
    ///     ..ProductInfo::default()
    /// })?;
    /// // registry.item(Product, &boards.key(), …) fills the window.
    /// boards.open("mine")?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`HostError::Invalid`] for what breaks a rule; [`HostError::NotAllowed`] for a base that is a
    /// team's, another product's or the server's, and on pages that have no products, such as the
    /// console; [`HostError::Quota`] for more than 20.
    pub fn product(&self, product: &ProductInfo<'_>) -> Result<ProductHandle, HostError> {
        let ProductInfo { name, base, title, icon, link, team_sidebar, app_bar } = *product;
        let info = object(&[
            ("name", Some(name.into())),
            ("base", Some(base.into())),
            ("title", Some(title.into())),
            ("icon", Some(icon.into())),
            ("link", Some(link.into())),
            ("teamSidebar", Some(JsValue::from_bool(team_sidebar))),
            ("appBar", Some(JsValue::from_bool(app_bar))),
        ]);
        self.js.product(&info).map(ProductHandle).map_err(|thrown| HostError::from_js(&thrown))
    }
}

impl ProductHandle {
    /// The key of its view in `product.v1`.
    pub fn key(&self) -> String {
        self.0.key()
    }

    /// The key of its view in the middle of the global header.
    pub fn header_key(&self) -> String {
        self.0.header_key()
    }

    /// Its address.
    pub fn path(&self) -> String {
        self.0.path()
    }

    /// Goes there; `rest` is the address after the base.
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
