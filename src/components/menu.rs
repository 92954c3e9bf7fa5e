//! A menu: groups of items, walked with the arrow keys.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::prelude::*;

use super::focus::{self, Step};
use super::icons;
use crate::t;

const ITEMS: &str = "[role^=menuitem]:not(:disabled)";

/// Properties of [`Menu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuProps {
    /// What the menu is about, for screen readers.
    pub label: AttrValue,
    /// [`MenuGroup`]s.
    pub children: Html,
}

/// A list of choices. Stands in a [`super::Popover`], which gives it place, focus and Escape.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let menu = use_node_ref();
    let on_key = use_callback(menu.clone(), |event: KeyboardEvent, menu| {
        let (Some(step), Some(menu)) = (Step::of_key(&event.key()), menu.cast()) else { return };
        event.prevent_default();
        focus::step(&menu, ITEMS, step);
    });
    html! {
        <div class="menu" ref={menu} role="menu" aria-label={props.label.clone()} onkeydown={on_key}>
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`MenuGroup`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuGroupProps {
    /// The words above the group.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// [`MenuItem`]s.
    pub children: Html,
}

/// Items that belong together, with a line above.
#[component]
pub fn MenuGroup(props: &MenuGroupProps) -> Html {
    html! {
        <div class="menu__group" role="group" aria-label={props.label.clone()}>
            if let Some(label) = &props.label {
                <div class="menu__heading" aria-hidden="true">{ label }</div>
            }
            { props.children.clone() }
        </div>
    }
}

/// Properties of [`MenuEntries`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuEntriesProps {
    /// Where plugins put their entries.
    pub children: Html,
    /// One of them was chosen.
    pub on_chosen: Callback<()>,
}

/// A group that plugins fill: none shows while it is empty, and nothing in it reaches over the rest
/// of the menu.
#[component]
pub fn MenuEntries(props: &MenuEntriesProps) -> Html {
    let group = use_node_ref();
    let deps = (group.clone(), props.on_chosen.clone());
    let on_click = use_callback(deps, |event: MouseEvent, (group, on_chosen)| {
        let is_entry = |target: JsValue| {
            let element = target.dyn_into::<Element>().ok();
            element.is_some_and(|it| it.matches("[role^=menuitem]").unwrap_or_default())
        };
        if !event.composed_path().iter().any(is_entry) {
            return;
        }
        // Yew hears of a click before the entry does, and the entry needs its place to act. It may
        // open something else instead of the menu, which then stays.
        let (group, on_chosen) = (group.clone(), on_chosen.clone());
        let close = move || {
            if group.cast::<Element>().is_some_and(|group| group.is_connected()) {
                on_chosen.emit(());
            }
        };
        Timeout::new(0, close).forget();
    });
    html! {
        <div class="menu__group menu__group--entries" ref={group} role="group" onclick={on_click}>
            { props.children.clone() }
        </div>
    }
}

/// What choosing an item does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuRole {
    /// Does something.
    #[default]
    Action,
    /// Does something that is hard to take back.
    Danger,
    /// One of several, chosen or not.
    Radio(bool),
    /// On or off.
    Check(bool),
}

/// Properties of [`MenuItem`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuItemProps {
    /// The words.
    pub label: AttrValue,
    /// In front of the words.
    #[prop_or_default]
    pub icon: Html,
    /// What choosing it does.
    #[prop_or_default]
    pub role: MenuRole,
    /// It was chosen.
    pub on_choose: Callback<()>,
}

/// One choice.
#[component]
pub fn MenuItem(props: &MenuItemProps) -> Html {
    let on_click =
        use_callback(props.on_choose.clone(), |_: MouseEvent, on_choose| on_choose.emit(()));
    let (role, checked, class) = match props.role {
        MenuRole::Action => ("menuitem", None, "menu__item"),
        MenuRole::Danger => ("menuitem", None, "menu__item menu__item--danger"),
        MenuRole::Radio(chosen) => ("menuitemradio", Some(chosen), "menu__item"),
        MenuRole::Check(on) => ("menuitemcheckbox", Some(on), "menu__item"),
    };
    html! {
        <button type="button" {class} {role} aria-checked={checked.map(|checked| checked.to_string())}
            onclick={on_click}>
            { props.icon.clone() }
            <span class="menu__text">{ &props.label }</span>
            if checked.is_some() {
                <span class="menu__check">{ icons::check() }</span>
            }
        </button>
    }
}

/// Properties of [`MenuLink`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MenuLinkProps {
    /// The words.
    pub label: AttrValue,
    /// Where it leads; checked by whoever sets it.
    pub href: AttrValue,
    /// In front of the words.
    #[prop_or_default]
    pub icon: Html,
    /// It was followed.
    pub on_choose: Callback<()>,
}

/// A choice that leads to another page, in a new tab. That page learns nothing of this one.
#[component]
pub fn MenuLink(props: &MenuLinkProps) -> Html {
    let on_click =
        use_callback(props.on_choose.clone(), |_: MouseEvent, on_choose| on_choose.emit(()));
    html! {
        <a class="menu__item" role="menuitem" href={props.href.clone()} target="_blank"
            rel="noopener noreferrer" onclick={on_click}>
            { props.icon.clone() }
            <span class="menu__text">{ &props.label }</span>
            <span class="visually-hidden">{ t!("opens-new-tab") }</span>
            <span class="menu__away">{ icons::away() }</span>
        </a>
    }
}
