//! Pages of the chat's own that plugins may draw: the settings, but never the page on which plugins
//! are turned off, and the pages that tell an error.

use std::{cell::Cell, rc::Rc};

use client::{services::plugins::Plugins, slots::ErrorPageSlot, state::Store};
use contracts::ErrorPageKind;
use js_sys::Function;
use manifest::PluginId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::page::{Shown, element, query, settle, store};

/// A plugin with one contribution, `call` of the registry; its view says `covered` and what it got,
/// and its button asks for `action`.
fn covering(call: &str, says: &str, action: &str) -> JsValue {
    let body = format!(
        "return {{ initialize(registry) {{ registry.{call}, {{ mount(el, props, ctx) {{ \
         const button = document.createElement('button'); \
         button.className = 'covered'; \
         button.onclick = () => ctx.action({action}); \
         const show = (props) => {{ button.textContent = 'covered ' + {says}; }}; \
         show(props); el.append(button); \
         return {{ update: show, unmount() {{}} }}; }} }}); }} }};"
    );
    Function::new_no_args(&body).call0(&JsValue::UNDEFINED).unwrap()
}

fn id() -> PluginId {
    PluginId::try_from("cover".to_owned()).unwrap()
}

fn press(element: Element) {
    element.unchecked_into::<HtmlElement>().click();
}

/// Opens the settings by the person's menu.
async fn open_settings(shown: &Shown) {
    press(shown.find(".account-corner button").unwrap());
    let entry = |root: &Element| {
        let items = root.query_selector_all("[role=menuitem]").unwrap();
        (0..items.length())
            .filter_map(|idx| items.item(idx)?.dyn_into::<Element>().ok())
            .find(|it| it.text_content().is_some_and(|text| text.contains("Settings")))
    };
    shown.until("the menu", |root| entry(root).is_some()).await;
    press(entry(&shown.find("[role=menu]").unwrap()).unwrap());
    shown.until("the settings", |root| query(root, "#settings-page").is_some()).await;
}

fn says(root: &Element, selector: &str, words: &str) -> bool {
    let text = query(root, selector).and_then(|it| it.text_content());
    text.is_some_and(|text| text.contains(words))
}

#[wasm_bindgen_test]
async fn a_plugin_covers_the_settings_but_never_the_page_of_plugins() {
    let shown = Shown::new().await;
    let runtime = shown.chat.plugins().runtime().clone();
    let action = "{ type: 'open_page', page: 'plugins' }";
    let cover = covering("replace('settings-page.v1'", "props.page + ': ' + props.title", action);
    runtime.add_module(&id(), cover);
    open_settings(&shown).await;
    for (page, title) in [
        ("profile", "Profile"),
        ("display", "Display"),
        ("notifications", "Notifications"),
        ("sidebar", "Sidebar"),
        ("language", "Language"),
    ] {
        press(shown.find(&format!("#settings-{page}")).unwrap());
        let words = format!("covered {page}: {title}");
        shown.until(&words, |root| says(root, "#settings-page", &words)).await;
    }

    // What the plugin asks for leads there, too.
    press(shown.find("#settings-page .covered").unwrap());
    let plugins = "#settings-plugins[aria-selected='true']";
    shown.until("the page of plugins", |root| query(root, plugins).is_some()).await;
    assert!(shown.find("#settings-page [data-slot='settings-page.v1']").is_none());
    assert!(shown.find(".covered").is_none());

    press(shown.find("#settings-display").unwrap());
    shown.until("the cover", |root| query(root, "#settings-page .covered").is_some()).await;
    runtime.disable(&id());
    let own = "#settings-page [data-slot-state='default'] fieldset";
    shown.until("the chat's own page", |root| query(root, own).is_some()).await;
}

#[wasm_bindgen_test]
async fn a_page_of_the_settings_that_fails_shows_the_chats_own() {
    let shown = Shown::new().await;
    let runtime = shown.chat.plugins().runtime().clone();
    let broken = "return { initialize(registry) { registry.item('settings-page.v1', 'display', \
                  { mount() { throw new Error('no paint'); } }); } };";
    runtime.add_module(&id(), Function::new_no_args(broken).call0(&JsValue::UNDEFINED).unwrap());
    open_settings(&shown).await;
    press(shown.find("#settings-display").unwrap());
    let own = "#settings-page [data-slot-state='failed'] fieldset";
    shown.until("the chat's own page", |root| query(root, own).is_some()).await;
}

#[derive(Clone, PartialEq, Properties)]
struct ErrorsProps {
    store: Store,
    on_leave: Callback<()>,
}

/// Two errors at once: one with a way back, one without.
#[component]
fn Errors(props: &ErrorsProps) -> Html {
    html! {
        <ContextProvider<Store> context={props.store.clone()}>
            <div class="first">
                <ErrorPageSlot kind={ErrorPageKind::NotFound} title="Gone" text="It left."
                    back={AttrValue::from("Home")} on_leave={props.on_leave.clone()} />
            </div>
            <div class="second">
                <ErrorPageSlot kind={ErrorPageKind::NoTeam} title="Alone" text="Ask somebody."
                    on_leave={props.on_leave.clone()} />
            </div>
        </ContextProvider<Store>>
    }
}

#[wasm_bindgen_test]
async fn a_page_that_tells_an_error_is_chosen_by_its_kind_and_leads_back_where_it_can() {
    let store = store();
    let plugins = Plugins::install(&store);
    let left = Rc::new(Cell::new(0));
    let on_leave = {
        let left = Rc::clone(&left);
        Callback::from(move |()| left.set(left.get() + 1))
    };
    let root = element();
    let props = ErrorsProps { store, on_leave };
    let app = yew::Renderer::<Errors>::with_root_and_props(root.clone(), props).render();
    settle().await;
    assert!(says(&root, ".first", "It left."));
    assert!(query(&root, ".second button").is_none(), "no way back, no button");
    press(query(&root, ".first button").unwrap());
    assert_eq!(left.get(), 1);

    let what = "props.kind + ': ' + props.title + props.text + props.back";
    let call = "replace('error-page.v1'";
    plugins.runtime().add_module(&id(), covering(call, what, "{ type: 'leave' }"));
    for _ in 0..200 {
        if query(&root, ".second .covered").is_some() {
            break;
        }
        settle().await;
    }
    assert!(says(&root, ".first", "covered not-found: GoneIt left.Home"));
    assert!(says(&root, ".second", "covered no-team: AloneAsk somebody.null"));
    press(query(&root, ".first .covered").unwrap());
    settle().await;
    assert_eq!(left.get(), 2);
    press(query(&root, ".second .covered").unwrap());
    settle().await;
    assert_eq!(left.get(), 2, "nowhere to go");

    plugins.runtime().disable(&id());
    let call = "item('error-page.v1', 'no-team'";
    let other = PluginId::try_from("one".to_owned()).unwrap();
    plugins.runtime().add_module(&other, covering(call, "props.kind", "{ type: 'leave' }"));
    for _ in 0..200 {
        if says(&root, ".second", "covered no-team") {
            break;
        }
        settle().await;
    }
    assert!(says(&root, ".second", "covered no-team"));
    assert!(says(&root, ".first", "It left.") && !says(&root, ".first", "covered"));
    app.destroy();
    root.remove();
}
