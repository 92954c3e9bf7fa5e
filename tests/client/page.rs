//! A chat with a few channels and posts in the store, and ways to look at the page.

use std::rc::Rc;

use api_types::{Channel, ChannelMember, Post, PostList, Team, User};
use client::{
    pages::WorkspacePage,
    services::{Chat, plugins::Plugins},
    state::{Action, Boot, Store, posts::Page, snapshot::Snapshot},
};
use gloo_timers::future::TimeoutFuture;
use web_sys::{Element, window};
use yew::prelude::*;
use yew_router::BrowserRouter;

pub(crate) fn user(id: &str) -> User {
    User { id: id.into(), username: id.into(), ..User::default() }
}

pub(crate) fn channel(id: &str) -> Channel {
    Channel {
        id: id.into(),
        name: id.into(),
        display_name: id.to_uppercase(),
        team_id: "team".into(),
        ..Channel::default()
    }
}

pub(crate) fn post(id: &str, channel_id: &str, create_at: i64) -> Post {
    Post {
        id: id.into(),
        channel_id: channel_id.into(),
        user_id: "ada".into(),
        message: format!("words of {id}"),
        create_at,
        update_at: create_at,
        ..Post::default()
    }
}

/// A store as it is after signing in, with the channels `town` and `other` and one post in each.
pub(crate) fn store() -> Store {
    let store = Store::default();
    let channels = vec![channel("town"), channel("other")];
    let channel_members = channels
        .iter()
        .map(|it| ChannelMember { channel_id: it.id.clone(), ..ChannelMember::default() })
        .collect();
    let team = Team { id: "team".into(), name: "team".into(), ..Team::default() };
    let snapshot = Snapshot {
        me: user("me"),
        teams: vec![team],
        channels,
        channel_members,
        users: vec![user("ada")],
        ..Snapshot::default()
    };
    store.dispatch(Action::Snapshot(Box::new(snapshot)));
    for id in ["town", "other"] {
        let first = post(&format!("{id}1"), id, 1_000);
        let list = PostList { posts: [(first.id.clone(), first)].into(), ..PostList::default() };
        let page = Page::Newest { asked: 60 };
        store.dispatch(Action::Posts { channel_id: id.into(), page, list });
    }
    store.dispatch(Action::Boot(Boot::Ready));
    store
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ChatPageProps {
    pub(crate) chat: Chat,
}

/// The page of a signed-in person around a given chat.
#[component]
pub(crate) fn ChatPage(props: &ChatPageProps) -> Html {
    html! {
        <ContextProvider<Store> context={props.chat.store().clone()}>
            <ContextProvider<Chat> context={props.chat.clone()}>
                <BrowserRouter><WorkspacePage /></BrowserRouter>
            </ContextProvider<Chat>>
        </ContextProvider<Store>>
    }
}

/// A chat page in the document, taken away at the end of the test.
pub(crate) struct Shown {
    pub(crate) chat: Chat,
    root: Element,
    app: Option<AppHandle<ChatPage>>,
}

impl Shown {
    pub(crate) async fn new() -> Self {
        let store = store();
        let plugins = Plugins::install(&store);
        let chat = Chat::new(store, plugins);
        let root = element();
        let props = ChatPageProps { chat: chat.clone() };
        let app = yew::Renderer::<ChatPage>::with_root_and_props(root.clone(), props).render();
        let shown = Self { chat, root, app: Some(app) };
        shown.until("the message box", |root| query(root, "textarea").is_some()).await;
        shown
    }

    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        query(&self.root, selector)
    }

    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Waits until the page is as it should be; says what it waited for when it never is.
    pub(crate) async fn until(&self, what: &str, is_so: impl Fn(&Element) -> bool) {
        for _ in 0..200 {
            if is_so(&self.root) {
                return;
            }
            TimeoutFuture::new(20).await;
        }
        panic!("waited in vain for {what}; the page says: {}", self.text());
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

pub(crate) fn element() -> Element {
    let document = window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&element).unwrap();
    element
}

pub(crate) fn query(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).unwrap()
}

/// Lets Yew render what is waiting: it does so in microtasks, and effects may start another round.
pub(crate) async fn settle() {
    TimeoutFuture::new(0).await;
    TimeoutFuture::new(0).await;
}

pub(crate) fn posted(id: &str, channel_id: &str) -> Action {
    Action::Posted { post: post(id, channel_id, 9_000), mentions_me: false }
}

pub(crate) fn opened(channel_id: &str) -> Action {
    Action::Opened { team_id: Some(Rc::from("team")), channel_id: Some(Rc::from(channel_id)) }
}
