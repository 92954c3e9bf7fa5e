//! Signing in.

use contracts::LoginProps;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::Credentials,
    hooks::{use_chat, use_selector, use_title},
    services::ApiError,
    slots::LoginSlot,
    t,
};

/// The page for somebody who is not signed in.
#[component]
pub fn LoginPage() -> Html {
    use_title(None);
    let chat = use_chat();
    let site_name = use_selector(|state| state.config("SiteName").to_owned());
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_sign_in = use_callback(
        (chat, pending.setter(), error.setter()),
        |credentials: Credentials, (chat, pending, error)| {
            let (chat, pending, error) = (chat.clone(), pending.clone(), error.clone());
            pending.set(true);
            spawn_local(async move {
                let Credentials { login_id, password } = credentials;
                let failed = chat.sign_in(login_id, password).await.err();
                pending.set(false);
                error.set(failed.as_ref().map(|failed| match failed {
                    ApiError::Unauthorized => t!("login-wrong"),
                    ApiError::Offline | ApiError::Refused(_) | ApiError::Unreadable(_) => {
                        error_words(failed)
                    }
                }));
            });
        },
    );
    let props = LoginProps {
        site_name: if site_name.is_empty() {
            t!("site-name").to_string()
        } else {
            (*site_name).clone()
        },
        pending: *pending,
        error: error.as_ref().map(ToString::to_string),
    };
    html! {
        <main class="entrance">
            <LoginSlot {props} {on_sign_in} />
        </main>
    }
}
