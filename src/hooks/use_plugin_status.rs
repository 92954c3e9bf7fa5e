//! `use_plugin_status`: the plugins of this page and what went wrong with them.

use runtime::Status;
use yew::prelude::*;

use super::use_chat;

/// The runtime's status; the component renders again when it changes.
#[hook]
pub fn use_plugin_status() -> UseStateHandle<Status> {
    let runtime = use_chat().plugins().runtime().clone();
    let status = {
        let runtime = runtime.clone();
        use_state_eq(move || runtime.status())
    };
    let setter = status.setter();
    use_effect_with((), move |()| {
        setter.set(runtime.status());
        let subscription = {
            let runtime = runtime.clone();
            runtime.clone().subscribe(Callback::from(move |()| setter.set(runtime.status())))
        };
        move || drop(subscription)
    });
    status
}
