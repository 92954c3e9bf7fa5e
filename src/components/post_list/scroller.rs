//! Reads sizes from the page and writes the scroll position, at the moments when both agree: after
//! each render, on each scroll, and when the browser has laid out anew but not painted yet.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::Element;
use yew::prelude::*;

use super::position::{Measured, Position};
use super::{OlderPosts, PostListProps};
use crate::components::computed_style::{Computed, set_pixels};
use crate::components::size_observer::SizeObserver;

/// The elements that the list reads and writes.
#[derive(Clone, Debug)]
pub(super) struct Refs {
    pub(super) scroll: NodeRef,
    pub(super) lead: NodeRef,
    pub(super) before: NodeRef,
    pub(super) rows: NodeRef,
    pub(super) after: NodeRef,
}

/// What the list shows now.
pub(super) struct Scroller {
    pub(super) refs: Refs,
    pub(super) window: Range<usize>,
    pub(super) at_end: bool,
    pub(super) n_new: usize,
    pub(super) on_jump: Callback<()>,
}

/// What is kept between renders. The callbacks are those of the last render.
#[derive(Default)]
struct List {
    position: Position,
    jumps: u32,
    older: OlderPosts,
    asked_for_older: bool,
    told_at_end: Option<bool>,
    on_reach_top: Callback<()>,
    on_newest_in_sight: Callback<bool>,
}

type Shared = Rc<RefCell<List>>;

/// Keeps the list's window and scroll position.
#[hook]
pub(super) fn use_scroller(props: &PostListProps) -> Scroller {
    let list: Shared = use_mut_ref(List::default);
    let render = use_force_update();
    let refs = Refs {
        scroll: use_node_ref(),
        lead: use_node_ref(),
        before: use_node_ref(),
        rows: use_node_ref(),
        after: use_node_ref(),
    };
    take_props(&mut list.borrow_mut(), props);

    // After each render, and never in between: heights and scroll position are made to agree.
    {
        let (refs, list, render) = (refs.clone(), Rc::clone(&list), render.clone());
        use_effect(move || sync(&refs, &list, &|| render.force_update()));
    }
    // The page scrolls, or something on it changed size.
    {
        let (refs, list, render) = (refs.clone(), Rc::clone(&list), render.clone());
        use_effect_with((), move |()| {
            let listeners = refs.scroll.cast::<Element>().map(|scroll| {
                let on_scroll = on_scroll(scroll.clone(), Rc::clone(&list), render.clone());
                let on_scroll = EventListener::new(&scroll, "scroll", move |_| on_scroll());
                let observed = [&refs.scroll, &refs.lead, &refs.rows];
                let observed: Vec<Element> = observed.iter().filter_map(|it| it.cast()).collect();
                let on_size = move || sync(&refs, &list, &|| render.force_update());
                (on_scroll, SizeObserver::new(&observed, on_size))
            });
            move || drop(listeners)
        });
    }
    let on_jump = {
        let list = Rc::clone(&list);
        Callback::from(move |()| {
            list.borrow_mut().position.jump_to_end();
            render.force_update();
        })
    };
    let list = list.borrow();
    Scroller {
        refs,
        window: list.position.window(),
        at_end: list.position.at_end(),
        n_new: list.position.n_new(),
        on_jump,
    }
}

fn take_props(list: &mut List, props: &PostListProps) {
    list.position.set_rows(&props.rows, props.start_key.as_ref());
    if list.jumps != props.jump_to_newest {
        list.jumps = props.jump_to_newest;
        list.position.jump_to_end();
    }
    list.older = props.older.clone();
    if list.older != OlderPosts::More {
        list.asked_for_older = false;
    }
    list.on_reach_top = props.on_reach_top.clone();
    list.on_newest_in_sight = props.on_newest_in_sight.clone();
}

fn on_scroll(scroll: Element, list: Shared, render: UseForceUpdateHandle) -> impl Fn() {
    move || {
        let mut state = list.borrow_mut();
        let was_at_end = state.position.at_end();
        state.position.scrolled(f64::from(scroll.scroll_top()));
        let other_rows = state.position.update_window();
        let turned = was_at_end != state.position.at_end();
        drop(state);
        if other_rows || turned {
            render.force_update();
        }
        tell(&list);
    }
}

/// Measures what is on the page, and moves it so that what is read stays in place.
fn sync(refs: &Refs, list: &Shared, render: &dyn Fn()) {
    let (Some(scroll), Some(lead), Some(rows)) =
        (refs.scroll.cast::<Element>(), refs.lead.cast::<Element>(), refs.rows.cast::<Element>())
    else {
        return;
    };
    let viewport_px = f64::from(scroll.client_height());
    if viewport_px == 0.0 {
        return; // not shown, so there is nothing to measure
    }
    let first_row = rows.first_element_child();
    let measured = Measured {
        viewport_px,
        lead_px: lead.get_bounding_client_rect().height(),
        scroll_top_px: f64::from(scroll.scroll_top()),
        row_px: std::iter::successors(first_row, Element::next_element_sibling)
            .map(|row| row.get_bounding_client_rect().height())
            .collect(),
    };
    let mut state = list.borrow_mut();
    let was_at_end = state.position.at_end();
    let plan = state.position.measured(&measured);
    for (spacer, px) in [(&refs.before, plan.before_px), (&refs.after, plan.after_px)] {
        if let Some(spacer) = spacer.cast::<Element>() {
            set_pixels(&spacer, Computed::BlockSize, px);
        }
    }
    if state.position.at_end() {
        // Beyond the end, so that padding and rounding do not keep the last pixel out of sight.
        scroll.scroll_to_with_x_and_y(0.0, f64::from(i32::MAX));
    } else if let Some(px) = plan.scroll_to_px {
        scroll.scroll_to_with_x_and_y(0.0, px);
    }
    let other_rows = state.position.update_window();
    let turned = was_at_end != state.position.at_end();
    drop(state);
    if other_rows || turned {
        render();
    }
    tell(list);
}

/// Asks for older posts when they come into sight, and tells whether the newest is in sight.
fn tell(list: &Shared) {
    let mut state = list.borrow_mut();
    let asks =
        state.older == OlderPosts::More && !state.asked_for_older && state.position.reaches_top();
    state.asked_for_older |= asks;
    let at_end = state.position.at_end();
    let turned = state.told_at_end != Some(at_end);
    state.told_at_end = Some(at_end);
    let (on_reach_top, on_newest_in_sight) =
        (state.on_reach_top.clone(), state.on_newest_in_sight.clone());
    // The owner may render at once, and that borrows the list.
    drop(state);
    if asks {
        on_reach_top.emit(());
    }
    if turned {
        on_newest_in_sight.emit(at_end);
    }
}
