//! `use_selector` renders a component when its own part of the state changes, and never else.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use client::{
    hooks::use_selector,
    state::{Action, Store, select},
};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

use super::page::{element, posted, query, settle, store};

type Counts = Rc<RefCell<HashMap<String, u32>>>;

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    channel_id: AttrValue,
    counts: Counts,
}

/// Shows how many posts of a channel are unread, and counts how often it renders.
#[component]
fn Row(props: &RowProps) -> Html {
    let channel_id = props.channel_id.clone();
    let row = use_selector(move |state| select::sidebar::row(state, &channel_id));
    *props.counts.borrow_mut().entry(props.channel_id.to_string()).or_default() += 1;
    let unread = row.as_ref().as_ref().map_or(0, |row| row.unread);
    html! { <p id={props.channel_id.clone()}>{ unread }</p> }
}

#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    store: Store,
    counts: Counts,
    #[prop_or_default]
    shown: Option<AttrValue>,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let ids = match &props.shown {
        Some(id) => vec![id.clone()],
        None => vec![AttrValue::from("town"), AttrValue::from("other")],
    };
    html! {
        <ContextProvider<Store> context={props.store.clone()}>
            for channel_id in ids {
                <Row {channel_id} counts={props.counts.clone()} />
            }
        </ContextProvider<Store>>
    }
}

#[wasm_bindgen_test]
async fn a_post_renders_the_row_of_its_channel_and_no_other() {
    let (store, counts) = (store(), Counts::default());
    let root = element();
    let props = RowsProps { store: store.clone(), counts: counts.clone(), shown: None };
    let app = yew::Renderer::<Rows>::with_root_and_props(root.clone(), props).render();
    settle().await;
    let before = counts.borrow().clone();

    store.dispatch(posted("p", "other"));
    settle().await;
    assert_eq!(query(&root, "#other").unwrap().text_content().unwrap(), "1");
    assert_eq!(counts.borrow()["other"], before["other"] + 1);
    assert_eq!(counts.borrow()["town"], before["town"]);

    store.dispatch(Action::Typing { channel_id: "town".into(), user_id: "ada".into(), now_ms: 0 });
    settle().await;
    assert_eq!(counts.borrow()["town"], before["town"], "typing is no part of a row");
    app.destroy();
    root.remove();
}

#[wasm_bindgen_test]
async fn a_component_that_is_gone_listens_no_more() {
    let (store, counts) = (store(), Counts::default());
    let root = element();
    let props = RowsProps { store: store.clone(), counts: counts.clone(), shown: None };
    let app = yew::Renderer::<Rows>::with_root_and_props(root.clone(), props).render();
    settle().await;
    assert!(format!("{store:?}").contains("listeners: 2"), "{store:?}");
    app.destroy();
    settle().await;
    assert!(format!("{store:?}").contains("listeners: 0"), "{store:?}");
    root.remove();
}

#[wasm_bindgen_test]
async fn other_props_select_anew() {
    let (store, counts) = (store(), Counts::default());
    store.dispatch(posted("p", "other"));
    let root = element();
    let props = |id: &'static str| RowsProps {
        store: store.clone(),
        counts: counts.clone(),
        shown: Some(AttrValue::Static(id)),
    };
    let mut app = yew::Renderer::<Rows>::with_root_and_props(root.clone(), props("town")).render();
    settle().await;
    assert_eq!(query(&root, "#town").unwrap().text_content().unwrap(), "0");
    app.update(props("other"));
    settle().await;
    assert_eq!(query(&root, "#other").unwrap().text_content().unwrap(), "1");
    store.dispatch(Action::Viewed { channel_id: "other".into(), at_ms: 0 });
    settle().await;
    assert_eq!(query(&root, "#other").unwrap().text_content().unwrap(), "0");
    app.destroy();
    root.remove();
}
