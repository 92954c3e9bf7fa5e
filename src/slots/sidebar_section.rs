//! `sidebar-section.v1`: a titled group of channels in the sidebar. Its rows render by themselves.

use std::rc::Rc;

use contracts::{
    BrowseChannelsMenu, Contract as _, SidebarCategory as Contract, SidebarCategoryAction,
    SidebarCategoryKind, SidebarCategoryProps, SidebarSection as SectionProps,
};
use runtime::Slot;
use yew::prelude::*;

use super::{SidebarRowSlot, section_title};
use crate::{
    components::{AnchorRect, SidebarSection},
    hooks::{ChannelOverlay, Overlay, use_chat, use_go, use_overlay, use_selector, use_store},
    state::select::{self, sidebar::SectionKind},
    t,
};

/// Properties of [`SidebarSectionSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarSectionSlotProps {
    /// Which channels, in which order.
    pub section: select::sidebar::Section,
    /// The same as plugins see it.
    pub shown: SectionProps,
}

/// The slot with the default section, which folds. Folded, it shows what is unread or open, so that nothing goes unseen.
#[component]
pub fn SidebarSectionSlot(props: &SidebarSectionSlotProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let viewer_id = use_store().read(|state| Rc::clone(&state.me));
    let overlay = use_overlay();
    let section = &props.section;
    // The server keeps it once it has told the groups; until then this page does.
    let folded_here = use_state_eq(|| section.collapsed);
    let is_kept = {
        let id = Rc::clone(&section.id);
        use_selector(move |state| state.categories.get(&id).is_some())
    };
    let collapsed = if *is_kept { section.collapsed } else { *folded_here };
    let on_toggle = {
        let folded_here = folded_here.setter();
        use_callback(
            (chat.clone(), Rc::clone(&section.id), *is_kept),
            move |value, (chat, id, is_kept)| {
                if *is_kept {
                    chat.collapse_category(id, value);
                } else {
                    folded_here.set(value);
                }
            },
        )
    };
    let standing_out = {
        let channel_ids = section.channel_ids.clone();
        use_selector(move |state| {
            let shows = |id: &&Rc<str>| {
                !collapsed || state.view.is_open(id) || state.channels.unread(id).stands_out()
            };
            channel_ids.iter().filter(shows).cloned().map(AttrValue::Rc).collect::<Vec<_>>()
        })
    };
    let on_drop = use_callback((chat, Rc::clone(&section.id)), |dragged: AttrValue, deps| {
        let (chat, id) = deps;
        chat.move_channel(&dragged, id, None);
    });
    let (add_label, opens) = match section.kind {
        SectionKind::Unread | SectionKind::Favorites | SectionKind::Custom => (None, Overlay::None),
        SectionKind::Channels => (Some(t!("sidebar-add-channel")), Overlay::BrowseChannels),
        SectionKind::DirectMessages => (Some(t!("sidebar-add-message")), Overlay::NewMessage),
    };
    // One press less for who has no plugin that adds to the menu.
    let adds_by_menu = {
        let is_channels = section.kind == SectionKind::Channels;
        use_selector(move |state| {
            is_channels && state.extensions.wanted().contains(BrowseChannelsMenu::ID)
        })
    };
    let deps = (overlay.clone(), opens, *adds_by_menu);
    let on_add = use_callback(deps, |anchor, (overlay, opens, by_menu)| {
        let menu = || Overlay::Channel(ChannelOverlay::Add { anchor });
        overlay.open(if *by_menu { menu() } else { opens.clone() });
    });
    let on_menu = use_callback((overlay, Rc::clone(&section.id)), |anchor, (overlay, id)| {
        let category_id = Rc::clone(id);
        overlay.open(Overlay::Channel(ChannelOverlay::Category { category_id, anchor }));
    });
    let on_action = {
        let (on_toggle, on_add, on_menu) = (on_toggle.clone(), on_add.clone(), on_menu.clone());
        let (can_add, has_menu) = (add_label.is_some(), *is_kept);
        Callback::from(move |action: SidebarCategoryAction| match action {
            SidebarCategoryAction::OpenChannel { channel_id } => go.channel(&channel_id),
            SidebarCategoryAction::Fold { collapsed } => on_toggle.emit(collapsed),
            SidebarCategoryAction::Add if can_add => on_add.emit(AnchorRect::of_focus()),
            SidebarCategoryAction::OpenMenu if has_menu => on_menu.emit(AnchorRect::of_focus()),
            SidebarCategoryAction::Add | SidebarCategoryAction::OpenMenu => {}
        })
    };
    let handed_out = SidebarCategoryProps {
        section: props.shown.clone(),
        kind: match section.kind {
            SectionKind::Unread => SidebarCategoryKind::Unread,
            SectionKind::Favorites => SidebarCategoryKind::Favorites,
            SectionKind::Channels => SidebarCategoryKind::Channels,
            SectionKind::DirectMessages => SidebarCategoryKind::DirectMessages,
            SectionKind::Custom => SidebarCategoryKind::Custom,
        },
        collapsed,
        viewer_id: viewer_id.to_string(),
    };
    Slot::<Contract>::new(handed_out).on_action(on_action).around(html! {
            <SidebarSection id={AttrValue::Rc(section.id.clone())}
                title={section_title(section.kind, &section.title)} {collapsed} {on_toggle}
                {add_label} adds_by_menu={*adds_by_menu} {on_add} {on_drop} on_menu={is_kept.then_some(on_menu)}>
                for channel_id in standing_out.iter() {
                    <SidebarRowSlot key={channel_id.as_str()} channel_id={channel_id.clone()} />
                }
            </SidebarSection>
        })
}
