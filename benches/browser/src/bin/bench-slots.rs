//! Our side of the slots benchmark: 1,000 posts with a slot each, by Yew and the runtime, behind
//! the same verbs as the React peer.
//!
//! The driver and the peers are JavaScript beside it; the clock is theirs, too.

use std::cell::RefCell;

use runtime::{Config, Contract, NoAction, Runtime, Shape, Slot};
use serde::{Deserialize, Serialize};
use serde_json::json;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// The slot under every post.
#[derive(Debug)]
struct AttachmentSlot;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct AttachmentProps {
    post: u32,
}

impl Contract for AttachmentSlot {
    const ID: &'static str = "post-attachment.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = AttachmentProps;
    type Action = NoAction;
}

#[derive(Debug, PartialEq, Properties)]
struct PostProps {
    id: u32,
    revision: u32,
}

/// A struct component: a function component's hooks cost as much again as the post.
#[derive(Debug)]
struct Post;

impl Component for Post {
    type Message = ();
    type Properties = PostProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PostProps) -> bool {
        ctx.props() != old
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let &PostProps { id, revision } = ctx.props();
        html! {
            <div class="post" id={format!("p{id}")}>
                <b>{ format!("user{}", id % 7) }</b>
                <p>{ format!("message number {id} revision {revision}") }</p>
                { Slot::<AttachmentSlot>::new(AttachmentProps { post: id }).alone() }
            </div>
        }
    }
}

/// The list of posts; a message brings all revisions anew.
#[derive(Debug)]
struct App {
    revisions: Vec<u32>,
}

impl Component for App {
    type Message = Vec<u32>;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { revisions: Vec::new() }
    }

    fn update(&mut self, _: &Context<Self>, revisions: Vec<u32>) -> bool {
        self.revisions = revisions;
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let posts = (0_u32..).zip(&self.revisions);
        html! {
            <div>
                { for posts.map(|(id, &revision)| html! { <Post key={id} {id} {revision} /> }) }
            </div>
        }
    }
}

thread_local! {
    static APP: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Starts the app in an empty element.
#[wasm_bindgen]
pub fn mount(element: Element) {
    let handle = yew::Renderer::<App>::with_root(element).render();
    APP.with_borrow_mut(|app| *app = Some(handle));
}

/// One revision per post; Yew renders at the end of the microtask queue.
#[wasm_bindgen]
pub fn set(revisions: Vec<u32>) {
    APP.with_borrow(|app| {
        if let Some(app) = app {
            app.send_message(revisions);
        }
    });
}

/// Ends the app, so that the next repetition starts from nothing.
#[wasm_bindgen]
pub fn unmount() {
    if let Some(app) = APP.with_borrow_mut(Option::take) {
        app.destroy();
    }
}

/// Installs the runtime and lets it load the plugin; `enable` is that plugin's, see
/// `page/attachment-plugin.js`.
fn main() {
    let runtime = Runtime::install(Config::default());
    runtime.define::<AttachmentSlot>();
    runtime.enable(&json!({
        "id": "attachment",
        "name": "Attachment",
        "version": "1.0.0",
        "webapp": { "kind": "module", "bundle_path": "/static/attachment/attachment_0_bundle.js" },
    }));
}
