//! The middle of the page: two cells beside each other, or a matrix of them.

use std::rc::Rc;

use client::components::icons;
use client::t;
use web_sys::{KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::controls::empty;
use super::matrix::{Column, MAX_CELLS, Row, address, plan};
use super::page;
use super::state::{Action, Cell, State, Ui};
use super::told::Ready;
use super::top::{lang_words, side_words, theme_words};
use super::view::{Mode, Side, View, WIDTHS};

/// The height of a frame that told none yet, and the most that one gets.
const HEIGHTS: (f64, f64) = (120.0, 2400.0);

/// How far a key moves the handle.
const STEP: u32 = 16;

/// The cells.
pub fn draw(ui: &Ui, fixtures: &[(String, AttrValue)]) -> Html {
    if fixtures.is_empty() {
        return empty(t!("bench-no-fixture"), t!("bench-no-fixture-text"), Html::default());
    }
    match ui.state.view.mode {
        Mode::Compare => draw_compare(ui),
        Mode::Matrix => draw_matrix(ui, fixtures),
    }
}

/// The cell of the compared side.
#[must_use]
pub fn compared(state: &State, side: Side) -> String {
    let fixture = state.fixture().map(|fixture| fixture.name).unwrap_or_default();
    let plugins = state.plugins().chosen(&state.view);
    let column = Column { theme: state.view.theme, lang: state.view.lang, width: None };
    address(&state.view, &plugins, &Row { fixture, side }, column)
}

fn draw_compare(ui: &Ui) -> Html {
    let is_bare = ui.state.plugins().chosen(&ui.state.view).is_empty();
    let fills = ui.state.view.width.is_none();
    html! {
        <div class={classes!("compare", fills.then_some("compare--fill"))}>
            { draw_pane(ui, Side::Default) }
            if is_bare {
                <section class="pane" aria-label={side_words(Side::Override)}>
                    <header class="pane__head"><h2 class="pane__title">{ side_words(Side::Override) }</h2></header>
                    { empty(t!("bench-no-override"), t!("bench-no-override-text"), Html::default()) }
                </section>
            } else {
                { draw_pane(ui, Side::Override) }
            }
        </div>
    }
}

fn draw_pane(ui: &Ui, side: Side) -> Html {
    let state = &ui.state;
    let address = compared(state, side);
    let cell = state.cells.get(&address);
    let ready = cell.and_then(|cell| cell.ready.clone());
    let label = t!("bench-cell", side = side_words(side), slot = state.view.slot.as_str());
    let is_unfilled = side == Side::Override
        && ready
            .as_ref()
            .is_some_and(|ready| ready.resolution.shown.is_empty() && ready.reports.is_empty());
    html! {
        <section key={side.as_str()} class="pane" aria-label={side_words(side)}>
            <header class="pane__head">
                <h2 class="pane__title">{ side_words(side) }</h2>
                { draw_state(ready.as_deref()) }
                { draw_marks(cell) }
                <span class="bench__space"></span>
                <a class="icon-button" href={with_props(state, &address)} target="_blank" rel="noopener"
                    title={t!("bench-open-alone")} aria-label={t!("bench-open-alone")}>{ icons::away() }</a>
            </header>
            <div class="pane__stage">
                <div class="pane__frame">
                    <iframe key={address.clone()} class="cell-frame" title={label} data-cell={address} data-now=""
                        width={state.view.width.map(|width| width.to_string())}
                        height={height(ready.as_deref())} />
                    { draw_handle(ui, side, ready.as_deref()) }
                </div>
            </div>
            <p class="pane__foot">
                { draw_measure(ready.as_deref()) }
                if is_unfilled { <span>{ t!("bench-unfilled") }</span> }
            </p>
        </section>
    }
}

/// Alone, a cell is told no props, so they are in its address.
fn with_props(state: &State, address: &str) -> String {
    match &state.view.props {
        None => address.to_owned(),
        Some(props) => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("props", &props.to_string());
            format!("{address}&{}", query.finish())
        }
    }
}

fn height(ready: Option<&Ready>) -> String {
    let told = ready.map_or(HEIGHTS.0, |ready| ready.size.height.ceil());
    // What is not a number is none.
    let told = if told.is_finite() { told } else { HEIGHTS.0 };
    told.clamp(HEIGHTS.0, HEIGHTS.1).to_string()
}

fn draw_state(ready: Option<&Ready>) -> Html {
    match ready.map(|ready| ready.slot_state.as_str()) {
        None => html! { <span class="tag">{ t!("bench-loading") }</span> },
        Some("plugin") => html! { <span class="tag tag--good">{ t!("bench-state-plugin") }</span> },
        Some("failed") => html! { <span class="tag tag--bad">{ t!("bench-state-failed") }</span> },
        Some(_) => html! { <span class="tag">{ t!("bench-state-default") }</span> },
    }
}

/// What is to be minded about a cell.
fn draw_marks(cell: Option<&Cell>) -> Html {
    let Some(cell) = cell else { return Html::default() };
    let n_reports = cell.ready.as_ref().map_or(0, |ready| ready.reports.len());
    let n_losers = cell.ready.as_ref().map_or(0, |ready| ready.resolution.losers.len());
    let n_findings = cell.findings.as_ref().map_or(0, |findings| findings.len());
    html! {
        <>
            if n_reports > 0 { <span class="tag tag--bad">{ t!("bench-n-failures", count = n_reports) }</span> }
            if n_losers > 0 { <span class="tag tag--warning">{ t!("bench-n-losers", count = n_losers) }</span> }
            if n_findings > 0 { <span class="tag tag--warning">{ t!("bench-n-findings", count = n_findings) }</span> }
            if cell.findings.is_some() && n_findings == 0 { <span class="tag tag--good">{ t!("bench-no-findings") }</span> }
        </>
    }
}

fn draw_measure(ready: Option<&Ready>) -> Html {
    let Some(ready) = ready else { return Html::default() };
    let size = format!("{:.0} × {:.0}", ready.size.width, ready.size.height);
    let time = format!("{:.1}", ready.render_ms);
    html! {
        <span class="pane__measure" dir="ltr">
            { size }{ " · " }{ t!("bench-milliseconds", time = time) }
        </span>
    }
}

/// Dragged, or moved by arrow keys.
fn draw_handle(ui: &Ui, side: Side, ready: Option<&Ready>) -> Html {
    let set = |width: u32| {
        Action::Change(Box::new(move |view: &mut View| {
            view.width = Some(width.clamp(*WIDTHS.start(), *WIDTHS.end()));
        }))
    };
    let selector = format!(".pane [data-side=\"{}\"]", side.as_str());
    let frame = format!(".pane__frame:has([data-side=\"{}\"]) > iframe", side.as_str());
    let width = ui.state.view.width;
    let key_frame = frame.clone();
    let now = move || width.unwrap_or_else(|| whole(page::width_of(&key_frame)));
    let on_key = ui.on(move |event: KeyboardEvent| {
        let forward = if page::is_mirrored() { "ArrowLeft" } else { "ArrowRight" };
        let width = match event.key().as_str() {
            key if key == forward => now().saturating_add(STEP),
            "ArrowLeft" | "ArrowRight" => now().saturating_sub(STEP),
            "Home" => *WIDTHS.start(),
            "Escape" => return Some(Action::Change(Box::new(|view| view.width = None))),
            _ => return None,
        };
        event.prevent_default();
        Some(set(width))
    });
    let on_down = Callback::from(move |event: PointerEvent| {
        event.prevent_default();
        page::drag(&selector, event.pointer_id());
    });
    let on_move = ui.on(move |event: PointerEvent| {
        if event.buttons() == 0 {
            return None;
        }
        let moved = f64::from(event.movement_x()) * if page::is_mirrored() { -1.0 } else { 1.0 };
        Some(set(whole(page::width_of(&frame) + moved)))
    });
    let shown = width.unwrap_or_else(|| whole(ready.map_or(0.0, |ready| ready.size.width)));
    html! {
        <div key="handle" class="pane__handle" role="separator" aria-orientation="vertical" tabindex="0"
            data-side={side.as_str()} aria-label={t!("bench-handle")} title={t!("bench-handle")}
            aria-valuenow={shown.to_string()} aria-valuemin={WIDTHS.start().to_string()} aria-valuemax={WIDTHS.end().to_string()}
            onkeydown={on_key} onpointerdown={on_down} onpointermove={on_move}></div>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a frame may be"
)]
fn whole(width: f64) -> u32 {
    width.clamp(f64::from(*WIDTHS.start()), f64::from(*WIDTHS.end())).round() as u32
}

fn draw_matrix(ui: &Ui, fixtures: &[(String, AttrValue)]) -> Html {
    let state = &ui.state;
    let names: Vec<&str> = fixtures.iter().map(|(name, _)| name.as_str()).collect();
    let plan = plan(&state.view, &names);
    let plugins = Rc::new(state.plugins().chosen(&state.view));
    let has_sides = state.view.axes.sides.len() > 1;
    let title = |row: &Row| {
        let found = fixtures.iter().find(|(name, _)| *name == row.fixture);
        found.map_or_else(AttrValue::default, |(_, title)| title.clone())
    };
    html! {
        <div class="matrix" tabindex="0" role="region" aria-label={t!("bench-matrix")}>
            if plan.n_left_out > 0 {
                <p class="bench__quiet">{ t!("bench-left-out", count = plan.n_left_out, most = MAX_CELLS) }</p>
            }
            <table class="matrix__table">
                <thead>
                    <tr>
                        <th scope="col" class="matrix__corner">{ t!("bench-fixture") }</th>
                        for column in plan.columns.iter() {
                            <th key={format!("{column:?}")} scope="col" class="matrix__column">
                                { theme_words(column.theme) }{ " · " }{ column.width.unwrap_or_default() }{ " · " }{ lang_words(column.lang) }
                            </th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in plan.rows.iter() {
                        <tr key={format!("{}/{}", row.fixture, row.side.as_str())}>
                            <th scope="row" class="matrix__row">
                                <span class="matrix__name">{ title(row) }</span>
                                <span class="matrix__id" dir="ltr">{ &row.fixture }</span>
                                if has_sides { <span class="tag">{ side_words(row.side) }</span> }
                            </th>
                            for column in plan.columns.iter() {
                                <td key={format!("{column:?}")} class="matrix__cell">{ draw_cell(ui, &plugins, row, *column) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn draw_cell(ui: &Ui, plugins: &Rc<Vec<String>>, row: &Row, column: Column) -> Html {
    let state = &ui.state;
    let address = address(&state.view, plugins, row, column);
    let cell = state.cells.get(&address);
    let ready = cell.and_then(|cell| cell.ready.clone());
    let fixture = row.fixture.clone();
    let on_open = ui.change(move |view| {
        view.mode = Mode::Compare;
        if view.fixture != fixture {
            view.fixture.clone_from(&fixture);
            view.props = None;
        }
        view.theme = column.theme;
        view.lang = column.lang;
        view.width = column.width;
    });
    let what = format!(
        "{}, {}, {}, {}, {}",
        row.fixture,
        side_words(row.side),
        theme_words(column.theme),
        column.width.unwrap_or_default(),
        lang_words(column.lang)
    );
    html! {
        <>
            <div key="head" class="matrix__head">
                { draw_marks(cell) }
                <span class="bench__space"></span>
                { draw_measure(ready.as_deref()) }
                <button type="button" class="icon-button" title={t!("bench-open-compare")} onclick={on_open}
                    aria-label={t!("bench-open-cell", cell = what.as_str())}>{ icons::away() }</button>
            </div>
            <iframe key={address.clone()} class="cell-frame" title={what} data-cell={address} tabindex="-1"
                width={column.width.map(|width| width.to_string())} height={height(ready.as_deref())} />
        </>
    }
}
