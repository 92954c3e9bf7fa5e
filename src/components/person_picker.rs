//! The choice of a person to write to.

use std::rc::Rc;

use contracts::Presence;
use yew::prelude::*;

use super::browse_channels::{LoadingRows, matches};
use super::{
    Avatar, EmptyState, ErrorView, Field, FieldKind, Modal, StatusView, icons, status_sign,
};
use crate::t;

/// One person to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonChoice {
    /// Identifies the person.
    pub id: AttrValue,
    /// What to call the person.
    pub name: AttrValue,
    /// The name after the `@`.
    pub username: AttrValue,
    /// Address of the picture.
    pub picture: Option<AttrValue>,
    /// Whether the person can be reached.
    pub presence: Presence,
    /// What the person says of themselves.
    pub status: Option<StatusView>,
}

/// What is known of the people.
#[derive(Clone, Debug, PartialEq)]
pub enum PersonChoices {
    /// The server was asked.
    Loading,
    /// Here they are; may be none.
    Ready(Rc<[PersonChoice]>),
    /// The server did not answer; why, in plain words.
    Failed(AttrValue),
}

/// Properties of [`PersonPicker`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PersonPickerProps {
    /// The words at the top, if not those for a new conversation.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// What is known of the people.
    pub people: PersonChoices,
    /// A person was chosen: open the direct channel.
    pub on_choose: Callback<AttrValue>,
    /// Ask the server again.
    pub on_retry: Callback<()>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog with a search field and the people.
#[component]
pub fn PersonPicker(props: &PersonPickerProps) -> Html {
    let query = use_state_eq(String::new);
    let set_query = query.setter();
    let title = props.title.clone().unwrap_or_else(|| t!("people-title"));
    html! {
        <Modal {title} on_close={props.on_close.clone()}>
            <Field name="person-search" label={t!("people-search")} kind={FieldKind::Search}
                focused={true} value={(*query).clone()} on_input={move |value| set_query.set(value)} />
            { match &props.people {
                PersonChoices::Loading => html! { <LoadingRows /> },
                PersonChoices::Failed(reason) => html! {
                    <ErrorView title={t!("people-failed")} text={reason.clone()}
                        on_retry={props.on_retry.clone()} />
                },
                PersonChoices::Ready(people) => rows(people, &query, props),
            } }
        </Modal>
    }
}

fn rows(people: &[PersonChoice], query: &str, props: &PersonPickerProps) -> Html {
    let found: Vec<&PersonChoice> =
        people.iter().filter(|person| matches(&[&person.name, &person.username], query)).collect();
    if found.is_empty() {
        return html! {
            <EmptyState icon={icons::people()} title={t!("people-empty")} text={t!("people-empty-text")} />
        };
    }
    html! {
        <ul class="choices">
            for person in found {
                <li key={person.id.as_str()}>
                    <button type="button" class="choices__row" onclick={
                        let (id, on_choose) = (person.id.clone(), props.on_choose.clone());
                        move |_: MouseEvent| on_choose.emit(id.clone())
                    }>
                        <Avatar name={person.name.clone()} src={person.picture.clone()}
                            presence={person.presence} />
                        <span class="choices__words">
                            <span class="choices__name">
                                { &person.name }{ status_sign(person.status.as_ref()) }
                            </span>
                            <span class="choices__text">{ format!("@{}", person.username) }</span>
                        </span>
                    </button>
                </li>
            }
        </ul>
    }
}
