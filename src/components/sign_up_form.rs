//! The form in which the first visitor of a new site makes the administrator's account.

use yew::prelude::*;

use super::{Field, FieldKind, icons};
use crate::t;

/// The server refuses shorter ones.
const MIN_PASSWORD_CHARS: usize = 8;

/// What a person typed for a new account.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NewAccount {
    /// E-mail address.
    pub email: String,
    /// The name after the `@`.
    pub username: String,
    /// The password as typed.
    pub password: String,
}

// By hand, so that no log ever shows a password or an address.
impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount").finish_non_exhaustive()
    }
}

impl NewAccount {
    fn is_complete(&self) -> bool {
        self.email.contains('@')
            && !self.username.is_empty()
            && self.password.chars().count() >= MIN_PASSWORD_CHARS
    }
}

/// Properties of [`SignUpForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SignUpFormProps {
    /// The site's name for people.
    pub site_name: AttrValue,
    /// True until the server has answered.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Make this account.
    pub on_submit: Callback<NewAccount>,
}

/// Asks for address, username and password.
#[component]
pub fn SignUpForm(props: &SignUpFormProps) -> Html {
    let account = use_state_eq(NewAccount::default);
    let change = |apply: fn(&mut NewAccount, String)| {
        let account = account.clone();
        Callback::from(move |value| {
            let mut next = (*account).clone();
            apply(&mut next, value);
            account.set(next);
        })
    };
    let on_submit = {
        let (account, on_submit) = (account.clone(), props.on_submit.clone());
        let pending = props.pending;
        move |event: SubmitEvent| {
            event.prevent_default();
            if !pending && account.is_complete() {
                on_submit.emit((*account).clone());
            }
        }
    };
    html! {
        <form class="sign-in" onsubmit={on_submit} aria-labelledby="sign-up-title">
            <header class="sign-in__header">
                { icons::mark() }
                <h1 class="sign-in__title" id="sign-up-title">
                    { t!("sign-up-title", site = props.site_name) }
                </h1>
                <p class="sign-in__text">{ t!("sign-up-text") }</p>
            </header>
            if let Some(error) = &props.error {
                <p class="sign-in__error" role="alert">{ error }</p>
            }
            <Field name="email" label={t!("sign-up-email")} kind={FieldKind::Email} focused={true}
                value={account.email.clone()}
                on_input={change(|account, value| account.email = value.trim().to_owned())} />
            <Field name="username" label={t!("sign-up-username")} kind={FieldKind::Username}
                value={account.username.clone()} hint={t!("sign-up-username-hint")} max_chars={64}
                on_input={change(|account, value| account.username = value.trim().to_lowercase())} />
            <Field name="new-password" label={t!("sign-up-password")} kind={FieldKind::NewPassword}
                value={account.password.clone()}
                hint={t!("sign-up-password-hint", count = MIN_PASSWORD_CHARS)}
                on_input={change(|account, value| account.password = value)} />
            <button type="submit" class="button button--primary button--wide"
                disabled={props.pending || !account.is_complete()}>
                { if props.pending { t!("sign-up-pending") } else { t!("sign-up-submit") } }
            </button>
        </form>
    }
}
