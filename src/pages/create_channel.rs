//! The dialog that makes a channel.

use api_types::{ChannelType, CreateChannel as Body};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::{CreateChannel, NewChannel},
    hooks::{use_chat, use_go},
};

/// Properties of [`CreateChannelDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CreateChannelDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Makes the channel and opens it.
#[component]
pub(super) fn CreateChannelDialog(props: &CreateChannelDialogProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_create = {
        let (pending, error) = (pending.setter(), error.setter());
        let on_close = props.on_close.clone();
        use_callback((chat, go), move |new: NewChannel, (chat, go)| {
            let (chat, go, on_close) = (chat.clone(), go.clone(), on_close.clone());
            let (pending, error) = (pending.clone(), error.clone());
            pending.set(true);
            spawn_local(async move {
                let team_id = chat.store().read(|state| state.view.team_id.clone());
                let made = chat.create_channel(&body(new, team_id.as_deref())).await;
                pending.set(false);
                match made {
                    Ok(channel_id) => {
                        on_close.emit(());
                        go.channel(&channel_id);
                    }
                    Err(failed) => error.set(Some(error_words(&failed))),
                }
            });
        })
    };
    html! {
        <CreateChannel pending={*pending} error={(*error).clone()} {on_create}
            on_close={props.on_close.clone()} />
    }
}

fn body(new: NewChannel, team_id: Option<&str>) -> Body {
    Body {
        team_id: team_id.unwrap_or_default().to_owned(),
        name: new.slug,
        display_name: new.name.trim().to_owned(),
        channel_type: if new.private { ChannelType::Private } else { ChannelType::Open },
        header: String::new(),
        purpose: new.purpose.trim().to_owned(),
    }
}
