//! Failures that browsers told of.

use std::rc::Rc;

use api_types::{ManagedPlugin, PluginReport};
use client::{
    components::{EmptyState, ErrorView, code_words, icons, phase_words},
    hooks::use_toasts,
    i18n::local_time,
    pages::error_words,
    services::ApiError,
    t,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    components::{Confirm, Page, Weight, slot_name},
    hooks::{Fetched, use_fetched, use_plugins, use_regularly, use_viewer},
    route::Route,
    rules::{
        news::Topic,
        reports::{Group, groups},
    },
    services::oversight,
};

/// Failures that browsers told of.
#[component]
pub fn Reports() -> Html {
    let viewer = use_viewer();
    let plugins = use_plugins();
    let fetched = use_fetched((), &[Topic::Plugins], |()| oversight::reports());
    // Browsers report one by one and nobody is told of each, so the page asks by itself.
    use_regularly(&fetched.reload);
    let asked = use_state_eq(|| None::<AttrValue>);
    let on_clear = use_callback(asked.setter(), |id: AttrValue, asked| asked.set(Some(id)));
    let on_reload = fetched.reload.reform(|_: MouseEvent| ());
    let actions = html! {
        <button type="button" class="button" onclick={on_reload}>{ icons::retry() }{ t!("reports-reload") }</button>
    };
    let installed = plugins.answer.ready().cloned().unwrap_or_default();
    let content = match &fetched.answer {
        Fetched::Loading => html! {
            <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
                for nth in 0..3 { <div class="skeleton settings__skeleton" key={nth}></div> }
            </div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("reports-failed")} text={error_words(error)}
                on_retry={fetched.reload.clone()} />
        },
        Fetched::Ready(reports) if reports.is_empty() => html! {
            <EmptyState icon={icons::check()} title={t!("reports-empty")} text={t!("reports-empty-text")} />
        },
        Fetched::Ready(reports) => html! {
            for found in groups(reports) {
                { group(&found, &installed, viewer.rights.may_write().then(|| on_clear.clone())) }
            }
        },
    };
    html! {
        <Page title={t!("nav-reports")} intro={t!("reports-intro")} {actions}>
            { content }
            if let Some(id) = &*asked {
                <ClearQuestion id={id.clone()} name={name_of(&installed, id)}
                    on_done={{
                        let (asked, reload) = (asked.setter(), fetched.reload);
                        move |()| {
                            asked.set(None);
                            reload.emit(());
                        }
                    }} />
            }
        </Page>
    }
}

fn name_of(installed: &[ManagedPlugin], id: &str) -> AttrValue {
    let found = installed.iter().find(|plugin| plugin.id == id);
    found.map_or_else(|| AttrValue::from(id.to_owned()), |it| AttrValue::from(it.name.clone()))
}

fn group(
    group: &Group<'_>,
    installed: &Rc<Vec<ManagedPlugin>>,
    on_clear: Option<Callback<AttrValue>>,
) -> Html {
    let id = AttrValue::from(group.plugin_id.to_owned());
    let name = name_of(installed, &id);
    let is_installed = installed.iter().any(|it| it.id == group.plugin_id && it.installed);
    let clear = on_clear.map(|on_clear| {
        let id = id.clone();
        move |_: MouseEvent| on_clear.emit(id.clone())
    });
    html! {
        <section class="report-group" key={group.plugin_id} data-plugin-id={id.clone()} aria-label={name.clone()}>
            <header class="report-group__header">
                <h2 class="report-group__title">
                    if is_installed {
                        <Link<Route> to={Route::plugin(&id)}>{ name }</Link<Route>>
                    } else {
                        { name }
                    }
                </h2>
                <span class="tag">{ t!("reports-count", count = group.n_failures()) }</span>
                if group.n_quarantined() > 0 {
                    <span class="tag tag--bad">
                        { t!("reports-quarantined", count = group.n_quarantined()) }
                    </span>
                }
                if let Some(clear) = clear {
                    <button type="button" class="button button--s report-group__clear" onclick={clear}>
                        { t!("reports-clear") }
                    </button>
                }
            </header>
            <ul class="report-group__list">
                for (nth, report) in group.reports.iter().enumerate() {
                    <li key={nth} class="report">{ row(report) }</li>
                }
            </ul>
        </section>
    }
}

fn row(report: &PluginReport) -> Html {
    html! {
        <>
            <p class="report__what">{ phase_words(&report.phase) }{ " " }{ code_words(&report.code) }</p>
            if !report.message.is_empty() {
                <p class="report__message">{ &report.message }</p>
            }
            <p class="report__facts">
                if !report.slot.is_empty() {
                    <span>{ t!("reports-slot", slot = slot_name(&report.slot)) }</span>
                }
                <span>{ t!("reports-count", count = report.n_failures) }</span>
                <span>{ t!("reports-users", count = report.n_users) }</span>
                if report.n_quarantined > 0 {
                    <span>{ t!("reports-quarantined", count = report.n_quarantined) }</span>
                }
                if report.n_failures > 1 {
                    <span>{ t!("reports-first") }{ " " }{ moment(report.first_at) }</span>
                }
                <span>{ t!("reports-last") }{ " " }{ moment(report.last_at) }</span>
            </p>
            <p class="report__codes">
                if !report.version.is_empty() {
                    <code>{ &report.version }</code>
                }
                if !report.slot.is_empty() {
                    <code>{ &report.slot }</code>
                }
                <code>{ &report.phase }</code>
                <code>{ &report.code }</code>
            </p>
        </>
    }
}

/// A day and a time.
fn moment(at: i64) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = at as f64;
    html! {
        <time datetime={local_time::machine_readable(at_ms)} title={local_time::full(at_ms)}>
            { format!("{}, {}", local_time::day_label(at_ms), local_time::time_of_day(at_ms)) }
        </time>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ClearQuestionProps {
    id: AttrValue,
    name: AttrValue,
    /// It was done, or not.
    on_done: Callback<()>,
}

#[component]
fn ClearQuestion(props: &ClearQuestionProps) -> Html {
    let viewer = use_viewer();
    let toasts = use_toasts();
    let is_busy = use_state_eq(|| false);
    let error = use_state_eq(|| None::<AttrValue>);
    let on_yes = {
        let (id, on_done, name) = (props.id.clone(), props.on_done.clone(), props.name.clone());
        let (busy, error) = (is_busy.setter(), error.setter());
        move |()| {
            let (id, on_done, name) = (id.clone(), on_done.clone(), name.clone());
            let (busy, error, toasts) = (busy.clone(), error.clone(), toasts.clone());
            let on_ended = viewer.on_ended.clone();
            busy.set(true);
            spawn_local(async move {
                match oversight::clear_reports(&id).await {
                    Ok(_) => {
                        toasts.note(t!("reports-cleared", name = name));
                        on_done.emit(());
                    }
                    Err(ApiError::Unauthorized) => on_ended.emit(()),
                    Err(failed) => {
                        busy.set(false);
                        error.set(Some(error_words(&failed)));
                    }
                }
            });
        }
    };
    html! {
        <Confirm title={t!("reports-clear-title", name = props.name)} yes={t!("reports-clear")}
            weight={Weight::Danger} is_busy={*is_busy} error={(*error).clone()}
            {on_yes} on_no={props.on_done.clone()}>
            <p>{ t!("reports-clear-text") }</p>
        </Confirm>
    }
}
