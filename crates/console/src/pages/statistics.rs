//! How much the server is used: figures, and the last month by day, for all of it or one team.

mod chart;
mod of_plugins;

use api_types::{AnalyticsRow, Team};
use client::{
    components::{ErrorView, icons},
    lazy,
    pages::error_words,
    t,
};
use futures_util::future::{try_join, try_join4};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use self::{
    chart::{Chart, last_days},
    of_plugins::OfPlugins,
};
use crate::{
    components::Page,
    hooks::{Fetched, PluginsRun, use_fetched},
    rules::statistics::figure,
    services::oversight,
};

// With what runs plugins, which is there by then.
lazy!(plugin: Figures => OfPlugins, page);

/// Everything that the page shows.
#[derive(PartialEq)]
struct Numbers {
    standard: Vec<AnalyticsRow>,
    extra: Vec<AnalyticsRow>,
    posts: Vec<AnalyticsRow>,
    writers: Vec<AnalyticsRow>,
    teams: Vec<Team>,
}

/// How much the server is used.
#[component]
pub fn Statistics() -> Html {
    let team_id = use_state_eq(String::new);
    let fetched = use_fetched((*team_id).clone(), &[], |team_id| async move {
        let of = |name| oversight::analytics(name, &team_id);
        let numbers = try_join4(
            of("standard"),
            of("extra_counts"),
            of("post_counts_day"),
            of("user_counts_with_posts_day"),
        );
        let ((standard, extra, posts, writers), teams) =
            try_join(numbers, oversight::teams()).await?;
        Ok(Numbers { standard, extra, posts, writers, teams })
    });
    let on_reload = fetched.reload.reform(|_: MouseEvent| ());
    let actions = html! {
        <button type="button" class="button" onclick={on_reload}>{ icons::retry() }{ t!("statistics-reload") }</button>
    };
    // The choice stays while another team is counted.
    let teams = use_mut_ref(Vec::<Team>::new);
    if let Fetched::Ready(numbers) = &fetched.answer {
        teams.replace(numbers.teams.clone());
    }
    let on_team = {
        let team_id = team_id.setter();
        Callback::from(move |event: Event| {
            team_id.set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let has_plugins = use_context::<PluginsRun>().is_some();
    let days = {
        let days = last_days();
        let name = |day: Option<&(String, f64)>| {
            AttrValue::from(day.map(|(name, _)| name.clone()).unwrap_or_default())
        };
        (name(days.first()), name(days.last()))
    };
    let content = match &fetched.answer {
        Fetched::Loading => html! {
            <div class="settings__waiting" role="status" aria-busy="true" aria-label={t!("loading")}>
                for nth in 0..4 { <div class="skeleton settings__skeleton" key={nth}></div> }
            </div>
        },
        Fetched::Failed(error) => html! {
            <ErrorView title={t!("statistics-failed")} text={error_words(error)}
                on_retry={fetched.reload.clone()} />
        },
        Fetched::Ready(numbers) => html! {
            <>
                { figures(numbers, team_id.is_empty()) }
                if has_plugins {
                    <Figures team_id={(*team_id).clone()} {days} />
                }
                <Chart title={t!("statistics-posts-by-day")} rows={numbers.posts.clone()} />
                <Chart title={t!("statistics-writers-by-day")} has_sum=false
                    rows={numbers.writers.clone()} />
            </>
        },
    };
    html! {
        <Page title={t!("nav-statistics")} intro={t!("statistics-intro")} {actions}>
            { choice(&teams.borrow(), &team_id, on_team) }
            { content }
        </Page>
    }
}

/// Which team; nothing where there is no choice.
fn choice(teams: &[Team], chosen: &str, on_team: Callback<Event>) -> Html {
    if teams.len() < 2 && chosen.is_empty() {
        return Html::default();
    }
    html! {
        <div class="field statistics__team">
            <label class="field__label" for="statistics-team">{ t!("statistics-of") }</label>
            <select class="field__input" id="statistics-team" onchange={on_team}>
                <option value="" selected={chosen.is_empty()}>{ t!("statistics-all") }</option>
                for team in teams {
                    <option key={team.id.as_str()} value={team.id.clone()} selected={team.id == chosen}>
                        { &team.display_name }
                    </option>
                }
            </select>
        </div>
    }
}

/// The numbers that stand for themselves. Who was active, and sessions, are known of the whole server only.
fn figures(numbers: &Numbers, is_all: bool) -> Html {
    let one = |name: &str, label: AttrValue| {
        let value = figure(&numbers.standard, name).or_else(|| figure(&numbers.extra, name));
        value.map(|value| {
            html! {
                <div class="figure" key={name} data-figure={name.to_owned()}>
                    <dt class="figure__label">{ label }</dt>
                    <dd class="figure__value">{ value }</dd>
                </div>
            }
        })
    };
    let everywhere = [
        one("unique_user_count", t!("statistics-people")),
        one("inactive_user_count", t!("statistics-inactive")),
        one("channel_open_count", t!("statistics-public")),
        one("channel_private_count", t!("statistics-private")),
        one("post_count", t!("statistics-posts")),
        one("file_post_count", t!("statistics-files")),
    ];
    let of_server = [
        one("daily_active_users", t!("statistics-day")),
        one("monthly_active_users", t!("statistics-month")),
        one("team_count", t!("statistics-teams")),
        one("session_count", t!("statistics-sessions")),
        one("total_websocket_connections", t!("statistics-connections")),
    ];
    let of_server = of_server.into_iter().filter(|_| is_all);
    html! {
        <dl class="figures" aria-label={t!("statistics-figures")}>
            { for everywhere.into_iter().chain(of_server).flatten() }
        </dl>
    }
}
