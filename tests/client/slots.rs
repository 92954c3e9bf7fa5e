//! Every slot stands in the chat, and a plugin can take each place; what is typed goes to the store.

use client::{
    components::Credentials,
    slots::LoginSlot,
    state::{Action, outbox::Fate},
};
use contracts::LoginProps;
use js_sys::Function;
use manifest::PluginId;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement, InputEvent, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

use super::page::{Shown, element, posted, query, settle};

/// Opened by a click, brought by a plugin, or not part of the page of a signed-in person.
const ELSEWHERE: [&str; 47] = [
    // In posts, and between them: they stand there where a plugin wants them.
    "post.v1",
    "post-body.v1",
    "day-separator.v1",
    "post-header.v1",
    "post-attachment.v1",
    "post-embed.v1",
    "post-reactions.v1",
    "post-files.v1",
    "code-block-action.v1",
    "link-tooltip.v1",
    "post-menu.v1",
    "post-card.v1",
    "file-menu.v1",
    "file-preview.v1",
    // Where the server takes files.
    "file-upload-method.v1",
    "right-hand-side.v1",
    "thread-view.v1",
    "search-button.v1",
    "search-suggestion.v1",
    "search-hint.v1",
    "search-results.v1",
    "new-messages-line.v1",
    "new-messages-action.v1",
    "channel-icon.v1",
    "help-menu.v1",
    "product.v1",
    "product-switcher.v1",
    // While something fits what is being written.
    "autocomplete.v1",
    "channel-menu.v1",
    "browse-channels-menu.v1",
    "main-menu.v1",
    "panel.v1",
    "page.v1",
    "user-setting.v1",
    "settings-page.v1",
    "error-page.v1",
    "dialog.v1",
    "create-channel-option.v1",
    "channel-settings-tab.v1",
    "login.v1",
    "site-statistic.v1",
    "admin-page.v1",
    "admin-section.v1",
    "admin-console-setting.v1",
    "profile-popover.v1",
    "profile-popover-attributes.v1",
    "profile-popover-actions.v1",
];

#[wasm_bindgen_test]
async fn every_slot_stands_in_the_chat() {
    let shown = Shown::new().await;
    // The buttons of a post are made when it is first pointed at, or has the focus.
    shown.until("a post", |root| query(root, ".post__more").is_some()).await;
    shown.find(".post__more").unwrap().unchecked_into::<HtmlElement>().focus().unwrap();
    for slot in contracts::ALL.iter().filter(|slot| !ELSEWHERE.contains(&slot.id)) {
        let outlet = format!("[data-slot='{}'][data-slot-state='default']", slot.id);
        shown.until(slot.id, |root| query(root, &outlet).is_some()).await;
    }

    shown.find(".post__author").unwrap().unchecked_into::<HtmlElement>().click();
    shown.until("the popover", |root| query(root, "[role=dialog] .profile__name").is_some()).await;
    for id in ELSEWHERE.iter().filter(|id| id.starts_with("profile-popover")) {
        assert!(shown.find(&format!("[role=dialog] [data-slot='{id}']")).is_some(), "{id}");
    }
    let dialog = shown.find("[role=dialog]").unwrap();
    assert_eq!(dialog.get_attribute("aria-label").unwrap(), "Profile of ada");
}

#[wasm_bindgen_test]
async fn the_login_slot_stands_around_the_form() {
    #[component]
    fn Page() -> Html {
        let props = LoginProps { site_name: "Here".into(), ..LoginProps::default() };
        html! { <LoginSlot {props} on_sign_in={|_: Credentials| ()} /> }
    }
    let root = element();
    let app = yew::Renderer::<Page>::with_root(root.clone()).render();
    settle().await;
    let outlet = query(&root, "[data-slot='login.v1']").unwrap();
    assert!(query(&outlet, "form").is_some());
    app.destroy();
    root.remove();
}

/// A plugin that replaces one slot by its own words.
fn replacing(slot: &str) -> wasm_bindgen::JsValue {
    let body = format!(
        "return {{ initialize(registry) {{ registry.replace('{slot}', {{ mount(el) {{ \
         el.textContent = 'instead of {slot}'; \
         return {{ update() {{}}, unmount() {{}} }}; }} }}); }} }};"
    );
    Function::new_no_args(&body).call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap()
}

#[wasm_bindgen_test]
async fn a_plugin_takes_a_place_and_gives_it_back() {
    for slot in ["sidebar.v1", "channel-header.v1", "message-box.v1", "post.v1", "root.v1"] {
        let shown = Shown::new().await;
        let runtime = shown.chat.plugins().runtime().clone();
        let id = PluginId::try_from("taker".to_owned()).unwrap();
        runtime.add_module(&id, replacing(slot));
        let outlet = format!("[data-slot='{slot}'][data-slot-state='plugin']");
        shown.until(slot, |root| query(root, &outlet).is_some()).await;
        assert!(shown.text().contains(&format!("instead of {slot}")), "{slot}");
        assert!(shown.find(".account-corner button").is_some(), "the way to safe mode is there");
        runtime.disable(&id);
        shown.until("the default", |root| query(root, &outlet).is_none()).await;
        assert!(!shown.text().contains("instead of"), "{slot}");
    }
}

fn type_into(field: &HtmlTextAreaElement, text: &str) {
    field.set_value(text);
    let options = web_sys::InputEventInit::new();
    options.set_bubbles(true);
    let event = InputEvent::new_with_event_init_dict("input", &options).unwrap();
    field.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn what_is_typed_is_a_draft_and_enter_makes_it_a_post() {
    let shown = Shown::new().await;
    let field: HtmlTextAreaElement = shown.find("textarea").unwrap().unchecked_into();
    type_into(&field, "hello");
    settle().await;
    let channel_id =
        shown.chat.store().read(|state| state.view.channel_id.clone()).unwrap().to_string();
    shown.chat.store().read(|state| assert_eq!(&*state.drafts.get(&channel_id), "hello"));

    let options = KeyboardEventInit::new();
    options.set_bubbles(true);
    options.set_key("Enter");
    let enter = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
    field.dispatch_event(&enter).unwrap();
    settle().await;
    shown.chat.store().read(|state| {
        assert_eq!(&*state.drafts.get(&channel_id), "");
        assert_eq!(state.outbox.in_channel(&channel_id).count(), 1);
    });
    // The server of the test runner takes no posts: the person reads why, and can try again.
    shown
        .until("the refusal", |root| query(root, ".post__delivery--failed button").is_some())
        .await;
    let refused = shown
        .chat
        .store()
        .read(|state| state.outbox.iter().all(|post| matches!(post.fate, Fate::Refused(_))));
    assert!(refused);
}

#[wasm_bindgen_test]
async fn a_post_of_another_channel_makes_its_row_unread() {
    let shown = Shown::new().await;
    let store = shown.chat.store();
    // The page shows a channel a moment before the store knows that it is open.
    let is_open = |_: &web_sys::Element| store.read(|state| state.view.channel_id.is_some());
    shown.until("an open channel", is_open).await;
    let open = store.read(|state| state.view.channel_id.clone()).unwrap().to_string();
    let other = if open == "town" { "other" } else { "town" };
    store.dispatch(posted("news", other));
    shown.until("the unread row", |root| query(root, ".sidebar-row--unread").is_some()).await;
    store.dispatch(Action::Viewed { channel_id: other.into(), at_ms: 0 });
    shown.until("the read row", |root| query(root, ".sidebar-row--unread").is_none()).await;
}
