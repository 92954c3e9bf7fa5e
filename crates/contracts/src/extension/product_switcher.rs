//! `product-switcher.v1`: entries of the menu at the beginning of the global header, below the chat
//! and the products of plugins. None by default; without entries and products there is no menu. It
//! closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// The list of a plugin's entries in the menu of products.
#[derive(Clone, Copy, Debug)]
pub struct ProductSwitcher;

impl Contract for ProductSwitcher {
    const ID: &'static str = "product-switcher.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ProductSwitcherProps;
    type Action = NoAction;
}

/// What `product-switcher.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ProductSwitcherProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// Key of the open product; `null` in the chat.
    pub product: Option<String>,
}
