//! The panel beside the cells: its tabs, and what is open.

mod props;
mod found;

use client::components::icons;
use client::t;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::controls::icon_button;
use super::form::{field, n_misfits};
use super::page;
use super::stage::compared;
use super::state::{Action, Cell, State, Ui};
use super::told::Ready;
use super::view::{Mode, Side, Tab};

fn tab_words(tab: Tab) -> AttrValue {
    match tab {
        Tab::Props => t!("bench-tab-props"),
        Tab::Events => t!("bench-tab-events"),
        Tab::Checks => t!("bench-tab-checks"),
        Tab::Conflicts => t!("bench-tab-conflicts"),
        Tab::Fixture => t!("bench-tab-fixture"),
    }
}

/// The cells that are on the page now, with what they told.
fn cells(state: &State) -> Vec<(&str, &Cell)> {
    let plugins = state.plugins().chosen(&state.view).join(",");
    let plugins: String = form_urlencoded::byte_serialize(plugins.as_bytes()).collect();
    let of_compare = [Side::Default, Side::Override].map(|side| compared(state, side));
    let slot: String = form_urlencoded::byte_serialize(state.view.slot.as_bytes()).collect();
    let start = format!("/workbench/cell?slot={slot}&");
    let all = state.cells.iter().map(|(address, cell)| (address.as_str(), cell));
    let shown = all.filter(|(address, _)| match state.view.mode {
        Mode::Compare => of_compare.iter().any(|one| one == address),
        Mode::Matrix => {
            let is_of_set =
                !address.contains("&plugins=") || address.contains(&format!("&plugins={plugins}&"));
            address.starts_with(&start) && address.contains("&width=") && is_of_set
        }
    });
    shown.collect()
}

/// What the override of the compared cells told last.
fn override_ready(state: &State) -> Option<&Ready> {
    let found = cells(state)
        .into_iter()
        .find(|(address, cell)| address.contains("&side=override") && cell.ready.is_some());
    found?.1.ready.as_deref()
}

fn n_findings(state: &State) -> usize {
    let findings = cells(state).into_iter().filter_map(|(_, cell)| cell.findings.as_ref());
    findings.map(|findings| findings.len()).sum()
}

fn mark(state: &State, tab: Tab) -> usize {
    match tab {
        Tab::Props => match state.slot() {
            Some(slot) if state.view.props.is_some() => {
                n_misfits(&field(&slot.props, &state.props()))
            }
            _ => 0,
        },
        Tab::Events => state.log.len(),
        Tab::Checks => n_findings(state),
        Tab::Conflicts => override_ready(state).map_or(0, |ready| ready.resolution.losers.len()),
        Tab::Fixture => 0,
    }
}

/// The panel.
pub fn draw(ui: &Ui) -> Html {
    let state = &ui.state;
    let open = state.view.tab;
    let on_fold = ui.on(move |_: MouseEvent| {
        Some(Action::Change(Box::new(move |view| {
            view.tab = if open.is_some() { None } else { Some(Tab::default()) };
        })))
    });
    let fold_words = if open.is_some() { t!("bench-fold") } else { t!("bench-unfold") };
    html! {
        <aside class={classes!("bench__panel", open.is_none().then_some("bench__panel--folded"))} aria-label={t!("bench-panel")}>
            <div class="tabs">
                <div class="tabs__list" role="tablist" aria-label={t!("bench-panel")} onkeydown={on_key(ui)}>
                    for &tab in Tab::ALL { { draw_tab(ui, tab, open) } }
                </div>
                { icon_button(fold_words, if open.is_some() { icons::close() } else { icons::sliders() }, false, on_fold) }
            </div>
            if let Some(tab) = open {
                <div class="bench__panel-body" role="tabpanel" id="bench-panel" tabindex="0" aria-labelledby={format!("tab-{}", tab.as_str())}>
                    { match tab {
                        Tab::Props => props::draw(ui),
                        Tab::Events => found::draw_events(ui),
                        Tab::Checks => found::draw_checks(ui),
                        Tab::Conflicts => found::draw_conflicts(ui),
                        Tab::Fixture => found::draw_fixture(ui),
                    } }
                </div>
            }
        </aside>
    }
}

fn draw_tab(ui: &Ui, tab: Tab, open: Option<Tab>) -> Html {
    let is_open = open == Some(tab);
    let is_reached = is_open || (open.is_none() && tab == Tab::default());
    let n_marks = mark(&ui.state, tab);
    let on_click = ui.change(move |view| view.tab = Some(tab));
    html! {
        <button type="button" key={tab.as_str()} class="tabs__one" role="tab" id={format!("tab-{}", tab.as_str())}
            aria-selected={is_open.to_string()} aria-controls={is_open.then_some("bench-panel")}
            tabindex={if is_reached { "0" } else { "-1" }} onclick={on_click}>
            { tab_words(tab) }
            if n_marks > 0 { <span class="tabs__mark">{ n_marks }</span> }
        </button>
    }
}

fn on_key(ui: &Ui) -> Callback<KeyboardEvent> {
    let open = ui.state.view.tab;
    ui.on(move |event: KeyboardEvent| {
        let all = Tab::ALL;
        let at = all.iter().position(|tab| Some(*tab) == open).unwrap_or(0);
        let forward = if page::is_mirrored() { "ArrowLeft" } else { "ArrowRight" };
        let next = match event.key().as_str() {
            key if key == forward => (at + 1) % all.len(),
            "ArrowLeft" | "ArrowRight" => (at + all.len() - 1) % all.len(),
            "Home" => 0,
            "End" => all.len() - 1,
            _ => return None,
        };
        let tab = *all.get(next)?;
        event.prevent_default();
        page::focus(&format!("#tab-{}", tab.as_str()));
        Some(Action::Change(Box::new(move |view| view.tab = Some(tab))))
    })
}
