//! What can be done with a file, as far as plugins add something: `file-menu.v1`.

use std::rc::Rc;

use api_types::FileInfo;
use contracts::{FileMenu, FileMenuProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{
        AnchorRect, Menu, MenuEntries, MenuGroup, MenuLink, Popover, Side, file_url, icons,
    },
    hooks::use_selector,
    slots::file_props,
    t,
};

/// Properties of [`FileMenuOverlay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FileMenuOverlayProps {
    /// Which file.
    pub(super) file: Rc<FileInfo>,
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// The menu beside the file.
#[component]
pub(super) fn FileMenuOverlay(props: &FileMenuOverlayProps) -> Html {
    let viewer_id = use_selector(|state| state.me.to_string());
    let file = &props.file;
    let entries = FileMenuProps { file: file_props(file), viewer_id: (*viewer_id).clone() };
    let label = t!("files-menu", name = file.name);
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={label.clone()}
            on_close={props.on_close.clone()}>
            <Menu {label}>
                <MenuGroup>
                    <MenuLink label={t!("files-download", name = file.name)} icon={icons::download()}
                        href={format!("{}?download=1", file_url(&file.id))}
                        on_choose={props.on_close.clone()} />
                </MenuGroup>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    <Slot<FileMenu> props={entries} />
                </MenuEntries>
            </Menu>
        </Popover>
    }
}
