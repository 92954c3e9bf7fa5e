//! The page around the cells: what to show, and what was found.
//!
//! One component holds the state; the parts are plain functions that draw it, as each component costs
//! several kilobytes. What lies in the address is in `view`; the rules are pure and tested natively.

pub mod view;
pub mod catalogue;
pub mod matrix;
pub mod form;
pub mod told;
pub mod state;
pub mod page;
pub mod controls;
pub mod tree;
pub mod top;
pub mod stage;
pub mod panel;

use client::hooks::use_theme;
use client::services::browser;
use client::t;
use serde_json::json;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::catalogue::{Plugins, fixtures_of};
use self::form::{field, n_misfits};
use self::page::Failure;
use self::state::{Action, Catalogue, Load, Said, State, Ui};
use self::view::View;

type Dispatcher = UseReducerDispatcher<State>;

/// The whole page.
#[component]
pub fn Bench() -> Html {
    let state = use_reducer(|| State::new(&browser::query()));
    // The colours of the page are those of the chat; the cells have their own.
    use_theme();
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| begin(&dispatcher));
    let before = use_mut_ref(|| Option::<View>::None);
    {
        // Before the catalogue is here, the address may still say more than the view.
        let is_known = state.known().is_some();
        use_effect_with((state.view.clone(), is_known), move |(view, is_known)| {
            if *is_known {
                let before = before.borrow_mut().replace(view.clone());
                page::write(&view.write(), before.is_some_and(|before| is_step(&before, view)));
            }
        });
    }
    {
        let view = &state.view;
        let what =
            (view.slot.clone(), view.fixture.clone(), view.props.clone(), state.known().is_some());
        let state = state.clone();
        use_effect_with(what, move |_| tell_props(&state));
    }
    draw(&Ui { state })
}

/// Whether «back» should lead to the view before: what one types or drags is no step.
fn is_step(before: &View, view: &View) -> bool {
    let alike = View { props: None, width: None, tab: None, ..before.clone() };
    alike != View { props: None, width: None, tab: None, ..view.clone() }
}

/// Listens for as long as the page lives, and asks for what there is to show.
fn begin(dispatcher: &Dispatcher) {
    let hearing = dispatcher.clone();
    let on_told = Closure::new(move |text: String| {
        let told: Vec<page::Told> = serde_json::from_str(&text).unwrap_or_default();
        hearing.dispatch(Action::Told(told));
    });
    let going = dispatcher.clone();
    let on_address = Closure::new(move |query: String| going.dispatch(Action::Address(query)));
    page::start(&on_told, &on_address);
    let asking = dispatcher.clone();
    let on_change = Closure::new(move || {
        let dispatcher = asking.clone();
        spawn_local(async move { ask_plugins(&dispatcher).await });
    });
    let dispatcher = dispatcher.clone();
    spawn_local(async move {
        // Cells take both from this page, so that they are here before the first cell.
        ask_plugins(&dispatcher).await;
        ask_catalogue(&dispatcher).await;
        page::follow("/workbench/api/events", &on_change);
        on_change.forget();
    });
    on_told.forget();
    on_address.forget();
}

async fn ask_catalogue(dispatcher: &Dispatcher) {
    let came = async {
        let fixtures = page::fetch("/workbench/fixtures.json", "mortiseFixtures").await?;
        let slots = page::fetch("/workbench/catalogue.json", "").await?;
        Ok(Catalogue { slots, fixtures })
    };
    dispatcher.dispatch(Action::Catalogue(came.await));
}

async fn ask_plugins(dispatcher: &Dispatcher) {
    let came: Result<Plugins, Failure> =
        page::fetch("/workbench/api/plugins", "mortisePlugins").await;
    if let Ok(plugins) = &came {
        let message = json!({"type": "plugins", "plugins": plugins.manifests()});
        page::send("", &message.to_string());
    }
    dispatcher.dispatch(Action::Plugins(came));
}

/// Tells edited props to the cells of their fixture. What does not fit is told in the editor only.
fn tell_props(state: &State) {
    let (Some(slot), Some(fixture)) = (state.slot(), state.fixture()) else { return };
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("slot", &slot.id)
        .append_pair("fixture", &fixture.name)
        .finish();
    let cells = format!("?{query}&");
    let message = |props: &serde_json::Value| json!({"type": "props", "props": props}).to_string();
    match &state.view.props {
        None => {
            page::keep("", "");
            page::send(&cells, &message(&fixture.props));
        }
        Some(props) if n_misfits(&field(&slot.props, props)) == 0 => {
            page::keep(&cells, &message(props));
        }
        Some(_) => {}
    }
}

fn draw(ui: &Ui) -> Html {
    let state = &ui.state;
    html! {
        <div class="bench">
            <a class="bench__skip" href="#bench-main">{ t!("bench-skip") }</a>
            { top::draw_bar(ui) }
            { top::draw_help(ui) }
            { match &state.catalogue {
                Load::Waiting => html! { <main class="bench__wait" aria-busy="true"><span class="spinner"></span></main> },
                Load::Failed(_) => html! {
                    <main class="bench__wait">
                        { controls::empty(t!("bench-failed"), t!("bench-failed-text"), html! {
                            <a class="button button--primary" href="">{ t!("bench-again") }</a>
                        }) }
                    </main>
                },
                Load::Here(known) => draw_body(ui, known),
            } }
            <p class="visually-hidden" role="status">{ state.said.map(|said| said_words(ui, said)) }</p>
            if let Some(said) = state.said.filter(|said| *said != Said::Checked) {
                // In an element of its own, where its key makes it a new one.
                <div>
                    <p key={state.n_said} class="bench__toast" aria-hidden="true">{ said_words(ui, said) }</p>
                </div>
            }
        </div>
    }
}

fn draw_body(ui: &Ui, known: &Catalogue) -> Html {
    let state = &ui.state;
    let plugins = state.plugins();
    let fixtures: Vec<(String, AttrValue)> =
        fixtures_of(&state.view.slot, &known.fixtures, &plugins)
            .into_iter()
            .map(|fixture| (fixture.name.clone(), fixture.title.clone().into()))
            .collect();
    let slot = state.slot();
    html! {
        <div class={classes!("bench__body", state.view.tab.is_none().then_some("bench__body--wide"))}>
            { tree::draw(ui, known) }
            <main class="bench__main" id="bench-main" tabindex="-1">
                if let Some(slot) = slot {
                    <div class="bench__slot">
                        <h2 class="bench__slot-id" dir="ltr">{ &slot.id }</h2>
                        <span class="tag">{ &slot.shape }</span>
                        <p class="bench__slot-words">{ &slot.summary }</p>
                    </div>
                }
                { top::draw_notes(ui) }
                { top::draw_tools(ui, &fixtures) }
                { top::draw_plugins(ui) }
                { stage::draw(ui, &fixtures) }
            </main>
            { panel::draw(ui) }
        </div>
    }
}

fn said_words(ui: &Ui, said: Said) -> AttrValue {
    match said {
        Said::LinkCopied => t!("bench-said-link"),
        Said::FixtureCopied => t!("bench-said-fixture"),
        Said::NotCopied => t!("bench-said-not"),
        Said::PluginsChanged => t!("bench-said-plugins"),
        Said::Checked => {
            let findings = ui.state.cells.values().filter_map(|cell| cell.findings.as_ref());
            let n_found: usize = findings.map(|findings| findings.len()).sum();
            t!("bench-checks-found", count = n_found)
        }
    }
}
