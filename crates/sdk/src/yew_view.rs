//! Views written as Yew components: one call turns a component into a view.

use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::{AppHandle, BaseComponent, Properties, Renderer};

use crate::{Context, Mounted, Slot, View};

/// The properties of a component that is a view of the slot `C`.
#[derive(Properties)]
pub struct ViewProps<C: Slot> {
    /// What the slot hands out.
    pub props: Rc<C::Props>,
    /// The surroundings.
    pub ctx: Context<C>,
}

impl<C: Slot> Clone for ViewProps<C> {
    fn clone(&self) -> Self {
        Self { props: Rc::clone(&self.props), ctx: self.ctx.clone() }
    }
}

impl<C: Slot> PartialEq for ViewProps<C> {
    fn eq(&self, other: &Self) -> bool {
        self.ctx == other.ctx
            && (Rc::ptr_eq(&self.props, &other.props) || self.props == other.props)
    }
}

impl<C: Slot> fmt::Debug for ViewProps<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ViewProps").field("ctx", &self.ctx).finish_non_exhaustive()
    }
}

/// A Yew component as a view; [`yew_view`] makes it.
pub struct YewView<C, V> {
    kind: PhantomData<fn() -> (C, V)>,
}

/// Makes the component `V` a view of the slot `C`. Each mount is a Yew app of its own.
///
/// The first rendering happens right after `mount` returns, before the browser paints.
pub fn yew_view<C, V>() -> YewView<C, V>
where
    C: Slot,
    V: BaseComponent<Properties = ViewProps<C>>,
{
    YewView { kind: PhantomData }
}

impl<C, V> fmt::Debug for YewView<C, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YewView")
    }
}

impl<C, V> View<C> for YewView<C, V>
where
    C: Slot,
    V: BaseComponent<Properties = ViewProps<C>>,
{
    fn mount(
        &self,
        element: HtmlElement,
        props: C::Props,
        ctx: Context<C>,
    ) -> Result<Box<dyn Mounted<C>>, JsValue> {
        let props = ViewProps { props: Rc::new(props), ctx: ctx.clone() };
        let app = Renderer::<V>::with_root_and_props(element.into(), props).render();
        Ok(Box::new(MountedApp { app, ctx }))
    }
}

struct MountedApp<C, V: BaseComponent> {
    app: AppHandle<V>,
    ctx: Context<C>,
}

impl<C, V> Mounted<C> for MountedApp<C, V>
where
    C: Slot,
    V: BaseComponent<Properties = ViewProps<C>>,
{
    fn update(&mut self, props: C::Props) -> Result<(), JsValue> {
        self.app.update(ViewProps { props: Rc::new(props), ctx: self.ctx.clone() });
        Ok(())
    }

    fn unmount(self: Box<Self>) {
        self.app.destroy();
    }
}
