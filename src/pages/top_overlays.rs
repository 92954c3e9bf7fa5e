//! What opens from the global header: the menu of products, the help menu, and what this program is.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{
        AnchorRect, Menu, MenuEntries, MenuGroup, MenuItem, MenuLink, MenuRole, Modal, Popover,
        Side, icons,
    },
    hooks::{Overlay, TopOverlay, use_go, use_overlay, use_product, use_selector, use_store},
    route::Route,
    slots::{help_menu, product_switcher},
    state::products::Product,
    t,
};

/// Properties of [`TopOverlays`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct TopOverlaysProps {
    /// Which.
    pub(super) overlay: TopOverlay,
    /// It is done.
    pub(super) on_close: Callback<()>,
}

/// Shows it.
#[component]
pub(super) fn TopOverlays(props: &TopOverlaysProps) -> Html {
    let on_close = props.on_close.clone();
    match props.overlay {
        TopOverlay::Help { anchor } => html! { <Help {anchor} {on_close} /> },
        TopOverlay::Products { anchor } => html! { <Products {anchor} {on_close} /> },
        TopOverlay::About => html! { <About {on_close} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MenuProps {
    anchor: AnchorRect,
    on_close: Callback<()>,
}

#[component]
fn Help(props: &MenuProps) -> Html {
    let overlay = use_overlay();
    let store = use_store();
    let texts = use_selector(|state| {
        (site_name(state.config("SiteName")), state.config("ReportAProblemLink").to_owned())
    });
    let (site, feedback) = &*texts;
    let open = |next: Overlay| {
        let overlay = overlay.clone();
        Callback::from(move |()| overlay.open(next.clone()))
    };
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("help")}
            on_close={props.on_close.clone()}>
            <Menu label={t!("help")}>
                <MenuGroup>
                    <MenuItem label={t!("shortcuts")} icon={icons::keyboard()}
                        on_choose={open(Overlay::Shortcuts)} />
                    if !feedback.is_empty() {
                        <MenuLink label={t!("user-menu-feedback")} icon={icons::message()}
                            href={feedback.clone()} on_choose={props.on_close.clone()} />
                    }
                </MenuGroup>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    { store.read(help_menu) }
                </MenuEntries>
                <MenuGroup>
                    <MenuItem label={t!("help-about", site = site)} icon={icons::info()}
                        on_choose={open(Overlay::Top(TopOverlay::About))} />
                </MenuGroup>
            </Menu>
        </Popover>
    }
}

/// The chat, the products, and what plugins add.
#[component]
fn Products(props: &MenuProps) -> Html {
    let go = use_go();
    let open = use_product().map(|(product, _)| product);
    let seen = use_selector(|state| {
        let products: Vec<_> = state.extensions.products().cloned().collect();
        (products, Rc::clone(&state.me))
    });
    let (products, me) = &*seen;
    let to = |route: Route| {
        let (go, on_close) = (go.clone(), props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            go.to(&route);
        })
    };
    let key = open.as_ref().map(|it| &*it.key);
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("products")}
            on_close={props.on_close.clone()}>
            <Menu label={t!("products")}>
                <MenuGroup>
                    <MenuItem label={t!("products-chat")} icon={icons::message()}
                        role={MenuRole::Radio(open.is_none())} on_choose={to(Route::Home)} />
                    for product in products {
                        <MenuItem key={&*product.key} label={AttrValue::Rc(product.title.clone())}
                            icon={html! { <span class="menu__glyph" aria-hidden="true">{ sign(product) }</span> }}
                            role={MenuRole::Radio(key == Some(&*product.key))}
                            on_choose={to(Route::of_product(&product.base, &product.link))} />
                    }
                </MenuGroup>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    { product_switcher(me, key) }
                </MenuEntries>
            </Menu>
        </Popover>
    }
}

/// What stands before the name of a product: its own sign, or the name's first letter.
fn sign(product: &Product) -> String {
    if product.icon.is_empty() {
        return product.title.chars().take(1).collect();
    }
    product.icon.to_string()
}

#[derive(Clone, PartialEq, Properties)]
struct AboutProps {
    on_close: Callback<()>,
}

#[component]
fn About(props: &AboutProps) -> Html {
    let site = use_selector(|state| site_name(state.config("SiteName")));
    let footer = html! {
        <button type="button" class="button button--primary" autofocus=true
            onclick={props.on_close.reform(|_: MouseEvent| ())}>
            { t!("close") }
        </button>
    };
    html! {
        <Modal title={t!("help-about", site = *site)} on_close={props.on_close.clone()} {footer}>
            <p>{ t!("help-about-text") }</p>
            <p>{ t!("help-version", version = env!("CARGO_PKG_VERSION")) }</p>
            <p class="field__hint">{ t!("help-license") }</p>
        </Modal>
    }
}

/// The server's own name, or the program's.
fn site_name(configured: &str) -> AttrValue {
    if configured.is_empty() { t!("site-name") } else { AttrValue::from(configured.to_owned()) }
}
