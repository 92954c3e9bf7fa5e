//! The person's picture in the settings: what it is now, another one before it is sent, taking it
//! back.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlElement, HtmlInputElement, Url};
use yew::prelude::*;

use crate::{
    components::{Avatar, AvatarSize},
    hooks::{use_chat, use_selector},
    pages::error_words::error_words,
    services::transfer::Transfer,
    state::select::person,
    t,
};

/// The server's limit.
const MAX_BYTES: f64 = 10.0 * 1_024.0 * 1_024.0;

/// What the server can read; it looks again.
const KINDS: &str = "image/png,image/jpeg,image/gif,image/webp";

/// A picture that was chosen and not sent; its address lives as long as it.
#[derive(Debug)]
struct Chosen {
    file: File,
    url: String,
}

impl Drop for Chosen {
    fn drop(&mut self) {
        // Where it can not be given back, the page keeps it until it is left.
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// How the last request fares.
#[derive(Clone, Debug, Default, PartialEq)]
enum Step {
    #[default]
    Idle,
    /// How much of it is there, out of 100.
    Sending(u8),
    Removing,
    Saved,
    Failed(AttrValue),
}

#[component]
pub(super) fn Picture() -> Html {
    let chat = use_chat();
    let me = use_selector(|state| {
        let user = state.people.user(&state.me)?;
        let has_picture = user.last_picture_update > 0;
        Some((person::display_name(user), person::picture_url(user), has_picture))
    });
    let chosen = use_state(|| None::<Rc<Chosen>>);
    let step = use_state_eq(Step::default);
    // To drop it ends the request: the window was closed.
    let transfer = use_mut_ref(|| None::<Transfer>);
    let input = use_node_ref();
    let first_button = use_node_ref();
    let is_busy = matches!(*step, Step::Sending(_) | Step::Removing);

    let on_file = {
        let (chosen, step) = (chosen.setter(), step.setter());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            // So that the same file can be chosen once more.
            input.set_value("");
            let Some(file) = file else { return };
            if file.size() > MAX_BYTES {
                chosen.set(None);
                return step.set(Step::Failed(t!("picture-too-large", name = file.name())));
            }
            step.set(Step::Idle);
            let url = Url::create_object_url_with_blob(&file);
            chosen.set(url.ok().map(|url| Rc::new(Chosen { file, url })));
        })
    };
    let send = {
        let (chat, chosen, step) = (chat.clone(), chosen.clone(), step.setter());
        Callback::from(move |()| {
            let Some(picture) = &*chosen else { return };
            let on_percent = {
                let step = step.clone();
                move |percent| step.set(Step::Sending(percent))
            };
            let on_end = {
                let (step, chosen) = (step.clone(), chosen.setter());
                move |sent: Result<(), _>| match sent {
                    Ok(()) => {
                        chosen.set(None);
                        step.set(Step::Saved);
                    }
                    Err(error) => step.set(Step::Failed(error_words(&error))),
                }
            };
            step.set(Step::Sending(0));
            match chat.send_picture(&picture.file, on_percent, on_end) {
                Ok(began) => drop(transfer.replace(Some(began))),
                Err(error) => step.set(Step::Failed(error_words(&error))),
            }
        })
    };
    // The same button says what comes next, so that the focus stays on it.
    let on_first = {
        let (input, has_chosen) = (input.clone(), chosen.is_some());
        Callback::from(move |_: MouseEvent| {
            if is_busy {
                return;
            }
            if has_chosen {
                send.emit(());
            } else if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let on_other = {
        let input = input.clone();
        move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        }
    };
    let on_cancel = {
        let (chosen, step, first_button) = (chosen.setter(), step.setter(), first_button.clone());
        move |_: MouseEvent| {
            chosen.set(None);
            step.set(Step::Idle);
            focus(&first_button);
        }
    };
    let on_remove = {
        let (step, first_button) = (step.setter(), first_button.clone());
        move |_: MouseEvent| {
            let (chat, step, first_button) = (chat.clone(), step.clone(), first_button.clone());
            step.set(Step::Removing);
            focus(&first_button);
            spawn_local(async move {
                step.set(match chat.remove_picture().await {
                    Ok(()) => Step::Saved,
                    Err(error) => Step::Failed(error_words(&error)),
                });
            });
        }
    };
    let (name, url, has_picture) = (*me).clone().unwrap_or_default();
    let src = chosen.as_ref().map_or(url, |chosen| chosen.url.clone());
    html! {
        <section class="picture" aria-labelledby="picture-label">
            <Avatar {name} src={AttrValue::from(src)} size={AvatarSize::Large} />
            <div class="picture__words">
                <h3 class="field__label" id="picture-label">
                    { if chosen.is_some() { t!("picture-preview") } else { t!("picture") } }
                </h3>
                <input ref={input} type="file" accept={KINDS} hidden=true onchange={on_file} />
                <div class="picture__buttons">
                    <button type="button" ref={first_button} aria-disabled={is_busy.to_string()}
                        class={if chosen.is_some() { "button button--primary" } else { "button" }}
                        onclick={on_first}>
                        { if chosen.is_some() { t!("picture-use") } else { t!("picture-upload") } }
                    </button>
                    if chosen.is_some() {
                        <button type="button" class="button" disabled={is_busy} onclick={on_other}>
                            { t!("picture-other") }
                        </button>
                        <button type="button" class="button button--quiet" onclick={on_cancel}
                            disabled={is_busy}>{ t!("dialog-cancel") }</button>
                    } else if has_picture {
                        <button type="button" class="button button--quiet" onclick={on_remove}
                            disabled={is_busy}>{ t!("picture-remove") }</button>
                    }
                </div>
                { outcome(&step) }
            </div>
        </section>
    }
}

fn outcome(step: &Step) -> Html {
    match step {
        Step::Idle => html! { <p class="field__hint">{ t!("picture-hint") }</p> },
        Step::Sending(percent) => html! {
            <progress class="picture__progress" max="100" value={percent.to_string()}
                aria-label={t!("picture-progress")} />
        },
        Step::Removing => html! { <p class="field__hint" role="status">{ t!("saving") }</p> },
        Step::Saved => {
            html! { <p class="field__hint" role="status">{ t!("settings-page-saved") }</p> }
        }
        Step::Failed(words) => html! { <p class="field__error" role="alert">{ words }</p> },
    }
}

fn focus(button: &NodeRef) {
    if let Some(button) = button.cast::<HtmlElement>() {
        // Where it can not take the focus, nothing is lost.
        let _ = button.focus();
    }
}
