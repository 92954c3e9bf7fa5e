//! What shows in the place of a part that is not loaded yet, or could not be.

use yew::prelude::*;

use super::Stage;
use crate::{
    components::{ErrorView, Modal, RightSideFrame},
    hooks::use_right_side,
    t,
};

/// Rows of the outline.
const N_ROWS: u8 = 4;

/// Properties of [`WaitingDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WaitingDialogProps {
    /// How far the dialog is.
    pub stage: Stage,
    /// The person wants it closed.
    pub on_close: Callback<()>,
}

/// A dialog in the place of one that is being loaded. It gives the focus back when it goes, so the
/// one that follows knows where the person came from.
#[component]
pub fn WaitingDialog(props: &WaitingDialogProps) -> Html {
    let content = match &props.stage {
        Stage::Ready | Stage::Waiting => return Html::default(),
        Stage::Slow => outline(),
        Stage::Failed(on_retry) => trouble(on_retry),
    };
    html! {
        <Modal title={t!("loading")} on_close={props.on_close.clone()} is_replaceable=false>{ content }</Modal>
    }
}

/// Properties of [`WaitingPage`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WaitingPageProps {
    /// How far the page is.
    pub stage: Stage,
}

/// In the place of a page that is being loaded.
#[component]
pub fn WaitingPage(props: &WaitingPageProps) -> Html {
    match &props.stage {
        Stage::Ready | Stage::Waiting => Html::default(),
        Stage::Slow => html! { <div class="waiting-page">{ outline() }</div> },
        Stage::Failed(on_retry) => html! { <div class="waiting-page">{ trouble(on_retry) }</div> },
    }
}

/// Properties of [`WaitingAside`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WaitingAsideProps {
    /// How far the part is.
    pub stage: Stage,
}

/// At the right-hand side of the chat, in the place of what is being loaded. It can be closed.
#[component]
pub fn WaitingAside(props: &WaitingAsideProps) -> Html {
    let right = use_right_side();
    let on_close = use_callback(right, |(), right| right.close());
    let content = match &props.stage {
        Stage::Ready | Stage::Waiting => return Html::default(),
        Stage::Slow => outline(),
        Stage::Failed(on_retry) => trouble(on_retry),
    };
    html! {
        <RightSideFrame title={t!("loading")} place="loading" {on_close}>{ content }</RightSideFrame>
    }
}

fn outline() -> Html {
    html! {
        <div class="waiting" role="status" aria-label={t!("loading")}>
            for row in 0..N_ROWS {
                <div key={row} class="skeleton waiting__row"></div>
            }
        </div>
    }
}

fn trouble(on_retry: &Callback<()>) -> Html {
    html! {
        <ErrorView title={t!("part-failed-title")} text={t!("part-failed-text")}
            on_retry={on_retry.clone()} />
    }
}
