//! What the list knows between two looks at the page: the heights, the rows on the page, and what
//! to keep in place. Pure: measured lengths come in, a plan goes out.

use std::ops::Range;
use std::rc::Rc;

use yew::AttrValue;

use super::windowing::{Anchor, Heights};
use crate::components::{PostListRow, RowKind};

/// Closer to the end than this counts as at the end, so that a pixel does not stop following.
const END_SLACK_PX: f64 = 48.0;
/// The row to start at stands so far below the viewport's top, with some of what was read above it.
const START_BELOW_TOP_PX: f64 = 96.0;
/// Older posts are asked for before they come into sight.
const REACH_TOP_PX: f64 = 1000.0;
/// The viewport's height until it was measured.
const VIEWPORT_GUESS_PX: f64 = 1000.0;

/// What was read from the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Measured {
    pub(super) lead_px: f64,
    pub(super) viewport_px: f64,
    pub(super) scroll_top_px: f64,
    /// The heights of the rows on the page, in order.
    pub(super) row_px: Vec<f64>,
}

/// What to do on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) before_px: f64,
    pub(super) after_px: f64,
    /// Where to scroll, when it is not there already.
    pub(super) scroll_to_px: Option<f64>,
}

/// How far the list knows more than the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ahead {
    Nothing,
    /// Other rows belong on the page: some may stand there that have no room yet.
    Window,
    /// Other rows were taken in, and were not measured yet: offsets are not those of the page.
    Rows,
}

/// The state of one list.
#[derive(Debug)]
pub(super) struct Position {
    heights: Heights,
    window: Range<usize>,
    /// What stays in place while the list is not at its end.
    anchor: Option<Anchor>,
    at_end: bool,
    /// Rows up to here were in sight, or above what was.
    n_seen: usize,
    started: bool,
    lead_px: f64,
    viewport_px: f64,
    /// What the page does not show yet.
    ahead: Ahead,
    /// Where the page was scrolled to when it was last heard of.
    page_top_px: f64,
}

impl Default for Position {
    fn default() -> Self {
        Self {
            heights: Heights::default(),
            window: 0..0,
            anchor: None,
            at_end: true,
            n_seen: 0,
            started: false,
            lead_px: 0.0,
            viewport_px: VIEWPORT_GUESS_PX,
            ahead: Ahead::Nothing,
            page_top_px: 0.0,
        }
    }
}

impl Position {
    /// The rows that belong on the page.
    pub(super) fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    pub(super) const fn at_end(&self) -> bool {
        self.at_end
    }

    /// How many posts came while the end was out of sight.
    pub(super) fn n_new(&self) -> usize {
        let new = self.heights.rows().get(self.n_seen..).unwrap_or_default();
        new.iter().filter(|row| row.kind != RowKind::Separator).count()
    }

    /// Whether older posts are close to being seen.
    pub(super) fn reaches_top(&self) -> bool {
        self.started && self.top_px() < REACH_TOP_PX
    }

    /// Takes other rows in. What is read stays in place, and a list at its end stays there.
    pub(super) fn set_rows(&mut self, rows: &Rc<[PostListRow]>, start_key: Option<&AttrValue>) {
        if Rc::ptr_eq(self.heights.rows(), rows) {
            return;
        }
        self.ahead = Ahead::Rows;
        let moved = self.heights.set_rows(rows);
        if let Some(anchor) = &mut self.anchor {
            anchor.row_idx = moved.nearest(anchor.row_idx);
        }
        self.n_seen = match self.n_seen.checked_sub(1) {
            Some(last_seen_idx) if !self.at_end => moved.nearest(last_seen_idx) + 1,
            Some(_) | None => rows.len(),
        };
        let last_idx = self.window.end.checked_sub(1).and_then(|last_idx| moved.row(last_idx));
        self.window = match (moved.row(self.window.start), last_idx) {
            (Some(start), Some(last_idx)) if start <= last_idx => start..last_idx + 1,
            _ => 0..0,
        };
        if !self.started && !rows.is_empty() {
            self.started = true;
            let start_idx = start_key.and_then(|key| rows.iter().position(|row| row.key == *key));
            if let Some(row_idx) = start_idx {
                self.anchor = Some(Anchor { row_idx, below_top_px: START_BELOW_TOP_PX });
                self.at_end = false;
                self.n_seen = rows.len();
            }
        }
        self.update_window();
    }

    /// Chooses the rows for where the list is. Returns whether they are others than before.
    pub(super) fn update_window(&mut self) -> bool {
        let window = self.heights.window(self.top_px(), self.viewport_px, &self.window);
        let differs = window != self.window;
        self.window = window;
        if differs {
            self.ahead = self.ahead.max(Ahead::Window);
        }
        differs
    }

    /// Goes to the end and stays there.
    pub(super) fn jump_to_end(&mut self) {
        self.at_end = true;
        self.n_seen = self.heights.n_rows();
        self.update_window();
    }

    /// The person scrolled, or the list did on our behalf.
    pub(super) fn scrolled(&mut self, scroll_top_px: f64) {
        let by_px = scroll_top_px - self.page_top_px;
        self.page_top_px = scroll_top_px;
        // Yew lets the browser act between a render and its effects, so under many new posts a scroll
        // mostly is told while rows and room do not fit each other. Rows that went make the page
        // shorter, and the browser scrolls up by itself: that is nobody leaving the end.
        if self.at_end && self.ahead != Ahead::Nothing {
            return;
        }
        if self.ahead == Ahead::Rows {
            if let Some(anchor) = &mut self.anchor {
                anchor.below_top_px -= by_px;
            }
            return;
        }
        // Reckoned from what the list knew, not from the page: a picture that just made the page
        // longer must not look like scrolling away from the end.
        self.at_end = self.end_px() - scroll_top_px < END_SLACK_PX;
        if self.at_end {
            self.n_seen = self.heights.n_rows();
        }
        self.anchor = self.heights.anchor_at(scroll_top_px - self.lead_px);
    }

    /// Takes the heights as they are on the page, and says what to do so that nothing moves.
    pub(super) fn measured(&mut self, measured: &Measured) -> Plan {
        self.ahead = Ahead::Nothing;
        self.lead_px = measured.lead_px;
        self.viewport_px = measured.viewport_px;
        for (row_idx, px) in self.window.clone().zip(&measured.row_px) {
            self.heights.measure(row_idx, *px);
        }
        let end_px = self.end_px();
        let wanted_px = self.lead_px + self.top_px();
        let scroll_top_px = wanted_px.clamp(0.0, end_px.max(0.0));
        if self.at_end {
            self.anchor = self.heights.anchor_at(scroll_top_px - self.lead_px);
        } else {
            self.scrolled(scroll_top_px);
        }
        self.page_top_px = scroll_top_px;
        let scroll_to_px =
            ((scroll_top_px - measured.scroll_top_px).abs() >= 1.0).then_some(scroll_top_px);
        Plan {
            before_px: self.heights.offset(self.window.start),
            after_px: self.heights.total() - self.heights.offset(self.window.end),
            scroll_to_px,
        }
    }

    /// The viewport's top, from the first row's top.
    fn top_px(&self) -> f64 {
        match self.anchor {
            Some(anchor) if !self.at_end => {
                self.heights.offset(anchor.row_idx) - anchor.below_top_px
            }
            Some(_) | None => self.end_px() - self.lead_px,
        }
    }

    /// Where the scroll position is at the end.
    fn end_px(&self) -> f64 {
        self.lead_px + self.heights.total() - self.viewport_px
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
