//! The dialogs with the members of a channel, and with the people who could be added.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{AnchorRect, MemberList, PersonChoice, PersonChoices, PersonPicker},
    hooks::{ChannelOverlay, Overlay, use_chat, use_overlay, use_selector, use_toasts},
    pages::error_words::error_words,
    services::{ApiError, Chat},
    slots::status_view,
    state::{
        State,
        select::{self, channel_menu, person},
    },
    t,
};

/// Properties of [`MembersDialog`] and [`AddMembersDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct MembersDialogProps {
    /// Which channel.
    pub(super) channel_id: AttrValue,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// Those who manage a channel, by id.
type Managers = Rc<[AttrValue]>;

/// Who is in the channel.
#[component]
pub(super) fn MembersDialog(props: &MembersDialogProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let members = use_state_eq(|| (PersonChoices::Loading, Managers::default()));
    let turn = use_state_eq(|| 0_u32);
    let known = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| {
            let view = channel_menu::view(state, &channel_id);
            let personal = view.as_ref().is_none_or(|it| {
                matches!(it.kind, contracts::ChannelKind::Direct | contracts::ChannelKind::Group)
            });
            let archived = view.as_ref().is_none_or(|it| it.archived);
            let name = select::channel::by_id(state, &channel_id).unwrap_or_default().display_name;
            let can_remove = channel_menu::can_remove_members(state, &channel_id);
            (name, !personal && !archived, can_remove, state.me.to_string())
        })
    };
    {
        let (chat, members) = (chat.clone(), members.setter());
        use_effect_with((props.channel_id.clone(), *turn), move |(channel_id, _)| {
            let channel_id = channel_id.clone();
            spawn_local(async move {
                members.set(match load(&chat, &channel_id).await {
                    Ok((choices, managers)) => (PersonChoices::Ready(choices), managers),
                    Err(error) => (PersonChoices::Failed(error_words(&error)), Managers::default()),
                });
            });
        });
    }
    let again = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    let on_remove = {
        let again = again.clone();
        use_callback(
            (chat, toasts, props.channel_id.clone(), again),
            |user_id: AttrValue, (chat, toasts, channel_id, again)| {
                let (chat, toasts) = (chat.clone(), toasts.clone());
                let (channel_id, again) = (channel_id.clone(), again.clone());
                spawn_local(async move {
                    match chat.remove_member(&channel_id, &user_id).await {
                        Ok(()) => again.emit(()),
                        Err(error) => toasts.failed(error_words(&error)),
                    }
                });
            },
        )
    };
    let on_add =
        use_callback((overlay.clone(), props.channel_id.clone()), |(), (overlay, channel_id)| {
            let channel_id = channel_id.clone();
            overlay.open(Overlay::Channel(ChannelOverlay::AddMembers { channel_id }));
        });
    let on_choose = use_callback(overlay, |user_id: AttrValue, overlay| {
        overlay.profile(user_id, AnchorRect::middle());
    });
    let (name, can_add, can_remove, me) = &*known;
    html! {
        <MemberList channel_name={name.clone()} members={members.0.clone()}
            managers={members.1.clone()} me={me.clone()} can_remove={*can_remove}
            can_add={*can_add} {on_choose} {on_remove} {on_add} on_retry={again}
            on_close={props.on_close.clone()} />
    }
}

async fn load(chat: &Chat, channel_id: &str) -> Result<(Rc<[PersonChoice]>, Managers), ApiError> {
    let members = chat.members(channel_id).await?;
    let managers = members.iter().filter(|member| member.scheme_admin);
    let managers = managers.map(|member| AttrValue::from(member.user_id.clone())).collect();
    let people = chat
        .store()
        .read(|state| members.iter().filter_map(|member| choice(state, &member.user_id)).collect());
    Ok((people, managers))
}

fn choice(state: &State, user_id: &str) -> Option<PersonChoice> {
    let user = state.people.user(user_id)?;
    Some(PersonChoice {
        id: user.id.clone().into(),
        name: person::display_name(user).into(),
        username: user.username.clone().into(),
        picture: Some(person::picture_url(user).into()),
        presence: person::presence(state, &user.id),
        status: status_view(state, &user.id),
    })
}

/// The people of the team who are not in the channel. It stays open: often several are added.
#[component]
pub(super) fn AddMembersDialog(props: &MembersDialogProps) -> Html {
    let chat = use_chat();
    let toasts = use_toasts();
    let people = use_state_eq(|| PersonChoices::Loading);
    let turn = use_state_eq(|| 0_u32);
    let name = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| {
            select::channel::by_id(state, &channel_id).unwrap_or_default().display_name
        })
    };
    {
        let (chat, people) = (chat.clone(), people.setter());
        use_effect_with((props.channel_id.clone(), *turn), move |(channel_id, _)| {
            let channel_id = channel_id.clone();
            spawn_local(async move {
                people.set(match outsiders(&chat, &channel_id).await {
                    Ok(choices) => PersonChoices::Ready(choices),
                    Err(error) => PersonChoices::Failed(error_words(&error)),
                });
            });
        });
    }
    let again = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    let on_choose = use_callback(
        (chat, toasts, props.channel_id.clone(), again.clone()),
        |user_id: AttrValue, (chat, toasts, channel_id, again)| {
            let (chat, toasts) = (chat.clone(), toasts.clone());
            let (channel_id, again) = (channel_id.clone(), again.clone());
            spawn_local(async move {
                match chat.add_member(&channel_id, &user_id).await {
                    Ok(()) => {
                        let name = chat.store().read(|state| {
                            state.people.user(&user_id).map(|user| person::display_name(user))
                        });
                        toasts.worked(t!("members-added", name = name.unwrap_or_default()));
                        again.emit(());
                    }
                    Err(error) => toasts.failed(error_words(&error)),
                }
            });
        },
    );
    html! {
        <PersonPicker title={Some(t!("members-add-title", name = *name))} people={(*people).clone()}
            {on_choose} on_retry={again} on_close={props.on_close.clone()} />
    }
}

async fn outsiders(chat: &Chat, channel_id: &str) -> Result<Rc<[PersonChoice]>, ApiError> {
    let users = chat.people_outside(channel_id).await?;
    Ok(chat.store().read(|state| {
        let mut choices: Vec<PersonChoice> = users
            .iter()
            .filter(|user| user.delete_at == 0)
            .filter_map(|user| choice(state, &user.id))
            .collect();
        choices.sort_by_cached_key(|choice| choice.name.to_lowercase());
        choices.into()
    }))
}
