//! The menu that puts a channel into a group of the sidebar: the way of the keyboard, beside dragging.

use yew::prelude::*;

use crate::{
    components::{AnchorRect, Menu, MenuGroup, MenuItem, MenuRole, Popover, Side, icons},
    hooks::{ChannelOverlay, Overlay, use_chat, use_overlay, use_selector},
    slots::section_title,
    state::select::{self, sidebar::SectionKind},
    t,
};

/// Properties of [`MoveMenuOverlay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MoveMenuOverlayProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// Shows the groups.
#[component]
pub(super) fn MoveMenuOverlay(props: &MoveMenuOverlayProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let groups = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| {
            let team_id = state.view.team_id.clone()?;
            let channel = state.channels.get(&channel_id)?;
            let personal = channel.team_id.is_empty();
            let here = select::sidebar::sections(state, &team_id);
            let here =
                here.into_iter().find(|it| it.channel_ids.iter().any(|id| **id == *channel_id));
            let here = here.map(|it| it.id);
            let all = state.categories.of_team(&team_id)?;
            let groups = all.iter().filter_map(|it| {
                let kind = SectionKind::of(it);
                let title = section_title(kind, &it.display_name);
                let id = AttrValue::from(it.id.clone());
                let is_here = here.as_deref() == Some(it.id.as_str());
                kind.takes(personal).then_some((id, title, is_here))
            });
            Some(groups.collect::<Vec<_>>())
        })
    };
    let on_group = use_callback(
        (chat, props.channel_id.clone(), props.on_close.clone()),
        |category_id: AttrValue, (chat, channel_id, on_close)| {
            chat.move_channel(channel_id, &category_id, None);
            on_close.emit(());
        },
    );
    let on_new = use_callback((overlay, props.channel_id.clone()), |(), (overlay, channel_id)| {
        let channel_id = Some(channel_id.clone());
        let named = ChannelOverlay::NameCategory { category_id: None, channel_id };
        overlay.open(Overlay::Channel(named));
    });
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("channel-menu-move")}
            on_close={props.on_close.clone()}>
            <Menu label={t!("channel-menu-move")}>
                <MenuGroup label={t!("channel-menu-move")}>
                    for (id, title, is_here) in groups.iter().flatten().cloned() {
                        <MenuItem key={id.to_string()} label={title} role={MenuRole::Radio(is_here)}
                            on_choose={
                                let id = id.clone();
                                on_group.reform(move |()| id.clone())
                            } />
                    }
                </MenuGroup>
                <MenuGroup>
                    <MenuItem label={t!("category-new")} icon={icons::plus()} on_choose={on_new} />
                </MenuGroup>
            </Menu>
        </Popover>
    }
}
