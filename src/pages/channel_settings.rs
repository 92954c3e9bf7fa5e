//! The window in which a channel is set up: its texts, its end, and what plugins add.
//!
//! What was typed is kept here and not in the tabs, which come and go; nobody leaves without being
//! asked while something is unsaved, also in a plugin's tab.

mod draft;
mod info;
mod of_plugins;
mod work;

use std::rc::Rc;

use api_types::PatchChannel;
use contracts::ChannelSettingsTab;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::{
    draft::{Draft, field_of, is_taken},
    info::Info,
    of_plugins::{OfPlugins, Unsaved, entry},
    work::{Step, Work},
};
use super::error_words::error_words;
use crate::{
    components::{AskDialog, Settings, SettingsTab, icons},
    hooks::{ChannelOverlay, Deed, Overlay, use_chat, use_overlay, use_selector},
    services::{ApiError, Chat},
    state::select::channel_settings::{self, ChannelSettingsView},
    t,
};

const INFO: &str = "info";
const ARCHIVE: &str = "archive";

/// Where the person goes from here.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Back to the chat.
    Out,
    /// To the question whether the channel is archived.
    ToArchiving,
}

/// Properties of [`ChannelSettingsDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelSettingsDialogProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The window over the chat.
#[component]
pub(super) fn ChannelSettingsDialog(props: &ChannelSettingsDialogProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let open = use_state_eq(|| AttrValue::Static(INFO));
    let work = use_reducer_eq(Work::default);
    // The way that the person is asked about, because something is not saved.
    let asked = use_state_eq(|| None::<Way>);
    // What only invited people could read is asked about before everybody can.
    let is_opening = use_state_eq(|| false);
    let view = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| channel_settings::view(state, &channel_id))
    };
    let of_plugins = use_selector(|state| Rc::clone(state.extensions.channel_tabs()));
    let unsaved: Unsaved = use_mut_ref(Default::default);
    {
        let chat = chat.clone();
        // Plugins that only add a tab here are loaded now.
        use_effect_with((), move |()| {
            chat.plugins().runtime().announce::<ChannelSettingsTab>();
        });
    }
    let on_change = use_callback(work.dispatcher(), |next: Draft, work| {
        work.dispatch(Step::Typed(next));
    });
    let on_save = {
        let steps = work.dispatcher();
        let deps = (chat, props.channel_id.clone(), work.draft.clone(), (*view).clone());
        use_callback(deps, move |(), (chat, channel_id, typed, view)| {
            let Some(view) = view.clone() else { return };
            let (chat, channel_id) = (chat.clone(), channel_id.clone());
            let (typed, steps) = (typed.clone(), steps.clone());
            steps.dispatch(Step::Sent);
            spawn_local(async move {
                let saved = save(&chat, &channel_id, &typed, &view).await;
                steps.dispatch(match saved {
                    Ok(()) => Step::Saved(typed),
                    Err(error) => Step::Refused(field_of(&error, &view), words_of(&error)),
                });
            });
        })
    };
    let opens = view.as_ref().as_ref().is_some_and(|view| work.draft.opens(&view.saved));
    let on_submit = use_callback(
        (on_save.clone(), is_opening.setter(), opens),
        |(), (on_save, is_opening, opens)| {
            if *opens {
                is_opening.set(true);
            } else {
                on_save.emit(());
            }
        },
    );
    let on_shut = use_callback(is_opening.setter(), |(), is_opening| is_opening.set(false));
    let on_opened = use_callback((on_save, on_shut.clone()), |(), (on_save, on_shut)| {
        on_shut.emit(());
        on_save.emit(());
    });
    let is_unsaved = view.as_ref().as_ref().is_some_and(|view| work.draft.is_changed(&view.saved));
    let go_on = use_callback(
        (props.on_close.clone(), overlay, props.channel_id.clone()),
        |way, (on_close, overlay, channel_id)| match way {
            Way::Out => on_close.emit(()),
            Way::ToArchiving => {
                let (channel_id, deed) = (channel_id.clone(), Deed::Archive);
                overlay.open(Overlay::Channel(ChannelOverlay::Ask { channel_id, deed }));
            }
        },
    );
    let leave = use_callback(
        (go_on.clone(), asked.setter(), is_unsaved, Rc::clone(&unsaved)),
        |way, (go_on, asked, is_unsaved, of_plugins)| {
            if *is_unsaved || !of_plugins.borrow().is_empty() {
                asked.set(Some(way));
            } else {
                go_on.emit(way);
            }
        },
    );
    let on_close = leave.reform(|()| Way::Out);
    let on_archive = leave.reform(|_: MouseEvent| Way::ToArchiving);
    let on_stay = use_callback(asked.setter(), |(), asked| asked.set(None));
    let on_leave = use_callback((go_on, *asked), |(), (go_on, asked)| {
        if let Some(way) = asked {
            go_on.emit(*way);
        }
    });
    let on_open = use_callback(open.setter(), |key: AttrValue, open| open.set(key));
    // The platform closes a dialog at the second Escape in a row, whoever objects; so it is not asked.
    let on_key = {
        let question = if asked.is_some() { Some(on_stay.clone()) } else { None };
        let question = question.or_else(|| is_opening.then(|| on_shut.clone()));
        use_callback((on_close.clone(), question), |event: KeyboardEvent, (on_close, question)| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                question.as_ref().unwrap_or(on_close).emit(());
            }
        })
    };

    let Some(view) = view.as_ref() else { return Html::default() };
    let mut tabs = vec![tab(INFO, t!("channel-settings-info"), icons::info())];
    if view.can_archive {
        tabs.push(tab(ARCHIVE, t!("channel-settings-archive"), icons::trash()));
    }
    tabs.extend(of_plugins.iter().map(|tab| entry(tab)));
    // A plugin that is off takes its tab with it.
    let open_key = tabs.iter().find(|it| it.key == *open).map_or(INFO.into(), |it| it.key.clone());
    let page = match &*open_key {
        INFO => html! {
            <Info view={view.clone()} work={(*work).clone()} {on_change} on_save={on_submit} />
        },
        ARCHIVE => html! {
            <section class="settings__section">
                <p>{ t!("archive-text") }</p>
                <div class="settings__foot">
                    <button type="button" class="button button--danger" onclick={on_archive}>
                        { t!("channel-menu-archive") }
                    </button>
                </div>
            </section>
        },
        _ => Html::default(),
    };
    html! {
        <div onkeydown={on_key}>
            <Settings title={t!("channel-settings-title", name = view.title)}
                label={t!("channel-settings-pages")} {tabs} open={open_key.clone()} {on_open}
                on_close={on_close.clone()}>
                { page }
                <OfPlugins tabs={(*of_plugins).clone()} open={open_key}
                    channel_id={props.channel_id.clone()} {unsaved} {on_close} />
            </Settings>
            if asked.is_some() {
                <AskDialog title={t!("channel-settings-leave")} text={t!("channel-settings-leave-text")}
                    yes={t!("channel-settings-leave-yes")} on_yes={on_leave} on_close={on_stay} />
            }
            if *is_opening {
                <AskDialog title={t!("channel-settings-open", name = view.title)}
                    text={t!("channel-settings-open-text")} yes={t!("channel-settings-open-yes")}
                    on_yes={on_opened} on_close={on_shut} />
            }
        </div>
    }
}

/// Saves what differs from what the server has: the texts, then who sees the channel.
async fn save(
    chat: &Chat,
    channel_id: &str,
    typed: &Draft,
    view: &ChannelSettingsView,
) -> Result<(), ApiError> {
    let patch = typed.patch(&view.saved);
    if patch != PatchChannel::default() {
        chat.edit_channel(channel_id, &patch).await?;
    }
    match typed.privacy(&view.saved) {
        Some(private) => chat.set_private(channel_id, private).await,
        None => Ok(()),
    }
}

fn words_of(error: &ApiError) -> AttrValue {
    if is_taken(error) { t!("channel-settings-address-taken") } else { error_words(error) }
}

fn tab(key: &'static str, label: AttrValue, icon: Html) -> SettingsTab {
    SettingsTab { key: AttrValue::Static(key), label, icon }
}
