//! Our side of the post list benchmark: the chat's own list and post components with their slots,
//! over 10,000 posts, behind the same verbs as the React peer.
//!
//! The driver, the peer and the text of the posts are JavaScript beside it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use client::components::{Grouping, OlderPosts, Post, PostList, PostListRow, RowKind};
use contracts::{PostBody, PostBodyProps, PostProps, PostSlotProps};
use runtime::{Config, Runtime, Slot};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// A post as the driver makes it.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sample {
    id: String,
    author: String,
    text: String,
    at_ms: f64,
    follows: bool,
}

/// The store: posts by key, and the rows of the list.
#[derive(Debug, Default)]
struct Store {
    posts: HashMap<AttrValue, Rc<Sample>>,
    rows: Rc<[PostListRow]>,
}

impl Store {
    fn new(samples: Vec<Sample>) -> Self {
        let rows = samples.iter().map(row).collect();
        let posts = samples.into_iter().map(|it| (it.id.clone().into(), Rc::new(it))).collect();
        Self { posts, rows }
    }

    fn append(&mut self, sample: Sample) {
        self.rows = self.rows.iter().cloned().chain([row(&sample)]).collect();
        self.posts.insert(sample.id.clone().into(), Rc::new(sample));
    }
}

fn row(sample: &Sample) -> PostListRow {
    let kind = if sample.follows { RowKind::FollowUp } else { RowKind::Post };
    PostListRow { key: sample.id.clone().into(), kind }
}

#[derive(Debug, PartialEq, Properties)]
struct RowProps {
    sample: Rc<Sample>,
}

/// One post as the chat shows it: two slots, text without Markdown as in the peer.
#[component]
fn Row(RowProps { sample }: &RowProps) -> Html {
    let post =
        PostProps { id: sample.id.clone(), message: sample.text.clone(), ..PostProps::default() };
    let grouping = if sample.follows { Grouping::Follows } else { Grouping::First };
    let props = PostSlotProps { post: post.clone(), grouped: sample.follows, ..Default::default() };
    let body = PostBodyProps { post, author: None, viewer_id: String::new() };
    Slot::<contracts::Post>::new(props).around(html! {
        <Post id={sample.id.clone()} author={sample.author.clone()} at_ms={sample.at_ms}
            {grouping} on_author={Callback::noop()}>
            { Slot::<PostBody>::new(body).around(html! {<p>{ &sample.text }</p>}) }
        </Post>
    })
}

/// The list over the store; a message says that there is a new post in it.
#[derive(Debug)]
struct App {
    render_row: Callback<AttrValue, Html>,
}

impl Component for App {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { render_row: render_row() }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let rows = STORE.with_borrow(|store| Rc::clone(&store.rows));
        html! {
            <PostList {rows} render_row={&self.render_row} label="Posts"
                older={OlderPosts::None} on_reach_top={Callback::noop()} />
        }
    }
}

/// Stays the same for good, so that a new post renders no other one.
fn render_row() -> Callback<AttrValue, Html> {
    Callback::from(|key: AttrValue| {
        let sample = STORE.with_borrow(|store| store.posts.get(&key).cloned());
        sample.map_or_else(Html::default, |sample| html! { <Row {sample} /> })
    })
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
    static APP: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Starts the list with an array of posts.
///
/// # Errors
/// When the posts are not what the driver makes.
#[wasm_bindgen]
pub fn mount(element: Element, posts: JsValue) -> Result<(), JsValue> {
    STORE.set(Store::new(serde_wasm_bindgen::from_value(posts)?));
    APP.set(Some(yew::Renderer::<App>::with_root(element).render()));
    Ok(())
}

/// Adds a post at the bottom; Yew renders at the end of the microtask queue.
///
/// # Errors
/// When the post is not what the driver makes.
#[wasm_bindgen]
pub fn append(post: JsValue) -> Result<(), JsValue> {
    let sample = serde_wasm_bindgen::from_value(post)?;
    STORE.with_borrow_mut(|store| store.append(sample));
    APP.with_borrow(|app| {
        if let Some(app) = app {
            app.send_message(());
        }
    });
    Ok(())
}

fn main() {
    let runtime = Runtime::install(Config::default());
    runtime.define::<contracts::Post>();
    runtime.define::<PostBody>();
}
