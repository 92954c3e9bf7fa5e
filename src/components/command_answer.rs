//! What a command answered, above the message box: for the person alone, until they put it away.

use yew::prelude::*;

use super::icons;
use crate::{markdown::Markdown, t};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What the command tells; Markdown.
    Told(AttrValue),
    /// Why it was not done. The text stays in the box.
    Refused(AttrValue),
    /// There is no such command; maybe it was meant as a message.
    Unknown(AttrValue),
}

/// Properties of [`CommandAnswer`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CommandAnswerProps {
    /// The answer.
    pub answer: Answer,
    /// Send what was written as a message after all.
    pub on_as_message: Callback<()>,
    /// The person has read it.
    pub on_put_away: Callback<()>,
}

/// Shows it.
#[component]
pub fn CommandAnswer(props: &CommandAnswerProps) -> Html {
    let (is_bad, words) = match &props.answer {
        Answer::Told(text) => {
            (false, html! { <div class="markdown"><Markdown text={text.clone()} /></div> })
        }
        Answer::Refused(words) => (true, html! { <p>{ words }</p> }),
        Answer::Unknown(trigger) => (
            true,
            html! {
                <>
                    <p>{ t!("command-unknown", name = trigger) }</p>
                    <button type="button" class="button button--s"
                        onclick={props.on_as_message.reform(|_: MouseEvent| ())}>
                        { t!("command-as-message") }
                    </button>
                </>
            },
        ),
    };
    html! {
        <div class={classes!("command-answer", is_bad.then_some("command-answer--bad"))} role="status">
            <div class="command-answer__body">
                if !is_bad {
                    <p class="command-answer__note">{ t!("command-answer") }</p>
                }
                { words }
            </div>
            <button type="button" class="icon-button" aria-label={t!("command-put-away")}
                onclick={props.on_put_away.reform(|_: MouseEvent| ())}>
                { icons::close() }
            </button>
        </div>
    }
}
