//! A titled group of rows that folds.

use yew::prelude::*;

use super::drag;
use crate::components::{AnchorRect, icons};
use crate::t;

/// Properties of [`SidebarSection`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarSectionProps {
    /// Identifies the section within the sidebar.
    pub id: AttrValue,
    /// The title.
    pub title: AttrValue,
    /// Whether its rows are folded away.
    #[prop_or_default]
    pub collapsed: bool,
    /// The title was pressed: the new value of `collapsed`.
    pub on_toggle: Callback<bool>,
    /// The words on the button that adds a row; without it no button shows.
    #[prop_or_default]
    pub add_label: Option<AttrValue>,
    /// Its menu was asked for; it stands there. Without it none shows.
    #[prop_or_default]
    pub on_menu: Option<Callback<AnchorRect>>,
    /// A channel was let go on the title.
    #[prop_or_default]
    pub on_drop: Callback<AttrValue>,
    /// Whether that button opens a menu.
    #[prop_or_default]
    pub adds_by_menu: bool,
    /// The button was pressed; it stands there.
    #[prop_or_default]
    pub on_add: Callback<AnchorRect>,
    /// Rows. What shows while it is folded is the owner's choice, for instance unread ones.
    #[prop_or_default]
    pub children: Html,
}

/// Shows a title, and below it the rows.
#[component]
pub fn SidebarSection(props: &SidebarSectionProps) -> Html {
    let on_toggle =
        use_callback((props.on_toggle.clone(), props.collapsed), |_: MouseEvent, deps| {
            let (on_toggle, collapsed) = deps;
            on_toggle.emit(!collapsed);
        });
    let on_add = use_callback(props.on_add.clone(), |event: MouseEvent, on_add| {
        on_add.emit(AnchorRect::of_event(&event));
    });
    let on_drop = use_callback(props.on_drop.clone(), |event: DragEvent, on_drop| {
        if let Some(id) = drag::dropped(&event) {
            on_drop.emit(id);
        }
    });
    let list_id = format!("sidebar-section-{}", props.id);
    html! {
        <section class="sidebar-section" ondragover={|event: DragEvent| drag::over(&event)} ondrop={on_drop}>
            <div class="sidebar-section__header">
                <h2 class="sidebar-section__title">
                    <button type="button" class="sidebar-section__toggle" onclick={on_toggle}
                        aria-expanded={(!props.collapsed).to_string()} aria-controls={list_id.clone()}>
                        <span class="sidebar-section__chevron">{ icons::chevron_down() }</span>
                        { &props.title }
                    </button>
                </h2>
                if let Some(on_menu) = props.on_menu.clone() {
                    <button type="button" class="sidebar-section__add" aria-haspopup="menu"
                        aria-label={t!("category-menu", name = props.title)}
                        onclick={move |event: MouseEvent| on_menu.emit(AnchorRect::of_event(&event))}>
                        { icons::more() }
                    </button>
                }
                if let Some(label) = &props.add_label {
                    <button type="button" class="sidebar-section__add" aria-label={label}
                        aria-haspopup={props.adds_by_menu.then_some("menu")}
                        title={label} onclick={on_add}>
                        { icons::plus() }
                    </button>
                }
            </div>
            <div class="sidebar-section__rows" id={list_id} role="list">{ props.children.clone() }</div>
            if props.children == Html::default() && !props.collapsed {
                <p class="sidebar-section__empty">{ t!("sidebar-section-empty") }</p>
            }
        </section>
    }
}
