//! One number for each of the last days: as bars, and as a table for whoever can not see those.

use api_types::AnalyticsRow;
use client::{i18n::local_time, t};
use yew::prelude::*;

use crate::rules::statistics::{N_DAYS, height, of_days};

const DAY_MS: f64 = 86_400_000.0;
/// How wide a bar and the gap behind it are, in units of the drawing, which is 100 high.
const STEP: i64 = 10;
const BAR: i64 = 8;

/// Properties of [`Chart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChartProps {
    /// What is counted.
    pub(super) title: AttrValue,
    /// Whether the days together say something; people who wrote on two days are two in their sum.
    #[prop_or(true)]
    pub(super) has_sum: bool,
    /// What the server told, by day.
    pub(super) rows: Vec<AnalyticsRow>,
}

/// The bars, what they say in one sentence, and the table.
#[component]
pub(super) fn Chart(props: &ChartProps) -> Html {
    let days = last_days();
    let names: Vec<String> = days.iter().map(|(name, _)| name.clone()).collect();
    let values = of_days(&props.rows, &names);
    let most = values.iter().copied().max().unwrap_or_default();
    let total: i64 = values.iter().sum();
    let label = |at_ms: f64| local_time::day_label(at_ms);
    let told: Vec<(AttrValue, i64)> =
        days.iter().zip(&values).map(|((_, at_ms), value)| (label(*at_ms), *value)).collect();
    let best = told.iter().find(|(_, value)| *value == most).map(|(day, _)| day.clone());
    let summary = match best.filter(|_| most > 0) {
        Some(day) if props.has_sum => {
            t!("statistics-summary", total = total, most = most, day = day)
        }
        Some(day) => t!("statistics-most", most = most, day = day),
        None => t!("statistics-nothing"),
    };
    let width = STEP * i64::try_from(told.len()).unwrap_or_default();
    let bar = |(nth, (day, value)): (usize, &(AttrValue, i64))| {
        let high = height(*value, most);
        let x = STEP * i64::try_from(nth).unwrap_or_default() + (STEP - BAR) / 2;
        html! {
            <rect key={nth} class="chart__bar" x={x.to_string()} y={(100 - high).to_string()}
                width={BAR.to_string()} height={high.to_string()}>
                <title>{ format!("{day}: {value}") }</title>
            </rect>
        }
    };
    html! {
        <section class="chart" aria-label={props.title.clone()}>
            <h2 class="chart__title">{ &props.title }</h2>
            <p class="chart__summary">{ summary.clone() }</p>
            <svg class="chart__bars" role="img" aria-label={summary} preserveAspectRatio="none"
                viewBox={format!("0 0 {width} 100")}>
                { for told.iter().enumerate().map(bar) }
            </svg>
            <div class="chart__ends" aria-hidden="true">
                { for told.first().iter().chain(told.last().iter()).map(|(day, _)| html! { <span>{ day }</span> }) }
            </div>
            <details class="chart__table">
                <summary>{ t!("statistics-table") }</summary>
                <table class="audit">
                    <thead><tr>
                        <th scope="col">{ t!("statistics-date") }</th><th scope="col">{ &props.title }</th>
                    </tr></thead>
                    <tbody>
                        for (nth, (day, value)) in told.iter().enumerate().rev() {
                            <tr key={nth}><td>{ day }</td><td>{ value }</td></tr>
                        }
                    </tbody>
                </table>
            </details>
        </section>
    }
}

/// The days of UTC as the server names them, each with its noon; the latest one last.
pub(super) fn last_days() -> Vec<(String, f64)> {
    let today = (js_sys::Date::now() / DAY_MS).floor();
    (0..N_DAYS)
        .rev()
        .map(|before| {
            #[expect(clippy::cast_precision_loss, reason = "a few days")]
            let noon_ms = (today - before as f64) * DAY_MS + DAY_MS / 2.0;
            let name = String::from(js_sys::Date::new(&noon_ms.into()).to_iso_string());
            (name.chars().take(10).collect(), noon_ms)
        })
        .collect()
}
