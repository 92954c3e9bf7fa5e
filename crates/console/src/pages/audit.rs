//! What administrators did, newest first.

use std::{collections::HashMap, rc::Rc};

use api_types::{Audit as Entry, User};
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
    hooks::{Fetched, use_fetched},
    rules::audits::{matches, pairs},
    services::oversight,
};
use words::action_words;

mod words;

/// As many as one looks through.
const PER_PAGE: u32 = 50;

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
    let fetched = use_fetched(*page, &[], |page| async move {
        let entries = oversight::audits(page, PER_PAGE).await?;
        let mut ids: Vec<String> = entries.iter().map(|entry| entry.user_id.clone()).collect();
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
            <div class="settings__waiting" aria-busy="true" aria-label={t!("loading")}>
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
        Fetched::Ready(log) => table(log, &search),
    };
    let set_search = search.setter();
    let has_older = fetched
        .answer
        .ready()
        .is_some_and(|log| u32::try_from(log.entries.len()).is_ok_and(|it| it == PER_PAGE));
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
                    on_input={move |value| set_search.set(value)} />
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
    facts: Vec<(String, String)>,
}

fn table(log: &Rc<Log>, search: &str) -> Html {
    let rows: Vec<Row<'_>> = log
        .entries
        .iter()
        .map(|entry| Row {
            entry,
            who: who(log, entry),
            what: action_words(&entry.action),
            facts: pairs(&entry.extra_info),
        })
        .filter(|row| {
            let entry = row.entry;
            let texts =
                [&*row.who, &*row.what, &entry.action, &entry.extra_info, &entry.ip_address];
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
                for (nth, (key, value)) in row.facts.iter().enumerate() {
                    <span class="audit__fact" key={nth}>
                        if !key.is_empty() { <span class="audit__key">{ key }{ " " }</span> }
                        <code>{ value }</code>
                    </span>
                }
            </td>
            <td class="audit__where" role="cell">{ &row.entry.ip_address }</td>
        </tr>
    }
}
