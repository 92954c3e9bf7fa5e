//! Where the notes about failed builds of plugins in development stand.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::DevNotice,
    hooks::{use_selector, use_store},
    state::{Action, State},
};

/// A note per plugin whose last build failed, until it is put away or a build is good.
#[component]
pub(super) fn DevNotices() -> Html {
    let store = use_store();
    let notes = use_selector(|state: &State| state.developed.notes());
    if notes.is_empty() {
        return Html::default();
    }
    let notes = notes.iter().map(|note| {
        let (store, id) = (store.clone(), Rc::clone(&note.id));
        let on_dismiss = Callback::from(move |()| {
            store.dispatch(Action::BuildNotePutAway { plugin_id: id.to_string() });
        });
        let name = AttrValue::from(note.name.to_string());
        html! {
            <DevNotice key={&*note.id} {name} errors={Rc::clone(&note.errors)} {on_dismiss} />
        }
    });
    html! { <div class="dev-notices">{ for notes }</div> }
}
