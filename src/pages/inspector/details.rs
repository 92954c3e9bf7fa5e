//! What is known of one slot on the page: who fills it, who lost and why, what views get to know,
//! how long they took, what failed, and lines to copy.

use contracts::SlotInfo;
use runtime::{Report, Status};
use slots::{Content, Contribution, Kind, Loser, LossReason};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{snippet, spots::Spot};
use crate::{hooks::ToastLink, services::browser, t};

/// Longer props are cut here, in characters: a page of posts is no help.
const MAX_PROPS_CHARS: usize = 20_000;
/// The latest failures that are shown.
const MAX_REPORTS: usize = 5;

/// The details of `spot`; `nth` of `total` on the page, counted from one.
pub(super) fn details(spot: &Spot, (nth, total): (usize, usize), status: &Status) -> Html {
    let info = contracts::ALL.iter().find(|slot| slot.id == spot.id());
    let name = |id: &str| {
        let known = status.plugins.iter().find(|it| it.id.as_str() == id);
        known.map_or_else(|| id.to_owned(), |it| it.name.clone())
    };
    html! {
        <>
            if let Some(info) = info {
                <p class="inspector__about" dir="auto">{ info.summary }</p>
            }
            <dl class="inspector__facts">
                { fact(t!("inspector-nth"), html! { { t!("inspector-of", nth = nth, total = total) } }) }
                if let Some(key) = spot.place.key() {
                    { fact(t!("inspector-key"), html! { <code>{ key }</code> }) }
                }
                { fact(t!("inspector-time"), time(spot)) }
            </dl>
            <h3 class="inspector__heading">{ t!("inspector-shown") }</h3>
            <ul class="inspector__list">
                if let Content::Hidden(by) = &spot.resolution.content {
                    <li>{ t!("inspector-hidden", name = name(by.plugin.as_str())) }</li>
                }
                if spot.resolution.content == Content::Default {
                    <li>{ t!("inspector-default") }</li>
                }
                for shown in spot.resolution.shown() {
                    <li key={shown.id.get()}>
                        { name(shown.plugin.as_str()) }{ " " }<span class="tag">{ what(shown) }</span>
                    </li>
                }
            </ul>
            if !spot.resolution.losers.is_empty() {
                <h3 class="inspector__heading">{ t!("inspector-lost") }</h3>
                <ul class="inspector__list">
                    for loser in &spot.resolution.losers {
                        <li key={loser.contribution.id.get()}>
                            { name(loser.contribution.plugin.as_str()) }{ " " }
                            <span class="tag">{ what(&loser.contribution) }</span>
                            <div class="inspector__why">{ why(loser, name) }</div>
                        </li>
                    }
                </ul>
            }
            { failures(spot.id(), status) }
        </>
    }
}

fn fact(label: AttrValue, value: Html) -> Html {
    html! { <div class="inspector__fact"><dt>{ label }</dt><dd>{ value }</dd></div> }
}

fn time(spot: &Spot) -> Html {
    let ms = spot.place.last_ms();
    html! { { ms.map_or_else(|| t!("inspector-untimed"), |ms| t!("inspector-ms", ms = format!("{ms:.1}"))) } }
}

/// Kind, order and key of a contribution, as its author wrote them.
fn what(contribution: &Contribution) -> String {
    let key = contribution.key.as_deref().map(|key| format!(" «{key}»")).unwrap_or_default();
    format!("{}{key}, {}", contribution.kind, contribution.order)
}

fn why(loser: &Loser, name: impl Fn(&str) -> String) -> AttrValue {
    match &loser.reason {
        LossReason::AdminOrder { winner } => {
            t!("inspector-why-admin", winner = name(winner.as_str()))
        }
        LossReason::Order { winner, winner_order, order } => t!(
            "inspector-why-order",
            winner = name(winner.as_str()),
            first = *winner_order,
            second = *order
        ),
        LossReason::PluginId { winner } => t!("inspector-why-id", winner = name(winner.as_str())),
        LossReason::RegisteredLater => t!("inspector-why-later"),
        LossReason::KeyIsMoreSpecific { winner } => {
            t!("inspector-why-key", winner = name(winner.as_str()))
        }
        LossReason::Failed => t!("inspector-why-failed"),
    }
}

fn failures(id: &str, status: &Status) -> Html {
    let is_here = |report: &&Report| report.slot.as_ref().is_some_and(|slot| slot.as_str() == id);
    let here: Vec<&Report> =
        status.reports.iter().filter(is_here).rev().take(MAX_REPORTS).collect();
    if here.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="inspector__heading">{ t!("inspector-failures") }</h3>
            <ul class="inspector__list">
                for report in here {
                    <li>
                        if let Some(plugin) = &report.plugin {
                            { plugin.as_str() }{ " " }
                        }
                        <span class="tag tag--bad">{ report.phase.as_str() }</span>
                        <div class="inspector__why">{ &report.message }</div>
                    </li>
                }
            </ul>
        </>
    }
}

/// What views get to know here, as they read it.
pub(super) fn props(spot: &Spot) -> Html {
    let text = spot.place.props().and_then(|props| {
        let plain = wasm_bindgen::JsValue::NULL;
        js_sys::JSON::stringify_with_replacer_and_space(&props, &plain, &2.into()).ok()
    });
    let text = text.map(String::from).unwrap_or_default();
    let is_cut = text.chars().count() > MAX_PROPS_CHARS;
    let shown: String = text.chars().take(MAX_PROPS_CHARS).collect();
    html! {
        <details class="inspector__fold">
            <summary>{ t!("inspector-props") }</summary>
            <pre class="inspector__code" tabindex="0">{ shown }{ if is_cut { "…" } else { "" } }</pre>
        </details>
    }
}

/// Lines that contribute to this slot, in both languages, for the kind that is chosen.
pub(super) fn snippets(
    info: &'static SlotInfo,
    kind: Kind,
    on_kind: &Callback<Kind>,
    toasts: &ToastLink,
) -> Html {
    let texts =
        [("JavaScript", snippet::javascript(info, kind)), ("Rust", snippet::rust(info, kind))];
    html! {
        <>
            <h3 class="inspector__heading">{ t!("inspector-snippet") }</h3>
            <div class="inspector__kinds" role="group" aria-label={t!("inspector-kind")}>
                for one in info.kinds() {
                    <button key={one.as_str()} type="button" class="inspector__kind"
                        aria-pressed={(one == kind).to_string()}
                        onclick={on_kind.reform(move |_: MouseEvent| one)}>{ one.as_str() }</button>
                }
            </div>
            for (language, text) in texts {
                <div key={language} class="inspector__snippet">
                    <div class="inspector__language">
                        <span>{ language }</span>
                        <button type="button" class="button button--s" onclick={copier(&text, toasts)}
                            aria-label={t!("inspector-copy-label", language = language)}>
                            { t!("inspector-copy") }
                        </button>
                    </div>
                    <pre class="inspector__code" tabindex="0">{ text }</pre>
                </div>
            }
        </>
    }
}

fn copier(text: &str, toasts: &ToastLink) -> Callback<MouseEvent> {
    let (text, toasts) = (text.to_owned(), toasts.clone());
    Callback::from(move |_| {
        let (text, toasts) = (text.clone(), toasts.clone());
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            toasts.note(if is_copied { t!("inspector-copied") } else { t!("copy-failed") });
        });
    })
}
