//! What shows before the chat can: its outline while it loads, or that the server does not answer.

use yew::prelude::*;

use super::{ErrorView, icons};
use crate::t;

/// What the page waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum BootState {
    /// The first answers of the server.
    Loading,
    /// The server does not answer; the page keeps trying.
    Unreachable,
}

/// Properties of [`BootScreen`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BootScreenProps {
    /// What the page waits for.
    pub state: BootState,
    /// Tries again at once.
    pub on_retry: Callback<()>,
}

/// The first thing on the screen.
#[component]
pub fn BootScreen(props: &BootScreenProps) -> Html {
    match props.state {
        BootState::Loading => skeleton(),
        BootState::Unreachable => html! {
            <main class="boot boot--message">
                { icons::mark() }
                <ErrorView title={t!("boot-unreachable-title")} text={t!("boot-unreachable-text")}
                    on_retry={props.on_retry.clone()} />
            </main>
        },
    }
}

fn skeleton() -> Html {
    html! {
        <div class="boot" role="status" aria-label={t!("boot-loading")}>
            <div class="boot__rail"></div>
            <div class="boot__sidebar" aria-hidden="true">
                for row in 0..9_u8 {
                    <div key={row} class="skeleton boot__row"></div>
                }
            </div>
            <div class="boot__main" aria-hidden="true">
                for post in 0..6_u8 {
                    <div key={post} class="boot__post">
                        <div class="skeleton boot__avatar"></div>
                        <div class="boot__lines">
                            <div class="skeleton boot__name"></div>
                            <div class="skeleton boot__line"></div>
                        </div>
                    </div>
                }
            </div>
        </div>
    }
}
