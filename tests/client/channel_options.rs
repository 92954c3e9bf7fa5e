//! `host.channelOption`: what a plugin may describe, and what becomes of a channel of its kind in the
//! dialog that makes one.

use client::{
    services::{
        host::{Made, PluginHost},
        plugins::WhyNotMade,
    },
    state::Store,
};
use contracts::NewChannelForm;
use js_sys::{Function, JsString, Reflect};
use manifest::PluginId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, InputEvent};

use super::page::{Shown, query, settle};

fn id() -> PluginId {
    PluginId::try_from("tides".to_owned()).unwrap()
}

/// What `source`, the body of a function of `host`, returns or throws.
fn run(host: &JsValue, source: &str) -> Result<JsValue, JsValue> {
    Function::new_with_args("host", source).call1(&JsValue::UNDEFINED, host)
}

fn text_of(value: &JsValue, name: &str) -> String {
    Reflect::get(value, &JsString::from(name)).unwrap().as_string().unwrap()
}

/// A kind `watch` with some members besides those that it must have.
fn option(members: &str) -> String {
    format!(
        "return host.channelOption({{ name: 'watch', label: 'Watch', description: 'Who looks.', {members} }})"
    )
}

#[wasm_bindgen_test]
fn what_breaks_a_rule_is_told_by_field_value_and_rule() {
    let store = Store::default();
    let host = PluginHost::new(store.clone()).object(&id());
    for (members, words) in [
        ("name: 'a b'", "name is \"a b\"; it must be 1 to 64 of A-Z a-z 0-9 . _ -"),
        ("label: ''", "label is \"\"; it must be 1 to 60 characters of text"),
        ("label: 7", "label is 7; it must be 1 to 60 characters of text"),
        ("description: undefined", "description is undefined; it must be 1 to 200 characters"),
        ("icon: 'too long a sign'", "icon is \"too long a sign\"; it must be 0 to 8 characters"),
        ("base: 'secret'", "base is \"secret\"; it must be public or private"),
        ("button: ' '", "button is \" \"; it must be 1 to 40 characters of text"),
        ("create: 'later'", "create is \"later\"; it must be a function"),
    ] {
        let thrown = run(&host, &option(members)).unwrap_err();
        assert_eq!(text_of(&thrown, "code"), "invalid");
        let message = text_of(&thrown, "message");
        assert!(message.contains(words), "{message}");
    }
    let thrown = run(&host, "return host.channelOption('watch')").unwrap_err();
    assert!(text_of(&thrown, "message").contains("the channel option is \"watch\""));
    let many = "for (let n = 0; n < 10_000; n++) {
        host.channelOption({ name: 'w' + n, label: 'W', description: 'W' });
    }";
    let thrown = run(&host, many).unwrap_err();
    assert_eq!(text_of(&thrown, "code"), "quota");
    assert_eq!(store.read(|state| state.extensions.channel_options().len()), 20);
}

#[wasm_bindgen_test]
fn kinds_are_described_anew_taken_back_and_leave_with_their_plugin() {
    let store = Store::default();
    let plugins = PluginHost::new(store.clone());
    let host = plugins.object(&id());
    let labels = || -> Vec<String> {
        let all = store.read(|state| std::rc::Rc::clone(state.extensions.channel_options()));
        all.iter().map(|it| format!("{} {}", it.label, it.private)).collect()
    };
    let first = run(&host, &option("base: 'private'")).unwrap();
    assert_eq!(text_of(&first, "key"), "tides:watch");
    assert_eq!(labels(), ["Watch true"]);
    run(&host, &option("label: 'Lookout'")).unwrap();
    assert_eq!(labels(), ["Lookout false"]);
    Function::new_with_args("it", "it.remove(); it.remove()")
        .call1(&JsValue::UNDEFINED, &first)
        .unwrap();
    assert!(labels().is_empty());
    run(&host, &option("")).unwrap();
    plugins.stopped(&id());
    assert!(labels().is_empty());
    assert_eq!(text_of(&run(&host, &option("")).unwrap_err(), "code"), "gone");
    // The System Console, say: a plugin runs there with all that it has.
    assert!(run(&PluginHost::default().object(&id()), &option("")).is_ok());
}

#[wasm_bindgen_test]
async fn a_plugin_is_asked_and_what_is_no_answer_is_its_fault() {
    let shown = Shown::new().await;
    let plugins = shown.chat.plugins();
    let host = plugins.host().object(&id());
    let form = NewChannelForm { name: "Night".into(), ..NewChannelForm::default() };
    for (create, made) in [
        ("() => ({ created: 'c1' })", Ok(Made::Channel("c1".into()))),
        ("async () => ({ deferred: true })", Ok(Made::Deferred)),
        ("({ name }) => ({ error: 'No ' + name })", Ok(Made::Refused("No Night".into()))),
        ("() => {}", Ok(Made::Ordinary)),
        ("async () => null", Ok(Made::Ordinary)),
        ("undefined", Ok(Made::Ordinary)),
        ("() => { throw new Error('broken') }", Err(WhyNotMade::Failed)),
        ("async () => { throw new Error('broken') }", Err(WhyNotMade::Failed)),
        ("() => ({ created: '../users/me' })", Err(WhyNotMade::Failed)),
        ("() => ({ channel: 'c1' })", Err(WhyNotMade::Failed)),
        ("() => 'c1'", Err(WhyNotMade::Failed)),
        ("() => { const it = {}; it.it = it; return it }", Err(WhyNotMade::Failed)),
    ] {
        run(&host, &option(&format!("create: {create}"))).unwrap();
        let answer = plugins.make_channel("tides:watch", &form).await;
        assert_eq!(answer.map_err(|it| it.why), made, "{create}");
    }
    // Who is turned off meanwhile makes no ordinary channel either.
    globals("release", &JsValue::UNDEFINED);
    let waits = "create: () => new Promise((resolve) => { globalThis.release = resolve })";
    run(&host, &option(waits)).unwrap();
    let stopping = async {
        settle().await;
        plugins.host().stopped(&id());
        Function::new_no_args("globalThis.release()").call0(&JsValue::UNDEFINED).unwrap();
    };
    let asked = plugins.make_channel("tides:watch", &form);
    let (answer, ()) = futures_util::future::join(asked, stopping).await;
    assert_eq!(answer.unwrap_err().why, WhyNotMade::Gone);
    let answer = plugins.make_channel("tides:watch", &form).await;
    assert_eq!(answer.unwrap_err().why, WhyNotMade::Gone);
}

fn globals(name: &str, value: &JsValue) {
    Reflect::set(&js_sys::global(), &JsString::from(name), value).unwrap();
}

/// A plugin whose kind must be plugged in before it can be made, and then never makes anything.
const TIDES: &str = "return { initialize(registry, host) {
    const { key } = host.channelOption({ name: 'watch', label: 'Watch', description: 'Who looks.',
        icon: '🔭', button: 'Post it', base: 'private', create: (form) => ({ error: 'No berth for ' + form.address }) });
    registry.before('sidebar-header.v1', { mount(element, props, ctx) {
        const button = Object.assign(document.createElement('button'), { id: 'make', type: 'button' });
        button.addEventListener('click', () => ctx.action({ type: 'create_channel' }));
        element.append(button);
    } });
    registry.item('create-channel-option.v1', key, { mount(element, props, ctx) {
        const button = Object.assign(document.createElement('button'), { id: 'plug', type: 'button' });
        const show = ({ form }) => { button.textContent = 'plug for ' + form.name };
        button.addEventListener('click', () => ctx.action({ type: 'set_can_create', can_create: true }));
        ctx.action({ type: 'set_can_create', can_create: false, reason: 'Unplugged.' });
        show(props);
        element.append(button);
        return { update: show };
    } });
} };";

#[wasm_bindgen_test]
async fn the_dialog_shows_the_kind_waits_for_its_view_and_keeps_what_was_typed() {
    let shown = Shown::new().await;
    let runtime = shown.chat.plugins().runtime().clone();
    let module = Function::new_no_args(TIDES).call0(&JsValue::UNDEFINED).unwrap();
    runtime.add_module(&id(), module);
    let press = |selector: &str| {
        shown.find(selector).unwrap().unchecked_into::<HtmlElement>().click();
    };
    shown.until("the plugin", |root| query(root, "#make").is_some()).await;
    press("#make");
    shown.until("the form", |root| query(root, "#field-channel-name").is_some()).await;
    shown.until("the kind", |root| root.text_content().unwrap().contains("Who looks.")).await;

    let name: HtmlInputElement = shown.find("#field-channel-name").unwrap().unchecked_into();
    name.set_value("Night");
    let options = web_sys::InputEventInit::new();
    options.set_bubbles(true);
    let event = InputEvent::new_with_event_init_dict("input", &options).unwrap();
    name.dispatch_event(&event).unwrap();
    settle().await;
    let submit =
        || -> web_sys::Element { shown.find("dialog button[form=create-channel]").unwrap() };
    assert!(!submit().has_attribute("disabled"));
    assert!(shown.find("[data-slot='create-channel-option.v1']").is_none());

    press("dialog fieldset > div:last-child input");
    shown.until("the view", |root| query(root, "#plug").is_some()).await;
    shown.until("the reason", |root| root.text_content().unwrap().contains("Unplugged.")).await;
    assert!(submit().has_attribute("disabled"));
    assert_eq!(submit().text_content().unwrap(), "Post it");
    assert_eq!(shown.find("#plug").unwrap().text_content().unwrap(), "plug for Night");

    // Another kind is not held back, and on the way back the view is asked anew.
    press("dialog fieldset label:first-of-type input");
    shown.until("an ordinary channel", |_| !submit().has_attribute("disabled")).await;
    press("dialog fieldset > div:last-child input");
    shown.until("the reason again", |_| submit().has_attribute("disabled")).await;

    shown.until("the view again", |root| query(root, "#plug").is_some()).await;
    press("#plug");
    shown.until("a button that can be pressed", |_| !submit().has_attribute("disabled")).await;
    press("dialog button[form=create-channel]");
    shown
        .until("the refusal", |root| {
            query(root, "dialog [role=alert]")
                .is_some_and(|it| it.text_content().unwrap() == "No berth for night")
        })
        .await;
    let kept: HtmlInputElement = shown.find("#field-channel-name").unwrap().unchecked_into();
    assert_eq!(kept.value(), "Night");
    assert!(!submit().has_attribute("disabled"), "it can be tried again");

    // The kind leaves with its plugin; what was typed stays.
    runtime.disable(&id());
    shown.until("the chat's own kinds", |root| query(root, "#plug").is_none()).await;
    shown
        .until("none of the plugin", |root| !root.text_content().unwrap().contains("Who looks."))
        .await;
    assert_eq!(kept.value(), "Night");
    assert_eq!(submit().text_content().unwrap(), "Create");
}
