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
        self.lead_px = measured.lead_px;
        self.viewport_px = measured.viewport_px;
        for (row_idx, px) in self.window.clone().zip(&measured.row_px) {
            self.heights.measure(row_idx, *px);
        }
        let end_px = self.end_px();
        let wanted_px = self.lead_px + self.top_px();
        let scroll_top_px = wanted_px.clamp(0.0, end_px.max(0.0));
        if !self.at_end {
            self.scrolled(scroll_top_px);
        }
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
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::{Measured, Position};
    use crate::components::{PostListRow, RowKind};

    const VIEWPORT_PX: f64 = 600.0;

    /// A page without a browser: rows of key `k` are `20 + k % 60` pixels high.
    struct Page {
        position: Position,
        keys: Vec<u32>,
        lead_px: f64,
        scroll_top_px: f64,
    }

    impl Page {
        fn new(keys: Vec<u32>, start: Option<u32>) -> Self {
            let mut page =
                Self { position: Position::default(), keys, lead_px: 0.0, scroll_top_px: 0.0 };
            page.render(start);
            page
        }

        fn render(&mut self, start: Option<u32>) {
            let row = |key: &u32| PostListRow { key: key.to_string().into(), kind: RowKind::Post };
            let rows: Rc<[PostListRow]> = self.keys.iter().map(row).collect();
            self.position.set_rows(&rows, start.map(|key| key.to_string().into()).as_ref());
            // Heights settle in a few rounds; more would be a loop in the browser.
            for _ in 0..5 {
                let window = self.position.window();
                let row_px = self.keys[window].iter().map(|key| height(*key)).collect();
                let plan = self.position.measured(&Measured {
                    lead_px: self.lead_px,
                    viewport_px: VIEWPORT_PX,
                    scroll_top_px: self.scroll_top_px,
                    row_px,
                });
                self.scroll_top_px = plan.scroll_to_px.unwrap_or(self.scroll_top_px);
                if !self.position.update_window() {
                    return;
                }
            }
            panic!("the window does not settle");
        }

        fn scroll_to(&mut self, px: f64) {
            self.scroll_top_px = px;
            self.position.scrolled(px);
            self.position.update_window();
            self.render(None);
        }

        /// Where a row's top is in the viewport, as the browser would draw it.
        fn top_of(&self, key: u32) -> Option<f64> {
            let window = self.position.window();
            let idx =
                self.keys.iter().position(|it| *it == key).filter(|it| window.contains(it))?;
            let in_window: f64 = self.keys[window.start..idx].iter().map(|it| height(*it)).sum();
            let before = self.position.heights.offset(window.start);
            Some(self.lead_px + before + in_window - self.scroll_top_px)
        }
    }

    fn height(key: u32) -> f64 {
        f64::from(20 + key % 60)
    }

    #[test]
    fn starts_at_the_newest_row_and_follows_new_ones() {
        let mut page = Page::new((0..1000).collect(), None);
        let bottom = |page: &Page, key| page.top_of(key).unwrap() + height(key);
        assert!((bottom(&page, 999) - VIEWPORT_PX).abs() < 1.0);
        page.keys.push(1000);
        page.render(None);
        assert!((bottom(&page, 1000) - VIEWPORT_PX).abs() < 1.0);
        assert!(page.position.at_end());
        assert_eq!(page.position.n_new(), 0);
    }

    #[test]
    fn starts_at_a_row_when_told() {
        let page = Page::new((0..1000).collect(), Some(500));
        assert!((page.top_of(500).unwrap() - super::START_BELOW_TOP_PX).abs() < 1.0);
        assert!(!page.position.at_end());
        assert_eq!(page.position.n_new(), 0);
    }

    #[test]
    fn a_start_close_to_the_end_is_the_end() {
        let page = Page::new((0..1000).collect(), Some(998));
        assert!(page.position.at_end());
    }

    #[test]
    fn new_rows_are_counted_while_the_end_is_out_of_sight() {
        let mut page = Page::new((0..1000).collect(), None);
        page.scroll_to(page.scroll_top_px - 500.0);
        page.keys.extend([1000, 1001]);
        page.render(None);
        assert_eq!((page.position.at_end(), page.position.n_new()), (false, 2));
        page.position.jump_to_end();
        page.render(None);
        assert_eq!((page.position.at_end(), page.position.n_new()), (true, 0));
        assert!((page.top_of(1001).unwrap() + height(1001) - VIEWPORT_PX).abs() < 1.0);
    }

    #[test]
    fn few_rows_reach_both_ends() {
        let page = Page::new(vec![1, 2, 3], None);
        assert!(page.position.at_end() && page.position.reaches_top());
        assert!(!Page::new(vec![], None).position.reaches_top());
    }

    proptest! {
        /// Whatever is scrolled, loaded or added, the row that is read does not move.
        #[test]
        fn nothing_moves_what_is_read(
            steps in proptest::collection::vec((0_u8..4, 1_u32..60), 1..25),
        ) {
            let mut page = Page::new((10_000..10_400).collect(), None);
            page.scroll_to(6_000.0);
            for (step, amount) in steps {
                let Some(anchor) = page.position.anchor else { continue };
                let key = page.keys[anchor.row_idx];
                let top_before = page.top_of(key).unwrap();
                match step {
                    0 => {
                        let to = page.scroll_top_px + f64::from(amount) * 40.0 - 1200.0;
                        page.scroll_to(to.clamp(1_000.0, page.position.end_px() - 1_000.0));
                        continue;
                    }
                    1 => {
                        let first = page.keys[0];
                        page.keys.splice(0..0, first - amount..first);
                    }
                    2 => {
                        let last = *page.keys.last().unwrap();
                        page.keys.extend(last + 1..=last + amount);
                    }
                    _ => page.lead_px = f64::from(amount),
                }
                page.render(None);
                let top_now = page.top_of(key).unwrap();
                prop_assert!((top_now - top_before).abs() < 1.5, "{top_before} became {top_now}");
            }
        }
    }
}
