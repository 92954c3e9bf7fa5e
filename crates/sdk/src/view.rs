//! Views in types, and the JavaScript object that the host mounts. Knows nothing of Yew.

use std::cell::RefCell;
use std::rc::Rc;

use contracts::Contract;
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::from_js::from_js;
use crate::{Context, Host, panic};

/// A slot as plugins see it: its props can be read, its actions written.
///
/// Every contract whose props and actions derive serde's two traits is one.
pub trait Slot: Contract<Props: DeserializeOwned, Action: Serialize> {}

impl<C: Contract<Props: DeserializeOwned, Action: Serialize>> Slot for C {}

/// What a contribution shows. One view is mounted once per appearance of the slot.
pub trait View<C: Slot>: 'static {
    /// Fills `element`, which is empty and already on the page.
    ///
    /// # Errors
    ///
    /// Whatever JavaScript threw; the host reports it and shows the next best.
    fn mount(
        &self,
        element: HtmlElement,
        props: C::Props,
        ctx: Context<C>,
    ) -> Result<Box<dyn Mounted<C>>, JsValue>;
}

/// One appearance of a view. The host empties its element after `unmount`.
pub trait Mounted<C: Slot> {
    /// Shows new props.
    ///
    /// # Errors
    ///
    /// Whatever JavaScript threw; the host reports it and shows the next best.
    fn update(&mut self, props: C::Props) -> Result<(), JsValue>;

    /// Ends this appearance: timers, listeners, tasks. Default: drops `self`.
    fn unmount(self: Box<Self>) {}
}

/// The object with `mount` that the host calls.
pub(crate) fn to_js<C: Slot>(view: impl View<C>, host: Host) -> Result<JsValue, JsValue> {
    let mount = move |element: JsValue, props: JsValue, ctx: JsValue| {
        panic::check()?;
        let element = element.unchecked_into::<HtmlElement>();
        let ctx = Context::from_js(ctx, host.clone());
        let mounted = view.mount(element, read::<C>(props)?, ctx)?;
        mounted_to_js::<C>(mounted)
    };
    let mount: Closure<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>> =
        Closure::new(mount);
    let object = Object::new();
    Reflect::set(&object, &"mount".into(), &mount.into_js_value())?;
    Ok(object.into())
}

fn mounted_to_js<C: Slot>(mounted: Box<dyn Mounted<C>>) -> Result<JsValue, JsValue> {
    let shared = Rc::new(RefCell::new(Some(mounted)));
    let update = {
        let shared = Rc::clone(&shared);
        move |props: JsValue| {
            panic::check()?;
            let props = read::<C>(props)?;
            let mut slot = shared.try_borrow_mut().map_err(|_| error("update within update"))?;
            slot.as_mut().map_or(Ok(()), |mounted| mounted.update(props))
        }
    };
    let unmount = move || {
        // A dead instance has nothing to tidy, and must not be entered.
        if panic::check().is_err() {
            return;
        }
        let taken = shared.try_borrow_mut().ok().and_then(|mut slot| slot.take());
        if let Some(mounted) = taken {
            mounted.unmount();
        }
    };
    let update: Closure<dyn Fn(JsValue) -> Result<(), JsValue>> = Closure::new(update);
    let unmount: Closure<dyn Fn()> = Closure::new(unmount);
    let object = Object::new();
    Reflect::set(&object, &"update".into(), &update.into_js_value())?;
    Reflect::set(&object, &"unmount".into(), &unmount.into_js_value())?;
    Ok(object.into())
}

fn read<C: Slot>(props: JsValue) -> Result<C::Props, JsValue> {
    from_js(props)
        .map_err(|reason| error(&format!("the props of {} can not be read: {reason}", C::ID)))
}

fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}
