//! The post list of the chat, twice: with the outlets that stand in it while no plugin wants more,
//! and the same elements with no outlet at all. Everything else is one code for both.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use client::components::{
    AnchorRect, DaySeparator, Grouping, OlderPosts, Post, PostList, PostListRow, RowKind,
};
use client::markdown::Markdown;
use contracts::{
    ChannelProps, DaySeparatorProps, PostBody, PostBodyProps, PostListProps, PostProps,
    PostSlotProps, UserProps,
};
use runtime::Slot;
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

/// A line with its outlets.
#[component]
fn RowWithOutlets(RowProps { sample }: &RowProps) -> Html {
    let Some(author) = &sample.author else {
        #[expect(clippy::cast_possible_truncation, reason = "a moment of our own making")]
        let props = DaySeparatorProps { at: sample.at_ms as i64 };
        return html! {
            <Slot<contracts::DaySeparator> {props}>{ day(sample) }</Slot<contracts::DaySeparator>>
        };
    };
    let post =
        PostProps { id: sample.id.clone(), message: sample.text.clone(), ..PostProps::default() };
    let author = Some(UserProps { username: author.clone(), ..UserProps::default() });
    let viewer_id = String::new();
    let props = PostSlotProps {
        post: post.clone(),
        author: author.clone(),
        grouped: sample.follows,
        ..PostSlotProps::default()
    };
    let body = PostBodyProps { post, author, viewer_id };
    let body = html! { <Slot<PostBody> props={body}>{ text(sample) }</Slot<PostBody>> };
    html! { <Slot<contracts::Post> {props}>{ post_around(sample, body) }</Slot<contracts::Post>> }
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
    has_outlets: bool,
}

#[component]
fn App(props: &AppProps) -> Html {
    let list = html! {
        <PostList rows={Rc::clone(&props.rows)} render_row={&props.render_row} label="Posts"
            older={OlderPosts::None} on_reach_top={Callback::noop()} />
    };
    if !props.has_outlets {
        return list;
    }
    let props = PostListProps { channel: ChannelProps::default(), viewer_id: String::new() };
    html! { <Slot<contracts::PostList> {props}>{ list }</Slot<contracts::PostList>> }
}

/// The posts in the store.
#[derive(Debug, Default)]
struct Store {
    by_key: Rc<HashMap<AttrValue, Rc<Sample>>>,
    rows: Rc<[PostListRow]>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
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

/// Starts the list in an empty element.
#[wasm_bindgen]
pub fn mount_list(element: Element, has_outlets: bool) {
    let (rows, by_key) =
        STORE.with_borrow(|store| (Rc::clone(&store.rows), Rc::clone(&store.by_key)));
    let render_row = Callback::from(move |key: AttrValue| {
        let Some(sample) = by_key.get(&key).map(Rc::clone) else { return Html::default() };
        if has_outlets {
            html! { <RowWithOutlets {sample} /> }
        } else {
            html! { <BareRow {sample} /> }
        }
    });
    let props = AppProps { rows, render_row, has_outlets };
    APP.set(Some(yew::Renderer::<App>::with_root_and_props(element, props).render()));
}

/// Ends the list.
#[wasm_bindgen]
pub fn unmount_list() {
    if let Some(app) = APP.take() {
        app.destroy();
    }
}
