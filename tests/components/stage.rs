//! A place on the page where a test shows something, with the client's sheets.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent, KeyboardEventInit, window};
use yew::prelude::*;

const SHEETS: &str = concat!(
    include_str!("../../www/styles/tokens.css"),
    include_str!("../../www/styles/base.css"),
    include_str!("../../www/styles/channel.css"),
    include_str!("../../www/styles/post.css"),
    include_str!("../../www/styles/popover.css"),
    include_str!("../../www/styles/dialog.css"),
);

#[derive(Clone, PartialEq, Properties)]
struct BoardProps {
    on_ready: Callback<UseStateSetter<Html>>,
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let content = use_state(Html::default);
    {
        let (on_ready, setter) = (props.on_ready.clone(), content.setter());
        use_effect_with((), move |()| on_ready.emit(setter));
    }
    (*content).clone()
}

/// Shows what a test asks for; empties the page when it is dropped.
pub(crate) struct Stage {
    root: Element,
    style: Element,
    set: UseStateSetter<Html>,
    app: Option<AppHandle<Board>>,
}

impl Stage {
    /// A box of 600 by 400 pixels with this content.
    pub(crate) async fn show(content: Html) -> Self {
        let root = document().create_element("div").unwrap();
        root.set_attribute("style", "display: flex; width: 600px; height: 400px").unwrap();
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(SHEETS));
        let body = document().body().unwrap();
        body.append_child(&style).unwrap();
        body.append_child(&root).unwrap();

        let taken: Rc<RefCell<Option<UseStateSetter<Html>>>> = Rc::default();
        let take = Rc::clone(&taken);
        let props = BoardProps {
            on_ready: Callback::from(move |setter| *take.borrow_mut() = Some(setter)),
        };
        let app = yew::Renderer::<Board>::with_root_and_props(root.clone(), props).render();
        frames().await;
        let set = taken.take().unwrap();
        let stage = Self { root, style, set, app: Some(app) };
        stage.change(content).await;
        stage
    }

    /// Shows something else in its place.
    pub(crate) async fn change(&self, content: Html) {
        self.set.set(content);
        frames().await;
    }

    /// The first element that matches.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        self.try_find(selector).unwrap_or_else(|| panic!("{selector} is not on the page"))
    }

    pub(crate) fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
        self.style.remove();
    }
}

pub(crate) fn document() -> Document {
    window().unwrap().document().unwrap()
}

/// Waits until the browser has laid out and told sizes, twice.
pub(crate) async fn frames() {
    for _ in 0..3 {
        let frame = Promise::new(&mut |resolve, _| {
            window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

/// What happened, in the order in which it did.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    /// A callback that writes down what it is given.
    pub(crate) fn writer<T: std::fmt::Debug>(&self, name: &'static str) -> Callback<T> {
        let log = Rc::clone(&self.0);
        Callback::from(move |value| log.borrow_mut().push(format!("{name} {value:?}")))
    }

    /// What was written since the last time.
    pub(crate) fn take(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Presses a key on an element. Returns whether the page left the browser its own behaviour.
pub(crate) fn press(element: &Element, key: &str, change: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    change(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap()
}

/// Sends a plain event that bubbles.
pub(crate) fn send(element: &Element, kind: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}
