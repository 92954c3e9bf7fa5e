//! `<Slot/>`: where an app lets plugins in. Renders one element and the default content; what
//! plugins show in it is the business of its outlet.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use serde::Serialize;
use slots::{Content, Contract};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VNode;

use crate::guard::Fault;
use crate::outlet::{Host, NewOutlet, Outlet};
use crate::place::Place;
use crate::report::Code;
use crate::runtime::Runtime;

/// A place of contract `C` that plugins can replace, wrap, extend or hide.
///
/// ```ignore
/// <Slot<Greeting> props={GreetingProps { name }}>
///     <p>{ "the default content" }</p>
/// </Slot<Greeting>>
/// ```
///
/// Renders `<mortise-slot data-slot="…" data-slot-state="default|plugin|failed">`, which takes no
/// part in layout. Default content is left out while a plugin's stands in its place from the
/// start; once shown it stays mounted, so that hiding and showing it again loses nothing.
pub struct Slot<C: Contract> {
    element: NodeRef,
    /// The element itself, where there is no default content for Yew to render into it.
    bare: Option<Element>,
    place: Rc<Place>,
    outlet: Option<Rc<Outlet>>,
    default_shown: bool,
    /// Runs while the outlet waits for a plugin that is being loaded for it.
    hold: Option<Timeout>,
    contract: std::marker::PhantomData<C>,
}

/// What an app says at each place.
#[derive(Properties)]
pub struct SlotProps<C: Contract> {
    /// What content gets to know. Sent to views whenever it differs.
    pub props: C::Props,
    /// In a keyed slot: which key this place shows, such as the type of the post.
    #[prop_or_default]
    pub item_key: Option<AttrValue>,
    /// What content asks for. Default: nothing happens.
    #[prop_or_default]
    pub on_action: Callback<C::Action>,
    /// Wait a moment (`Limits::hold`) for a plugin that is being loaded for this slot, instead of
    /// showing the default and changing it. For what opens at a click. Default `false`.
    #[prop_or_default]
    pub hold: bool,
    /// The default content.
    #[prop_or_default]
    pub children: Html,
}

impl<C: Contract> PartialEq for SlotProps<C> {
    fn eq(&self, other: &Self) -> bool {
        self.props == other.props
            && self.item_key == other.item_key
            && self.on_action == other.on_action
            && self.hold == other.hold
            && self.children == other.children
    }
}

impl<C: Contract> fmt::Debug for Slot<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("id", &C::ID).finish_non_exhaustive()
    }
}

impl<C: Contract> fmt::Debug for SlotProps<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlotProps").field("id", &C::ID).finish_non_exhaustive()
    }
}

/// What a [`Slot`] tells itself.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// The default content is to be rendered.
    ShowDefault,
    /// The wait for a plugin is over.
    HoldOver,
}

impl<C: Contract> Component for Slot<C> {
    type Message = Message;
    type Properties = SlotProps<C>;

    fn create(ctx: &Context<Self>) -> Self {
        let runtime = Runtime::current();
        let place = runtime.place::<C>();
        let key = ctx.props().item_key.as_deref();
        let waits = ctx.props().hold && runtime.appears(&place.id);
        let replaced = place.is_filled()
            && runtime.registry().resolve(&place.id, key).content != Content::Default;
        let hold = waits.then(|| {
            let link = ctx.link().clone();
            let hold_ms = u32::try_from(runtime.limits().hold.as_millis()).unwrap_or(u32::MAX);
            Timeout::new(hold_ms, move || link.send_message(Message::HoldOver))
        });
        Self {
            element: NodeRef::default(),
            bare: is_empty(&ctx.props().children).then(|| place.element()).flatten(),
            place,
            outlet: None,
            default_shown: !replaced && hold.is_none(),
            hold,
            contract: std::marker::PhantomData,
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

    fn changed(&mut self, ctx: &Context<Self>, old: &SlotProps<C>) -> bool {
        let props = ctx.props();
        if self.bare.is_some() && !is_empty(&props.children) {
            // There is default content from now on: Yew gets an element of its own to render into.
            self.bare = None;
            self.detach();
            return true;
        }
        if let Some(outlet) = &self.outlet {
            if props.props != old.props || props.on_action != old.on_action {
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
        let children =
            if self.default_shown { ctx.props().children.clone() } else { Html::default() };
        html! {
            <mortise-slot ref={&self.element} data-slot={C::ID} data-slot-state="default">
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
        let new = NewOutlet {
            element,
            key: ctx.props().item_key.as_ref().map(ToString::to_string),
            host: host(ctx),
            has_default: !is_empty(&ctx.props().children),
            default_rendered: self.default_shown,
            held: self.hold.is_some(),
        };
        self.outlet = Some(Runtime::current().attach(&self.place, new));
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.detach();
    }
}

impl<C: Contract> Slot<C> {
    fn detach(&mut self) {
        if let Some(outlet) = self.outlet.take() {
            outlet.detach();
        }
    }
}

fn host<C: Contract>(ctx: &Context<Slot<C>>) -> Rc<dyn Host> {
    Rc::new(TypedHost::<C> {
        props: ctx.props().props.clone(),
        object: RefCell::default(),
        on_action: ctx.props().on_action.clone(),
        link: ctx.link().clone(),
    })
}

struct TypedHost<C: Contract> {
    props: C::Props,
    /// Made at most once, and only when a view needs it.
    object: RefCell<Option<JsValue>>,
    on_action: Callback<C::Action>,
    link: Scope<Slot<C>>,
}

impl<C: Contract> Host for TypedHost<C> {
    fn props(&self) -> Result<JsValue, Fault> {
        if let Some(object) = &*self.object.borrow() {
            return Ok(object.clone());
        }
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let object = self
            .props
            .serialize(&serializer)
            .map_err(|error| Fault::new(Code::Threw, format!("props of {}: {error}", C::ID)))?;
        self.object.replace(Some(object.clone()));
        Ok(object)
    }

    fn act(&self, action: JsValue) -> Result<(), Fault> {
        let wrong =
            |what: String| Fault::new(Code::BadAction, format!("no action of {}: {what}", C::ID));
        // By way of one plain value: reading each action type straight from JavaScript would put a
        // reader of 5 KB for every slot into the page.
        let action: serde_json::Value =
            serde_wasm_bindgen::from_value(action).map_err(|error| wrong(error.to_string()))?;
        let action = serde_json::from_value(action).map_err(|error| wrong(error.to_string()))?;
        self.on_action.emit(action);
        Ok(())
    }

    fn show_default(&self) {
        self.link.send_message(Message::ShowDefault);
    }
}

/// Whether nothing would be rendered, as by an `if` without `else` that is not met.
fn is_empty(children: &Html) -> bool {
    matches!(children, VNode::VList(list) if list.iter().all(is_empty))
}
