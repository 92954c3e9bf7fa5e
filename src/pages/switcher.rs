//! The quick switcher: finds channels and people by a few letters and goes there.

use std::rc::Rc;

use contracts::{ChannelIconPlace, ChannelIconProps, ChannelProps};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::Switcher,
    hooks::{use_chat, use_go, use_selector},
    slots::{channel_icon, has_channel_icons},
    state::{
        State,
        select::{
            self,
            switch::{self, GoalPlace},
        },
    },
};

/// Properties of [`SwitcherDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SwitcherDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// What fits comes from the store at once, and grows with what the server finds.
#[component]
pub(super) fn SwitcherDialog(props: &SwitcherDialogProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let letters = use_state_eq(String::new);
    let error = use_state_eq(|| None::<AttrValue>);
    {
        let chat = chat.clone();
        use_effect_with((*letters).clone(), move |letters| {
            chat.look_for_channels();
            chat.look_for_people(letters.trim().trim_start_matches('@'));
        });
    }
    let goals = {
        let letters = (*letters).clone();
        use_selector(move |state| Rc::<[switch::Goal]>::from(switch::goals(state, &letters)))
    };
    let has_icons = use_selector(has_channel_icons);
    let render_sign = has_icons.then(|| {
        let chat = chat.clone();
        Callback::from(move |goal: switch::Goal| chat.store().read(|state| icon(state, &goal)))
    });
    let on_input = {
        let letters = letters.setter();
        Callback::from(move |text: String| letters.set(text))
    };
    let on_go = use_callback(
        (chat, go, props.on_close.clone(), error.setter()),
        |place: GoalPlace, (chat, go, on_close, error)| {
            let (chat, go) = (chat.clone(), go.clone());
            let (on_close, error) = (on_close.clone(), error.clone());
            spawn_local(async move {
                let found = match place {
                    GoalPlace::Channel(id) => {
                        let is_mine =
                            chat.store().read(|state| state.channels.member(&id).is_some());
                        if is_mine { Ok(id) } else { chat.join(&id).await }
                    }
                    GoalPlace::Person(id) => chat.direct_channel(&id).await,
                };
                match found {
                    Ok(channel_id) => {
                        on_close.emit(());
                        go.channel(&channel_id);
                    }
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        },
    );
    html! {
        <Switcher letters={(*letters).clone()} goals={(*goals).clone()} error={(*error).clone()}
            {render_sign} {on_input} {on_go} on_close={props.on_close.clone()} />
    }
}

/// The sign of a goal as plugins make it. A person without a conversation so far has the channel
/// that it would be, without an id.
fn icon(state: &State, goal: &switch::Goal) -> Html {
    let known = match &goal.place {
        GoalPlace::Channel(id) => select::channel::by_id(state, id),
        GoalPlace::Person(_) => None,
    };
    channel_icon(ChannelIconProps {
        channel: known.unwrap_or_else(|| ChannelProps {
            kind: goal.kind,
            display_name: goal.name.clone(),
            ..ChannelProps::default()
        }),
        place: ChannelIconPlace::Switcher,
        presence: None,
        picture_url: goal.picture.clone(),
        viewer_id: state.me.to_string(),
    })
}
