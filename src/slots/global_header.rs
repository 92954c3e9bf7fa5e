//! `global-header.v1`: the thin bar above everything, with the part that an open product puts into
//! it.

use contracts::{
    Contract as _, GlobalHeader as Contract, GlobalHeaderAction, GlobalHeaderProps, Product,
    ProductSwitcher,
};
use runtime::Slot;
use yew::prelude::*;

use super::{ProductSlot, around::team_props};
use crate::{
    components::{AnchorRect, GlobalHeader, global_header},
    hooks::{Overlay, TopOverlay, use_chat, use_overlay, use_product, use_selector},
    state::select,
    t,
};

/// The slot with the default bar.
#[component]
pub fn GlobalHeaderSlot() -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let product = use_product();
    let seen = use_selector(|state| {
        let user = select::person::user(state, &state.me).unwrap_or_default();
        let wanted = state.extensions.wanted();
        let offers = wanted.contains(Product::ID) || wanted.contains(ProductSwitcher::ID);
        (user, team_props(state), offers)
    });
    let (viewer, team, offers_products) = (*seen).clone();
    // The menu is closed, and a product is no part of the page: nothing else would load them.
    use_effect_with(offers_products, move |offers| {
        if *offers {
            chat.plugins().runtime().announce::<Product>();
            chat.plugins().runtime().announce::<ProductSwitcher>();
        }
    });
    let on_go = use_callback(overlay.clone(), |(), overlay| overlay.open(Overlay::Switcher));
    let on_help = use_callback(overlay.clone(), |anchor: AnchorRect, overlay| {
        overlay.open(Overlay::Top(TopOverlay::Help { anchor }));
    });
    let on_products = use_callback(overlay, |anchor: AnchorRect, overlay| {
        overlay.open(Overlay::Top(TopOverlay::Products { anchor }));
    });
    let on_products = offers_products.then_some(on_products);
    let on_action = use_callback(
        (on_go.clone(), on_help.clone(), on_products.clone()),
        |action: GlobalHeaderAction, (on_go, on_help, on_products)| match action {
            GlobalHeaderAction::OpenSwitcher => on_go.emit(()),
            GlobalHeaderAction::OpenHelp => on_help.emit(AnchorRect::of_focus()),
            GlobalHeaderAction::OpenProducts => {
                if let Some(on_products) = on_products {
                    on_products.emit(AnchorRect::of_focus());
                }
            }
        },
    );
    let open = product.as_ref().map(|(product, _)| product.key.to_string());
    let name = product
        .as_ref()
        .map_or_else(|| t!("products-chat"), |(product, _)| AttrValue::Rc(product.title.clone()));
    let render_middle = product.map(|(product, path)| {
        let product_key = AttrValue::from(product.header_key());
        let path = AttrValue::from(path);
        Callback::from(move |usual: Html| {
            let (product_key, path) = (product_key.clone(), path.clone());
            html! { <ProductSlot {product_key} {path}>{ usual }</ProductSlot> }
        })
    });
    let bar = GlobalHeader { product: name, on_products, render_middle, on_go, on_help };
    let props = GlobalHeaderProps { viewer, team, product: open };
    Slot::<Contract>::new(props).on_action(on_action).around(global_header(&bar))
}
