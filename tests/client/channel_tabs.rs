//! `host.channelSettingsTab`: what a plugin may describe, and what its tab of a channel's settings
//! does in the window: it stays while another is open, and holds who leaves.

use client::{services::host::PluginHost, state::Store};
use js_sys::{Function, JsString, Reflect};
use manifest::PluginId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

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

/// A tab `alarms` with some members besides those that it must have.
fn tab(members: &str) -> String {
    format!("return host.channelSettingsTab({{ name: 'alarms', title: 'Alarms', {members} }})")
}

#[wasm_bindgen_test]
fn what_breaks_a_rule_is_told_by_field_value_and_rule() {
    let store = Store::default();
    let host = PluginHost::new(store.clone()).object(&id());
    for (members, words) in [
        ("name: 'a b'", "name is \"a b\"; it must be 1 to 64 of A-Z a-z 0-9 . _ -"),
        ("title: ''", "title is \"\"; it must be 1 to 60 characters of text"),
        ("title: 7", "title is 7; it must be 1 to 60 characters of text"),
        ("icon: 'too long a sign'", "icon is \"too long a sign\"; it must be 0 to 8 characters"),
        ("icon: 7", "icon is 7; it must be 0 to 8 characters"),
    ] {
        let thrown = run(&host, &tab(members)).unwrap_err();
        assert_eq!(text_of(&thrown, "code"), "invalid");
        let message = text_of(&thrown, "message");
        assert!(message.contains(words), "{message}");
    }
    let thrown = run(&host, "return host.channelSettingsTab('alarms')").unwrap_err();
    assert!(text_of(&thrown, "message").contains("the channel settings tab is \"alarms\""));
    let many = "for (let n = 0; n < 10_000; n++) {
        host.channelSettingsTab({ name: 't' + n, title: 'T' });
    }";
    let thrown = run(&host, many).unwrap_err();
    assert_eq!(text_of(&thrown, "code"), "quota");
    assert!(text_of(&thrown, "message").contains("at most 20 tabs of channel settings"));
    assert_eq!(store.read(|state| state.extensions.channel_tabs().len()), 20);
}

#[wasm_bindgen_test]
fn tabs_are_described_anew_taken_back_and_leave_with_their_plugin() {
    let store = Store::default();
    let plugins = PluginHost::new(store.clone());
    let host = plugins.object(&id());
    let titles = || -> Vec<String> {
        let all = store.read(|state| std::rc::Rc::clone(state.extensions.channel_tabs()));
        all.iter().map(|it| format!("{}{}", it.icon, it.title)).collect()
    };
    let first = run(&host, &tab("icon: '🔔'")).unwrap();
    assert_eq!(text_of(&first, "key"), "tides:alarms");
    assert_eq!(titles(), ["🔔Alarms"]);
    run(&host, &tab("title: 'Bells'")).unwrap();
    assert_eq!(titles(), ["Bells"]);
    Function::new_with_args("it", "it.remove(); it.remove()")
        .call1(&JsValue::UNDEFINED, &first)
        .unwrap();
    assert!(titles().is_empty());
    run(&host, &tab("")).unwrap();
    plugins.stopped(&id());
    assert!(titles().is_empty());
    assert_eq!(text_of(&run(&host, &tab("")).unwrap_err(), "code"), "gone");
    // The System Console, say: a plugin runs there with all that it has.
    assert!(run(&PluginHost::default().object(&id()), &tab("")).is_ok());
}

/// A plugin with a tab that can hold what is not saved, and one that breaks.
const TIDES: &str = "return { initialize(registry, host) {
    const alarms = host.channelSettingsTab({ name: 'alarms', title: 'Alarms', icon: '🔔' });
    const button = (element, id, press) => {
        const made = Object.assign(document.createElement('button'), { id, type: 'button' });
        made.addEventListener('click', press);
        element.append(made);
        return made;
    };
    registry.item('channel-settings-tab.v1', alarms.key, { mount(element, props, ctx) {
        const hold = button(element, 'hold', () => ctx.action({ type: 'set_unsaved', unsaved: true }));
        button(element, 'save', () => ctx.action({ type: 'set_unsaved', unsaved: false }));
        button(element, 'done', () => ctx.action({ type: 'close' }));
        element.append(Object.assign(document.createElement('input'), { id: 'bell' }));
        const show = ({ viewer_id, channel, team_id, can_manage }) => {
            hold.textContent = [viewer_id, channel.display_name, team_id, can_manage].join(' ');
        };
        show(props);
        return { update: show };
    } });
    const broken = host.channelSettingsTab({ name: 'broken', title: 'Broken' });
    registry.item('channel-settings-tab.v1', broken.key, { mount() { throw new Error('no bells') } });
} };";

fn press(element: Element) {
    element.unchecked_into::<HtmlElement>().click();
}

/// Opens the settings of the open channel by its menu.
async fn open_settings(shown: &Shown) {
    press(shown.find("[data-slot='channel-header.v1'] h2 button").unwrap());
    let entry = |root: &Element| {
        let items = root.query_selector_all("[role=menuitem]").unwrap();
        (0..items.length())
            .filter_map(|idx| items.item(idx)?.dyn_into::<Element>().ok())
            .find(|it| it.text_content().is_some_and(|text| text.contains("Channel settings")))
    };
    shown.until("the menu", |root| entry(root).is_some()).await;
    press(entry(&shown.find("[role=menu]").unwrap()).unwrap());
    shown.until("the window", |root| query(root, "#settings-info").is_some()).await;
}

#[wasm_bindgen_test]
async fn a_tab_stays_while_another_is_open_and_holds_who_leaves() {
    let shown = Shown::new().await;
    let runtime = shown.chat.plugins().runtime().clone();
    runtime.add_module(&id(), Function::new_no_args(TIDES).call0(&JsValue::UNDEFINED).unwrap());
    open_settings(&shown).await;
    let alarms = "[id='settings-tides:alarms']";
    shown.until("the tab", |root| query(root, alarms).is_some()).await;
    assert!(shown.find("#hold").is_none(), "nothing of a tab that nobody opened");

    press(shown.find(alarms).unwrap());
    shown.until("the view", |root| query(root, "#hold").is_some()).await;
    assert_eq!(shown.find("#hold").unwrap().text_content().unwrap(), "me OTHER team false");
    let bell = || shown.find("#bell").unwrap().unchecked_into::<web_sys::HtmlInputElement>();
    bell().set_value("at low tide");
    press(shown.find("#hold").unwrap());

    // A tab that breaks says so, and the others go on.
    press(shown.find("[id='settings-tides:broken']").unwrap());
    let failed = "[data-slot='channel-settings-tab.v1'][data-slot-state='failed']";
    shown.until("the failure", |root| query(root, failed).is_some()).await;
    press(shown.find("#settings-info").unwrap());
    shown.until("the texts", |root| query(root, "#field-channel-header").is_some()).await;
    press(shown.find(alarms).unwrap());
    settle().await;
    assert_eq!(bell().value(), "at low tide");

    let window = "dialog .settings__window";
    let asked = "dialog .button--danger[type=button]";
    press(shown.find("#done").unwrap());
    shown.until("the question", |root| query(root, asked).is_some()).await;
    press(shown.find("dialog .modal__footer button[autofocus]").unwrap());
    shown.until("no question", |root| query(root, asked).is_none()).await;
    assert_eq!(bell().value(), "at low tide");

    press(shown.find("#save").unwrap());
    press(shown.find("#done").unwrap());
    shown.until("no window", |root| query(root, window).is_none()).await;
}

#[wasm_bindgen_test]
async fn a_tab_leaves_with_its_plugin_and_holds_nobody_any_more() {
    let shown = Shown::new().await;
    let runtime = shown.chat.plugins().runtime().clone();
    runtime.add_module(&id(), Function::new_no_args(TIDES).call0(&JsValue::UNDEFINED).unwrap());
    open_settings(&shown).await;
    let alarms = "[id='settings-tides:alarms']";
    shown.until("the tab", |root| query(root, alarms).is_some()).await;
    press(shown.find(alarms).unwrap());
    shown.until("the view", |root| query(root, "#hold").is_some()).await;
    press(shown.find("#hold").unwrap());
    runtime.disable(&id());
    shown.until("no tab", |root| query(root, alarms).is_none()).await;
    shown.until("the texts", |root| query(root, "#field-channel-header").is_some()).await;
    press(shown.find("dialog .modal__header button").unwrap());
    shown.until("no window", |root| query(root, "dialog .settings__window").is_none()).await;
}
