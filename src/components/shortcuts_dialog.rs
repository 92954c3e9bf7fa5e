//! The list of keyboard shortcuts.

use yew::prelude::*;

use super::Modal;
use crate::{
    shortcuts::{Keys, SHORTCUTS, Shortcut},
    t,
};

/// Properties of [`ShortcutsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShortcutsDialogProps {
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// Shows them.
#[component]
pub fn ShortcutsDialog(props: &ShortcutsDialogProps) -> Html {
    let writing = [
        (t!("shortcut-bold"), ["Ctrl", "B"].as_slice()),
        (t!("shortcut-italic"), &["Ctrl", "I"]),
        (t!("shortcut-link"), &["Ctrl", "Alt", "K"]),
        (t!("shortcut-new-line"), &["Shift", "Enter"]),
        (t!("shortcut-edit-last"), &["↑"]),
    ];
    html! {
        <Modal title={t!("shortcuts")} on_close={props.on_close.clone()}>
            <h3 class="shortcuts__heading">{ t!("shortcuts-places") }</h3>
            <dl class="shortcuts">
                for (shortcut, keys) in SHORTCUTS {
                    { row(&words(shortcut), &names(keys)) }
                }
            </dl>
            <h3 class="shortcuts__heading">{ t!("shortcuts-writing") }</h3>
            <dl class="shortcuts">
                for (label, keys) in writing {
                    { row(&label, keys) }
                }
            </dl>
        </Modal>
    }
}

fn row(label: &AttrValue, keys: &[&'static str]) -> Html {
    html! {
        <div class="shortcuts__row" key={label.to_string()}>
            <dt>{ label }</dt>
            <dd class="shortcuts__keys">
                for key in keys.iter() {
                    <kbd class="shortcuts__key" key={*key}>{ *key }</kbd>
                }
            </dd>
        </div>
    }
}

fn names(keys: Keys) -> Vec<&'static str> {
    let held = [(keys.ctrl, "Ctrl"), (keys.alt, "Alt"), (keys.shift, "Shift")];
    let mut names: Vec<&str> =
        held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name).collect();
    names.push(match keys.key {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        "a" => "A",
        "f" => "F",
        "k" => "K",
        "l" => "L",
        "o" => "O",
        "y" => "Y",
        key => key,
    });
    names
}

fn words(shortcut: Shortcut) -> AttrValue {
    match shortcut {
        Shortcut::Switch => t!("shortcut-switch"),
        Shortcut::Settings => t!("shortcut-settings"),
        Shortcut::Inspect => t!("shortcut-inspect"),
        Shortcut::Help => t!("shortcut-help"),
        Shortcut::PreviousChannel => t!("shortcut-previous"),
        Shortcut::NextChannel => t!("shortcut-next"),
        Shortcut::PreviousUnread => t!("shortcut-previous-unread"),
        Shortcut::NextUnread => t!("shortcut-next-unread"),
        Shortcut::Browse => t!("shortcut-browse"),
        Shortcut::NewMessage => t!("shortcut-new-message"),
        Shortcut::Search => t!("shortcut-search"),
        Shortcut::MarkRead => t!("shortcut-mark-read"),
        Shortcut::MarkAllRead => t!("shortcut-mark-all-read"),
    }
}
