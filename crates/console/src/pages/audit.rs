//! What administrators did, newest first.

use std::{collections::HashMap, rc::Rc};

use api_types::{Audit as Entry, ManagedPlugin, User};
use client::{
    components::{EmptyState, ErrorView, Field, FieldKind, icons},
    i18n::local_time,
    pages::error_words,
    state::select::person,
    t,
};
use yew::prelude::*;

use crate::{
    components::Page,
    hooks::{Fetched, use_fetched, use_plugins},
    rules::audits::{is_by_itself, matches, pairs},
    services::oversight,
};
use facts::{Fact, Known, fact_view, facts};
use words::action_words;

mod facts;
mod words;

/// As many as one looks through.
const PER_PAGE: u32 = 50;

/// As many as are searched at once: the most that the server gives.
const PER_SEARCH: u32 = 200;

/// One page of the log with the people in it.
#[derive(PartialEq)]
struct Log {
    entries: Vec<Entry>,
    people: HashMap<String, User>,
}

/// What administrators did, newest first.
#[component]
pub fn Audit() -> Html {
    let page = use_state_eq(|| 0_u32);
    let search = use_state_eq(String::new);
    let plugins = use_plugins();
    let per_page = if search.trim().is_empty() { PER_PAGE } else { PER_SEARCH };
    let fetched = use_fetched((*page, per_page), &[], |(page, per_page)| async move {
        let entries = oversight::audits(page, per_page).await?;
        let mut ids: Vec<String> = entries.iter().flat_map(people_in).collect();
        ids.sort();
        ids.dedup();
        ids.retain(|id| !id.is_empty());
        let users = oversight::users(&ids).await?;
        let people = users.into_iter().map(|user| (user.id.clone(), user)).collect();
        Ok(Log { entries, people })
    });
    let on_reload = fetched.reload.reform(|_: MouseEvent| ());
    let actions = html! {
        <button type="button" class="button" onclick={on_reload}>{ icons::retry() }{ t!("audit-reload") }</button>
    };
    let content = match &fetched.answer {
        Fetched::Loading => html! {
            <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
                for nth in 0..5 { <div class="skeleton settings__skeleton" key={nth}></div> }
            </div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("audit-failed")} text={error_words(error)}
                on_retry={fetched.reload.clone()} />
        },
        Fetched::Ready(log) if log.entries.is_empty() && *page == 0 => html! {
            <EmptyState icon={icons::list()} title={t!("audit-empty")} text={t!("audit-empty-text")} />
        },
        Fetched::Ready(log) => {
            let plugins = plugins.answer.ready().map(|all| all.as_slice()).unwrap_or_default();
            table(log, plugins, &search)
        }
    };
    let on_search = {
        let (search, page) = (search.clone(), page.setter());
        move |text: String| {
            // Pages are of another length while something is searched.
            if text.trim().is_empty() != search.trim().is_empty() {
                page.set(0);
            }
            search.set(text);
        }
    };
    let has_older = fetched
        .answer
        .ready()
        .is_some_and(|log| u32::try_from(log.entries.len()).is_ok_and(|it| it == per_page));
    let turn = |by: i64| {
        let page = page.clone();
        move |_: MouseEvent| {
            page.set(u32::try_from((i64::from(*page) + by).max(0)).unwrap_or(0));
        }
    };
    html! {
        <Page title={t!("nav-audit")} intro={t!("audit-intro")} {actions}>
            <div class="audit__search">
                <Field name="audit-search" label={t!("audit-search")} kind={FieldKind::Search}
                    hint={t!("audit-search-hint")} value={(*search).clone()}
                    on_input={on_search} />
            </div>
            { content }
            if *page > 0 || has_older {
                <nav class="audit__pages" aria-label={t!("audit-pages")}>
                    <button type="button" class="button" disabled={*page == 0} onclick={turn(-1)}>
                        { t!("audit-newer") }
                    </button>
                    <span>{ t!("audit-page", page = *page + 1) }</span>
                    <button type="button" class="button" disabled={!has_older} onclick={turn(1)}>
                        { t!("audit-older") }
                    </button>
                </nav>
            }
        </Page>
    }
}

/// One entry in words.
struct Row<'a> {
    entry: &'a Entry,
    who: AttrValue,
    what: AttrValue,
    facts: Vec<Fact>,
}

/// Whom an entry names by id.
fn people_in(entry: &Entry) -> Vec<String> {
    let mut ids = vec![entry.user_id.clone()];
    ids.extend(
        pairs(&entry.extra_info).into_iter().filter(|(key, _)| key == "user").map(|it| it.1),
    );
    ids
}

fn table(log: &Rc<Log>, plugins: &[ManagedPlugin], search: &str) -> Html {
    let known = Known { plugins, people: &log.people };
    let rows: Vec<Row<'_>> = log
        .entries
        .iter()
        .map(|entry| Row {
            entry,
            who: who(log, entry),
            what: action_words(&entry.action),
            facts: facts(&entry.extra_info, known),
        })
        .filter(|row| {
            let entry = row.entry;
            let mut texts =
                vec![&*row.who, &*row.what, &entry.action, &entry.extra_info, &entry.ip_address];
            texts.extend(row.facts.iter().map(|fact| fact.text.as_str()));
            matches(&texts, search)
        })
        .collect();
    if rows.is_empty() {
        return html! {
            <EmptyState icon={icons::search()} title={t!("audit-none")} text={t!("audit-none-text")} />
        };
    }
    html! {
        <div class="audit__frame" tabindex="0" role="region" aria-label={t!("nav-audit")}>
            // Its roles are told: narrow windows stack the cells, and then browsers forget them.
            <table class="audit" role="table">
                <caption class="visually-hidden">{ t!("audit-intro") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{ t!("audit-when") }</th>
                        <th scope="col" role="columnheader">{ t!("audit-who") }</th>
                        <th scope="col" role="columnheader">{ t!("audit-what") }</th>
                        <th scope="col" role="columnheader">{ t!("audit-to-what") }</th>
                        <th scope="col" role="columnheader">{ t!("audit-where") }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for row in &rows { { entry_row(row) } }
                </tbody>
            </table>
        </div>
    }
}

fn who(log: &Log, entry: &Entry) -> AttrValue {
    if is_by_itself(entry) {
        return t!("audit-by-itself");
    }
    if entry.user_id.is_empty() {
        return t!("audit-command");
    }
    match log.people.get(&entry.user_id) {
        Some(user) if person::display_name(user) == user.username => {
            AttrValue::from(format!("@{}", user.username))
        }
        Some(user) => {
            AttrValue::from(format!("{} (@{})", person::display_name(user), user.username))
        }
        None => AttrValue::from(entry.user_id.clone()),
    }
}

fn entry_row(row: &Row<'_>) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = row.entry.create_at as f64;
    html! {
        <tr role="row" key={row.entry.id.as_str()} data-action={row.entry.action.clone()}>
            <td class="audit__when" role="cell">
                <time datetime={local_time::machine_readable(at_ms)} title={local_time::full(at_ms)}>
                    { format!("{}, {}", local_time::day_label(at_ms), local_time::time_of_day(at_ms)) }
                </time>
            </td>
            <td class="audit__who" role="cell">{ &row.who }</td>
            <td class="audit__what" role="cell">{ &row.what }</td>
            <td class="audit__facts" role="cell">
                for (nth, fact) in row.facts.iter().enumerate() { { fact_view(nth, fact) } }
            </td>
            <td class="audit__where" role="cell">{ &row.entry.ip_address }</td>
        </tr>
    }
}
