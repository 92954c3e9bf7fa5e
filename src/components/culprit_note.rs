//! The question of a search for a culprit: «is it still there?», and what came of it.
//!
//! It stands outside the slots, so that no plugin can cover it.

use yew::prelude::*;

use super::icons;
use crate::t;

/// Where a search is.
#[derive(Clone, Debug, PartialEq)]
pub enum CulpritStep {
    /// The person is asked.
    Question {
        /// The number of the question, from 1.
        number: u32,
        /// How many plugins may be guilty still.
        n_suspects: usize,
    },
    /// This plugin, by its name, is guilty.
    Guilty(AttrValue),
    /// No plugin is.
    Nobody,
}

/// Properties of [`CulpritNote`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CulpritNoteProps {
    /// Where the search is.
    pub step: CulpritStep,
    /// The person answered whether the trouble is still there.
    pub on_answer: Callback<bool>,
    /// The guilty one shall stay off here.
    pub on_keep_off: Callback<()>,
    /// The search ends, and every plugin runs as before.
    pub on_end: Callback<()>,
}

/// A note over the chat, which one can use meanwhile to look.
#[component]
pub fn CulpritNote(props: &CulpritNoteProps) -> Html {
    let on_end = props.on_end.reform(|_: MouseEvent| ());
    let (title, text) = match &props.step {
        CulpritStep::Question { number, n_suspects } => (
            t!("culprit-question", number = *number),
            t!("culprit-question-text", count = *n_suspects),
        ),
        CulpritStep::Guilty(name) => (t!("culprit-guilty", name = name), t!("culprit-guilty-text")),
        CulpritStep::Nobody => (t!("culprit-nobody"), t!("culprit-nobody-text")),
    };
    let buttons = match &props.step {
        CulpritStep::Question { .. } => html! {
            <>
                { answer(&props.on_answer, true, t!("culprit-still")) }
                { answer(&props.on_answer, false, t!("culprit-gone")) }
                <button type="button" class="button button--s button--quiet" onclick={on_end}>
                    { t!("culprit-stop") }
                </button>
            </>
        },
        CulpritStep::Guilty(_) => html! {
            <>
                <button type="button" class="button button--s button--primary"
                    onclick={props.on_keep_off.reform(|_: MouseEvent| ())}>
                    { t!("culprit-keep-off") }
                </button>
                <button type="button" class="button button--s button--quiet" onclick={on_end}>
                    { t!("culprit-all-on") }
                </button>
            </>
        },
        CulpritStep::Nobody => html! {
            <button type="button" class="button button--s" onclick={on_end}>{ t!("close") }</button>
        },
    };
    html! {
        <section class="plugin-notice" role="status" aria-label={t!("culprit-title")}>
            { icons::search() }
            <div class="plugin-notice__words">
                <p class="plugin-notice__title">{ title }</p>
                <p class="plugin-notice__text">{ text }</p>
                <div class="plugin-notice__buttons">{ buttons }</div>
            </div>
        </section>
    }
}

fn answer(on_answer: &Callback<bool>, is_still_there: bool, label: AttrValue) -> Html {
    let on_click = on_answer.reform(move |_: MouseEvent| is_still_there);
    html! {
        <button type="button" class="button button--s" onclick={on_click}>{ label }</button>
    }
}
