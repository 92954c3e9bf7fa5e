//! The default profile popover: who a person is, and ways to reach them.

use std::rc::Rc;

use contracts::Presence;
use yew::prelude::*;

use super::{Avatar, AvatarSize, ErrorView, icons, presence_label};
use crate::t;

/// What the default popover tells of a person. Empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileView {
    /// What to call the person.
    pub name: AttrValue,
    /// The name after the `@`.
    pub username: AttrValue,
    /// First and last name, when they differ from `name`.
    pub full_name: AttrValue,
    /// Job or role.
    pub position: AttrValue,
    /// Address of the picture.
    pub picture: Option<AttrValue>,
    /// Whether the person can be reached.
    pub presence: Presence,
    /// Whether it is one's own profile; then there is nobody to write to.
    pub own: bool,
}

/// Whether the person is known yet.
#[derive(Clone, Debug, PartialEq)]
pub enum ProfileState {
    /// The server was asked.
    Loading,
    /// Here is the person.
    Ready(Rc<ProfileView>),
    /// The server did not answer; why, in plain words.
    Failed(AttrValue),
}

/// Properties of [`ProfilePopover`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProfilePopoverProps {
    /// Whether the person is known yet.
    pub state: ProfileState,
    /// Go to the direct channel with the person.
    pub on_message: Callback<()>,
    /// Ask the server again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
    /// More facts, below the names.
    #[prop_or_default]
    pub attributes: Html,
    /// More buttons, beside the one that writes.
    #[prop_or_default]
    pub actions: Html,
}

/// The popover's content; stands in a [`super::Popover`].
#[component]
pub fn ProfilePopover(props: &ProfilePopoverProps) -> Html {
    match &props.state {
        ProfileState::Ready(profile) => ready(profile, props),
        ProfileState::Loading => html! {
            <div class="profile" role="status" aria-label={t!("profile-loading")}>
                <div class="profile__cover"></div>
                <div class="profile__picture skeleton"></div>
                <div class="profile__facts" aria-hidden="true">
                    <div class="skeleton profile__line"></div>
                    <div class="skeleton profile__line profile__line--short"></div>
                </div>
            </div>
        },
        ProfileState::Failed(reason) => html! {
            <ErrorView title={t!("profile-failed")} text={reason.clone()}
                on_retry={props.on_retry.clone()} />
        },
    }
}

fn ready(profile: &ProfileView, props: &ProfilePopoverProps) -> Html {
    let on_message = props.on_message.reform(|_: MouseEvent| ());
    html! {
        <div class="profile">
            <div class="profile__cover"></div>
            <div class="profile__picture">
                <Avatar name={profile.name.clone()} src={profile.picture.clone()}
                    presence={profile.presence} size={AvatarSize::Large} />
            </div>
            <div class="profile__facts">
                <h2 class="profile__name">{ &profile.name }</h2>
                <p class="profile__username">{ format!("@{}", profile.username) }</p>
                if !profile.full_name.is_empty() && profile.full_name != profile.name {
                    <p class="profile__fact">{ &profile.full_name }</p>
                }
                if !profile.position.is_empty() {
                    <p class="profile__fact">{ &profile.position }</p>
                }
                <p class="profile__presence">{ presence_label(profile.presence) }</p>
                { props.attributes.clone() }
            </div>
            <div class="profile__actions">
                if !profile.own {
                    <button type="button" class="button button--primary" onclick={on_message}>
                        { icons::message() }{ t!("profile-message") }
                    </button>
                }
                { props.actions.clone() }
            </div>
        </div>
    }
}
