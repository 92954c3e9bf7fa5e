//! [`Slot`]: where an app lets plugins in. Renders one element and the default content; what plugins
//! show in it is the business of its outlet.
//!
//! A call and no component, because a component of its own for each contract put 5 KB into the page
//! for each of them: the one component behind all slots is in [`appearance`].

mod appearance;
mod typed;

use std::fmt;
use std::rc::Rc;

use slots::Contract;
use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::Key;

use self::appearance::{Appearance, AppearanceProps};
use self::typed::Said;
use crate::place::Definition;

/// A place of contract `C` that plugins can replace, wrap, extend or hide.
///
/// ```ignore
/// html! {
///     <section>
///         { Slot::<Greeting>::new(GreetingProps { name }).around(html! { <p>{ "the default" }</p> }) }
///     </section>
/// }
/// ```
///
/// Renders `<mortise-slot data-slot="…" data-slot-state="default|plugin|failed">`, which takes no
/// part in layout. Default content is left out while a plugin's stands in its place from the
/// start; once shown it stays mounted, so that hiding and showing it again loses nothing.
#[must_use = "a slot shows where its `around` or `alone` stands"]
pub struct Slot<C: Contract> {
    props: C::Props,
    on_action: Callback<C::Action>,
    item_key: Option<AttrValue>,
    key: Option<Key>,
    hold: bool,
}

impl<C: Contract> Slot<C> {
    /// A slot whose content gets to know `props`. They are sent to views whenever they differ.
    pub fn new(props: C::Props) -> Self {
        Self { props, on_action: Callback::default(), item_key: None, key: None, hold: false }
    }

    /// What happens when content asks for something. Default: nothing.
    pub fn on_action(mut self, on_action: Callback<C::Action>) -> Self {
        self.on_action = on_action;
        self
    }

    /// In a keyed slot: which key this place shows, such as the type of the post.
    pub fn item_key(mut self, item_key: impl IntoPropValue<Option<AttrValue>>) -> Self {
        self.item_key = item_key.into_prop_value();
        self
    }

    /// Yew's key, among siblings of which each has one.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Wait a moment (`Limits::hold`) for a plugin that is being loaded for this slot, instead of
    /// showing the default and changing it. For what opens at a click. Default: it does not.
    pub fn hold(mut self, hold: bool) -> Self {
        self.hold = hold;
        self
    }

    /// The slot without default content.
    pub fn alone(self) -> Html {
        self.around(Html::default())
    }

    /// The slot with its default content.
    pub fn around(self, default: Html) -> Html {
        let Self { props, on_action, item_key, key, hold } = self;
        let said = Rc::new(Said::<C> { props, on_action });
        let slot = Definition::of::<C>();
        let props = AppearanceProps { slot, said, item_key, hold, children: default };
        placed(props, key)
    }
}

impl<C: Contract> fmt::Debug for Slot<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("id", &C::ID).finish_non_exhaustive()
    }
}

fn placed(props: AppearanceProps, key: Option<Key>) -> Html {
    yew::virtual_dom::VComp::new::<Appearance>(Rc::new(props), key).into()
}
