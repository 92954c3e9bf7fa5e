//! Opens cells in tabs, a few at a time, and takes down what they say and how they look.
//!
//! A cell that loops, crashes or never gets ready is a finding, and costs its own tab only.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde::Serialize;
use serde_json::Value;
use tokio::time::Instant;

use super::{
    cells::Cell,
    finding::{Finding, Level},
};
use crate::browser::{Browser, BrowserError, Emulation, Tab, at};

/// Before anything of the page runs.
const FIRST: &str = include_str!("first.js");
const SETTLE: &str = include_str!("settle.js");
const CHECK: &str = include_str!("check.js");
const BOUNDS: &str = include_str!("bounds.js");

/// The last `ready` that the cell told, as text.
const READY: &str = "(() => { const ready = globalThis.mortiseCell?.ready; \
                     return ready ? JSON.stringify(ready) : null })()";

/// Of the window. A picture ends with the content, above or below its edge.
const HEIGHT: u32 = 600;

/// What a picture shows below the content: shadows end there.
const ROOM: f64 = 24.0;

/// The least height of a picture: where nothing is shown, one still sees that.
const MIN_HEIGHT: f64 = 48.0;

/// The most errors of one cell that are told.
const MAX_ERRORS: usize = 10;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// Where the workbench is: `http://127.0.0.1:8066`.
    pub base: &'a str,
    /// The ids of the plugins that are on, in the order in which they win.
    pub plugins: &'a [String],
    /// How long one cell may take.
    pub limit: Duration,
    /// Whether each cell checks itself.
    pub check: bool,
    /// Whether pictures are taken.
    pub pictures: bool,
    /// Tabs at a time.
    pub n_tabs: usize,
}

/// What was seen of a cell.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Which.
    #[serde(flatten)]
    pub cell: Cell,
    /// What is wrong with it.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// How long it took to show, as the cell measured it.
    pub render_ms: Option<f64>,
    /// How often the slot was rendered until then.
    pub renders: Option<u64>,
    /// `default`, `plugin` or `failed`.
    pub slot_state: String,
    /// The families that its letters were drawn with.
    #[serde(skip)]
    pub fonts: BTreeSet<String>,
    /// How it looks.
    #[serde(skip)]
    pub picture: Option<Vec<u8>>,
}

/// Visits the cells; `tell` hears of each that is done.
///
/// # Errors
/// When the browser is gone. What happens within a cell is a finding.
pub async fn visit(
    browser: &Browser,
    visit: &Visit<'_>,
    cells: &[Cell],
    tell: impl Fn(&Seen),
) -> Result<Vec<Seen>, BrowserError> {
    let left = Mutex::new(cells.iter().enumerate().collect::<VecDeque<_>>());
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = async || {
        let mut seen = Vec::new();
        let mut tab: Option<Tab> = None;
        while let Some((nth, cell)) = next() {
            let mut current = match tab.take() {
                Some(tab) => tab,
                None => browser.open().await?,
            };
            let (one, is_alive) = look(&mut current, visit, cell).await;
            if is_alive {
                tab = Some(current);
            } else {
                current.close().await;
            }
            tell(&one);
            seen.push((nth, one));
        }
        if let Some(tab) = tab {
            tab.close().await;
        }
        Ok::<_, BrowserError>(seen)
    };
    let workers = (0..visit.n_tabs.clamp(1, cells.len().max(1))).map(|_| work());
    let mut seen = futures_util::future::try_join_all(workers).await?.concat();
    seen.sort_by_key(|(nth, _)| *nth);
    Ok(seen.into_iter().map(|(_, one)| one).collect())
}

/// Looks at one cell. False when its tab is of no use any more.
async fn look(tab: &mut Tab, visit: &Visit<'_>, cell: &Cell) -> (Seen, bool) {
    let mut seen = Seen {
        cell: cell.clone(),
        findings: Vec::new(),
        render_ms: None,
        renders: None,
        slot_state: String::new(),
        fonts: BTreeSet::new(),
        picture: None,
    };
    let until = Instant::now() + visit.limit;
    let looked = look_closely(tab, visit, cell, until, &mut seen).await;
    let errors = tab.errors();
    // Told only when the cell itself could not: it reports what it hears, too.
    if let Err(error) = &looked {
        seen.findings.push(failure(error, visit.limit));
        for text in errors.into_iter().take(MAX_ERRORS) {
            seen.findings.push(Finding::new("console-error", Level::Error, text));
        }
    }
    (seen, looked.is_ok())
}

async fn look_closely(
    tab: &mut Tab,
    visit: &Visit<'_>,
    cell: &Cell,
    until: Instant,
    seen: &mut Seen,
) -> Result<(), BrowserError> {
    tab.emulate(Emulation {
        width: cell.width,
        height: HEIGHT,
        is_dark: cell.theme == "dark",
        first_script: FIRST,
    })
    .await?;
    tab.go(&format!("{}{}", visit.base, cell.path(visit.plugins)), until).await?;
    tab.wait_for(READY, until).await?;
    tab.evaluate(SETTLE, until).await?;
    // Told anew after each change, so what holds is what it said last.
    let ready = parsed(&tab.evaluate(READY, until).await?)?;
    if let Some(problem) = at(&ready, "/problem").as_str() {
        seen.findings.push(Finding::new("no-cell", Level::Error, problem));
        return Ok(());
    }
    seen.render_ms = at(&ready, "/renderMs").as_f64();
    seen.renders = at(&ready, "/renders").as_u64();
    seen.slot_state = at(&ready, "/slotState").as_str().unwrap_or_default().to_owned();
    if visit.pictures {
        let bottom = tab.evaluate(BOUNDS, until).await?.as_f64().unwrap_or_default();
        seen.picture = Some(tab.picture(cell.width, picture_height(bottom), until).await?);
        seen.fonts = tab.fonts(until).await?;
    }
    if visit.check {
        let found = parsed(&tab.evaluate(CHECK, until).await?)?;
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        seen.findings.extend(found.iter().map(Finding::of_cell));
        seen.findings.extend(unseen_failures(&ready, &seen.findings));
    }
    Ok(())
}

/// How tall a picture is whose content ends at `bottom`. In whole pixels, so that pictures compare.
fn picture_height(bottom: f64) -> f64 {
    // An answer from the page, which may be anything.
    let bottom = if bottom.is_finite() { bottom.max(0.0) } else { 0.0 };
    (bottom + ROOM).ceil().max(MIN_HEIGHT)
}

/// Failures of plugins that the cell's check did not name.
fn unseen_failures(ready: &Value, found: &[Finding]) -> Vec<Finding> {
    if found.iter().any(|finding| finding.rule == "failed") {
        return Vec::new();
    }
    let reports = at(ready, "/reports").as_array().map(Vec::as_slice).unwrap_or_default();
    let tell = |report: &Value| {
        let text = |key: &str| report.get(key).and_then(Value::as_str).unwrap_or_default();
        let (plugin, phase, message) = (text("plugin"), text("phase"), text("message"));
        let words = format!("{plugin} failed in {phase}: {message}");
        Finding {
            rule: "failed".to_owned(),
            level: Level::Error,
            ..Finding::of_cell(&serde_json::json!({ "message": words }))
        }
    };
    reports.iter().take(MAX_ERRORS).map(tell).collect()
}

fn parsed(text: &Value) -> Result<Value, BrowserError> {
    let text = text.as_str().unwrap_or_default();
    serde_json::from_str(text).map_err(|error| BrowserError::Unexpected(error.to_string()))
}

fn failure(error: &BrowserError, limit: Duration) -> Finding {
    if matches!(error, BrowserError::TimedOut) {
        let message = format!("the cell did not get ready within {} s", limit.as_secs());
        return Finding::new("no-answer", Level::Error, message).mend(
            "Look for a loop, or for something that is waited for and never comes; \
             open the cell in the workbench to see it",
        );
    }
    Finding::new("no-answer", Level::Error, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_ends_a_little_below_the_content() {
        assert_eq!([0.0, 10.0, 300.4, 2000.0].map(picture_height), [48.0, 48.0, 325.0, 2024.0]);
        assert_eq!([-5.0, f64::NAN, f64::INFINITY].map(picture_height), [48.0; 3]);
    }
}
