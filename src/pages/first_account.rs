//! A new server: the first visitor creates the administrator's account.

use api_types::CreateUser;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::error_words::error_words;
use crate::{
    components::{NewAccount, SignUpForm},
    hooks::{use_chat, use_selector, use_title},
    t,
};

/// The page of a server without accounts. No slot: no plugin has a say before there is an admin.
#[component]
pub fn FirstAccountPage() -> Html {
    use_title(None);
    let chat = use_chat();
    let site_name = use_selector(|state| state.config("SiteName").to_owned());
    let pending = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_submit = use_callback(
        (chat, pending.setter(), error.setter()),
        |account: NewAccount, (chat, pending, error)| {
            let (chat, pending, error) = (chat.clone(), pending.clone(), error.clone());
            pending.set(true);
            spawn_local(async move {
                let NewAccount { email, username, password } = account;
                let user = CreateUser { email, username, password, ..CreateUser::default() };
                let failed = chat.create_first_account(user).await.err();
                pending.set(false);
                error.set(failed.as_ref().map(error_words));
            });
        },
    );
    let site_name =
        if site_name.is_empty() { t!("site-name") } else { (*site_name).clone().into() };
    html! {
        <main class="entrance">
            <SignUpForm {site_name} pending={*pending} error={(*error).clone()} {on_submit} />
        </main>
    }
}
