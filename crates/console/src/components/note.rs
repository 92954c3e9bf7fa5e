//! A box with something to know about the page it stands on.

use client::components::icons;
use yew::prelude::*;

/// How serious it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// Something is done.
    Good,
    /// Something to mind.
    Warning,
    /// Something is wrong.
    Danger,
}

/// Properties of [`Note`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoteProps {
    /// How serious it is.
    #[prop_or_default]
    pub tone: Tone,
    /// The first words; none for a note of one line.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Read out as soon as it appears.
    #[prop_or_default]
    pub alert: bool,
    /// The text.
    #[prop_or_default]
    pub children: Html,
    /// Buttons.
    #[prop_or_default]
    pub actions: Html,
}

/// Shows a note.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let (class, icon) = match props.tone {
        Tone::Info => ("note", icons::message()),
        Tone::Good => ("note note--good", icons::check()),
        Tone::Warning => ("note note--warning", icons::warning()),
        Tone::Danger => ("note note--danger", icons::warning()),
    };
    html! {
        <div {class} role={props.alert.then_some("alert")}>
            { icon }
            <div class="note__words">
                if let Some(title) = &props.title {
                    <p class="note__title">{ title }</p>
                }
                <div class="note__text">{ props.children.clone() }</div>
                if props.actions != Html::default() {
                    <div class="note__actions">{ props.actions.clone() }</div>
                }
            </div>
        </div>
    }
}
