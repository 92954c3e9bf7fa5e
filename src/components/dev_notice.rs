//! Tells who looks at the chat that the build of a plugin in development failed, and where.

use std::rc::Rc;

use api_types::BuildError;
use yew::prelude::*;

use super::icons;
use crate::t;

/// The most errors that are shown; who mends the first often mends the others.
const MAX_SHOWN: usize = 3;

/// Properties of [`DevNotice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DevNoticeProps {
    /// The plugin's name for people.
    pub name: AttrValue,
    /// What is wrong.
    pub errors: Rc<[BuildError]>,
    /// Put the note away until something else is wrong.
    pub on_dismiss: Callback<()>,
}

/// A note with file, line and message. What a compiler says is text, and never more.
#[component]
pub fn DevNotice(props: &DevNoticeProps) -> Html {
    let on_dismiss = props.on_dismiss.reform(|_: MouseEvent| ());
    let more = props.errors.len().saturating_sub(MAX_SHOWN);
    html! {
        <section class="dev-notice" role="status" aria-label={t!("dev-notice", name = props.name)}>
            { icons::warning() }
            <div class="dev-notice__words">
                <p class="dev-notice__title">{ t!("dev-notice", name = props.name) }</p>
                <ul class="dev-notice__errors">
                    { for props.errors.iter().take(MAX_SHOWN).map(error) }
                </ul>
                if more > 0 {
                    <p class="dev-notice__text">{ t!("dev-notice-more", count = more) }</p>
                }
                <p class="dev-notice__text">{ t!("dev-notice-text") }</p>
            </div>
            <button type="button" class="icon-button" aria-label={t!("close")} onclick={on_dismiss}>
                { icons::close() }
            </button>
        </section>
    }
}

fn error(error: &BuildError) -> Html {
    let place = place(error);
    html! {
        <li class="dev-notice__error">
            if !place.is_empty() {
                // A place reads from left to right in every language.
                <bdi class="dev-notice__place" dir="ltr">{ place }</bdi>
            }
            <span class="dev-notice__message" dir="auto">{ &error.message }</span>
        </li>
    }
}

/// `src/lib.rs:3:7`, as far as it is known.
fn place(error: &BuildError) -> String {
    match (error.file.as_str(), error.line, error.column) {
        ("", _, _) => String::new(),
        (file, 0, _) => file.to_owned(),
        (file, line, 0) => format!("{file}:{line}"),
        (file, line, column) => format!("{file}:{line}:{column}"),
    }
}
