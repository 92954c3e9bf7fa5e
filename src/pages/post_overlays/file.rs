//! What can be done with a file, as far as plugins add something: `file-menu.v1`.

use std::rc::Rc;

use api_types::FileInfo;
use contracts::{FileMenu, FileMenuProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{AnchorRect, Menu, MenuEntries, MenuGroup, MenuItem, Popover, Side, icons},
    hooks::{Overlay, use_overlay, use_selector},
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
    let overlay = use_overlay();
    let on_open = use_callback((overlay, Rc::clone(&props.file)), |(), (overlay, file)| {
        overlay.open(Overlay::Files { files: Rc::new([(**file).clone()]), first_idx: 0 });
    });
    let file = &props.file;
    let entries = FileMenuProps { file: file_props(file), viewer_id: (*viewer_id).clone() };
    let label = t!("files-menu", name = file.name);
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={label.clone()}
            on_close={props.on_close.clone()}>
            <Menu {label}>
                <MenuGroup>
                    <MenuItem label={t!("files-open", name = file.name)} icon={icons::file()}
                        on_choose={on_open} />
                </MenuGroup>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    { Slot::<FileMenu>::new(entries).alone() }
                </MenuEntries>
            </Menu>
        </Popover>
    }
}
