//! What can be done with a channel: the menu of the channel header and of a sidebar row.

use yew::prelude::*;

use super::{Menu, MenuGroup, MenuItem, MenuRole, icons};
use crate::{state::select::channel_menu::ChannelMenuView, t};

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelMenuChoice {
    /// Into the favourites, or out of them.
    Favorite(bool),
    /// Only mentions are told, or everything.
    Mute(bool),
    /// Everything in it counts as read.
    MarkRead,
    /// Into another group of the sidebar.
    Move,
    /// Who is in it.
    Members,
    /// People to be added.
    AddMembers,
    /// Everything that can be set up about it.
    Settings,
    /// The text above the posts.
    EditHeader,
    /// What it is for.
    EditPurpose,
    /// Its name.
    Rename,
    /// Its address into the clipboard.
    CopyLink,
    /// Out of it.
    Leave,
    /// A conversation out of the sidebar.
    Close,
    /// Closed for everybody.
    Archive,
}

/// Properties of [`ChannelMenu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChannelMenuProps {
    /// The channel.
    pub channel: ChannelMenuView,
    /// Whether the groups of the sidebar are known, so that one can be chosen.
    #[prop_or_default]
    pub can_move: bool,
    /// Something was chosen; the owner closes the menu.
    pub on_choose: Callback<ChannelMenuChoice>,
    /// More entries, before the last group.
    #[prop_or_default]
    pub children: Html,
}

/// The menu's content; stands in a [`super::Popover`].
#[component]
pub fn ChannelMenu(props: &ChannelMenuProps) -> Html {
    let it = &props.channel;
    let choose = |choice: ChannelMenuChoice| {
        let on_choose = props.on_choose.clone();
        Callback::from(move |()| on_choose.emit(choice))
    };
    let item = |label: AttrValue, icon: Html, choice| {
        html! {
            <MenuItem {label} {icon} on_choose={choose(choice)} />
        }
    };
    let is_direct = it.kind == contracts::ChannelKind::Direct;
    let is_personal = is_direct || it.kind == contracts::ChannelKind::Group;
    let favorite =
        if it.favorite { t!("channel-menu-unfavorite") } else { t!("channel-menu-favorite") };
    let mute = if it.muted { t!("channel-menu-unmute") } else { t!("channel-menu-mute") };
    let last = is_personal || it.can_leave || it.can_archive;
    html! {
        <Menu label={t!("channel-menu", name = it.name)}>
            <MenuGroup>
                { item(favorite, icons::star(), ChannelMenuChoice::Favorite(!it.favorite)) }
                { item(mute, icons::bell(), ChannelMenuChoice::Mute(!it.muted)) }
                if it.unread {
                    { item(t!("channel-menu-mark-read"), icons::check(), ChannelMenuChoice::MarkRead) }
                }
                if props.can_move {
                    { item(t!("channel-menu-move"), icons::list(), ChannelMenuChoice::Move) }
                }
                { item(t!("channel-menu-copy-link"), icons::link(), ChannelMenuChoice::CopyLink) }
            </MenuGroup>
            <MenuGroup>
                if !is_direct {
                    { item(t!("channel-menu-members"), icons::people(), ChannelMenuChoice::Members) }
                }
                if !is_personal && !it.archived {
                    { item(t!("channel-menu-add-members"), icons::plus(), ChannelMenuChoice::AddMembers) }
                }
                { item(t!("channel-menu-settings"), icons::sliders(), ChannelMenuChoice::Settings) }
                if !it.archived {
                    { item(t!("channel-menu-header"), icons::pencil(), ChannelMenuChoice::EditHeader) }
                    if !is_personal {
                        { item(t!("channel-menu-purpose"), icons::pencil(), ChannelMenuChoice::EditPurpose) }
                        { item(t!("channel-menu-rename"), icons::pencil(), ChannelMenuChoice::Rename) }
                    }
                }
            </MenuGroup>
            { props.children.clone() }
            if last {
                <MenuGroup>
                    if is_personal {
                        { item(t!("channel-menu-close"), icons::close(), ChannelMenuChoice::Close) }
                    }
                    if it.can_leave {
                        <MenuItem label={t!("channel-menu-leave")} icon={icons::leave()}
                            role={MenuRole::Danger} on_choose={choose(ChannelMenuChoice::Leave)} />
                    }
                    if it.can_archive {
                        <MenuItem label={t!("channel-menu-archive")} icon={icons::trash()}
                            role={MenuRole::Danger} on_choose={choose(ChannelMenuChoice::Archive)} />
                    }
                </MenuGroup>
            }
        </Menu>
    }
}
