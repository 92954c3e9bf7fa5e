//! One slot: what it is, who contributes, who wins and why, and the buttons that change it.

use client::{components::icons, t};
use contracts::Shape;
use yew::prelude::*;
use yew_router::prelude::*;

use super::slot_name;
use crate::{
    route::Route,
    rules::slots::{SlotView, Step},
};

/// The id of a button, by which the focus finds it again after a row has moved.
#[must_use]
pub fn button_id(slot_id: &str, plugin_id: &str, step: Step) -> String {
    let way = match step {
        Step::Up => "up",
        Step::Down => "down",
    };
    format!("order-{slot_id}-{plugin_id}-{way}")
}

/// Properties of [`SlotCard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SlotCardProps {
    /// The slot.
    pub view: SlotView,
    /// Whether this person may order.
    pub may_change: bool,
    /// The contributor at a place goes one up or down.
    pub on_move: Callback<(SlotView, usize, Step)>,
    /// Back to the default rule.
    pub on_forget: Callback<SlotView>,
}

/// Shows a slot.
#[component]
pub fn SlotCard(props: &SlotCardProps) -> Html {
    let view = &props.view;
    let forget = {
        let (view, on_forget) = (view.clone(), props.on_forget.clone());
        move |_: MouseEvent| on_forget.emit(view.clone())
    };
    html! {
        <section class="slot-card" data-slot-id={view.id.clone()} aria-label={view.id.clone()}>
            <header class="slot-card__header">
                <div class="slot-card__words">
                    <h2 class="slot-card__title">
                        { if view.is_known() { slot_name(&view.id) } else { t!("slot-unknown") } }
                    </h2>
                    <code class="slot-card__id">{ &view.id }</code>
                </div>
                if view.is_conflict() {
                    <span class="tag tag--warning">{ t!("slot-conflict") }</span>
                }
            </header>
            <p class="slot-card__rule">{ rule(view) }</p>
            <ol class="slot-card__list">
                for idx in 0..view.contributors.len() {
                    { row(props, idx) }
                }
            </ol>
            if view.has_order && props.may_change {
                <button type="button" class="link-button slot-card__forget" onclick={forget}>
                    { icons::undo() }{ t!("slot-forget") }
                </button>
            }
        </section>
    }
}

/// Who wins and why, in one sentence or two.
fn rule(view: &SlotView) -> AttrValue {
    let Some(first) = view.contributors.first() else { return AttrValue::default() };
    let name = &first.name;
    match (view.contributors.len(), view.shape, view.has_order) {
        (0 | 1, ..) => t!("slot-rule-alone", name = name),
        (_, Some(Shape::List), true) => t!("slot-rule-list-ordered"),
        (_, Some(Shape::List), false) => t!("slot-rule-list"),
        (_, Some(Shape::Keyed), true) => t!("slot-rule-keyed-ordered", name = name),
        (_, Some(Shape::Keyed), false) => t!("slot-rule-keyed", name = name),
        (_, Some(Shape::Region) | None, true) => t!("slot-rule-region-ordered", name = name),
        (_, Some(Shape::Region) | None, false) => t!("slot-rule-region", name = name),
    }
}

fn row(props: &SlotCardProps, idx: usize) -> Html {
    let view = &props.view;
    let Some(contributor) = view.contributors.get(idx) else { return Html::default() };
    let wins = idx == 0 && view.is_conflict();
    let is_several = view.contributors.len() > 1;
    let on_key = {
        let (view, on_move) = (view.clone(), props.on_move.clone());
        move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowUp" => Step::Up,
                "ArrowDown" => Step::Down,
                _ => return,
            };
            event.prevent_default();
            on_move.emit((view.clone(), idx, step));
        }
    };
    html! {
        <li key={contributor.id.as_str()} class={classes!("slot-card__row", wins.then_some("slot-card__row--first"))}
            data-plugin-id={contributor.id.clone()} onkeydown={on_key}>
            <span class="slot-card__place" aria-hidden="true">{ idx + 1 }</span>
            <span class="slot-card__plugin">
                <Link<Route> to={Route::plugin(&contributor.id)}>{ &contributor.name }</Link<Route>>
                if wins {
                    <span class="tag tag--good">{ t!("slot-wins") }</span>
                }
            </span>
            if is_several && props.may_change {
                { step(props, idx, Step::Up) }
                { step(props, idx, Step::Down) }
            }
        </li>
    }
}

fn step(props: &SlotCardProps, idx: usize, step: Step) -> Html {
    let view = &props.view;
    let Some(contributor) = view.contributors.get(idx) else { return Html::default() };
    let (icon, label, is_end) = match step {
        Step::Up => (icons::arrow_up(), t!("slot-up", name = contributor.name), idx == 0),
        Step::Down => {
            let is_end = idx + 1 == view.contributors.len();
            (icons::arrow_down(), t!("slot-down", name = contributor.name), is_end)
        }
    };
    let on_click = {
        let (view, on_move) = (view.clone(), props.on_move.clone());
        move |_: MouseEvent| on_move.emit((view.clone(), idx, step))
    };
    html! {
        // Not «disabled»: the focus stays on the button that was pressed until the end was reached.
        <button type="button" class="icon-button" id={button_id(&view.id, &contributor.id, step)}
            aria-label={label} aria-disabled={is_end.to_string()} onclick={on_click}>
            { icon }
        </button>
    }
}
