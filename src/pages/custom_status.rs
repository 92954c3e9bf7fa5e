//! The dialog for what a person says of themselves: an emoji, a text, until when.

mod ending;

use std::rc::Rc;

use api_types::CustomStatus;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use self::ending::{ENDINGS, Ending};
use super::error_words::error_words;
use crate::{
    components::{EmojiPicker, Field, Modal, icons, status_until},
    hooks::{use_chat, use_emoji, use_selector},
    markdown::common_character,
    services::emoji::{self, Table},
    t,
};

/// The server's limit, in characters.
const MAX_TEXT_CHARS: u32 = 100;

/// What is being chosen.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    /// A short name; empty for none.
    emoji: String,
    text: String,
    ending: Ending,
}

/// How the last request fared.
#[derive(Clone, Debug, Default, PartialEq)]
enum Request {
    #[default]
    Idle,
    Pending,
    Failed(AttrValue),
}

/// Properties of [`CustomStatusDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CustomStatusDialogProps {
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(super) fn CustomStatusDialog(props: &CustomStatusDialogProps) -> Html {
    let chat = use_chat();
    let current = use_selector(|state| state.people.custom_status(&state.me).cloned());
    let draft = use_state_eq(|| match &*current {
        None => Draft::default(),
        Some(status) => Draft {
            emoji: status.emoji.clone(),
            text: status.text.clone(),
            ending: status.until_ms.map_or(Ending::Never, Ending::At),
        },
    });
    let request = use_state_eq(Request::default);
    let recent = use_state_eq(|| Rc::<[CustomStatus]>::from([]));
    let is_picking = use_state_eq(|| false);
    let table = use_emoji(true);
    {
        let (chat, recent) = (chat.clone(), recent.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without them the dialog is as useful.
                recent.set(chat.recent_statuses(None).await.unwrap_or_default().into());
            });
        });
    }
    let send = {
        let (chat, request, on_close) = (chat.clone(), request.setter(), props.on_close.clone());
        Callback::from(move |status: Option<CustomStatus>| {
            let (chat, request, on_close) = (chat.clone(), request.clone(), on_close.clone());
            request.set(Request::Pending);
            spawn_local(async move {
                match chat.set_custom_status(status.as_ref()).await {
                    Ok(()) => on_close.emit(()),
                    Err(error) => request.set(Request::Failed(error_words(&error))),
                }
            });
        })
    };
    let choose = {
        let draft = draft.setter();
        Callback::from(move |next: Draft| draft.set(next))
    };
    let forget = {
        let (chat, recent, request) = (chat, recent.setter(), request.setter());
        Callback::from(move |status: CustomStatus| {
            let (chat, recent, request) = (chat.clone(), recent.clone(), request.clone());
            spawn_local(async move {
                match chat.recent_statuses(Some(&status)).await {
                    Ok(left) => recent.set(left.into()),
                    Err(error) => request.set(Request::Failed(error_words(&error))),
                }
            });
        })
    };
    let is_complete = !draft.emoji.is_empty() || !draft.text.trim().is_empty();
    let can_send = is_complete && *request != Request::Pending;
    let on_submit = {
        let (draft, send) = ((*draft).clone(), send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if can_send {
                send.emit(Some(status_of(&draft)));
            }
        })
    };
    let footer = html! {
        <>
            if current.is_some() {
                <button type="button" class="button" onclick={send.reform(|_: MouseEvent| None)}>
                    { t!("status-clear-now") }
                </button>
            }
            <button type="submit" form="custom-status" class="button button--primary"
                disabled={!can_send}>
                { if *request == Request::Pending { t!("saving") } else { t!("status-save") } }
            </button>
        </>
    };
    let on_text = choose_with(&choose, &draft, |draft, text| Draft { text, ..draft });
    let on_emoji = pick(&draft, &choose, is_picking.setter());
    html! {
        <Modal title={t!("status-title")} on_close={props.on_close.clone()} {footer}>
            <form class="form" id="custom-status" onsubmit={on_submit}>
                <div class="status-form__line">
                    { emoji_button(&draft.emoji, &table, &is_picking) }
                    <Field name="status-text" label={t!("status-text")} focused={true}
                        value={draft.text.clone()} hint={t!("status-text-hint")}
                        max_chars={MAX_TEXT_CHARS} on_input={on_text} />
                </div>
                if *is_picking { { picker(&table, &on_emoji) } }
                { ending_field(&draft, &choose) }
                if let Request::Failed(words) = &*request {
                    <p class="field__error" role="alert">{ words }</p>
                }
            </form>
            if !recent.is_empty() {
                { offers(&t!("status-recent"), &recent.iter().map(of_recent).collect::<Vec<_>>(),
                    &table, &choose, Some(&(Rc::clone(&recent), forget))) }
            }
            { offers(&t!("status-suggestions"), &suggestions(), &table, &choose, None) }
        </Modal>
    }
}

fn choose_with(
    choose: &Callback<Draft>,
    draft: &Draft,
    apply: fn(Draft, String) -> Draft,
) -> Callback<String> {
    let (choose, draft) = (choose.clone(), draft.clone());
    Callback::from(move |value| choose.emit(apply(draft.clone(), value)))
}

/// Takes an emoji; the choice closes.
fn pick(
    draft: &Draft,
    choose: &Callback<Draft>,
    is_picking: UseStateSetter<bool>,
) -> Callback<AttrValue> {
    let (draft, choose) = (draft.clone(), choose.clone());
    Callback::from(move |name: AttrValue| {
        emoji::use_one(&name);
        is_picking.set(false);
        choose.emit(Draft { emoji: name.to_string(), ..draft.clone() });
    })
}

fn status_of(draft: &Draft) -> CustomStatus {
    CustomStatus {
        emoji: draft.emoji.clone(),
        text: draft.text.trim().to_owned(),
        duration: draft.ending.key().to_owned(),
        expires_at: draft.ending.expires_at(),
    }
}

fn character(name: &str, table: &Table) -> Option<AttrValue> {
    if let Some(character) = common_character(name) {
        return Some(AttrValue::Static(character));
    }
    let Table::Ready(emojis) = table else { return None };
    emojis.find(name).map(|emoji| AttrValue::from(emoji.character))
}

fn emoji_button(emoji: &str, table: &Table, is_picking: &UseStateHandle<bool>) -> Html {
    let label = if emoji.is_empty() {
        t!("status-emoji-choose")
    } else {
        t!("status-emoji", emoji = emoji.replace('_', " "))
    };
    let on_click = {
        let is_picking = is_picking.clone();
        move |_: MouseEvent| is_picking.set(!*is_picking)
    };
    html! {
        <button type="button" class="status-form__emoji" aria-label={label.clone()} title={label}
            aria-expanded={is_picking.to_string()} onclick={on_click}>
            { character(emoji, table).map_or_else(icons::smile, Html::from) }
        </button>
    }
}

/// In the dialog itself: nothing has to stand over a dialog, and Escape means one thing.
fn picker(table: &Table, on_choose: &Callback<AttrValue>) -> Html {
    let (emojis, error) = match table {
        Table::Waiting => (None, None),
        Table::Ready(emojis) => (Some(Rc::clone(emojis)), None),
        Table::Failed(error) => (None, Some(error_words(error))),
    };
    html! {
        <div class="status-form__picker">
            <EmojiPicker {emojis} {error} recent={Rc::<[String]>::from(emoji::recent())}
                on_choose={on_choose.clone()} />
        </div>
    }
}

fn ending_field(draft: &Draft, choose: &Callback<Draft>) -> Html {
    let on_change = {
        let (choose, draft) = (choose.clone(), draft.clone());
        move |event: Event| {
            let key = event.target_unchecked_into::<HtmlSelectElement>().value();
            let ending = ENDINGS.into_iter().find(|ending| ending.key() == key);
            // The end that was there before is the only other choice.
            choose.emit(Draft { ending: ending.unwrap_or(draft.ending), ..draft.clone() });
        }
    };
    let kept = match draft.ending {
        Ending::At(at_ms) => Some((draft.ending, status_until(Some(at_ms)))),
        Ending::Never | Ending::Minutes(_) | Ending::Today | Ending::ThisWeek => None,
    };
    html! {
        <div class="field">
            <label class="field__label" for="status-after">{ t!("status-after") }</label>
            <select class="field__input" id="status-after" onchange={on_change}>
                if let Some((ending, words)) = kept {
                    <option value={ending.key()} selected=true>{ words }</option>
                }
                for ending in ENDINGS {
                    <option key={ending.key()} value={ending.key()} selected={ending == draft.ending}>
                        { ending.words() }
                    </option>
                }
            </select>
        </div>
    }
}

fn suggestions() -> Vec<Draft> {
    let of = |emoji: &str, text: AttrValue, ending| Draft {
        emoji: emoji.to_owned(),
        text: text.to_string(),
        ending,
    };
    vec![
        of("calendar", t!("status-suggest-meeting"), Ending::Minutes(60)),
        of("hamburger", t!("status-suggest-lunch"), Ending::Minutes(30)),
        of("sneezing_face", t!("status-suggest-sick"), Ending::Today),
        of("house", t!("status-suggest-home"), Ending::Today),
        of("palm_tree", t!("status-suggest-vacation"), Ending::ThisWeek),
    ]
}

/// One that was used lately; an end by the clock is over by now.
fn of_recent(status: &CustomStatus) -> Draft {
    let ending = ENDINGS.into_iter().find(|ending| ending.key() == status.duration);
    Draft {
        emoji: status.emoji.clone(),
        text: status.text.clone(),
        ending: ending.unwrap_or_default(),
    }
}

/// Statuses to take over into the form, and a way to forget each.
fn offers(
    title: &AttrValue,
    drafts: &[Draft],
    table: &Table,
    choose: &Callback<Draft>,
    forget: Option<&(Rc<[CustomStatus]>, Callback<CustomStatus>)>,
) -> Html {
    let row = |(idx, draft): (usize, &Draft)| {
        let words =
            if draft.text.is_empty() { draft.emoji.replace('_', " ") } else { draft.text.clone() };
        let forget = forget.and_then(|(all, forget)| {
            let (status, forget) = (all.get(idx)?.clone(), forget.clone());
            Some(Callback::from(move |_: MouseEvent| forget.emit(status.clone())))
        });
        let label = t!("status-forget", status = words);
        html! {
            <li key={format!("{}{}", draft.emoji, draft.text)} class="status-offer">
                <button type="button" class="status-offer__take" onclick={
                    let (choose, draft) = (choose.clone(), draft.clone());
                    move |_: MouseEvent| choose.emit(draft.clone())
                }>
                    <span class="status-offer__emoji" aria-hidden="true">
                        { character(&draft.emoji, table).unwrap_or(AttrValue::Static("💬")) }
                    </span>
                    <span class="status-offer__words">{ words }</span>
                    <span class="status-offer__ending">{ draft.ending.words() }</span>
                </button>
                if let Some(on_click) = forget {
                    <button type="button" class="icon-button" aria-label={label.clone()} title={label}
                        onclick={on_click}>{ icons::close() }</button>
                }
            </li>
        }
    };
    html! {
        <section class="status-offers" aria-label={title.clone()}>
            <h3 class="status-offers__title">{ title }</h3>
            <ul>{ for drafts.iter().enumerate().map(row) }</ul>
        </section>
    }
}
