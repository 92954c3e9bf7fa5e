//! The root component: finds out who is there, stays connected, shows the frame or why there is none.

use std::rc::Rc;

use api_types::User;
use client::{
    components::{BootScreen, BootState},
    hooks::use_theme,
    pages::ToastHost,
    services::{
        Api, ApiError, backoff, browser,
        live::{Live, Signal},
    },
    state::Connection,
};
use futures_util::future::abortable;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::BrowserRouter;

use crate::{
    frame::{Frame, NotForYou, SignedOut},
    hooks::{LeaveGuard, Viewer},
    rules::{news::News, rights::Rights},
};

/// Who is there.
#[derive(Debug, Clone, PartialEq)]
enum Who {
    Asking,
    /// The server does not answer; how often it was asked.
    Unreachable(u32),
    Nobody,
    Person(Rc<User>),
}

/// The whole console.
#[component]
pub fn App() -> Html {
    // The colours that were chosen in the chat.
    use_theme();
    let who = use_state_eq(|| Who::Asking);
    {
        let setter = who.setter();
        let n_tries = match &*who {
            Who::Asking => Some(0),
            Who::Unreachable(n_tries) => Some(*n_tries),
            Who::Nobody | Who::Person(_) => None,
        };
        use_effect_with(n_tries, move |n_tries| {
            let asking = n_tries.map(|n_tries| ask(n_tries, setter));
            move || drop(asking)
        });
    }
    let on_ended = use_callback(who.setter(), |(), who| who.set(Who::Nobody));
    let on_retry = use_callback(who.setter(), |(), who| who.set(Who::Asking));
    match &*who {
        Who::Asking => html! { <div class="console-boot" aria-busy="true"></div> },
        Who::Unreachable(_) => html! { <BootScreen state={BootState::Unreachable} {on_retry} /> },
        Who::Nobody => html! { <SignedOut /> },
        Who::Person(user) => match Rights::of(&user.roles) {
            Rights::None => html! { <NotForYou user={Rc::clone(user)} /> },
            rights @ (Rights::Read | Rights::Write) => html! {
                <SignedIn user={Rc::clone(user)} {rights} {on_ended} />
            },
        },
    }
}

/// A question on its way; dropping it forgets the answer.
struct Asking {
    _retry: Option<Timeout>,
    stop: futures_util::future::AbortHandle,
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.stop.abort();
    }
}

/// Asks who is signed in, at once or after the wait that belongs to the number of tries.
fn ask(n_tries: u32, who: UseStateSetter<Who>) -> Asking {
    let (call, stop) = abortable(async move {
        // The cookie with the session itself is hidden from scripts; this one tells of it.
        if browser::cookie("MMUSERID").is_none() {
            return who.set(Who::Nobody);
        }
        who.set(match Api.me().await {
            Ok(user) => Who::Person(Rc::new(user)),
            Err(ApiError::Unauthorized) => Who::Nobody,
            Err(error) => {
                browser::warn("nobody could be recognised", &error.to_string().into());
                Who::Unreachable(n_tries + 1)
            }
        });
    });
    let run = move || {
        spawn_local(async move {
            // Stopped: nobody waits for it any more.
            let _ = call.await;
        });
    };
    if n_tries == 0 {
        run();
        return Asking { _retry: None, stop };
    }
    let wait = backoff::wait(n_tries - 1, browser::chance());
    let wait_ms = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
    Asking { _retry: Some(Timeout::new(wait_ms, run)), stop }
}

#[derive(Clone, PartialEq, Properties)]
struct SignedInProps {
    user: Rc<User>,
    rights: Rights,
    on_ended: Callback<()>,
}

/// What the live connection told.
#[derive(Clone, Default, PartialEq)]
struct Heard {
    news: News,
    connection: Connection,
}

impl Reducible for Heard {
    type Action = Signal;

    fn reduce(self: Rc<Self>, signal: Signal) -> Rc<Self> {
        let mut heard = (*self).clone();
        match signal {
            Signal::Connection(connection) => heard.connection = connection,
            Signal::Event(event) => heard.news = heard.news.heard(&event),
            Signal::Fresh { missed: true } => heard.news = heard.news.missed(),
            Signal::Fresh { missed: false } | Signal::Broken => {}
        }
        if heard == *self { self } else { Rc::new(heard) }
    }
}

/// A connection breaks also when the session has ended; a call tells which it was.
fn look_after_session(on_ended: Callback<()>) {
    spawn_local(async move {
        if let Err(ApiError::Unauthorized) = Api.me().await {
            on_ended.emit(());
        }
    });
}

/// The console of an administrator.
#[component]
fn SignedIn(props: &SignedInProps) -> Html {
    let heard = use_reducer_eq(Heard::default);
    let live = {
        let dispatcher = heard.dispatcher();
        let on_ended = props.on_ended.clone();
        use_memo((), move |()| {
            Live::start(move |signal| {
                if matches!(signal, Signal::Broken) {
                    look_after_session(on_ended.clone());
                }
                dispatcher.dispatch(signal);
            })
        })
    };
    let on_reconnect = use_callback(live, |(), live| live.retry_now());
    let guard = use_memo((), |()| LeaveGuard::default());
    let viewer = Viewer {
        user: Rc::clone(&props.user),
        rights: props.rights,
        news: heard.news,
        on_ended: props.on_ended.clone(),
    };
    html! {
        <ContextProvider<Viewer> context={viewer}>
            <ContextProvider<LeaveGuard> context={(*guard).clone()}>
                <BrowserRouter>
                    <ToastHost>
                        <Frame connection={heard.connection.clone()} {on_reconnect} />
                    </ToastHost>
                </BrowserRouter>
            </ContextProvider<LeaveGuard>>
        </ContextProvider<Viewer>>
    }
}
