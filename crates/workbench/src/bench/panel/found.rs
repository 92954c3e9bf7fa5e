//! The parts of the panel that tell what happened: events, checks, conflicts; and the fixture.

use client::components::icons;
use client::t;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, InputEvent};
use yew::prelude::*;

use super::{cells, override_ready};
use crate::bench::controls::{empty, kilobytes};
use crate::bench::page;
use crate::bench::state::{Action, Cell, Line, Said, Ui};
use crate::bench::told::{Entry, Finding, Loser, Rule, Sentence, Shown, explained};
use crate::bench::top::set_chosen;

/// What a cell's address says about which one it is, for lists of several.
fn which(address: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let parts = form_urlencoded::parse(query.as_bytes());
    let told = parts.filter(|(name, _)| {
        matches!(name.as_ref(), "fixture" | "side" | "theme" | "lang" | "width")
    });
    told.map(|(_, value)| value.into_owned()).collect::<Vec<_>>().join(" · ")
}

/// Every call into the host, every action, every line of the console.
pub(super) fn draw_events(ui: &Ui) -> Html {
    let state = &ui.state;
    let wanted = state.log_filter.to_lowercase();
    let is_wanted = |line: &&Line| {
        let text = match &line.entry {
            Entry::Call { name, arguments, .. } => format!("{name} {arguments}"),
            Entry::Console { level, text } => format!("{level} {text}"),
        };
        text.to_lowercase().contains(&wanted)
    };
    let on_filter = ui.on(|event: InputEvent| {
        Some(Action::FilterLog(event.target_dyn_into::<HtmlInputElement>()?.value()))
    });
    let lines: Vec<&Line> = state.log.iter().rev().filter(is_wanted).take(200).collect();
    html! {
        <>
            <div class="bench__panel-tools">
                <input class="field__input" type="search" value={state.log_filter.clone()} oninput={on_filter}
                    placeholder={t!("bench-log-filter")} aria-label={t!("bench-log-filter")} />
                <button type="button" class="button button--s" disabled={state.log.is_empty()}
                    onclick={ui.on(|_: MouseEvent| Some(Action::ClearLog))}>{ icons::trash() }{ t!("bench-log-clear") }</button>
            </div>
            if lines.is_empty() {
                { empty(t!("bench-log-empty"), t!("bench-log-empty-text"), Html::default()) }
            } else {
                <ol class="log" reversed={true}>
                    for line in lines { { draw_line(line) } }
                </ol>
            }
        </>
    }
}

fn draw_line(line: &Line) -> Html {
    let place = html! { <p class="log__cell" dir="ltr">{ which(&line.cell) }</p> };
    match &line.entry {
        Entry::Call { name, arguments, answer } => html! {
            <li key={line.number} class="log__line">
                <p class="log__name" dir="ltr">{ name }</p>
                <dl class="log__facts" dir="ltr">
                    <div><dt>{ t!("bench-log-arguments") }</dt><dd>{ arguments }</dd></div>
                    if answer != "null" { <div><dt>{ t!("bench-log-answer") }</dt><dd>{ answer }</dd></div> }
                </dl>
                { place }
            </li>
        },
        Entry::Console { level, text } => html! {
            <li key={line.number} class={classes!("log__line", matches!(level.as_str(), "error" | "warn").then_some("log__line--bad"))}>
                <p class="log__name" dir="ltr">{ t!("bench-log-console", level = level.as_str()) }</p>
                <p class="log__text" dir="ltr">{ text }</p>
                { place }
            </li>
        },
    }
}

/// What the checks found, what it costs to render, how large the plugins are.
pub(super) fn draw_checks(ui: &Ui) -> Html {
    let state = &ui.state;
    let cells = cells(state);
    let n_ready = cells.iter().filter(|(_, cell)| cell.ready.is_some()).count();
    let is_checked = cells.iter().any(|(_, cell)| cell.findings.is_some());
    let n_found: usize =
        cells.iter().filter_map(|(_, cell)| cell.findings.as_ref()).map(|found| found.len()).sum();
    let on_run = ui.on(move |_: MouseEvent| {
        page::send("", r#"{"type":"check"}"#);
        Some(Action::Checking(n_ready))
    });
    let is_running = state.n_checking > 0;
    html! {
        <>
            <div class="bench__panel-tools">
                <p class="bench__quiet">
                    if is_running { { t!("bench-checks-running", count = state.n_checking) } }
                    else if is_checked { { t!("bench-checks-found", count = n_found) } }
                    else { { t!("bench-checks-text") } }
                </p>
                <button type="button" class="button button--s button--primary" disabled={n_ready == 0 || is_running} onclick={on_run}>
                    { icons::check() }{ t!("bench-checks-run") }
                </button>
            </div>
            <ul class="findings">
                for (address, cell) in cells.iter() { { draw_findings(address, cell) } }
            </ul>
            <h3 class="bench__subtitle">{ t!("bench-rendering") }</h3>
            <table class="bench__table">
                <thead><tr><th scope="col">{ t!("bench-cell-head") }</th><th scope="col">{ t!("bench-time") }</th><th scope="col">{ t!("bench-renders") }</th></tr></thead>
                <tbody>
                    for (address, cell) in cells.iter() {
                        if let Some(ready) = &cell.ready {
                            <tr key={(*address).to_owned()}>
                                <td dir="ltr">{ which(address) }</td>
                                <td dir="ltr">{ t!("bench-milliseconds", time = format!("{:.1}", ready.render_ms)) }</td>
                                <td>{ ready.renders }</td>
                            </tr>
                        }
                    }
                </tbody>
            </table>
            { draw_sizes(ui) }
        </>
    }
}

fn draw_findings(address: &str, cell: &Cell) -> Html {
    let findings = cell.findings.iter().flat_map(|findings| findings.iter()).enumerate();
    let draw = |(idx, finding): (usize, &Finding)| {
        html! {
            <li key={format!("{idx}{address}")} class="finding">
                <p class="finding__head">
                    <span class={classes!("tag", if matches!(finding.impact.as_str(), "critical" | "serious") { "tag--bad" } else { "tag--warning" })}>{ &finding.rule }</span>
                    <span class="finding__message">{ &finding.message }</span>
                </p>
                if !finding.place.is_empty() { <code class="bench__place" dir="ltr">{ &finding.place }</code> }
                if !finding.mend.is_empty() { <p class="finding__mend">{ &finding.mend }</p> }
                <p class="log__cell" dir="ltr">{ which(address) }</p>
            </li>
        }
    };
    findings.map(draw).collect()
}

fn draw_sizes(ui: &Ui) -> Html {
    let plugins = ui.state.plugins();
    if plugins.plugins.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="bench__subtitle">{ t!("bench-sizes") }</h3>
            <table class="bench__table">
                <thead><tr><th scope="col">{ t!("bench-plugin") }</th><th scope="col">{ t!("bench-raw") }</th><th scope="col">{ t!("bench-brotli") }</th></tr></thead>
                <tbody>
                    for plugin in plugins.plugins.iter() {
                        <tr key={plugin.id().to_owned()}>
                            <td>{ plugin.name().to_owned() }</td>
                            <td dir="ltr">{ kilobytes(plugin.bytes.raw) }</td>
                            <td dir="ltr">{ plugin.bytes.brotli.map_or_else(|| "…".to_owned(), kilobytes) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </>
    }
}

/// Who shows, who does not, and why.
pub(super) fn draw_conflicts(ui: &Ui) -> Html {
    let Some(ready) = override_ready(&ui.state) else {
        return empty(
            t!("bench-conflicts-empty"),
            t!("bench-conflicts-empty-text"),
            Html::default(),
        );
    };
    html! {
        <>
            <p class="bench__quiet">{ t!("bench-conflicts-text") }</p>
            <ul class="verdicts">
                for sentence in explained(&ready.resolution) { { draw_sentence(ui, &sentence) } }
            </ul>
            if !ready.reports.is_empty() {
                <h3 class="bench__subtitle">{ t!("bench-failures") }</h3>
                <ul class="verdicts">
                    for (idx, report) in ready.reports.iter().enumerate() {
                        <li key={idx} class="verdict verdict--bad">
                            { icons::warning() }
                            <div>
                                <p><strong>{ name_of(ui, &report.plugin) }</strong>{ " " }<code dir="ltr">{ &report.code }</code></p>
                                <p>{ &report.message }</p>
                            </div>
                        </li>
                    }
                </ul>
            }
        </>
    }
}

fn name_of(ui: &Ui, id: &str) -> String {
    let plugins = ui.state.plugins();
    let found = plugins.plugins.iter().find(|plugin| plugin.id() == id);
    found.map_or_else(|| id.to_owned(), |plugin| plugin.name().to_owned())
}

fn draw_sentence(ui: &Ui, sentence: &Sentence<'_>) -> Html {
    match sentence {
        Sentence::Default => html! {
            <li class="verdict">{ icons::check() }<p>{ t!("bench-shows-default") }</p></li>
        },
        Sentence::Hidden => html! {
            <li class="verdict">{ icons::check() }<p>{ t!("bench-shows-nothing") }</p></li>
        },
        Sentence::Shows(shown) => html! {
            <li class="verdict verdict--good">{ icons::check() }<p>{ shows_words(shown, &name_of(ui, &shown.plugin)) }</p></li>
        },
        Sentence::Lost(loser, rule) => draw_lost(ui, loser, *rule),
    }
}

fn shows_words(shown: &Shown, name: &str) -> AttrValue {
    match shown.kind.as_str() {
        "replace" => t!("bench-shows-replace", plugin = name),
        "wrap" => t!("bench-shows-wrap", plugin = name),
        "before" => t!("bench-shows-before", plugin = name),
        "after" => t!("bench-shows-after", plugin = name),
        "hide" => t!("bench-shows-hide", plugin = name),
        _ => t!("bench-shows-item", plugin = name),
    }
}

fn draw_lost(ui: &Ui, loser: &Loser, rule: Rule) -> Html {
    let (plugin, winner) =
        (name_of(ui, &loser.plugin), name_of(ui, loser.winner.as_deref().unwrap_or_default()));
    let words = match rule {
        Rule::AdminOrder => t!("bench-lost-admin", plugin = plugin, winner = winner),
        Rule::Order => t!("bench-lost-order", plugin = plugin, winner = winner),
        Rule::Id => t!("bench-lost-id", plugin = plugin, winner = winner),
        Rule::RegisteredLater => t!("bench-lost-later", plugin = plugin),
        Rule::Key => t!("bench-lost-key", plugin = plugin, winner = winner),
        Rule::Failed => t!("bench-lost-failed", plugin = plugin),
        Rule::Other => t!("bench-lost-other", plugin = plugin, reason = loser.message.as_str()),
    };
    let plugins = ui.state.plugins();
    let chosen = plugins.chosen(&ui.state.view);
    let can_lead = !matches!(rule, Rule::Failed | Rule::RegisteredLater | Rule::Key)
        && chosen.iter().position(|id| *id == loser.plugin).is_some_and(|at| at > 0);
    let id = loser.plugin.clone();
    let on_lead = ui.change(move |view| {
        let mut first = vec![id.clone()];
        first.extend(chosen.iter().filter(|one| **one != id).cloned());
        set_chosen(view, &plugins, first);
    });
    html! {
        <li class="verdict verdict--lost">
            { icons::close() }
            <div>
                <p>{ words }</p>
                if can_lead {
                    <button type="button" class="link-button" onclick={on_lead}>{ t!("bench-put-first", plugin = plugin) }</button>
                }
            </div>
        </li>
    }
}

/// The fixture as it is written in its file.
pub(super) fn draw_fixture(ui: &Ui) -> Html {
    let Some(fixture) = ui.state.fixture() else {
        return empty(t!("bench-no-fixture"), t!("bench-no-fixture-text"), Html::default());
    };
    let file = format!("fixtures/{}/{}.json", fixture.slot, fixture.name);
    let written = serde_json::json!({
        "title": fixture.title, "state": fixture.state, "props": ui.state.props(), "key": fixture.key,
        "answers": fixture.answers,
    });
    let text = serde_json::to_string_pretty(&written).unwrap_or_default();
    let dispatcher = ui.state.dispatcher();
    let copied = text.clone();
    let on_copy = Callback::from(move |_: MouseEvent| {
        let (dispatcher, text) = (dispatcher.clone(), copied.clone());
        spawn_local(async move {
            let is_copied = page::copy(&text).await.is_ok();
            dispatcher.dispatch(Action::Say(if is_copied {
                Said::FixtureCopied
            } else {
                Said::NotCopied
            }));
        });
    });
    html! {
        <>
            <div class="bench__panel-tools">
                <div>
                    <p><strong>{ &fixture.title }</strong>{ " " }<span class="tag">{ &fixture.state }</span></p>
                    <p class="log__cell" dir="ltr">{ file }</p>
                </div>
                <button type="button" class="button button--s" onclick={on_copy}>{ t!("bench-copy") }</button>
            </div>
            <p class="bench__quiet">
                if ui.state.view.props.is_some() { { t!("bench-fixture-edited") } } else { { t!("bench-fixture-text") } }
            </p>
            <pre class="bench__code" dir="ltr" tabindex="0">{ text }</pre>
        </>
    }
}
