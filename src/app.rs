//! The root component: makes store, plugins and chat, provides them, shows the page that fits.

use yew::prelude::*;
use yew_router::BrowserRouter;

use crate::{
    hooks::{use_clock, use_language, use_own_colours, use_selector, use_theme},
    lazy,
    pages::{BootPage, FirstAccountPage, LoginPage, WorkspacePage},
    services::{Chat, browser, plugins::Plugins},
    state::{Boot, Store},
};

// Few who come are not signed in.
lazy!(entrance: FirstAccount => FirstAccountPage, page);
lazy!(entrance: Login => LoginPage, page);

/// The whole app.
#[component]
pub fn App() -> Html {
    let chat = use_memo((), |()| {
        // The runtime must stand before the first slot is rendered.
        let store = Store::default();
        let plugins = Plugins::install(&store);
        let chat = Chat::new(store, plugins);
        chat.boot();
        chat
    });
    html! {
        // The store and the chat never change, so their contexts never render anything again.
        <ContextProvider<Store> context={chat.store().clone()}>
            <ContextProvider<Chat> context={(*chat).clone()}>
                <BrowserRouter>
                    <Words />
                </BrowserRouter>
            </ContextProvider<Chat>>
        </ContextProvider<Store>>
    }
}

/// Texts and times stand all over the page, so that another language makes all of it anew. What was
/// typed, and where one is, is in the store.
#[component]
fn Words() -> Html {
    let language = use_language();
    let clock = use_clock();
    html! { <Page key={format!("{} {clock:?}", language.tag)} /> }
}

/// The page that fits: the address counts only for somebody who is signed in, and is kept until
/// then.
#[component]
fn Page() -> Html {
    // Also before anybody is signed in.
    use_theme();
    use_own_colours();
    let boot = use_selector(|state| state.boot.clone());
    match &*boot {
        Boot::Loading | Boot::Unreachable { .. } => html! { <BootPage /> },
        Boot::NoAccounts => html! { <FirstAccount /> },
        Boot::SignedOut => html! { <Login /> },
        Boot::Ready => match browser::return_address() {
            // Who came from the System Console to sign in goes back there.
            Some(address) => html! { <Return {address} /> },
            None => html! { <WorkspacePage /> },
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReturnProps {
    address: String,
}

/// Goes to another program of this server, and looks like loading until it is there.
#[component]
fn Return(props: &ReturnProps) -> Html {
    use_effect_with(props.address.clone(), |address| browser::go_on(address));
    html! { <BootPage /> }
}
