//! Short notes in a corner that go away by themselves.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::icons;
use crate::t;

/// Long enough to read two lines.
const SHOWN_MS: u32 = 7_000;

/// How bad it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToastTone {
    /// Worth knowing.
    #[default]
    Info,
    /// Something worked.
    Success,
    /// Something did not work.
    Danger,
}

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastItem {
    /// Identifies it among those on the screen.
    pub id: u32,
    /// How bad it is.
    pub tone: ToastTone,
    /// The words.
    pub text: AttrValue,
    /// The plugin that says it; `None` for the app itself.
    pub from: Option<AttrValue>,
}

/// Properties of [`Toasts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToastsProps {
    /// What to show, oldest first.
    pub toasts: Rc<[ToastItem]>,
    /// A note's time is over or the person closed it.
    pub on_dismiss: Callback<u32>,
}

/// The corner with the notes.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    html! {
        <div class="toasts" role="status" aria-label={t!("toasts")}>
            for toast in props.toasts.iter() {
                <Toast key={toast.id} toast={toast.clone()} on_dismiss={props.on_dismiss.clone()} />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ToastProps {
    toast: ToastItem,
    on_dismiss: Callback<u32>,
}

#[component]
fn Toast(props: &ToastProps) -> Html {
    use_effect_with((props.toast.id, props.on_dismiss.clone()), |(id, on_dismiss)| {
        let (id, on_dismiss) = (*id, on_dismiss.clone());
        let timeout = Timeout::new(SHOWN_MS, move || on_dismiss.emit(id));
        move || drop(timeout)
    });
    let on_close = use_callback(
        (props.toast.id, props.on_dismiss.clone()),
        |_: MouseEvent, (id, on_dismiss)| on_dismiss.emit(*id),
    );
    let (class, icon) = match props.toast.tone {
        ToastTone::Info => ("toast", icons::message()),
        ToastTone::Success => ("toast toast--success", icons::check()),
        ToastTone::Danger => ("toast toast--danger", icons::warning()),
    };
    html! {
        <div {class}>
            { icon }
            <div class="toast__text">
                if let Some(from) = &props.toast.from {
                    <p class="toast__from" dir="auto">{ from }</p>
                }
                <p dir="auto">{ &props.toast.text }</p>
            </div>
            <button type="button" class="icon-button" aria-label={t!("close")} onclick={on_close}>
                { icons::close() }
            </button>
        </div>
    }
}
