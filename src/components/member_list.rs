//! Who is in a channel: a list to search, with a way to add people and to take them out.

use std::rc::Rc;

use yew::prelude::*;

use super::browse_channels::{LoadingRows, matches};
use super::{
    Avatar, EmptyState, ErrorView, Field, FieldKind, Modal, PersonChoice, PersonChoices, icons,
    status_sign,
};
use crate::t;

/// Properties of [`MemberList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MemberListProps {
    /// The channel's name.
    pub channel_name: AttrValue,
    /// What is known of the members.
    pub members: PersonChoices,
    /// Ids of those who manage the channel.
    #[prop_or_default]
    pub managers: Rc<[AttrValue]>,
    /// The person's own id: nobody takes themselves out here.
    pub me: AttrValue,
    /// Whether the person may take others out.
    #[prop_or_default]
    pub can_remove: bool,
    /// Whether the person may add others.
    #[prop_or_default]
    pub can_add: bool,
    /// Show who this is.
    pub on_choose: Callback<AttrValue>,
    /// Take this one out.
    pub on_remove: Callback<AttrValue>,
    /// Choose people to add.
    pub on_add: Callback<()>,
    /// Ask the server again.
    pub on_retry: Callback<()>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog with the members.
#[component]
pub fn MemberList(props: &MemberListProps) -> Html {
    let query = use_state_eq(String::new);
    let set_query = query.setter();
    let footer = if props.can_add {
        html! {
            <button type="button" class="button button--primary"
                onclick={props.on_add.reform(|_: MouseEvent| ())}>
                { icons::plus() }{ t!("members-add") }
            </button>
        }
    } else {
        Html::default()
    };
    html! {
        <Modal title={t!("members-title", name = props.channel_name)}
            on_close={props.on_close.clone()} {footer}>
            <Field name="member-search" label={t!("members-search")} kind={FieldKind::Search}
                focused={true} value={(*query).clone()} on_input={move |value| set_query.set(value)} />
            { match &props.members {
                PersonChoices::Loading => html! { <LoadingRows /> },
                PersonChoices::Failed(reason) => html! {
                    <ErrorView title={t!("people-failed")} text={reason.clone()}
                        on_retry={props.on_retry.clone()} />
                },
                PersonChoices::Ready(members) => rows(members, &query, props),
            } }
        </Modal>
    }
}

fn rows(members: &[PersonChoice], query: &str, props: &MemberListProps) -> Html {
    let found: Vec<&PersonChoice> =
        members.iter().filter(|it| matches(&[&it.name, &it.username], query)).collect();
    if found.is_empty() {
        return html! {
            <EmptyState icon={icons::people()} title={t!("people-empty")} text={t!("people-empty-text")} />
        };
    }
    html! {
        <ul class="choices">
            for member in found {
                <li key={member.id.as_str()} class="member">
                    <button type="button" class="choices__row" onclick={
                        let (id, on_choose) = (member.id.clone(), props.on_choose.clone());
                        move |_: MouseEvent| on_choose.emit(id.clone())
                    }>
                        <Avatar name={member.name.clone()} src={member.picture.clone()}
                            presence={member.presence} />
                        <span class="choices__words">
                            <span class="choices__name">
                                { &member.name }{ status_sign(member.status.as_ref()) }
                            </span>
                            <span class="choices__text">{ format!("@{}", member.username) }</span>
                        </span>
                        if props.managers.contains(&member.id) {
                            <span class="tag">{ t!("members-manager") }</span>
                        }
                    </button>
                    if props.can_remove && member.id != props.me {
                        <button type="button" class="button button--s button--quiet"
                            aria-label={t!("members-remove-name", name = member.name)} onclick={
                            let (id, on_remove) = (member.id.clone(), props.on_remove.clone());
                            move |_: MouseEvent| on_remove.emit(id.clone())
                        }>
                            { t!("members-remove") }
                        </button>
                    }
                </li>
            }
        </ul>
    }
}
