//! What opens from the global header: the help menu, and what this program is.

use yew::prelude::*;

use crate::{
    components::{
        AnchorRect, Menu, MenuEntries, MenuGroup, MenuItem, MenuLink, Modal, Popover, Side, icons,
    },
    hooks::{Overlay, TopOverlay, use_overlay, use_selector, use_store},
    slots::help_menu,
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
        TopOverlay::About => html! { <About {on_close} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HelpProps {
    anchor: AnchorRect,
    on_close: Callback<()>,
}

#[component]
fn Help(props: &HelpProps) -> Html {
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
            <p>{ t!("about-text") }</p>
            <p>{ t!("about-version", version = env!("CARGO_PKG_VERSION")) }</p>
            <p class="field__hint">{ t!("about-license") }</p>
        </Modal>
    }
}

/// The server's own name, or the program's.
fn site_name(configured: &str) -> AttrValue {
    if configured.is_empty() { t!("site-name") } else { AttrValue::from(configured.to_owned()) }
}
