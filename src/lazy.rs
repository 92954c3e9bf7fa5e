//! Parts of a program that the browser loads when they are first shown; see `docs/adr/0009-lazy-parts.md`.
//!
//! [`lazy!`](crate::lazy!) makes a component out of another one, with the same properties.
//! Only `cargo xtask client` splits programs, and sets `split_parts` for it. In every other build the
//! lazy component is the other one itself, so tests and quick builds see nothing of this.

mod frames;

use std::{future::Future, pin::Pin};

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub use frames::{
    WaitingAside, WaitingAsideProps, WaitingDialog, WaitingDialogProps, WaitingPage,
    WaitingPageProps,
};

/// What the macro writes calls to.
#[cfg(split_parts)]
#[doc(hidden)]
pub use wasm_split_helpers as split;

/// How long a part may take before something shows in its place. Most are there sooner, and a
/// flash of a loading state only disturbs.
const CALM_MS: u32 = 200;

/// The file of a part could not be had. The browser's console tells why.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(split_parts)]
impl From<split::SplitLoaderError> for NotLoaded {
    fn from(_: split::SplitLoaderError) -> Self {
        Self
    }
}

/// Loads a part and remembers how to show it.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>;

/// How far a part is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// It can be shown.
    Ready,
    /// It is being loaded, and should be here soon.
    Waiting,
    /// It is being loaded and takes its time.
    Slow,
    /// It could not be loaded; the callback tries again.
    Failed(Callback<()>),
}

#[derive(Clone, PartialEq)]
enum Reached {
    Ready,
    Waiting,
    Slow,
    Failed,
}

/// Loads a part when the component is first rendered, and again whenever somebody asks for it.
#[hook]
pub fn use_part(is_loaded: bool, load: Load) -> Stage {
    let reached = use_state_eq(|| if is_loaded { Reached::Ready } else { Reached::Waiting });
    let turn = use_state_eq(|| 0_u32);
    {
        let reached = reached.setter();
        use_effect_with(*turn, move |_| {
            if is_loaded {
                return;
            }
            let calm = {
                let reached = reached.clone();
                Timeout::new(CALM_MS, move || reached.set(Reached::Slow))
            };
            spawn_local(async move {
                let result = load().await;
                drop(calm);
                reached.set(if result.is_ok() { Reached::Ready } else { Reached::Failed });
            });
        });
    }
    let on_retry = use_callback((reached.setter(), *turn, turn.setter()), |(), deps| {
        let (reached, n_turns, turn) = deps;
        // The frame stays as it is, so that nothing jumps.
        reached.set(Reached::Slow);
        turn.set(n_turns.wrapping_add(1));
    });
    match *reached {
        Reached::Ready => Stage::Ready,
        Reached::Waiting => Stage::Waiting,
        Reached::Slow => Stage::Slow,
        Reached::Failed => Stage::Failed(on_retry),
    }
}

/// Makes a component that is loaded when it is first shown:
/// `lazy!(dialogs: pub(super) LazyPicker => Picker, dialog);`.
///
/// - `dialogs` is the group: all parts of one group are loaded together, as one file. A group of its
///   own is worth it for a part of more than about 20 KB packed.
/// - `LazyPicker` takes the properties of `Picker`, which are `Clone`. Nothing else may use
///   `Picker`, or it is not split off.
/// - `dialog` says what shows meanwhile: a `dialog`, whose properties have `on_close`, a `page`, or
///   the `aside` of the chat.
///
/// `lazy!(cell: fn start_cell => cell::start);` does so with a function without arguments: `start_cell`
/// is `async`, and its error is [`NotLoaded`](crate::lazy::NotLoaded).
#[cfg(not(split_parts))]
#[macro_export]
macro_rules! lazy {
    ($(#[$about:meta])* $group:ident: $vis:vis $name:ident => $part:ident, $frame:ident) => {
        $(#[$about])*
        $vis type $name = $part;
    };
    ($(#[$about:meta])* $group:ident: $vis:vis fn $name:ident => $part:path) => {
        $(#[$about])*
        $vis async fn $name() -> ::core::result::Result<(), $crate::lazy::NotLoaded> {
            $part();
            ::core::result::Result::Ok(())
        }
    };
}

/// Makes a component that is loaded when it is first shown.
#[cfg(split_parts)]
#[macro_export]
macro_rules! lazy {
    (@frame dialog, $stage:ident, $props:ident) => {
        ::yew::html! {
            <$crate::lazy::WaitingDialog stage={$stage} on_close={$props.on_close.clone()} />
        }
    };
    (@frame page, $stage:ident, $props:ident) => {
        ::yew::html! { <$crate::lazy::WaitingPage stage={$stage} /> }
    };
    (@frame aside, $stage:ident, $props:ident) => {
        ::yew::html! { <$crate::lazy::WaitingAside stage={$stage} /> }
    };
    ($(#[$about:meta])* $group:ident: $vis:vis $name:ident => $part:ident, $frame:ident) => {
        $(#[$about])*
        #[::yew::component]
        $vis fn $name(props: &<$part as ::yew::BaseComponent>::Properties) -> ::yew::Html {
            type Properties = <$part as ::yew::BaseComponent>::Properties;
            type Show = fn(&Properties) -> ::yew::Html;

            // The name must be the caller's: what it is called in the file is made from it.
            #[allow(non_snake_case, reason = "named as the component")]
            #[$crate::lazy::split::wasm_split($group, fallible, wasm_split_path = $crate::lazy::split)]
            fn $name() -> ::core::result::Result<Show, $crate::lazy::NotLoaded> {
                ::core::result::Result::Ok(|props| ::yew::html! { <$part ..props.clone() /> })
            }

            ::std::thread_local! {
                static SHOW: ::core::cell::Cell<::core::option::Option<Show>> =
                    const { ::core::cell::Cell::new(::core::option::Option::None) };
            }

            let show = SHOW.get();
            let stage = $crate::lazy::use_part(show.is_some(), || {
                ::std::boxed::Box::pin(async {
                    SHOW.set(::core::option::Option::Some($name().await?));
                    ::core::result::Result::Ok(())
                })
            });
            match SHOW.get() {
                ::core::option::Option::Some(show) => show(props),
                ::core::option::Option::None => $crate::lazy!(@frame $frame, stage, props),
            }
        }
    };
    ($(#[$about:meta])* $group:ident: $vis:vis fn $name:ident => $part:path) => {
        $(#[$about])*
        #[$crate::lazy::split::wasm_split($group, fallible, wasm_split_path = $crate::lazy::split)]
        $vis fn $name() -> ::core::result::Result<(), $crate::lazy::NotLoaded> {
            $part();
            ::core::result::Result::Ok(())
        }
    };
}
