//! What stands above the cells: what to show and how, and the plugins with their order and faults.

use std::rc::Rc;

use client::components::icons;
use client::t;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::catalogue::{Plugin, Plugins, Problem};
use super::controls::{Choice, choices, icon_button, kilobytes, select};
use super::page::{self, Failure};
use super::state::{Action, Load, Said, Ui};
use super::view::{Fault, Lang, Mode, Note, Side, Theme, USUAL_WIDTHS, View, toggle};

/// The words of a theme.
pub fn theme_words(theme: Theme) -> AttrValue {
    match theme {
        Theme::Light => t!("bench-light"),
        Theme::Dark => t!("bench-dark"),
    }
}

/// The words of a language.
pub fn lang_words(lang: Lang) -> AttrValue {
    match lang {
        Lang::English => t!("bench-english"),
        Lang::Accented => t!("bench-accented"),
        Lang::Mirrored => t!("bench-mirrored"),
    }
}

/// The words of a side.
pub fn side_words(side: Side) -> AttrValue {
    match side {
        Side::Override => t!("bench-override"),
        Side::Default => t!("bench-default"),
    }
}

fn fault_words(fault: Fault) -> AttrValue {
    match fault {
        Fault::SlowLoad => t!("bench-fault-slow"),
        Fault::FailedRequest => t!("bench-fault-request"),
        Fault::Throws => t!("bench-fault-throws"),
        Fault::Quarantined => t!("bench-fault-quarantined"),
    }
}

/// The title and what holds for all slots.
pub fn draw_bar(ui: &Ui) -> Html {
    let dispatcher = ui.state.dispatcher();
    let on_copy = Callback::from(move |_: MouseEvent| copy_address(dispatcher.clone()));
    let is_open = ui.state.is_help_open;
    let on_help = ui.on(move |_: MouseEvent| Some(Action::Help(!is_open)));
    html! {
        <header class="bench__bar">
            { icons::mark() }
            <h1 class="bench__title">{ t!("bench-title") }</h1>
            <span class="bench__space"></span>
            <button type="button" class="button button--s" onclick={on_copy}>
                { icons::link() }{ t!("bench-copy-link") }
            </button>
            <button type="button" class="button button--s" aria-expanded={is_open.to_string()} onclick={on_help}>
                { icons::book() }{ t!("bench-help") }
            </button>
        </header>
    }
}

fn copy_address(dispatcher: UseReducerDispatcher<super::state::State>) {
    spawn_local(async move {
        let address = web_sys::window().and_then(|window| window.location().href().ok());
        let copied = page::copy(&address.unwrap_or_default()).await;
        let said = if copied.is_ok() { Said::LinkCopied } else { Said::NotCopied };
        dispatcher.dispatch(Action::Say(said));
    });
}

/// What to show of the chosen slot, and how.
pub fn draw_tools(ui: &Ui, fixtures: &[(String, AttrValue)]) -> Html {
    let view = &ui.state.view;
    let mode = |mode: Mode, label: AttrValue| Choice {
        label,
        is_on: view.mode == mode,
        on_click: ui.change(move |view| view.mode = mode),
    };
    let modes =
        vec![mode(Mode::Compare, t!("bench-compare")), mode(Mode::Matrix, t!("bench-matrix"))];
    html! {
        <div class="bench__tools">
            { choices(t!("bench-mode"), modes) }
            { draw_fixture(ui, fixtures) }
            { match view.mode {
                Mode::Compare => draw_look(ui),
                Mode::Matrix => draw_axes(ui),
            } }
        </div>
    }
}

fn draw_fixture(ui: &Ui, fixtures: &[(String, AttrValue)]) -> Html {
    let name = ui.state.fixture().map(|fixture| fixture.name).unwrap_or_default();
    html! {
        <div class="picks">
            <span class="picks__label" aria-hidden="true">{ t!("bench-fixture") }</span>
            { select(ui, t!("bench-fixture"), &name, fixtures.to_vec(), |view, name| {
                view.fixture = name;
                view.props = None;
            }) }
        </div>
    }
}

fn draw_look(ui: &Ui) -> Html {
    let view = &ui.state.view;
    let themes = Theme::ALL.iter().map(|&theme| Choice {
        label: theme_words(theme),
        is_on: view.theme == theme,
        on_click: ui.change(move |view| view.theme = theme),
    });
    let langs = Lang::ALL.iter().map(|&lang| Choice {
        label: lang_words(lang),
        is_on: view.lang == lang,
        on_click: ui.change(move |view| view.lang = lang),
    });
    let fill = Choice {
        label: t!("bench-width-fill"),
        is_on: view.width.is_none(),
        on_click: ui.change(|view| view.width = None),
    };
    let widths = USUAL_WIDTHS.iter().map(|&width| Choice {
        label: width.to_string().into(),
        is_on: view.width == Some(width),
        on_click: ui.change(move |view| view.width = Some(width)),
    });
    html! {
        <>
            { choices(t!("bench-theme"), themes.collect()) }
            { choices(t!("bench-width"), std::iter::once(fill).chain(widths).collect()) }
            { choices(t!("bench-lang"), langs.collect()) }
        </>
    }
}

fn draw_axes(ui: &Ui) -> Html {
    let axes = &ui.state.view.axes;
    let rows =
        [(true, t!("bench-rows-all")), (false, t!("bench-rows-one"))].map(|(all, label)| Choice {
            label,
            is_on: axes.all_fixtures == all,
            on_click: ui.change(move |view| view.axes.all_fixtures = all),
        });
    let sides = Side::ALL.iter().map(|&side| Choice {
        label: side_words(side),
        is_on: axes.sides.contains(&side),
        on_click: ui.change(move |view| toggle(&mut view.axes.sides, side)),
    });
    let themes = Theme::ALL.iter().map(|&theme| Choice {
        label: theme_words(theme),
        is_on: axes.themes.contains(&theme),
        on_click: ui.change(move |view| toggle(&mut view.axes.themes, theme)),
    });
    // Widths of a link that are not usual can be taken out here, too.
    let mut offered: Vec<u32> = USUAL_WIDTHS.iter().chain(&axes.widths).copied().collect();
    offered.sort_unstable();
    offered.dedup();
    let widths = offered.into_iter().map(|width| Choice {
        label: width.to_string().into(),
        is_on: axes.widths.contains(&width),
        on_click: ui.change(move |view| toggle(&mut view.axes.widths, width)),
    });
    let langs = Lang::ALL.iter().map(|&lang| Choice {
        label: lang_words(lang),
        is_on: axes.langs.contains(&lang),
        on_click: ui.change(move |view| toggle(&mut view.axes.langs, lang)),
    });
    html! {
        <>
            { choices(t!("bench-rows"), rows.into()) }
            { choices(t!("bench-sides"), sides.collect()) }
            { choices(t!("bench-themes"), themes.collect()) }
            { choices(t!("bench-widths"), widths.collect()) }
            { choices(t!("bench-langs"), langs.collect()) }
        </>
    }
}

/// The plugins, the first one wins; or why there are none.
pub fn draw_plugins(ui: &Ui) -> Html {
    let content = match &ui.state.plugins {
        Load::Waiting => html! { <p class="bench__quiet">{ t!("bench-plugins-waiting") }</p> },
        Load::Failed(failure) => draw_no_plugins(*failure),
        Load::Here(plugins) if plugins.plugins.is_empty() => html! {
            <p class="bench__quiet">
                if plugins.mode == "folder" { { t!("bench-plugins-none-folder") } } else { { t!("bench-plugins-none-server") } }
            </p>
        },
        Load::Here(plugins) => draw_list(ui, plugins),
    };
    html! {
        <section class="bench__plugins" aria-labelledby="bench-plugins">
            <h2 class="bench__plugins-title" id="bench-plugins">{ t!("bench-plugins") }</h2>
            { content }
        </section>
    }
}

fn draw_no_plugins(failure: Failure) -> Html {
    match failure {
        Failure::SignedOut => html! {
            <p class="bench__quiet">
                { t!("bench-signed-out") }{ " " }<a href="/login">{ t!("bench-sign-in") }</a>
            </p>
        },
        Failure::Refused(status) => html! {
            <p class="bench__quiet">{ t!("bench-plugins-refused", status = status) }</p>
        },
        Failure::Unreachable => {
            html! { <p class="bench__quiet">{ t!("bench-plugins-unreachable") }</p> }
        }
    }
}

fn draw_list(ui: &Ui, plugins: &Rc<Plugins>) -> Html {
    let chosen = plugins.chosen(&ui.state.view);
    html! {
        <ol class="bench-plugins">
            for plugin in plugins.in_order(&ui.state.view) {
                { draw_plugin(ui, plugins, plugin, &chosen) }
            }
        </ol>
    }
}

/// Sets which plugins are on. As they run anyway needs no words in the address.
pub fn set_chosen(view: &mut View, plugins: &Plugins, chosen: Vec<String>) {
    let is_usual = chosen == plugins.running();
    view.plugins = (!is_usual).then_some(chosen);
}

fn draw_plugin(ui: &Ui, plugins: &Rc<Plugins>, plugin: &Plugin, chosen: &[String]) -> Html {
    let id = plugin.id().to_owned();
    let at = chosen.iter().position(|one| *one == id);
    let rearrange = |change: fn(&mut Vec<String>, usize, &str)| {
        let (plugins, chosen, id) = (Rc::clone(plugins), chosen.to_vec(), id.clone());
        ui.change(move |view| {
            let mut chosen = chosen.clone();
            let at = chosen.iter().position(|one| *one == id).unwrap_or(chosen.len());
            change(&mut chosen, at, &id);
            set_chosen(view, &plugins, chosen);
        })
    };
    let on_toggle = rearrange(|chosen, at, id| {
        if at < chosen.len() {
            chosen.remove(at);
        } else {
            chosen.push(id.to_owned());
        }
    });
    let on_earlier = rearrange(|chosen, at, _| chosen.swap(at, at.saturating_sub(1)));
    let on_later = rearrange(|chosen, at, _| {
        let last = chosen.len().saturating_sub(1);
        chosen.swap(at, (at + 1).min(last));
    });
    let name = plugin.name().to_owned();
    let fills = plugin.fills(&ui.state.view.slot);
    let size = plugin.bytes.brotli.map_or_else(|| kilobytes(plugin.bytes.raw), kilobytes);
    html! {
        <li key={id.clone()} class={classes!("plugin", at.is_some().then_some("plugin--on"))}>
            <label class="plugin__switch" title={id.clone()}>
                <input type="checkbox" checked={at.is_some()} disabled={!plugin.active} onclick={on_toggle} />
                if let Some(at) = at { <span class="plugin__place" aria-hidden="true">{ at + 1 }</span> }
                <span class="plugin__name">{ name.clone() }</span>
            </label>
            if let Some(version) = plugin.version() { <span class="plugin__fact" dir="ltr">{ version.to_owned() }</span> }
            <span class="plugin__fact" dir="ltr">{ size }</span>
            if fills {
                <span class="plugin__fills" title={t!("bench-fills")}>
                    { icons::plug() }<span class="visually-hidden">{ t!("bench-fills") }</span>
                </span>
            }
            if plugin.active {
                if at.is_some() {
                    { draw_fault(ui, &id, &name) }
                    <span class="plugin__order">
                        { icon_button(t!("bench-earlier", plugin = name.clone()), icons::arrow_up(), at == Some(0), on_earlier) }
                        { icon_button(t!("bench-later", plugin = name.clone()), icons::arrow_down(), at == chosen.len().checked_sub(1), on_later) }
                    </span>
                }
            } else {
                <span class="tag">{ t!("bench-idle") }</span>
            }
        </li>
    }
}

fn draw_fault(ui: &Ui, id: &str, name: &str) -> Html {
    let mut all = vec![(String::new(), t!("bench-fault-none"))];
    all.extend(Fault::ALL.iter().map(|fault| (fault.as_str().to_owned(), fault_words(*fault))));
    let value = ui.state.view.faults.get(id).map_or("", |fault| fault.as_str());
    let id = id.to_owned();
    select(ui, t!("bench-fault-of", plugin = name), value, all, move |view, value| {
        match Fault::read(&value) {
            Some(fault) => view.faults.insert(id.clone(), fault),
            None => view.faults.remove(&id),
        };
    })
}

/// What of the address could not be followed, and what is wrong with plugins.
pub fn draw_notes(ui: &Ui) -> Html {
    let plugins = ui.state.plugins();
    html! {
        <>
            if !ui.state.notes.is_empty() {
                <div class="bench__note" role="status">
                    { icons::warning() }
                    <ul class="bench__note-text">
                        for note in ui.state.notes.iter().take(5) { <li>{ note_words(note) }</li> }
                    </ul>
                    { icon_button(t!("bench-close"), icons::close(), false, ui.on(|_: MouseEvent| Some(Action::CloseNotes))) }
                </div>
            }
            for problem in plugins.problems.iter() { { draw_problem(problem) } }
        </>
    }
}

fn note_words(note: &Note) -> AttrValue {
    match note {
        Note::TooLong => t!("bench-note-long"),
        Note::Unknown { field, value } => {
            t!("bench-note-unknown", field = *field, value = value.as_str())
        }
        Note::BadProps => t!("bench-note-props"),
        Note::NoSuchSlot(slot) => t!("bench-note-slot", slot = slot.as_str()),
        Note::NoSuchFixture(name) => t!("bench-note-fixture", name = name.as_str()),
        Note::NoSuchPlugin(plugin) => t!("bench-note-plugin", plugin = plugin.as_str()),
    }
}

fn draw_problem(problem: &Problem) -> Html {
    html! {
        <div key={problem.plugin.clone()} class="bench__note bench__note--bad" role="alert">
            { icons::warning() }
            <div class="bench__note-text">
                <strong>{ t!("bench-problem", plugin = problem.plugin.as_str()) }</strong>
                <ul>
                    for error in problem.errors.iter().take(20) {
                        <li>
                            if !error.file.is_empty() { <code class="bench__place" dir="ltr">{ error.place() }</code> }
                            { &error.message }
                            if !error.rendered.is_empty() {
                                <details>
                                    <summary>{ t!("bench-compiler") }</summary>
                                    <pre class="bench__code" tabindex="0">{ &error.rendered }</pre>
                                </details>
                            }
                        </li>
                    }
                </ul>
                <p class="bench__quiet">{ t!("bench-problem-kept") }</p>
            </div>
        </div>
    }
}

/// The keys and the parts, in a few lines.
pub fn draw_help(ui: &Ui) -> Html {
    if !ui.state.is_help_open {
        return Html::default();
    }
    let keys = [
        ("↑ ↓ ← →", t!("bench-key-tree")),
        ("Enter", t!("bench-key-choose")),
        ("← →", t!("bench-key-width")),
        ("Esc", t!("bench-key-escape")),
    ];
    html! {
        <section class="bench__help" aria-label={t!("bench-help")}>
            <p>{ t!("bench-help-text") }</p>
            <dl class="bench__keys">
                for (key, words) in keys { <div><dt><kbd>{ key }</kbd></dt><dd>{ words }</dd></div> }
            </dl>
            <a href="/docs" target="_blank" rel="noopener">{ t!("bench-help-guides") }</a>
        </section>
    }
}
