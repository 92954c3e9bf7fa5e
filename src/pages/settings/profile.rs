//! Settings → Profile: what others read about the person.

use api_types::PatchUser;
use yew::prelude::*;

use super::{
    picture::Picture,
    saving::{Saving, use_saving},
};
use crate::{
    components::Field,
    hooks::{use_chat, use_selector},
    t,
};

/// The server's limits, in characters.
const MAX_NAME_CHARS: u32 = 64;
const MAX_POSITION_CHARS: u32 = 128;

#[derive(Clone, Default, PartialEq)]
struct Names {
    first: String,
    last: String,
    nickname: String,
    position: String,
}

#[component]
pub(super) fn Profile() -> Html {
    let chat = use_chat();
    let saved = use_selector(|state| {
        let user = state.people.user(&state.me);
        user.map(|user| Names {
            first: user.first_name.clone(),
            last: user.last_name.clone(),
            nickname: user.nickname.clone(),
            position: user.position.clone(),
        })
    });
    let saved = (*saved).clone().unwrap_or_default();
    // What was typed stays until the server has it, whatever goes wrong on the way.
    let typed = use_state_eq(|| saved.clone());
    let (saving, saver) = use_saving();
    let change = |apply: fn(&mut Names, String)| {
        let typed = typed.clone();
        Callback::from(move |value| {
            let mut next = (*typed).clone();
            apply(&mut next, value);
            typed.set(next);
        })
    };
    let is_changed = *typed != saved;
    let is_pending = *saving == Saving::Pending;
    let on_submit = {
        let typed = typed.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if is_changed && !is_pending {
                let (chat, patch) = (chat.clone(), patch(&typed));
                saver.run(async move { chat.change_me(&patch).await });
            }
        }
    };
    html! {
        <>
        <Picture />
        <form class="form" onsubmit={on_submit}>
            <Field name="first-name" label={t!("profile-first-name")} value={typed.first.clone()}
                max_chars={MAX_NAME_CHARS} on_input={change(|names, value| names.first = value)} />
            <Field name="last-name" label={t!("profile-last-name")} value={typed.last.clone()}
                max_chars={MAX_NAME_CHARS} on_input={change(|names, value| names.last = value)} />
            <Field name="nickname" label={t!("profile-nickname")} value={typed.nickname.clone()}
                hint={t!("profile-nickname-hint")} max_chars={MAX_NAME_CHARS}
                on_input={change(|names, value| names.nickname = value)} />
            <Field name="position" label={t!("profile-position")} value={typed.position.clone()}
                hint={t!("profile-position-hint")} max_chars={MAX_POSITION_CHARS}
                on_input={change(|names, value| names.position = value)} />
            if let Some(error) = saving.error() {
                <p class="field__error" role="alert">{ error }</p>
            }
            <div class="settings__foot">
                <button type="submit" class="button button--primary" disabled={!is_changed || is_pending}>
                    { if is_pending { t!("settings-saving") } else { t!("settings-page-save") } }
                </button>
                <span role="status">
                    if *saving == Saving::Saved && !is_changed { { t!("settings-page-saved") } }
                </span>
            </div>
        </form>
        </>
    }
}

fn patch(names: &Names) -> PatchUser {
    let trimmed = |name: &str| Some(name.trim().to_owned());
    PatchUser {
        first_name: trimmed(&names.first),
        last_name: trimmed(&names.last),
        nickname: trimmed(&names.nickname),
        position: trimmed(&names.position),
        ..PatchUser::default()
    }
}
