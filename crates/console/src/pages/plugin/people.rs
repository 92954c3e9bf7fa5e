//! A field for a user's name that proposes people.

use std::rc::Rc;

use client::state::select::person;
use yew::prelude::*;

use crate::{
    components::{FieldState, Typed, control_id},
    hooks::use_fetched,
    rules::settings::{Edit, Setting},
    services::oversight,
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PeopleFieldProps {
    pub(super) setting: Rc<Setting>,
    pub(super) state: FieldState,
    pub(super) on_edit: Callback<(Rc<Setting>, Edit)>,
}

/// The browser's own list of proposals: it works by keyboard, touch and screen reader.
#[component]
pub(super) fn PeopleField(props: &PeopleFieldProps) -> Html {
    let PeopleFieldProps { setting, state, .. } = props;
    let term = use_state_eq(String::new);
    let found = use_fetched((*term).clone(), &[], |term| async move {
        if term.is_empty() { Ok(Vec::new()) } else { oversight::search_users(&term).await }
    });
    let on_text = {
        let term = term.setter();
        move |text: String| term.set(text.trim().trim_start_matches('@').to_owned())
    };
    let on_edit = use_callback(
        (Rc::clone(setting), props.on_edit.clone()),
        |edit: Edit, (setting, on_edit)| on_edit.emit((Rc::clone(setting), edit)),
    );
    let list = format!("{}-people", control_id(setting));
    html! {
        <>
            <Typed setting={Rc::clone(setting)} state={state.clone()} {on_edit} {on_text}
                list={list.clone()} />
            <datalist id={list}>
                for user in found.answer.ready().into_iter().flat_map(|users| users.iter()) {
                    <option key={user.id.as_str()} value={user.username.clone()}>
                        { person::display_name(user) }
                    </option>
                }
            </datalist>
        </>
    }
}
