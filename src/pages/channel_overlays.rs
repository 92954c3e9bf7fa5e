//! Menus and dialogs about one channel, or about one group of the sidebar: which shows what, and
//! what the menu's choices do. The dialogs stand in `channel_overlays/`.

mod add;
mod ask;
mod category;
mod members;
mod move_to;
mod text;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::Routable;

use self::{
    add::AddMenuOverlay,
    ask::AskAboutChannel,
    category::{CategoryMenuOverlay, DeleteCategoryDialog, NameCategoryDialog},
    members::{AddMembersDialog, MembersDialog},
    move_to::MoveMenuOverlay,
    text::ChannelTextDialog,
};
use super::error_words::error_words;
use crate::{
    components::{AnchorRect, ChannelMenu, ChannelMenuChoice, MenuEntries, Popover, Side},
    hooks::{
        ChannelOverlay, ChannelText, Deed, Go, Overlay, OverlayLink, ToastLink, use_chat, use_go,
        use_overlay, use_selector, use_toasts,
    },
    route::Route,
    services::{Chat, browser},
    slots::ChannelMenuSlot,
    state::select::channel_menu,
    t,
};

/// Properties of [`ChannelOverlays`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelOverlaysProps {
    /// What is open.
    pub(super) overlay: ChannelOverlay,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Shows the menu or dialog.
#[component]
pub(super) fn ChannelOverlays(props: &ChannelOverlaysProps) -> Html {
    let on_close = props.on_close.clone();
    match props.overlay.clone() {
        ChannelOverlay::Menu { channel_id, anchor } => html! {
            <ChannelMenuOverlay key={channel_id.as_str()} channel_id={channel_id.clone()} {anchor} {on_close} />
        },
        ChannelOverlay::Edit { channel_id, text } => html! {
            <ChannelTextDialog {channel_id} {text} {on_close} />
        },
        ChannelOverlay::Ask { channel_id, deed } => html! {
            <AskAboutChannel {channel_id} {deed} {on_close} />
        },
        ChannelOverlay::Members { channel_id } => html! {
            <MembersDialog {channel_id} {on_close} />
        },
        ChannelOverlay::AddMembers { channel_id } => html! {
            <AddMembersDialog {channel_id} {on_close} />
        },
        ChannelOverlay::Move { channel_id, anchor } => html! {
            <MoveMenuOverlay {channel_id} {anchor} {on_close} />
        },
        ChannelOverlay::Add { anchor } => html! { <AddMenuOverlay {anchor} {on_close} /> },
        ChannelOverlay::Category { category_id, anchor } => html! {
            <CategoryMenuOverlay category_id={AttrValue::Rc(category_id)} {anchor} {on_close} />
        },
        ChannelOverlay::NameCategory { category_id, channel_id } => html! {
            <NameCategoryDialog category_id={category_id.map(AttrValue::Rc)} {channel_id} {on_close} />
        },
        ChannelOverlay::DeleteCategory { category_id } => html! {
            <DeleteCategoryDialog category_id={AttrValue::Rc(category_id)} {on_close} />
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChannelMenuOverlayProps {
    channel_id: AttrValue,
    anchor: AnchorRect,
    on_close: Callback<()>,
}

/// The menu of a channel.
#[component]
fn ChannelMenuOverlay(props: &ChannelMenuOverlayProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let view = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| {
            let team_id = state.view.team_id.as_deref().unwrap_or_default();
            let can_move = state.categories.of_team(team_id).is_some();
            Some((channel_menu::view(state, &channel_id)?, can_move))
        })
    };
    let on_choose = use_callback(
        (Hands { chat, go, overlay, toasts }, props.channel_id.clone(), props.anchor, view.clone()),
        |choice: ChannelMenuChoice, (hands, channel_id, anchor, view)| {
            let is_open = view.as_ref().as_ref().is_some_and(|(it, _)| {
                // Anybody can come back to a public channel; out of a private one nobody leaves by
                // a slip.
                it.kind == contracts::ChannelKind::Open
            });
            hands.choose(choice, channel_id, *anchor, is_open);
        },
    );
    let Some((channel, can_move)) = view.as_ref().clone() else { return Html::default() };
    html! {
        <Popover anchor={props.anchor} side={Side::default()}
            label={t!("channel-menu", name = channel.name)} on_close={props.on_close.clone()}>
            <ChannelMenu {channel} {can_move} {on_choose}>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    <ChannelMenuSlot channel_id={props.channel_id.clone()} />
                </MenuEntries>
            </ChannelMenu>
        </Popover>
    }
}

/// What a choice needs to be done.
#[derive(Clone, PartialEq)]
struct Hands {
    chat: Chat,
    go: Go,
    overlay: OverlayLink,
    toasts: ToastLink,
}

impl Hands {
    fn choose(
        &self,
        choice: ChannelMenuChoice,
        channel_id: &AttrValue,
        anchor: AnchorRect,
        is_public: bool,
    ) {
        let channel_id = channel_id.clone();
        if choice == ChannelMenuChoice::Settings {
            return self.overlay.open(Overlay::ChannelSettings { channel_id });
        }
        let edit = |text| ChannelOverlay::Edit { channel_id: channel_id.clone(), text };
        let next = match choice {
            ChannelMenuChoice::Members => Some(ChannelOverlay::Members { channel_id }),
            ChannelMenuChoice::AddMembers => Some(ChannelOverlay::AddMembers { channel_id }),
            ChannelMenuChoice::Move => Some(ChannelOverlay::Move { channel_id, anchor }),
            ChannelMenuChoice::EditHeader => Some(edit(ChannelText::Header)),
            ChannelMenuChoice::EditPurpose => Some(edit(ChannelText::Purpose)),
            ChannelMenuChoice::Rename => Some(edit(ChannelText::Name)),
            ChannelMenuChoice::Leave if !is_public => {
                Some(ChannelOverlay::Ask { channel_id, deed: Deed::Leave })
            }
            ChannelMenuChoice::Archive => {
                Some(ChannelOverlay::Ask { channel_id, deed: Deed::Archive })
            }
            choice @ (ChannelMenuChoice::Favorite(_)
            | ChannelMenuChoice::Mute(_)
            | ChannelMenuChoice::MarkRead
            | ChannelMenuChoice::CopyLink
            | ChannelMenuChoice::Leave
            | ChannelMenuChoice::Settings
            | ChannelMenuChoice::Close) => {
                self.act(choice, &channel_id);
                None
            }
        };
        self.overlay.open(next.map_or(Overlay::None, Overlay::Channel));
    }

    /// What needs no further question.
    fn act(&self, choice: ChannelMenuChoice, channel_id: &str) {
        match choice {
            ChannelMenuChoice::Favorite(on) => self.chat.set_favorite(channel_id, on),
            ChannelMenuChoice::MarkRead => self.chat.mark_read(channel_id),
            ChannelMenuChoice::Close => self.close(channel_id),
            ChannelMenuChoice::CopyLink => self.copy_link(channel_id),
            ChannelMenuChoice::Mute(on) => {
                let (hands, channel_id) = (self.clone(), channel_id.to_owned());
                spawn_local(async move {
                    if let Err(error) = hands.chat.set_muted(&channel_id, on).await {
                        hands.toasts.failed(error_words(&error));
                    }
                });
            }
            ChannelMenuChoice::Leave => {
                let (hands, channel_id) = (self.clone(), channel_id.to_owned());
                spawn_local(async move {
                    if let Err(error) = hands.chat.leave(&channel_id).await {
                        hands.toasts.failed(error_words(&error));
                    }
                });
            }
            // What opens something is not done here.
            ChannelMenuChoice::Move
            | ChannelMenuChoice::Members
            | ChannelMenuChoice::AddMembers
            | ChannelMenuChoice::Settings
            | ChannelMenuChoice::EditHeader
            | ChannelMenuChoice::EditPurpose
            | ChannelMenuChoice::Rename
            | ChannelMenuChoice::Archive => {}
        }
    }

    /// The open conversation stays in the sidebar, so one goes elsewhere first.
    fn close(&self, channel_id: &str) {
        self.chat.close_conversation(channel_id);
        let home = self.chat.store().read(|state| {
            let team_id = state.view.team_id.as_deref()?;
            let common = state.channels.by_name(team_id, "town-square")?;
            state.view.is_open(channel_id).then(|| Route::of_channel(state, &common.id)).flatten()
        });
        if let Some(home) = home {
            self.go.to(&home);
        }
    }

    fn copy_link(&self, channel_id: &str) {
        let path = self.chat.store().read(|state| Route::of_channel(state, channel_id));
        let Some(path) = path else { return };
        let link = format!("{}{}", browser::origin(), path.address().to_path());
        let toasts = self.toasts.clone();
        spawn_local(async move {
            if browser::copy(&link).await {
                toasts.worked(t!("link-copied"));
            } else {
                // The browser may forbid it; the words can still be copied by hand.
                toasts.note(link.into());
            }
        });
    }
}
