//! The sign-in form.

use yew::prelude::*;

use super::{Field, FieldKind, icons};
use crate::t;

/// What a person typed to sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Username or e-mail address.
    pub login_id: String,
    /// The password as typed.
    pub password: String,
}

// By hand, so that no log ever shows a password.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// Properties of [`LoginForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoginFormProps {
    /// The site's name for people.
    pub site_name: AttrValue,
    /// True until the server has answered.
    #[prop_or_default]
    pub pending: bool,
    /// Why the last attempt failed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Sign in with these.
    pub on_submit: Callback<Credentials>,
}

/// Asks for username and password.
#[component]
pub fn LoginForm(props: &LoginFormProps) -> Html {
    let login_id = use_state_eq(String::new);
    let password = use_state_eq(String::new);
    let on_submit = {
        let (login_id, password) = (login_id.clone(), password.clone());
        let (on_submit, pending) = (props.on_submit.clone(), props.pending);
        move |event: SubmitEvent| {
            event.prevent_default();
            if !pending {
                on_submit.emit(Credentials {
                    login_id: login_id.trim().to_owned(),
                    password: (*password).clone(),
                });
            }
        }
    };
    let complete = !login_id.trim().is_empty() && !password.is_empty();
    let set_login_id = login_id.setter();
    let set_password = password.setter();
    html! {
        <form class="sign-in" onsubmit={on_submit} aria-labelledby="sign-in-title">
            <header class="sign-in__header">
                { icons::mark() }
                <h1 class="sign-in__title" id="sign-in-title">{ &props.site_name }</h1>
                <p class="sign-in__text">{ t!("login-text") }</p>
            </header>
            if let Some(error) = &props.error {
                <p class="sign-in__error" role="alert">{ error }</p>
            }
            <Field name="login-id" label={t!("login-id")} kind={FieldKind::Username} focused={true}
                value={(*login_id).clone()} on_input={move |value| set_login_id.set(value)} />
            <Field name="password" label={t!("login-password")} kind={FieldKind::Password}
                value={(*password).clone()} on_input={move |value| set_password.set(value)} />
            <button type="submit" class="button button--primary button--wide"
                disabled={props.pending || !complete}>
                { if props.pending { t!("login-pending") } else { t!("login-submit") } }
            </button>
        </form>
    }
}
