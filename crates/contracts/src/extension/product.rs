//! `product.v1`: a product of a plugin, which is more than a page: it has an address of its own,
//! `/<base>/…`, an entry in the product switcher, and the whole window below the global header.
//!
//! `host.product` describes it and answers its two keys: `key`, `<plugin id>:<name>`, is that of the
//! view that fills the window; `headerKey`, `<plugin id>:<name>:header`, that of a view that stands in
//! the middle of the global header while the product is open, in the place of what stands there in
//! the chat.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// A product of a plugin.
#[derive(Clone, Copy, Debug)]
pub struct Product;

impl Contract for Product {
    const ID: &'static str = "product.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = ProductProps;
    type Action = ProductAction;
}

/// What `product.v1` hands out, to both views.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ProductProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// What the address has after the product's own, without a slash at its beginning; may be empty.
    pub path: String,
}

/// What the content of `product.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProductAction {
    /// Goes to a channel of the chat.
    OpenChannel {
        /// Which.
        channel_id: String,
    },
    /// Goes back to the chat.
    Leave,
}
