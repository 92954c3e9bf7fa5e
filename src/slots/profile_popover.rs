//! `profile-popover.v1`: who a person is. The frame around it, with place and focus, is the host's.

use std::rc::Rc;

use contracts::{ProfilePopover as Contract, ProfilePopoverAction, ProfilePopoverProps};
use runtime::Slot;
use yew::prelude::*;

use super::{ProfilePopoverActionsSlot, ProfilePopoverAttributesSlot, status_view};
use crate::{
    components::{ProfilePopover, ProfileState, ProfileView, status_line},
    hooks::{use_chat, use_selector},
    state::{State, select},
};

/// Properties of [`ProfilePopoverSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProfilePopoverSlotProps {
    /// Whose profile.
    pub user_id: AttrValue,
    /// What the content asks for: to be closed, or to write to somebody.
    pub on_action: Callback<ProfilePopoverAction>,
}

/// The slot with the default popover, or its outline until the person is known.
#[component]
pub fn ProfilePopoverSlot(slot: &ProfilePopoverSlotProps) -> Html {
    let chat = use_chat();
    let seen = {
        let user_id = slot.user_id.clone();
        use_selector(move |state| (props(state, &user_id), status_view(state, &user_id)))
    };
    use_effect_with(slot.user_id.clone(), move |user_id| {
        chat.need_people([user_id.to_string()]);
    });
    let on_message =
        use_callback((slot.on_action.clone(), slot.user_id.clone()), |(), (on_action, user_id)| {
            on_action.emit(ProfilePopoverAction::Message { user_id: user_id.to_string() });
        });
    let (props, status) = &*seen;
    let Some(props) = props else {
        return html! { <ProfilePopover state={ProfileState::Loading} {on_message} /> };
    };
    let user = &props.user;
    let view = ProfileView {
        name: user.display_name().into(),
        username: user.username.clone().into(),
        full_name: user.full_name().into(),
        position: user.position.clone().into(),
        picture: Some(user.picture_url.clone().into()),
        presence: props.presence,
        own: user.id == props.viewer_id,
    };
    let attributes = html! {
        <>
            { status_line(status.as_ref()) }
            <ProfilePopoverAttributesSlot user={user.clone()} />
        </>
    };
    let actions = html! {
        <ProfilePopoverActionsSlot props={props.clone()} on_action={slot.on_action.clone()} />
    };
    let popover = html! {
        <ProfilePopover state={ProfileState::Ready(Rc::new(view))} {on_message} {attributes}
            {actions} />
    };
    // A plugin that is being loaded for it gets a moment: nothing that opens at a click should
    // change before one's eyes.
    Slot::<Contract>::new(props.clone())
        .on_action(slot.on_action.clone())
        .hold(true)
        .around(popover)
}

fn props(state: &State, user_id: &str) -> Option<ProfilePopoverProps> {
    Some(ProfilePopoverProps {
        user: select::person::user(state, user_id)?,
        presence: select::person::presence(state, user_id),
        viewer_id: state.me.to_string(),
        channel_id: state.view.channel_id.as_deref().map(str::to_owned),
        team_id: state.view.team_id.as_deref().map(str::to_owned),
    })
}
