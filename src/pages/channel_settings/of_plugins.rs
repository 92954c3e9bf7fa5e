//! Channel settings: the tabs of plugins. One that was opened stays until the window closes, hidden
//! while another is open, since what is typed there is the plugin's and would be lost with its view.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use yew::prelude::*;

use crate::{
    components::{SettingsTab, icons},
    slots::ChannelSettingsTabSlot,
    state::channel_tabs::ChannelTab,
};

/// The tabs that hold what is not saved, by key. Nothing shows it, so nothing is drawn for it.
pub(super) type Unsaved = Rc<RefCell<BTreeSet<Rc<str>>>>;

/// Properties of [`OfPlugins`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OfPluginsProps {
    /// The tabs that there are now.
    pub(super) tabs: Rc<[Rc<ChannelTab>]>,
    /// The key of the open tab, which may be one of the chat's own.
    pub(super) open: AttrValue,
    /// The channel that is set up.
    pub(super) channel_id: AttrValue,
    /// Which of them hold what is not saved.
    pub(super) unsaved: Unsaved,
    /// The window is to be closed.
    pub(super) on_close: Callback<()>,
}

/// What they show.
#[component]
pub(super) fn OfPlugins(props: &OfPluginsProps) -> Html {
    let seen = use_mut_ref(BTreeSet::<Rc<str>>::new);
    let tab = |tab: &Rc<ChannelTab>| {
        let is_open = *tab.key == *props.open;
        if is_open {
            seen.borrow_mut().insert(Rc::clone(&tab.key));
        }
        seen.borrow().contains(&tab.key).then(|| {
            html! {
                <div key={tab.key.to_string()} hidden={!is_open}>
                    <OfPlugin tab_key={Rc::clone(&tab.key)} channel_id={props.channel_id.clone()}
                        unsaved={Rc::clone(&props.unsaved)} on_close={props.on_close.clone()} />
                </div>
            }
        })
    };
    html! { <>{ for props.tabs.iter().filter_map(tab) }</> }
}

#[derive(Clone, PartialEq, Properties)]
struct OfPluginProps {
    tab_key: Rc<str>,
    channel_id: AttrValue,
    unsaved: Unsaved,
    on_close: Callback<()>,
}

#[component]
fn OfPlugin(props: &OfPluginProps) -> Html {
    let on_unsaved = use_callback(
        (Rc::clone(&props.unsaved), Rc::clone(&props.tab_key)),
        |is_unsaved, (unsaved, key)| {
            if is_unsaved {
                unsaved.borrow_mut().insert(Rc::clone(key));
            } else {
                unsaved.borrow_mut().remove(key);
            }
        },
    );
    html! {
        <ChannelSettingsTabSlot tab_key={AttrValue::Rc(Rc::clone(&props.tab_key))}
            channel_id={props.channel_id.clone()} {on_unsaved} on_close={props.on_close.clone()} />
    }
}

/// The entry in the list of tabs.
pub(super) fn entry(tab: &ChannelTab) -> SettingsTab {
    let icon = if tab.icon.is_empty() {
        icons::plug()
    } else {
        html! { <span class="settings__sign" aria-hidden="true">{ &*tab.icon }</span> }
    };
    let (key, label) = (Rc::clone(&tab.key), Rc::clone(&tab.title));
    SettingsTab { key: AttrValue::Rc(key), label: AttrValue::Rc(label), icon }
}
