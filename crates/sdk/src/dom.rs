//! Elements built by calls, for views that shall stay small: no framework, no difference of trees.
//!
//! A framework costs a plugin about 70 KB before it shows anything. A view that shows little and
//! changes seldom builds its elements once and replaces the part that changed.
//!
//! Texts become text nodes, so nothing that people typed is ever read as HTML. What an address may be
//! is for the caller to check before it becomes an `href`.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    fn create_element(tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn create_element_ns(namespace: &str, tag: &str) -> Element;

    // Both take the text as it is: `append` makes a text node of it.
    type Parent;
    #[wasm_bindgen(method, js_name = append)]
    fn append_text(this: &Parent, text: &str);
    #[wasm_bindgen(method, js_name = append)]
    fn append_node(this: &Parent, node: &Node);
    #[wasm_bindgen(method, js_name = replaceChildren)]
    fn empty(this: &Parent);
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn attribute(this: &Parent, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = addEventListener)]
    fn listen(this: &Parent, event: &str, listener: &JsValue);
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built. Cheap to clone; clones are the same element.
///
/// ```no_run
/// # fn mount(element: sdk::web_sys::HtmlElement) {
/// use sdk::dom::el;
///
/// let greeting = el("button").class("button").attr("type", "button").text("Hello");
/// let greeting = greeting.on("click", |_| { /* … */ });
/// el(&element).fill([greeting]);
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct El {
    element: Element,
}

/// A new HTML element by its tag, or one that is there already, such as the one that `mount` gets.
pub fn el(of: impl Into<El>) -> El {
    of.into()
}

/// A new SVG element.
pub fn svg(tag: &'static str) -> El {
    El { element: create_element_ns(SVG, tag) }
}

impl From<&'static str> for El {
    /// Throws what the browser throws for a tag that can be none.
    fn from(tag: &'static str) -> Self {
        Self { element: create_element(tag) }
    }
}

impl From<&web_sys::HtmlElement> for El {
    fn from(element: &web_sys::HtmlElement) -> Self {
        Self { element: element.clone().into() }
    }
}

impl El {
    fn parent(&self) -> &Parent {
        self.element.unchecked_ref()
    }

    /// Sets an attribute; a later one of the same name wins.
    #[must_use]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.parent().attribute(name, value);
        self
    }

    /// Sets the classes, separated by spaces.
    #[must_use]
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Adds a text at the end.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.parent().append_text(text);
        self
    }

    /// Adds an element at the end.
    #[must_use]
    pub fn child(self, child: Self) -> Self {
        self.children([child])
    }

    /// Adds elements at the end; an `Option` is one or none.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        for child in children {
            self.parent().append_node(&child.element);
        }
        self
    }

    /// Calls `handler` on each event of this name. It lives as long as the element does.
    #[must_use]
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + 'static) -> Self {
        let handler: Closure<dyn Fn(Event)> = Closure::new(move |event| {
            // An instance that panicked must not be entered again.
            if crate::panic::check().is_ok() {
                handler(event);
            }
        });
        self.parent().listen(event, &handler.into_js_value());
        self
    }

    /// Puts other children in place of those that are there.
    pub fn fill(&self, children: impl IntoIterator<Item = Self>) {
        self.parent().empty();
        drop(self.clone().children(children));
    }

    /// Puts a text in place of the children.
    pub fn set_text(&self, text: &str) {
        self.element.set_text_content(Some(text));
    }

    /// The element itself.
    pub fn as_element(&self) -> &Element {
        &self.element
    }
}
