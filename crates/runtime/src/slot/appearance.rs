//! The component behind every slot: renders the outlet's element and the default content, and keeps
//! the outlet as long as it stands on the page. Knows no contract.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use slots::Content;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VNode;

use super::typed::Typed;
use crate::guard::Fault;
use crate::outlet::{Host, NewOutlet, Outlet};
use crate::place::{Definition, Place};
use crate::report::Code;
use crate::runtime::Runtime;

/// A slot on the page.
pub(super) struct Appearance {
    element: NodeRef,
    /// The element itself, where there is no default content for Yew to render into it.
    bare: Option<Element>,
    place: Rc<Place>,
    outlet: Option<Rc<Outlet>>,
    default_shown: bool,
    /// Runs while the outlet waits for a plugin that is being loaded for it.
    hold: Option<Timeout>,
}

/// Which slot, and what the app says of it.
#[derive(Clone, Properties)]
pub(super) struct AppearanceProps {
    pub(super) slot: Definition,
    pub(super) said: Rc<dyn Typed>,
    pub(super) item_key: Option<AttrValue>,
    pub(super) hold: bool,
    pub(super) children: Html,
}

impl AppearanceProps {
    fn says_the_same(&self, other: &Self) -> bool {
        let other: &dyn Any = &*other.said;
        self.said.is_same(other)
    }
}

impl PartialEq for AppearanceProps {
    fn eq(&self, other: &Self) -> bool {
        self.slot == other.slot
            && self.says_the_same(other)
            && self.item_key == other.item_key
            && self.hold == other.hold
            && self.children == other.children
    }
}

impl fmt::Debug for AppearanceProps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppearanceProps").field("slot", &self.slot.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Appearance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Appearance").field("slot", &self.place.id).finish_non_exhaustive()
    }
}

/// What an [`Appearance`] tells itself.
#[derive(Debug, Clone, Copy)]
pub(super) enum Message {
    /// The default content is to be rendered.
    ShowDefault,
    /// The wait for a plugin is over.
    HoldOver,
}

impl Component for Appearance {
    type Message = Message;
    type Properties = AppearanceProps;

    fn create(ctx: &Context<Self>) -> Self {
        let runtime = Runtime::current();
        let AppearanceProps { slot, item_key, hold, children, .. } = ctx.props();
        let place = runtime.place(*slot);
        let waits = *hold && runtime.appears(&place.id);
        let replaced = place.is_filled()
            && runtime.registry().resolve(&place.id, item_key.as_deref()).content
                != Content::Default;
        let hold = waits.then(|| {
            let link = ctx.link().clone();
            let hold_ms = u32::try_from(runtime.limits().hold.as_millis()).unwrap_or(u32::MAX);
            Timeout::new(hold_ms, move || link.send_message(Message::HoldOver))
        });
        Self {
            element: NodeRef::default(),
            bare: is_empty(children).then(|| place.element()).flatten(),
            place,
            outlet: None,
            default_shown: !replaced && hold.is_none(),
            hold,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::ShowDefault => {
                self.hold = None;
                !std::mem::replace(&mut self.default_shown, true)
            }
            Message::HoldOver => {
                self.hold = None;
                if let Some(outlet) = &self.outlet {
                    outlet.release();
                }
                false
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppearanceProps) -> bool {
        let props = ctx.props();
        if props.slot != old.slot {
            // Another slot in its place: nothing of this one may stay.
            self.detach();
            *self = <Self as Component>::create(ctx);
            return true;
        }
        if self.bare.is_some() && !is_empty(&props.children) {
            // There is default content from now on: Yew gets an element of its own to render into.
            self.bare = None;
            self.detach();
            return true;
        }
        if let Some(outlet) = &self.outlet {
            if !props.says_the_same(old) {
                outlet.update(host(ctx));
            }
            if props.item_key != old.item_key {
                outlet.set_key(props.item_key.as_ref().map(ToString::to_string));
            }
        }
        self.default_shown && props.children != old.children
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if let Some(element) = &self.bare {
            return VNode::VRef(element.clone().unchecked_into());
        }
        let AppearanceProps { slot, children, .. } = ctx.props();
        let children = if self.default_shown { children.clone() } else { Html::default() };
        // By its key: the element of another slot is not taken over, since it may have a shadow root.
        html! {
            <mortise-slot key={self.place.key.clone()} ref={&self.element}
                data-slot={slot.id.as_str()} data-slot-state="default">
                { children }
            </mortise-slot>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first_render: bool) {
        if let Some(outlet) = &self.outlet {
            if self.default_shown {
                outlet.default_is_rendered();
            }
            return;
        }
        let rendered = self.bare.clone().or_else(|| self.element.cast());
        let Some(element) = rendered else { return };
        let AppearanceProps { item_key, children, .. } = ctx.props();
        let new = NewOutlet {
            element,
            key: item_key.as_ref().map(ToString::to_string),
            host: host(ctx),
            has_default: !is_empty(children),
            default_rendered: self.default_shown,
            held: self.hold.is_some(),
        };
        self.outlet = Some(Runtime::current().attach(&self.place, new));
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.detach();
    }
}

impl Appearance {
    fn detach(&mut self) {
        if let Some(outlet) = self.outlet.take() {
            outlet.detach();
        }
    }
}

fn host(ctx: &Context<Appearance>) -> Rc<dyn Host> {
    let props = ctx.props();
    Rc::new(AppHost {
        id: props.slot.id.as_str(),
        said: Rc::clone(&props.said),
        object: RefCell::default(),
        link: ctx.link().clone(),
    })
}

/// What an outlet reaches of the app.
struct AppHost {
    id: &'static str,
    said: Rc<dyn Typed>,
    /// Made at most once, and only when a view needs it.
    object: RefCell<Option<JsValue>>,
    link: Scope<Appearance>,
}

impl Host for AppHost {
    fn props(&self) -> Result<JsValue, Fault> {
        if let Some(object) = &*self.object.borrow() {
            return Ok(object.clone());
        }
        let object = self
            .said
            .object()
            .map_err(|error| Fault::new(Code::Threw, format!("props of {}: {error}", self.id)))?;
        self.object.replace(Some(object.clone()));
        Ok(object)
    }

    fn act(&self, action: JsValue) -> Result<(), Fault> {
        let wrong =
            |what: String| Fault::new(Code::BadAction, format!("no action of {}: {what}", self.id));
        // By way of one plain value: reading each action type straight from JavaScript would put a
        // reader of 5 KB for every slot into the page.
        let action = serde_wasm_bindgen::from_value(action);
        let action = action.map_err(|error| wrong(error.to_string()))?;
        self.said.act(action).map_err(|error| wrong(error.to_string()))
    }

    fn show_default(&self) {
        self.link.send_message(Message::ShowDefault);
    }
}

/// Whether nothing would be rendered, as by an `if` without `else` that is not met.
fn is_empty(children: &Html) -> bool {
    matches!(children, VNode::VList(list) if list.iter().all(is_empty))
}
