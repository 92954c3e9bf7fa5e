//! What shows to those for whom the console is not: nobody signed in, or no administrator.

use std::rc::Rc;

use api_types::User;
use client::{components::icons, services::browser, state::select::person, t};
use yew::prelude::*;

/// Nobody is signed in: goes to the chat's page for that, which comes back here.
#[component]
pub fn SignedOut() -> Html {
    let address = sign_in_address();
    use_effect_with(address.clone(), |address| browser::go_on(address));
    html! {
        <main class="entrance">
            <div class="sign-in">
                <header class="sign-in__header">
                    { icons::mark() }
                    <h1 class="sign-in__title">{ t!("console-title") }</h1>
                </header>
                <p class="sign-in__text">{ t!("console-signed-out") }</p>
                <a class="button button--primary" href={address}>{ t!("console-sign-in") }</a>
            </div>
        </main>
    }
}

/// The chat's sign-in page, with the way back.
fn sign_in_address() -> String {
    let here = browser::window().map_or_else(String::new, |window| {
        let location = window.location();
        location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
    });
    format!("/login?redirect_to={}", js_sys::encode_uri_component(&here))
}

/// Properties of [`NotForYou`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NotForYouProps {
    /// Who is signed in.
    pub user: Rc<User>,
}

/// The console is for administrators.
#[component]
pub fn NotForYou(props: &NotForYouProps) -> Html {
    html! {
        <main class="entrance">
            <div class="sign-in">
                <header class="sign-in__header">
                    { icons::mark() }
                    <h1 class="sign-in__title">{ t!("console-forbidden-title") }</h1>
                </header>
                <p class="sign-in__text">
                    { t!("console-forbidden-text", name = person::display_name(&props.user)) }
                </p>
                <a class="button button--primary" href="/">{ t!("console-back") }</a>
            </div>
        </main>
    }
}
