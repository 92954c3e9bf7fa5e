//! `product.v1`: a product of a plugin, and what it puts into the global header. The menu of
//! products has `product-switcher.v1`.

use contracts::{
    Product as Contract, ProductAction, ProductProps, ProductSwitcher, ProductSwitcherProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    hooks::{use_go, use_store},
    route::Route,
};

/// Properties of [`ProductSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProductSlotProps {
    /// The key of the product, or of its part of the header.
    pub product_key: AttrValue,
    /// What the address has after the product's own.
    pub path: AttrValue,
    /// What shows where there is no such view.
    pub children: Html,
}

/// The slot.
#[component]
pub fn ProductSlot(slot: &ProductSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let go = use_go();
    let on_action = use_callback(go, |action: ProductAction, go| match action {
        ProductAction::OpenChannel { channel_id } => go.channel(&channel_id),
        ProductAction::Leave => go.to(&Route::Home),
    });
    let props = ProductProps { viewer_id, path: slot.path.to_string() };
    Slot::<Contract>::new(props)
        .on_action(on_action)
        .item_key(slot.product_key.clone())
        .around(slot.children.clone())
}

/// The entries of plugins in the menu of products.
pub fn product_switcher(viewer_id: &str, product: Option<&str>) -> Html {
    let props = ProductSwitcherProps {
        viewer_id: viewer_id.to_owned(),
        product: product.map(str::to_owned),
    };
    Slot::<ProductSwitcher>::new(props).alone()
}
