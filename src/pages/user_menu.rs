//! The person's own menu: profile, presence, colours, plugins, safe mode, signing out.

use api_types::PresenceStatus;
use contracts::Presence;
use runtime::PluginPhase;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::{AnchorRect, MenuEntries, Popover, SafeMode, Side, UserMenu, UserMenuChoice},
    hooks::{
        Overlay, OverlayLink, SettingsPage, ToastLink, use_chat, use_overlay, use_plugin_status,
        use_selector, use_theme, use_toasts,
    },
    services::{Chat, browser, safe_mode},
    slots::{MainMenuSlot, status_view},
    state::{Action, select},
    t,
};

/// Properties of [`UserMenuOverlay`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct UserMenuOverlayProps {
    /// What was pressed.
    pub(super) anchor: AnchorRect,
    /// The menu is done.
    pub(super) on_close: Callback<()>,
}

/// The menu beside the person's picture.
#[component]
pub(super) fn UserMenuOverlay(props: &UserMenuOverlayProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let (theme, set_theme) = use_theme();
    let plugins = use_plugin_status();
    let me = use_selector(|state| {
        let user = select::person::user(state, &state.me).unwrap_or_default();
        let feedback = AttrValue::from(state.config("ReportAProblemLink").to_owned());
        let presence = select::person::presence(state, &state.me);
        (user, presence, status_view(state, &state.me), state.sees_console(), feedback)
    });
    let (user, presence, status, has_console, feedback) = &*me;
    let n_plugin_troubles = plugins
        .plugins
        .iter()
        .filter(|it| matches!(it.phase, PluginPhase::Failed | PluginPhase::Quarantined))
        .count();
    let on_choose = use_callback(
        ((chat, toasts), overlay, props.anchor, user.id.clone(), set_theme),
        |choice: UserMenuChoice, (chat, overlay, anchor, me, set_theme)| {
            choose(choice, chat, overlay, (me, *anchor), set_theme);
        },
    );
    html! {
        <Popover anchor={props.anchor} side={Side::default()} label={t!("user-menu")}
            on_close={props.on_close.clone()}>
            <UserMenu name={user.display_name()} username={user.username.clone()}
                picture={AttrValue::from(user.picture_url.clone())} presence={*presence} {theme}
                status={status.clone()}
                safe_mode={safe_mode_of(plugins.safe_mode)} {n_plugin_troubles} has_console={*has_console}
                feedback={feedback.clone()} {on_choose}>
                <MenuEntries on_chosen={props.on_close.clone()}>
                    <MainMenuSlot />
                </MenuEntries>
            </UserMenu>
        </Popover>
    }
}

fn choose(
    choice: UserMenuChoice,
    (chat, toasts): &(Chat, ToastLink),
    overlay: &OverlayLink,
    (me, anchor): (&str, AnchorRect),
    set_theme: &Callback<crate::components::Theme>,
) {
    match choice {
        UserMenuChoice::Profile => return overlay.profile(me.to_owned(), anchor),
        UserMenuChoice::Settings => {
            return overlay.open(Overlay::Settings(SettingsPage::default()));
        }
        UserMenuChoice::CustomStatus => return overlay.open(Overlay::CustomStatus),
        UserMenuChoice::ClearStatus => {
            let (chat, toasts) = (chat.clone(), toasts.clone());
            spawn_local(async move {
                if let Err(error) = chat.set_custom_status(None).await {
                    toasts.failed(error_words(&error));
                }
            });
        }
        UserMenuChoice::Plugins => {
            return overlay.open(Overlay::Settings(SettingsPage::Plugins));
        }
        UserMenuChoice::Inspector => chat.store().dispatch(Action::Inspect(true)),
        // A program of its own.
        UserMenuChoice::Console => browser::go("/admin_console"),
        // The browser follows the link; the menu closes.
        UserMenuChoice::Feedback => {}
        // The menu stays open: one sees at once what the choice does.
        UserMenuChoice::Theme(theme) => {
            chat.note_theme(theme.key());
            return set_theme.emit(theme);
        }
        UserMenuChoice::SafeMode(mode) => safe_mode::set(mode == SafeMode::On),
        UserMenuChoice::SignOut => chat.sign_out(),
        UserMenuChoice::Presence(presence) => chat.set_status(match presence {
            Presence::Online => PresenceStatus::Online,
            Presence::Away => PresenceStatus::Away,
            Presence::Dnd => PresenceStatus::Dnd,
            Presence::Offline => PresenceStatus::Offline,
        }),
    }
    overlay.open(Overlay::None);
}

pub(super) fn safe_mode_of(is_on: bool) -> SafeMode {
    if is_on { SafeMode::On } else { SafeMode::Off }
}
