//! The settings window: which pages it has, and which one is open. One file per page in `settings/`.

mod display;
mod language;
mod notifications;
mod of_plugin;
mod own_colours;
mod picture;
mod plugins;
mod profile;
mod saving;
mod sidebar;

use std::rc::Rc;

use yew::prelude::*;

use self::{
    display::Display, language::LanguagePage, notifications::Notifications, of_plugin::OfPlugin,
    plugins::PluginsPage, profile::Profile, sidebar::SidebarPage,
};
use crate::{
    components::{Settings, SettingsTab, icons},
    hooks::{Overlay, SettingsPage, use_overlay, use_selector},
    services::browser,
    slots::SettingsPageSlot,
    state::user_settings::UserSettings,
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
    let on_open = use_callback(overlay, |key: AttrValue, overlay| {
        let own = SettingsPage::ALL.into_iter().find(|page| page.key() == key);
        let page = own.unwrap_or_else(|| SettingsPage::Plugin(Rc::from(&*key)));
        overlay.open(Overlay::Settings(page));
    });
    let of_plugins = use_selector(|state| state.extensions.settings().cloned().collect::<Vec<_>>());
    let own = SettingsPage::ALL.iter().filter_map(tab);
    let tabs = own.chain(of_plugins.iter().map(|page| tab_of(page))).collect::<Vec<_>>();
    // What a plugin asks for may be a page that is not there.
    let on_ask = {
        let keys = tabs.iter().map(|tab| tab.key.clone()).collect::<Vec<_>>();
        use_callback((keys, on_open.clone()), |key: AttrValue, (keys, on_open)| {
            if keys.contains(&key) {
                on_open.emit(key);
            } else {
                browser::warn("a plugin asks for settings that are not there", &(&*key).into());
            }
        })
    };
    let wanted = props.page.key();
    let of_plugin = of_plugins.iter().find(|page| *page.key() == *wanted);
    // A plugin that is off takes its page with it.
    let open = match (&props.page, of_plugin) {
        (SettingsPage::Plugin(_), None) => SettingsPage::Plugins,
        (page, _) => page.clone(),
    };
    let page = match &open {
        SettingsPage::Profile => html! { <Profile /> },
        SettingsPage::Display => html! { <Display /> },
        SettingsPage::Notifications => html! { <Notifications /> },
        SettingsPage::Sidebar => html! { <SidebarPage /> },
        SettingsPage::Language => html! { <LanguagePage /> },
        SettingsPage::Plugins => html! { <PluginsPage /> },
        SettingsPage::Plugin(key) => of_plugin.map_or_else(Html::default, |page| {
            html! {
                <OfPlugin key={key.to_string()} page={Rc::clone(page)} />
            }
        }),
    };
    let key = open.key();
    let title = tabs.iter().find(|tab| tab.key == key).map(|tab| tab.label.clone());
    // Nobody may cover the way to turn plugins off.
    let page = if open == SettingsPage::Plugins {
        page
    } else {
        html! {
            <SettingsPageSlot page={key.clone()} title={title.unwrap_or_default()} on_open={on_ask}
                on_close={props.on_close.clone()}>
                { page }
            </SettingsPageSlot>
        }
    };
    html! {
        <Settings title={t!("settings-title")} label={t!("settings-pages")} {tabs} open={key} {on_open}
            on_close={props.on_close.clone()}>
            { page }
        </Settings>
    }
}

fn tab(page: &SettingsPage) -> Option<SettingsTab> {
    let key = page.key();
    let (label, icon) = match page {
        SettingsPage::Profile => (t!("settings-profile"), icons::person()),
        SettingsPage::Display => (t!("settings-display"), icons::screen()),
        SettingsPage::Notifications => (t!("settings-notifications"), icons::bell()),
        SettingsPage::Sidebar => (t!("settings-sidebar"), icons::list()),
        SettingsPage::Language => (t!("settings-language"), icons::message()),
        SettingsPage::Plugins => (t!("plugins-title"), icons::plug()),
        SettingsPage::Plugin(_) => return None,
    };
    Some(SettingsTab { key, label, icon })
}

fn tab_of(page: &UserSettings) -> SettingsTab {
    let icon = if page.icon.is_empty() {
        icons::plug()
    } else {
        html! { <span class="settings__sign" aria-hidden="true">{ &*page.icon }</span> }
    };
    let (key, label) = (AttrValue::Rc(page.key()), AttrValue::Rc(Rc::clone(&page.title)));
    SettingsTab { key, label, icon }
}
