//! The dialog that chooses a person to write to.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::{PersonChoice, PersonChoices, PersonPicker},
    hooks::{use_chat, use_go},
    services::{ApiError, Chat},
    slots::status_view,
    state::select::person,
};

/// Properties of [`NewMessageDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NewMessageDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Fetches the people of the team and opens the direct channel with the chosen one.
#[component]
pub(super) fn NewMessageDialog(props: &NewMessageDialogProps) -> Html {
    let chat = use_chat();
    let go = use_go();
    let people = use_state_eq(|| PersonChoices::Loading);
    let turn = use_state_eq(|| 0_u32);
    {
        let (chat, people) = (chat.clone(), people.setter());
        use_effect_with(*turn, move |_| {
            people.set(PersonChoices::Loading);
            spawn_local(async move {
                people.set(match load(&chat).await {
                    Ok(choices) => PersonChoices::Ready(choices),
                    Err(error) => PersonChoices::Failed(error_words(&error)),
                });
            });
        });
    }
    let on_retry = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    let on_choose = use_callback(
        (chat, go, people.setter(), props.on_close.clone()),
        |user_id: AttrValue, (chat, go, people, on_close)| {
            let (chat, go) = (chat.clone(), go.clone());
            let (people, on_close) = (people.clone(), on_close.clone());
            spawn_local(async move {
                match chat.direct_channel(&user_id).await {
                    Ok(channel_id) => {
                        on_close.emit(());
                        go.channel(&channel_id);
                    }
                    Err(error) => people.set(PersonChoices::Failed(error_words(&error))),
                }
            });
        },
    );
    html! {
        <PersonPicker people={(*people).clone()} {on_choose} {on_retry}
            on_close={props.on_close.clone()} />
    }
}

async fn load(chat: &Chat) -> Result<Rc<[PersonChoice]>, ApiError> {
    let users = chat.find_people("").await?;
    Ok(chat.store().read(|state| {
        let mut choices: Vec<PersonChoice> = users
            .iter()
            .filter(|user| user.delete_at == 0)
            .map(|user| PersonChoice {
                id: user.id.clone().into(),
                name: person::display_name(user).into(),
                username: user.username.clone().into(),
                picture: Some(person::picture_url(user).into()),
                presence: person::presence(state, &user.id),
                status: status_view(state, &user.id),
            })
            .collect();
        choices.sort_by_cached_key(|choice| choice.name.to_lowercase());
        choices.into()
    }))
}
