//! A dialog in which a plugin asks or tells something. Its frame says which plugin does, so that
//! nobody takes its words for the app's.

use yew::prelude::*;

use super::modal::Modal;
use crate::t;

/// What a person can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluginDialogKind {
    /// Yes or no.
    Question,
    /// Yes or no, and yes destroys something.
    DangerousQuestion,
    /// Read and closed.
    Notice,
}

/// Properties of [`PluginDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PluginDialogProps {
    /// The plugin's name.
    pub from: AttrValue,
    /// What it is about.
    pub title: AttrValue,
    /// The rest; each line is a paragraph.
    pub text: AttrValue,
    /// What a person can answer.
    pub kind: PluginDialogKind,
    /// Words of the button that agrees, or closes.
    pub confirm: Option<AttrValue>,
    /// Words of the button that does not agree.
    pub cancel: Option<AttrValue>,
    /// The answer; closing is «no».
    pub on_answer: Callback<bool>,
}

/// The dialog. Enter presses what does no harm, Escape is «no».
#[component]
pub fn PluginDialog(props: &PluginDialogProps) -> Html {
    let on_close = use_callback(props.on_answer.clone(), |(), on_answer| on_answer.emit(false));
    let on_yes =
        use_callback(props.on_answer.clone(), |_: MouseEvent, on_answer| on_answer.emit(true));
    let on_no =
        use_callback(props.on_answer.clone(), |_: MouseEvent, on_answer| on_answer.emit(false));
    let words = |given: &Option<AttrValue>, own: AttrValue| given.clone().unwrap_or(own);
    let footer = match props.kind {
        PluginDialogKind::Notice => html! {
            <button type="button" class="button button--primary" autofocus={true} onclick={on_yes} dir="auto">
                { words(&props.confirm, t!("close")) }
            </button>
        },
        PluginDialogKind::Question | PluginDialogKind::DangerousQuestion => {
            let is_danger = props.kind == PluginDialogKind::DangerousQuestion;
            let class = if is_danger { "button button--danger" } else { "button button--primary" };
            html! {
                <>
                    <button type="button" class="button" autofocus={is_danger} onclick={on_no} dir="auto">
                        { words(&props.cancel, t!("plugin-dialog-no")) }
                    </button>
                    <button type="button" {class} autofocus={!is_danger} onclick={on_yes} dir="auto">
                        { words(&props.confirm, t!("plugin-dialog-yes")) }
                    </button>
                </>
            }
        }
    };
    html! {
        <Modal title={props.title.clone()} {on_close} {footer}>
            <div class="plugin-dialog">
                <p class="plugin-dialog__from" dir="auto">{ t!("plugin-dialog-from", name = props.from) }</p>
                for line in props.text.lines().filter(|line| !line.trim().is_empty()) {
                    <p dir="auto">{ line.to_owned() }</p>
                }
            </div>
        </Modal>
    }
}
