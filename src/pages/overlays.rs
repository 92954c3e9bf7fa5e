//! What stands over the chat: popovers, dialogs, notes about plugins. Of these only the content of a
//! dialog that has a name is a slot.

mod named;

use std::rc::Rc;

use contracts::ProfilePopoverAction;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    account_corner::AccountCorner, browse_channels::BrowseChannelsDialog,
    channel_overlays::ChannelOverlays, channel_settings::ChannelSettingsDialog,
    create_channel::CreateChannelDialog, culprit::CulpritNote, custom_status::CustomStatusDialog,
    dev_notices::DevNotices, error_words::error_words, file_preview::FilePreview,
    link_tooltips::LinkTooltips, new_message::NewMessageDialog, plugin_desk::PluginDesk,
    plugins::PluginNotices, post_overlays::PostOverlays, settings::SettingsDialog,
    shortcut_keys::ShortcutKeys, switcher::SwitcherDialog, toasts::ToastHost,
    top_overlays::TopOverlays, user_menu::UserMenuOverlay,
};
use crate::{
    components::{AnchorRect, DialogAround, DialogContent, Popover, ShortcutsDialog, Side},
    hooks::{Overlay, OverlayLink, overlay_at_first, use_chat, use_go, use_selector, use_toasts},
    lazy,
    route::Route,
    slots::ProfilePopoverSlot,
    state::select,
    t,
};

lazy!(dialogs: BrowseChannels => BrowseChannelsDialog, dialog);
lazy!(dialogs: CreateChannel => CreateChannelDialog, dialog);
lazy!(dialogs: Preview => FilePreview, dialog);
lazy!(dialogs: NewMessage => NewMessageDialog, dialog);
lazy!(dialogs: Settings => SettingsDialog, dialog);
lazy!(dialogs: SettingsOfChannel => ChannelSettingsDialog, dialog);
lazy!(dialogs: Shortcuts => ShortcutsDialog, dialog);
lazy!(dialogs: QuickSwitcher => SwitcherDialog, dialog);
// What opens beside something, and the dialogs that it leads to.
lazy!(menus: MenusOfChannel => ChannelOverlays, dialog);
lazy!(menus: MenusOfPost => PostOverlays, dialog);
lazy!(menus: MenusOfTop => TopOverlays, dialog);
lazy!(menus: MenuOfPerson => UserMenuOverlay, dialog);
lazy!(menus: StatusOfPerson => CustomStatusDialog, dialog);
lazy!(menus: ProfileOfPerson => Profile, dialog);

enum Change {
    Open(Overlay),
    Close(Overlay),
}

/// What is shown. One that is taken down may still say that it wants to be closed, because the
/// focus left it; that must not close what was opened in its place.
#[derive(Default, PartialEq)]
struct Shown(Overlay);

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        match change {
            Change::Open(overlay) => Rc::new(Self(overlay)),
            Change::Close(overlay) if overlay == self.0 => Rc::default(),
            Change::Close(_) => self,
        }
    }
}

/// Properties of [`OverlayHost`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OverlayHostProps {
    /// What it stands over.
    pub(super) children: Html,
}

/// Provides [`OverlayLink`] and shows what was opened through it.
#[component]
pub(super) fn OverlayHost(props: &OverlayHostProps) -> Html {
    let shown = use_reducer_eq(|| Shown(overlay_at_first()));
    let dispatcher = shown.dispatcher();
    let open = use_callback(dispatcher.clone(), |overlay, it| it.dispatch(Change::Open(overlay)));
    let link = OverlayLink(open);
    let overlay = &shown.0;
    let on_close = use_callback((dispatcher, overlay.clone()), |(), (dispatcher, overlay)| {
        dispatcher.dispatch(Change::Close(overlay.clone()));
    });
    let around = use_callback(overlay.clone(), |content: DialogContent, overlay| {
        named::around(overlay, content)
    });
    html! {
        <ContextProvider<OverlayLink> context={link}>
            <ToastHost>
            // Slots stand on this stage; what follows stands above it.
            <div class="stage">{ props.children.clone() }</div>
            <AccountCorner is_open={matches!(overlay, Overlay::UserMenu { .. })} />
            <PluginNotices />
            <CulpritNote />
            <DevNotices />
            <ContextProvider<DialogAround> context={DialogAround(around)}>
            { match overlay {
                Overlay::None => Html::default(),
                Overlay::Profile { user_id, anchor } => html! {
                    <ProfileOfPerson key={user_id.as_str()} user_id={user_id.clone()} anchor={*anchor} {on_close} />
                },
                Overlay::UserMenu { anchor } => html! {
                    <MenuOfPerson anchor={*anchor} {on_close} />
                },
                Overlay::CustomStatus => html! { <StatusOfPerson {on_close} /> },
                Overlay::Channel(overlay) => html! {
                    <MenusOfChannel overlay={overlay.clone()} {on_close} />
                },
                Overlay::Post(overlay) => html! {
                    <MenusOfPost overlay={overlay.clone()} {on_close} />
                },
                Overlay::Top(overlay) => html! {
                    <MenusOfTop overlay={*overlay} {on_close} />
                },
                Overlay::Shortcuts => html! { <Shortcuts {on_close} /> },
                Overlay::Switcher => html! { <QuickSwitcher {on_close} /> },
                Overlay::Files { files, first_idx } => html! {
                    <Preview files={Rc::clone(files)} first_idx={*first_idx} {on_close} />
                },
                Overlay::BrowseChannels => html! { <BrowseChannels {on_close} /> },
                Overlay::CreateChannel => html! { <CreateChannel {on_close} /> },
                Overlay::NewMessage => html! { <NewMessage {on_close} /> },
                Overlay::Settings(page) => html! { <Settings page={page.clone()} {on_close} /> },
                Overlay::ChannelSettings { channel_id } => html! {
                    <SettingsOfChannel key={channel_id.as_str()} channel_id={channel_id.clone()} {on_close} />
                },
            } }
            </ContextProvider<DialogAround>>
            <LinkTooltips />
            <ShortcutKeys is_idle={*overlay == Overlay::None} />
            <DeskOfChat />
            </ToastHost>
        </ContextProvider<OverlayLink>>
    }
}

/// Where plugins reach the person. Last, so that a dialog stands above all others.
#[component]
fn DeskOfChat() -> Html {
    let chat = use_chat();
    let go = use_go();
    let on_go = use_callback(go, |route: Route, go| go.to(&route));
    html! {
        <PluginDesk host={chat.plugins().host().clone()} runtime={chat.plugins().runtime().clone()}
            {on_go} />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ProfileProps {
    user_id: AttrValue,
    anchor: AnchorRect,
    on_close: Callback<()>,
}

/// The frame is the host's: place, dialog role, focus, Escape, the press outside.
#[component]
fn Profile(props: &ProfileProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let toasts = use_toasts();
    let name = {
        let user_id = props.user_id.clone();
        use_selector(move |state| {
            state.people.user(&user_id).map(|user| select::person::display_name(user))
        })
    };
    let on_action = use_callback(
        (chat, go, toasts, props.on_close.clone()),
        |action: ProfilePopoverAction, (chat, go, toasts, on_close)| {
            on_close.emit(());
            match action {
                ProfilePopoverAction::Close => {}
                ProfilePopoverAction::Message { user_id } => {
                    let (chat, go, toasts) = (chat.clone(), go.clone(), toasts.clone());
                    spawn_local(async move {
                        match chat.direct_channel(&user_id).await {
                            Ok(channel_id) => go.channel(&channel_id),
                            Err(error) => toasts.failed(error_words(&error)),
                        }
                    });
                }
            }
        },
    );
    let label = match &*name {
        Some(name) => t!("profile-label", name = name),
        None => t!("profile-loading"),
    };
    html! {
        <Popover anchor={props.anchor} side={Side::default()} {label} on_close={props.on_close.clone()}>
            <ProfilePopoverSlot user_id={props.user_id.clone()} {on_action} />
        </Popover>
    }
}
