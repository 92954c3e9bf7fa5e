//! The post list of the chat, three times: as it is while no plugin wants to be in it, with the outlet
//! of every line, and the same elements with nothing of slots at all. All else is one code.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use client::components::{
    AnchorRect, DaySeparator, Grouping, OlderPosts, Post, PostList, PostListRow, RowKind,
};
use client::markdown::Markdown;
use client::slots::use_outlets;
use client::state::extensions::Wanted;
use contracts::{
    ChannelProps, Contract as _, DaySeparatorProps, PostBody, PostBodyProps, PostListProps,
    PostProps, PostSlotProps, UserProps,
};
use runtime::{Runtime, Slot};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// A line as the driver makes it; one without an author is the line of a day.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sample {
    id: String,
    author: Option<String>,
    text: String,
    at_ms: f64,
    follows: bool,
}

impl Sample {
    fn row(&self) -> PostListRow {
        let kind = match self.author {
            None => RowKind::Separator,
            Some(_) if self.follows => RowKind::FollowUp,
            Some(_) => RowKind::Post,
        };
        PostListRow { key: self.id.clone().into(), kind }
    }
}

#[derive(Debug, PartialEq, Properties)]
struct RowProps {
    sample: Rc<Sample>,
}

/// A line as the chat draws it: with the outlets of the slots that a plugin wants.
#[component]
fn RowWithSlots(RowProps { sample }: &RowProps) -> Html {
    let wanted = WANTED.with_borrow(Wanted::clone);
    let outlets = use_outlets(&wanted, Some(&sample.id));
    let Some(author) = &sample.author else {
        if !wanted.contains(contracts::DaySeparator::ID) {
            return day(sample);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a moment of our own making")]
        let props = DaySeparatorProps { at: sample.at_ms as i64 };
        return Slot::<contracts::DaySeparator>::new(props).around(day(sample));
    };
    let post =
        PostProps { id: sample.id.clone(), message: sample.text.clone(), ..PostProps::default() };
    let author = Some(UserProps { username: author.clone(), ..UserProps::default() });
    let props = PostSlotProps {
        post: post.clone(),
        author: author.clone(),
        grouped: sample.follows,
        ..PostSlotProps::default()
    };
    let mut body = text(sample);
    if outlets.body {
        let props = PostBodyProps { post, author, viewer_id: String::new() };
        body = Slot::<PostBody>::new(props).around(body);
    }
    let post = post_around(sample, body);
    if !outlets.post {
        return post;
    }
    Slot::<contracts::Post>::new(props).around(post)
}

/// The same line without.
#[component]
fn BareRow(RowProps { sample }: &RowProps) -> Html {
    if sample.author.is_none() { day(sample) } else { post_around(sample, text(sample)) }
}

fn day(sample: &Sample) -> Html {
    html! { <DaySeparator at_ms={sample.at_ms} /> }
}

fn text(sample: &Sample) -> Html {
    html! { <Markdown text={sample.text.clone()} /> }
}

fn post_around(sample: &Sample, body: Html) -> Html {
    let grouping = if sample.follows { Grouping::Follows } else { Grouping::First };
    html! {
        <Post id={sample.id.clone()} author={sample.author.clone().unwrap_or_default()}
            at_ms={sample.at_ms} {grouping} on_author={Callback::noop()}
            on_more={Callback::from(|_: AnchorRect| ())}>
            { body }
        </Post>
    }
}

/// One list, and how its lines are drawn.
#[derive(Debug, PartialEq, Properties)]
struct AppProps {
    rows: Rc<[PostListRow]>,
    render_row: Callback<AttrValue, Html>,
    has_slots: bool,
}

#[component]
fn App(props: &AppProps) -> Html {
    let list = html! {
        <PostList rows={Rc::clone(&props.rows)} render_row={&props.render_row} label="Posts"
            older={OlderPosts::None} on_reach_top={Callback::noop()} />
    };
    if !props.has_slots {
        return list;
    }
    let props = PostListProps { channel: ChannelProps::default(), viewer_id: String::new() };
    Slot::<contracts::PostList>::new(props).around(list)
}

/// The posts in the store.
#[derive(Debug, Default)]
struct Store {
    by_key: Rc<HashMap<AttrValue, Rc<Sample>>>,
    rows: Rc<[PostListRow]>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
    static WANTED: RefCell<Wanted> = RefCell::default();
    static APP: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Puts posts into the store, ready to be mounted again and again.
///
/// # Errors
/// When the posts are not what the driver makes.
#[wasm_bindgen]
pub fn store(posts: JsValue) -> Result<(), JsValue> {
    let samples: Vec<Sample> = serde_wasm_bindgen::from_value(posts)?;
    let rows = samples.iter().map(Sample::row).collect();
    let by_key = samples.into_iter().map(|it| (it.id.clone().into(), Rc::new(it))).collect();
    STORE.set(Store { by_key: Rc::new(by_key), rows });
    Ok(())
}

/// Starts the list in an empty element: `"bare"`, with nothing of slots; `"ours"`, as the chat has
/// them while no plugin wants one; anything else, with the outlet of every line.
#[wasm_bindgen]
pub fn mount_list(element: Element, kind: &str) {
    let (rows, by_key) =
        STORE.with_borrow(|store| (Rc::clone(&store.rows), Rc::clone(&store.by_key)));
    let has_slots = kind != "bare";
    let every = [contracts::DaySeparator::ID, contracts::Post::ID, PostBody::ID];
    let wanted = if kind == "ours" { Runtime::current().wanted() } else { every.into() };
    WANTED.set(Rc::new(wanted));
    let render_row = Callback::from(move |key: AttrValue| {
        let Some(sample) = by_key.get(&key).map(Rc::clone) else { return Html::default() };
        if has_slots {
            html! { <RowWithSlots {sample} /> }
        } else {
            html! { <BareRow {sample} /> }
        }
    });
    let props = AppProps { rows, render_row, has_slots };
    APP.set(Some(yew::Renderer::<App>::with_root_and_props(element, props).render()));
}

/// Ends the list.
#[wasm_bindgen]
pub fn unmount_list() {
    if let Some(app) = APP.take() {
        app.destroy();
    }
}
