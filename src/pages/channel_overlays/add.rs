//! The menu of the sidebar's «+» for channels, where plugins add to it.

use yew::prelude::*;

use crate::{
    components::{AnchorRect, Menu, MenuEntries, MenuGroup, MenuItem, Popover, Side, icons},
    hooks::{Overlay, use_overlay},
    slots::BrowseChannelsMenuSlot,
    t,
};

/// Properties of [`AddMenuOverlay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddMenuOverlayProps {
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// The list of channels, a new one, and what plugins offer.
#[component]
pub(super) fn AddMenuOverlay(props: &AddMenuOverlayProps) -> Html {
    let overlay = use_overlay();
    let open = |what: Overlay| {
        let overlay = overlay.clone();
        Callback::from(move |()| overlay.open(what.clone()))
    };
    let label = t!("sidebar-add-channel");
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={label.clone()}
            on_close={props.on_close.clone()}>
            <Menu {label}>
                <MenuGroup>
                    <MenuItem label={t!("browse-search")} icon={icons::search()}
                        on_choose={open(Overlay::BrowseChannels)} />
                    <MenuItem label={t!("browse-create")} icon={icons::plus()}
                        on_choose={open(Overlay::CreateChannel)} />
                </MenuGroup>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    <BrowseChannelsMenuSlot />
                </MenuEntries>
            </Menu>
        </Popover>
    }
}
