//! The SDK against a host that is played by a few lines of JavaScript. What a real host does with a
//! plugin is tested there.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "clippy does not know wasm_bindgen_test")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use sdk::contracts::{
    CenterToast, ChannelHeader, ChannelHeaderProps, ProfilePopover, ProfilePopoverAction,
    ProfilePopoverProps,
};
use sdk::js_sys::{Array, Function, Object, Promise, Reflect};
use sdk::wasm_bindgen::{JsCast, JsValue};
use sdk::web_sys::{self, HtmlElement};
use sdk::{Host, HostError, Method, Options, Registry, ViewProps, task, yew_view};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::{Callback, Html, component, html, use_effect_with};

wasm_bindgen_test_configure!(run_in_browser);

thread_local! {
    static N_CLEANED_UP: Cell<u32> = const { Cell::new(0) };
}

#[component]
fn Card(view: &ViewProps<ProfilePopover>) -> Html {
    use_effect_with((), |()| || N_CLEANED_UP.set(N_CLEANED_UP.get() + 1));
    let ctx = view.ctx.clone();
    let onclick = Callback::from(move |_| {
        ctx.action(ProfilePopoverAction::Message { user_id: "u1".to_owned() });
    });
    html! { <button {onclick}>{ &view.props.user.username }</button> }
}

#[component]
fn Frame(view: &ViewProps<ChannelHeader>) -> Html {
    html! { <main>{ view.ctx.wrapped() }<p>{ "below" }</p></main> }
}

/// What JavaScript of that body returns.
fn js(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).unwrap()
}

fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |value, name| Reflect::get(&value, &name.into()).unwrap())
}

fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, name).dyn_into().unwrap();
    function.apply(object, &arguments.iter().copied().collect::<Array>())
}

/// A registry that remembers its calls in `calls`, and a host that answers by path.
fn pair() -> (Registry, Host, JsValue) {
    let registry = js("const calls = [];
         const note = (kind) => (slot, ...rest) => {
           if (slot === 'center-toast.v1') throw new Error('not here');
           calls.push({ kind, slot, rest });
           return { remove: () => calls.push({ kind: 'remove', slot }) };
         };
         const kinds = ['replace', 'wrap', 'before', 'after', 'hide', 'item'];
         return { calls, ...Object.fromEntries(kinds.map((kind) => [kind, note(kind)])) };");
    let host = js("return {
           version: '1.2.3', viewer: null, asked: [], stopped: 0,
           request(path, options) {
             this.asked.push([path, options]);
             if (path === '/no') return Promise.reject({ status: 403, id: 'api.no', message: 'no' });
             if (path === '/gone') return Promise.reject({ status: 0, id: '', message: 'gone' });
             return Promise.resolve(options.body ?? { username: 'ada' });
           },
           on(event, handler) {
             this.handler = handler;
             return () => { this.stopped += 1; };
           },
         };");
    let (typed_registry, typed_host) = sdk::exports::enter(registry.clone(), host.clone()).unwrap();
    let both = Object::new();
    Reflect::set(&both, &"registry".into(), &registry).unwrap();
    Reflect::set(&both, &"host".into(), &host).unwrap();
    (typed_registry, typed_host, both.into())
}

/// The first view that was registered.
fn view_of(js: &JsValue) -> JsValue {
    get(js, "registry.calls.0.rest.0")
}

fn element() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    document.document_element().unwrap().append_child(&element).unwrap();
    element.dyn_into().unwrap()
}

fn props(username: &str) -> JsValue {
    let mut props = ProfilePopoverProps::default();
    props.user.username = username.to_owned();
    props.serialize(&Serializer::json_compatible()).unwrap()
}

/// Lets waiting work go on until `is_so`, within a limit.
async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        // Not just a microtask: Yew lets the browser go on between two pieces of long work.
        TimeoutFuture::new(0).await;
    }
    panic!("it did not come to pass");
}

#[wasm_bindgen_test]
async fn a_yew_view_mounts_updates_acts_and_goes() {
    let (registry, _, js_side) = pair();
    let options = Options::new().order(10).styles("p {}");
    let handle = registry.replace(yew_view::<ProfilePopover, Card>(), options).unwrap();
    assert_eq!(get(&js_side, "registry.calls.0.slot"), "profile-popover.v1");
    assert_eq!(get(&js_side, "registry.calls.0.rest.1.order"), 10);
    assert_eq!(get(&js_side, "registry.calls.0.rest.1.styles"), "p {}");

    let element = element();
    let ctx = js("return { actions: [], action(a) { this.actions.push(a); }, key: null };");
    let mounted = call(&view_of(&js_side), "mount", &[&element, &props("ada"), &ctx]).unwrap();
    until(|| element.text_content().as_deref() == Some("ada")).await;

    let button = element.query_selector("button").unwrap().unwrap();
    button.dyn_ref::<HtmlElement>().unwrap().click();
    assert_eq!(get(&ctx, "actions.0.type"), "message");
    assert_eq!(get(&ctx, "actions.0.user_id"), "u1");

    call(&mounted, "update", &[&props("grace")]).unwrap();
    until(|| element.text_content().as_deref() == Some("grace")).await;
    assert!(element.contains(Some(&button)), "the element is kept");

    let n_before = N_CLEANED_UP.get();
    call(&mounted, "unmount", &[]).unwrap();
    until(|| element.child_element_count() == 0).await;
    assert_eq!(N_CLEANED_UP.get(), n_before + 1);
    call(&mounted, "unmount", &[]).unwrap();
    call(&mounted, "update", &[&props("late")]).unwrap();

    handle.remove();
    assert_eq!(get(&js_side, "registry.calls.1.kind"), "remove");
}

#[wasm_bindgen_test]
fn props_that_can_not_be_read_are_an_error_with_words() {
    let (registry, _, js_side) = pair();
    registry.replace(yew_view::<ProfilePopover, Card>(), Options::new()).unwrap();
    let wrong = js("return { user: 7 };");
    let thrown = call(&view_of(&js_side), "mount", &[&element(), &wrong, &js("return {};")]);
    let message = get(&thrown.unwrap_err(), "message").as_string().unwrap();
    assert!(message.starts_with("the props of profile-popover.v1 can not be read:"), "{message}");
}

#[wasm_bindgen_test]
async fn a_wrapping_view_places_what_it_wraps() {
    let (registry, _, js_side) = pair();
    registry.wrap(yew_view::<ChannelHeader, Frame>(), Options::new()).unwrap();
    let element = element();
    let ctx = js("return { children: document.createElement('slot') };");
    let props = ChannelHeaderProps::default();
    let props = props.serialize(&Serializer::json_compatible()).unwrap();
    call(&view_of(&js_side), "mount", &[&element, &props, &ctx]).unwrap();
    until(|| element.child_element_count() == 1).await;
    let slot = element.query_selector("main > slot:first-child").unwrap().unwrap();
    assert_eq!(JsValue::from(slot), get(&ctx, "children"));
}

#[wasm_bindgen_test]
fn a_refusal_comes_back_with_the_words_of_the_host() {
    let (registry, _, _) = pair();
    let refusal = registry.hide::<CenterToast>(Options::new()).unwrap_err();
    assert_eq!(refusal.to_string(), "center-toast.v1 refused the contribution: not here");
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Person {
    username: String,
}

#[wasm_bindgen_test]
async fn requests_answer_in_types() {
    let (_, host, js_side) = pair();
    assert_eq!((host.version().as_str(), host.viewer()), ("1.2.3", None));
    let ada = Person { username: "ada".to_owned() };
    assert_eq!(host.request::<Person>("/me").await.as_ref(), Ok(&ada));
    assert_eq!(get(&js_side, "host.asked.0.1.method"), "GET");
    assert_eq!(host.send::<Person, _>(Method::Put, "/me", &ada).await, Ok(ada));
    assert_eq!(get(&js_side, "host.asked.1.1.method"), "PUT");

    let refused = host.request::<Person>("/no").await.unwrap_err();
    let expected =
        HostError::Refused { status: 403, id: "api.no".to_owned(), message: "no".to_owned() };
    assert_eq!(refused, expected);
    let gone = host.request::<Person>("/gone").await.unwrap_err();
    assert_eq!(gone, HostError::Unreachable { message: "gone".to_owned() });
    let unreadable = host.request::<u32>("/me").await.unwrap_err();
    assert!(matches!(unreadable, HostError::Unreadable { message } if message.contains("/me")));
}

#[wasm_bindgen_test]
fn a_subscription_ends_when_it_is_dropped() {
    let (_, host, js_side) = pair();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let subscription = {
        let heard = Rc::clone(&heard);
        host.on::<Person>("posted", move |person| heard.borrow_mut().push(person.username))
    };
    let send = |data: &str| {
        let message = js(&format!("return {{ event: 'posted', data: {data} }};"));
        call(&get(&js_side, "host"), "handler", &[&message]).unwrap();
    };
    send("{ username: 'ada' }");
    send("'nonsense'");
    assert_eq!(*heard.borrow(), ["ada"]);
    assert_eq!(get(&js_side, "host.stopped"), 0);
    drop(subscription);
    assert_eq!(get(&js_side, "host.stopped"), 1);
    host.on::<Person>("posted", |_| {}).unwrap().keep();
    assert_eq!(get(&js_side, "host.stopped"), 1);
}

#[wasm_bindgen_test]
async fn work_ends_with_its_task() {
    let n_done = Rc::new(Cell::new(0));
    let work = |n: u32| {
        let n_done = Rc::clone(&n_done);
        async move {
            JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
            n_done.set(n_done.get() + n);
        }
    };
    let kept = task::spawn(work(1));
    drop(task::spawn(work(10)));
    until(|| n_done.get() > 0).await;
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    assert_eq!(n_done.get(), 1);
    drop(kept);
}
