//! The settings window: which pages it has, and which one is open. One file per page in `settings/`.

mod display;
mod language;
mod notifications;
mod own_colours;
mod picture;
mod plugins;
mod profile;
mod saving;

use yew::prelude::*;

use self::{
    display::Display, language::LanguagePage, notifications::Notifications, plugins::PluginsPage,
    profile::Profile,
};
use crate::{
    components::{Settings, SettingsTab, icons},
    hooks::{Overlay, SettingsPage, use_overlay},
    t,
};

/// Properties of [`SettingsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SettingsDialogProps {
    /// The open page.
    #[prop_or_default]
    pub(super) page: SettingsPage,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The window over the chat. The page that is open is part of what stands over the chat, so that
/// every way into the settings can name one.
#[component]
pub(super) fn SettingsDialog(props: &SettingsDialogProps) -> Html {
    let overlay = use_overlay();
    let on_open = use_callback(overlay, |key: &'static str, overlay| {
        if let Some(page) = SettingsPage::ALL.into_iter().find(|page| page.key() == key) {
            overlay.open(Overlay::Settings(page));
        }
    });
    let tabs = SettingsPage::ALL.into_iter().map(tab).collect::<Vec<_>>();
    html! {
        <Settings {tabs} open={props.page.key()} {on_open} on_close={props.on_close.clone()}>
            { match props.page {
                SettingsPage::Profile => html! { <Profile /> },
                SettingsPage::Display => html! { <Display /> },
                SettingsPage::Notifications => html! { <Notifications /> },
                SettingsPage::Language => html! { <LanguagePage /> },
                SettingsPage::Plugins => html! { <PluginsPage /> },
            } }
        </Settings>
    }
}

fn tab(page: SettingsPage) -> SettingsTab {
    let (label, icon) = match page {
        SettingsPage::Profile => (t!("settings-profile"), icons::person()),
        SettingsPage::Display => (t!("settings-display"), icons::screen()),
        SettingsPage::Notifications => (t!("settings-notifications"), icons::bell()),
        SettingsPage::Language => (t!("settings-language"), icons::message()),
        SettingsPage::Plugins => (t!("plugins-title"), icons::plug()),
    };
    SettingsTab { key: page.key(), label, icon }
}
