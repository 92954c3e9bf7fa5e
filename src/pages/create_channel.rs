//! The dialog that makes a channel, an ordinary one or one of a plugin's kind. What was typed stays
//! until there is a channel.

mod choice;

use std::rc::Rc;

use api_types::{ChannelType, CreateChannel as Body};
use contracts::NewChannelForm;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::choice::{Hindrance, among, is_private, option_of};
use super::error_words::error_words;
use crate::{
    components::{CreateChannel, ExtraKind, NewChannel},
    hooks::{use_chat, use_go, use_selector},
    services::{
        Chat,
        host::Made,
        plugins::{NotMade, WhyNotMade},
    },
    slots::CreateChannelOptionSlot,
    state::channel_options::ChannelOption,
    t,
};

/// Properties of [`CreateChannelDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CreateChannelDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Why there is no channel.
#[derive(Clone, Debug, PartialEq)]
enum Failure {
    /// The server's words; the name may be to blame.
    OfForm(AttrValue),
    /// What a plugin says, or what is wrong with it.
    OfPlugin(AttrValue),
}

/// Makes the channel and opens it.
#[component]
pub(super) fn CreateChannelDialog(props: &CreateChannelDialogProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let pending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<Failure>);
    let typed = use_state_eq(NewChannel::default);
    let hindrance = use_state_eq(Hindrance::default);
    // Whether the plugin's kind that was chosen last is a private one, for when it goes.
    let was_private = use_mut_ref(|| false);
    let options = use_selector(|state| Rc::clone(state.extensions.channel_options()));
    let team_id = use_selector(|state| state.view.team_id.clone());

    let mut channel = (*typed).clone();
    channel.choice = among(&channel.choice, &options, *was_private.borrow());
    let option = option_of(&channel.choice, &options).cloned();
    let private = is_private(&channel.choice, &options);
    was_private.replace(private);

    let form = NewChannelForm {
        team_id: team_id.as_deref().unwrap_or_default().to_owned(),
        name: channel.name.clone(),
        address: channel.slug.clone(),
        purpose: channel.purpose.clone(),
    };
    let on_change = {
        let failure = failure.setter();
        use_callback(typed.setter(), move |next: NewChannel, typed| {
            failure.set(None);
            typed.set(next);
        })
    };
    let on_create = {
        let (pending, failure) = (pending.setter(), failure.setter());
        let deps = (chat, go, props.on_close.clone(), form.clone(), option.clone(), private);
        use_callback(deps, move |(), (chat, go, on_close, form, option, private)| {
            let (chat, go, on_close) = (chat.clone(), go.clone(), on_close.clone());
            let (form, option, private) = (form.clone(), option.clone(), *private);
            let (pending, failure) = (pending.clone(), failure.clone());
            pending.set(true);
            failure.set(None);
            spawn_local(async move {
                let made = make(&chat, form, option.as_deref(), private).await;
                pending.set(false);
                match made {
                    Ok(channel_id) => {
                        on_close.emit(());
                        if let Some(channel_id) = channel_id {
                            go.channel(&channel_id);
                        }
                    }
                    Err(failed) => failure.set(Some(failed)),
                }
            });
        })
    };
    let on_hinder = {
        let key = option.as_ref().map(|option| Rc::clone(&option.key)).unwrap_or_default();
        use_callback((hindrance.setter(), key), |reason: Option<String>, (hindrance, key)| {
            let next = reason.map(|reason| Hindrance::new(Rc::clone(key), &reason));
            hindrance.set(next.unwrap_or_default());
        })
    };
    let extra = option.as_ref().map(|option| {
        html! {
            <CreateChannelOptionSlot key={option.key.to_string()} option_key={AttrValue::Rc(Rc::clone(&option.key))}
                {form} pending={*pending} {on_hinder} />
        }
    });
    let hindrance = hindrance.reason(option.as_ref()).map(|reason| {
        if reason.is_empty() { t!("create-hindered") } else { AttrValue::Rc(Rc::clone(reason)) }
    });
    let button = option.as_ref().filter(|option| !option.button.is_empty());
    let button = button.map(|option| AttrValue::Rc(Rc::clone(&option.button)));
    let (error, failure) = match (*failure).clone() {
        None => (None, None),
        Some(Failure::OfForm(words)) => (Some(words), None),
        Some(Failure::OfPlugin(words)) => (None, Some(words)),
    };
    html! {
        <CreateChannel {channel} kinds={options.iter().map(kind).collect::<Vec<_>>()}
            extra={extra.unwrap_or_default()} {hindrance} {button} pending={*pending} {error} {failure}
            {on_change} {on_create} on_close={props.on_close.clone()} />
    }
}

fn kind(option: &Rc<ChannelOption>) -> ExtraKind {
    ExtraKind {
        key: AttrValue::Rc(Rc::clone(&option.key)),
        icon: AttrValue::Rc(Rc::clone(&option.icon)),
        label: AttrValue::Rc(Rc::clone(&option.label)),
        hint: AttrValue::Rc(Rc::clone(&option.description)),
    }
}

/// Makes the channel; answers its id, or none where a plugin goes on by itself.
async fn make(
    chat: &Chat,
    form: NewChannelForm,
    option: Option<&ChannelOption>,
    private: bool,
) -> Result<Option<String>, Failure> {
    let made = match option {
        None => Made::Ordinary,
        Some(option) => {
            let form = NewChannelForm {
                name: form.name.trim().to_owned(),
                purpose: form.purpose.trim().to_owned(),
                ..form.clone()
            };
            let made = chat.plugins().make_channel(&option.key, &form).await;
            made.map_err(|not_made| Failure::OfPlugin(not_made_words(&not_made)))?
        }
    };
    match made {
        Made::Ordinary => {
            let made = chat.create_channel(&body(form, private)).await;
            made.map(Some).map_err(|failed| Failure::OfForm(error_words(&failed)))
        }
        Made::Channel(channel_id) => {
            let taken = chat.take_created(&channel_id).await;
            taken.map_err(|failed| {
                let reason = error_words(&failed);
                Failure::OfPlugin(t!("create-option-unseen", reason = &*reason))
            })?;
            Ok(Some(channel_id))
        }
        Made::Deferred => Ok(None),
        Made::Refused(reason) => Err(Failure::OfPlugin(reason.into())),
    }
}

fn not_made_words(not_made: &NotMade) -> AttrValue {
    let plugin = not_made.plugin_name.as_str();
    match not_made.why {
        WhyNotMade::Failed => t!("create-option-failed", plugin = plugin),
        WhyNotMade::Late => t!("create-option-late", plugin = plugin),
        WhyNotMade::Gone => t!("create-option-gone", plugin = plugin),
    }
}

fn body(form: NewChannelForm, private: bool) -> Body {
    Body {
        team_id: form.team_id,
        name: form.address,
        display_name: form.name.trim().to_owned(),
        channel_type: if private { ChannelType::Private } else { ChannelType::Open },
        header: String::new(),
        purpose: form.purpose.trim().to_owned(),
    }
}
