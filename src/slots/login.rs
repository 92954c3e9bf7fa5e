//! `login.v1`: the sign-in form.

use contracts::{Login, LoginAction, LoginProps};
use runtime::Slot;
use yew::prelude::*;

use crate::components::{Credentials, LoginForm};

/// Properties of [`LoginSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoginSlotProps {
    /// What the form shows.
    pub props: LoginProps,
    /// Sign in with these.
    pub on_sign_in: Callback<Credentials>,
}

/// The slot with the default form.
#[component]
pub fn LoginSlot(slot: &LoginSlotProps) -> Html {
    let on_action = use_callback(slot.on_sign_in.clone(), |action: LoginAction, on_sign_in| {
        let LoginAction::SignIn { login_id, password } = action;
        on_sign_in.emit(Credentials { login_id, password });
    });
    let LoginProps { site_name, pending, error } = slot.props.clone();
    Slot::<Login>::new(slot.props.clone()).on_action(on_action).around(html! {
        <LoginForm {site_name} {pending} error={error.map(AttrValue::from)}
            on_submit={slot.on_sign_in.clone()} />
    })
}
