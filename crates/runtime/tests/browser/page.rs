//! A page with one slot, plugins from JavaScript text, and ways to look at what shows.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use runtime::{Config, Contract, PluginId, Report, Runtime, Shape, Slot};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};
use yew::prelude::*;

/// A region with a name and one action.
#[derive(Debug)]
pub(crate) struct Greeting;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct GreetingProps {
    pub(crate) name: String,
    pub(crate) nickname: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum GreetingAction {
    Wave { times: u32 },
}

impl Contract for Greeting {
    const ID: &'static str = "greeting.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = GreetingProps;
    type Action = GreetingAction;
}

/// A list without default content.
#[derive(Debug)]
pub(crate) struct Buttons;

impl Contract for Buttons {
    const ID: &'static str = "buttons.v1";
    const SHAPE: Shape = Shape::List;
    type Props = GreetingProps;
    type Action = runtime::NoAction;
}

/// A place that shows by key.
#[derive(Debug)]
pub(crate) struct Body;

impl Contract for Body {
    const ID: &'static str = "body.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = GreetingProps;
    type Action = runtime::NoAction;
}

#[derive(Debug, Clone, PartialEq, Properties)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own on the page")]
pub(crate) struct PageProps {
    pub(crate) name: AttrValue,
    pub(crate) key_of_body: AttrValue,
    pub(crate) open: bool,
    pub(crate) hold: bool,
    pub(crate) own_button: bool,
    pub(crate) body_first: bool,
    pub(crate) on_action: Callback<GreetingAction>,
}

#[component]
fn App(props: &PageProps) -> Html {
    let greeting = GreetingProps { name: props.name.to_string(), nickname: None };
    if !props.open {
        return html! { <p>{ "closed" }</p> };
    }
    html! {
        <main>
            { first(props, &greeting) }
            { Slot::<Buttons>::new(greeting.clone()).around(html! { if props.own_button { { "own" } } }) }
            { body(props, greeting) }
        </main>
    }
}

/// The greeting; or, in the same place, the body.
fn first(props: &PageProps, greeting: &GreetingProps) -> Html {
    if props.body_first {
        return body(props, greeting.clone());
    }
    Slot::<Greeting>::new(greeting.clone())
        .on_action(props.on_action.clone())
        .hold(props.hold)
        .around(html! { <input class="default" placeholder={format!("hello {}", props.name)} /> })
}

fn body(props: &PageProps, greeting: GreetingProps) -> Html {
    Slot::<Body>::new(greeting)
        .item_key(props.key_of_body.clone())
        .around(html! { <p class="body">{ "plain" }</p> })
}

/// A fresh runtime and a fresh page.
pub(crate) struct Page {
    pub(crate) runtime: Runtime,
    pub(crate) root: Element,
    app: AppHandle<App>,
    props: PageProps,
    actions: Rc<RefCell<Vec<GreetingAction>>>,
}

impl Page {
    pub(crate) async fn open() -> Self {
        Self::with(Config::default(), |props| props).await
    }

    pub(crate) async fn with(config: Config, change: impl FnOnce(PageProps) -> PageProps) -> Self {
        Self::prepared(config, |_| (), change).await
    }

    /// `prepare` meets the runtime before any slot is defined.
    pub(crate) async fn prepared(
        config: Config,
        prepare: impl FnOnce(&Runtime),
        change: impl FnOnce(PageProps) -> PageProps,
    ) -> Self {
        let window = window().unwrap();
        window.local_storage().unwrap().unwrap().clear().unwrap();
        let runtime = Runtime::install(config);
        prepare(&runtime);
        runtime.define::<Greeting>();
        runtime.define::<Buttons>();
        runtime.define::<Body>();
        let document = window.document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let actions: Rc<RefCell<Vec<GreetingAction>>> = Rc::default();
        let on_action = {
            let actions = Rc::clone(&actions);
            Callback::from(move |action| actions.borrow_mut().push(action))
        };
        let props = change(PageProps {
            name: "Ada".into(),
            key_of_body: "custom_poll".into(),
            open: true,
            hold: false,
            own_button: false,
            body_first: false,
            on_action,
        });
        let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props.clone()).render();
        let page = Self { runtime, root, app, props, actions };
        page.settle().await;
        page
    }

    /// Lets everything that is ready happen: Yew's scheduler and promises are done after a turn
    /// of the event loop.
    pub(crate) async fn settle(&self) {
        for _ in 0..3 {
            TimeoutFuture::new(0).await;
        }
    }

    pub(crate) async fn change(&mut self, change: impl FnOnce(&mut PageProps)) {
        change(&mut self.props);
        self.app.update(self.props.clone());
        self.settle().await;
    }

    /// Adds a plugin whose module is the object that `code` returns.
    pub(crate) async fn plugin(&self, id: &str, code: &str) -> PluginId {
        let id: PluginId = id.try_into().unwrap();
        let module = Function::new_no_args(&format!("{HELPERS}; return ({code})"));
        self.runtime.add_module(&id, module.call0(&wasm_bindgen::JsValue::NULL).unwrap());
        self.settle().await;
        id
    }

    /// A plugin with just an `initialize`.
    pub(crate) async fn initialize(&self, id: &str, body: &str) -> PluginId {
        self.plugin(id, &format!("{{ initialize(registry, host) {{ {body} }} }}")).await
    }

    pub(crate) fn actions(&self) -> Vec<GreetingAction> {
        self.actions.borrow().clone()
    }

    pub(crate) fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    pub(crate) fn outlet(&self, slot: &str) -> Element {
        self.find(&format!("mortise-slot[data-slot='{slot}']"))
    }

    /// What a person sees in the outlet, left to right, without what is hidden: the flat tree.
    pub(crate) fn seen(&self, slot: &str) -> String {
        let mut words = Vec::new();
        look(&self.outlet(slot), &mut words);
        words.join(" ")
    }

    pub(crate) fn state(&self, slot: &str) -> String {
        self.outlet(slot).get_attribute("data-slot-state").unwrap_or_default()
    }

    pub(crate) fn last_report(&self) -> Report {
        self.runtime.status().reports.pop().expect("a report")
    }

    /// Phase and code of every report.
    pub(crate) fn reports(&self) -> Vec<String> {
        let reports = self.runtime.status().reports;
        reports.iter().map(|report| format!("{} {}", report.phase, report.code)).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// `text(words)` is a view that shows words and counts its calls in `window.calls`.
const HELPERS: &str = r"
    window.calls = [];
    const text = (words) => ({
        mount(element, props, ctx) {
            const span = document.createElement('span');
            const draw = (props) => { span.textContent = typeof words === 'function' ? words(props) : words; };
            draw(props);
            element.append(span);
            window.calls.push('mount');
            return {
                update(props) { draw(props); window.calls.push('update'); },
                unmount() { window.calls.push('unmount'); },
            };
        },
    });
    const around = (left, right) => ({
        mount(element, props, ctx) {
            element.append(left + ' ', ctx.children, ' ' + right);
        },
    })";

/// The calls that views of [`HELPERS`] counted, in order.
pub(crate) fn calls() -> String {
    let calls = js_sys::Reflect::get(&js_sys::global(), &"calls".into()).unwrap();
    String::from(js_sys::Array::from(&calls).join(","))
}

/// Collects words of the flat tree: shadow roots instead of children, slotted nodes in slots.
fn look(node: &web_sys::Node, words: &mut Vec<String>) {
    if let Some(text) = node.dyn_ref::<web_sys::Text>() {
        words.extend(text.data().split_whitespace().map(str::to_owned));
        return;
    }
    if let Some(input) = node.dyn_ref::<web_sys::HtmlInputElement>() {
        words.push(format!("[{}]", input.placeholder()));
        return;
    }
    if let Some(slot) = node.dyn_ref::<web_sys::HtmlSlotElement>() {
        for assigned in slot.assigned_nodes() {
            look(&assigned.unchecked_into(), words);
        }
        return;
    }
    let shadow = node.dyn_ref::<Element>().and_then(Element::shadow_root);
    let children = shadow.map_or_else(|| node.child_nodes(), |shadow| shadow.child_nodes());
    for idx in 0..children.length() {
        if let Some(child) = children.get(idx) {
            look(&child, words);
        }
    }
}

pub(crate) fn focus(element: &Element) {
    element.unchecked_ref::<HtmlElement>().focus().unwrap();
}
