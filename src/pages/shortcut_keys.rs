//! Listens for the keyboard shortcuts, wherever the focus is. What is over the chat goes first.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::{
    hooks::{Go, Overlay, OverlayLink, SettingsPage, use_chat, use_go, use_overlay},
    services::{Chat, browser},
    shortcuts::{Shortcut, find, neighbour},
    state::{Action, State, select},
};

/// Properties of [`ShortcutKeys`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ShortcutKeysProps {
    /// Whether nothing stands over the chat.
    pub(super) is_idle: bool,
}

/// Shows nothing.
#[component]
pub(super) fn ShortcutKeys(props: &ShortcutKeysProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let overlay = use_overlay();
    use_effect_with((chat, go, overlay, props.is_idle), |(chat, go, overlay, is_idle)| {
        let (chat, go, overlay, is_idle) = (chat.clone(), go.clone(), overlay.clone(), *is_idle);
        let options = EventListenerOptions::enable_prevent_default();
        let listener = browser::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                on_key(event, &chat, &go, (&overlay, is_idle));
            })
        });
        move || drop(listener)
    });
    Html::default()
}

fn on_key(event: &KeyboardEvent, chat: &Chat, go: &Go, (overlay, is_idle): (&OverlayLink, bool)) {
    // Somebody had a use for the key: a list, a menu, a plugin.
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let held = (event.ctrl_key() || event.meta_key(), event.alt_key(), event.shift_key());
    let Some(shortcut) = find(&event.key(), held) else { return };
    let is_dialog_open = browser::document()
        .and_then(|document| document.query_selector("dialog[open], [role=menu]").ok().flatten())
        .is_some();
    // These two may take the place of what is open.
    let is_always = matches!(shortcut, Shortcut::Switch | Shortcut::Help);
    if !is_always && (!is_idle || is_dialog_open) {
        return;
    }
    if !matches!(shortcut, Shortcut::MarkRead) {
        event.prevent_default();
    }
    let ids = || chat.store().read(visible);
    let open = chat.store().read(|state| state.view.channel_id.clone());
    let step = |ids: Vec<String>, step| {
        if let Some(id) = neighbour(&ids, open.as_deref(), step).and_then(|at| ids.get(at)) {
            go.channel(id);
        }
    };
    let unread = |step: isize| {
        let open = open.as_deref();
        let all: Vec<String> = chat.store().read(|state| {
            let all = visible(state).into_iter();
            // The open one stays as the place to count from.
            all.filter(|id| open == Some(id.as_str()) || state.channels.unread(id).stands_out())
                .collect()
        });
        if let Some(id) = neighbour(&all, open, step).and_then(|at| all.get(at)) {
            go.channel(id);
        }
    };
    match shortcut {
        Shortcut::Switch => overlay.open(Overlay::Switcher),
        Shortcut::Settings => overlay.open(Overlay::Settings(SettingsPage::default())),
        Shortcut::Help => overlay.open(Overlay::Shortcuts),
        Shortcut::Inspect => {
            let is_open = chat.store().read(|state| state.view.is_inspecting);
            chat.store().dispatch(Action::Inspect(!is_open));
        }
        Shortcut::PreviousChannel => step(ids(), -1),
        Shortcut::NextChannel => step(ids(), 1),
        Shortcut::PreviousUnread => unread(-1),
        Shortcut::NextUnread => unread(1),
        Shortcut::Browse => overlay.open(Overlay::BrowseChannels),
        Shortcut::NewMessage => overlay.open(Overlay::NewMessage),
        Shortcut::Search => chat.search_in_open(),
        Shortcut::MarkRead => {
            if let Some(open) = open {
                chat.mark_read(&open);
            }
        }
        Shortcut::MarkAllRead => {
            let unread: Vec<String> = chat.store().read(|state| {
                let mine = state.channels.mine().map(|channel| channel.id.clone());
                mine.filter(|id| state.channels.unread(id).posts > 0).collect()
            });
            unread.iter().for_each(|id| chat.mark_read(id));
        }
    }
}

/// The channels as they stand in the sidebar, those of folded groups only when they stand out.
fn visible(state: &State) -> Vec<String> {
    let Some(team_id) = state.view.team_id.as_deref() else { return Vec::new() };
    let sections = select::sidebar::sections(state, team_id);
    let shows = |collapsed: bool, id: &str| {
        !collapsed || state.view.is_open(id) || state.channels.unread(id).stands_out()
    };
    sections
        .iter()
        .flat_map(|section| {
            let ids = section.channel_ids.iter();
            ids.filter(|id| shows(section.collapsed, id)).map(ToString::to_string)
        })
        .collect()
}
