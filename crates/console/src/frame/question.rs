//! Asks before unsaved changes are lost.

use client::t;
use yew::prelude::*;

use crate::components::{Confirm, Weight};

/// Properties of [`LeaveQuestion`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LeaveQuestionProps {
    /// Go on with the changes.
    pub(super) on_stay: Callback<()>,
    /// Give them up.
    pub(super) on_leave: Callback<()>,
}

/// Save first, or give it up?
#[component]
pub(super) fn LeaveQuestion(props: &LeaveQuestionProps) -> Html {
    html! {
        <Confirm title={t!("leave-title")} yes={t!("leave-yes")} no={t!("leave-no")} weight={Weight::Danger}
            on_yes={props.on_leave.clone()} on_no={props.on_stay.clone()}>
            <p>{ t!("leave-text") }</p>
        </Confirm>
    }
}
