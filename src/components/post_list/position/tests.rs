//! What stays in place while rows come, go and are scrolled: the list on a page without a browser.

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
        let idx = self.keys.iter().position(|it| *it == key).filter(|it| window.contains(it))?;
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

/// Takes rows in, and hears of a scroll before the page shows them.
fn scroll_in_between(page: &mut Page, by_px: f64) {
    let row = |key: &u32| PostListRow { key: key.to_string().into(), kind: RowKind::Post };
    let rows: Rc<[PostListRow]> = page.keys.iter().map(row).collect();
    page.position.set_rows(&rows, None);
    page.scroll_top_px += by_px;
    page.position.scrolled(page.scroll_top_px);
    page.render(None);
}

#[test]
fn a_scroll_that_is_told_before_new_rows_show_leaves_the_list_at_its_end() {
    let mut page = Page::new((0..1000).collect(), None);
    page.scroll_to(page.scroll_top_px);
    // The browser scrolls up where rows went and nothing stands in their place yet.
    for (burst, by_px) in (0..10).zip([0.0, -400.0].into_iter().cycle()) {
        page.keys.extend(1000 + burst * 50..1050 + burst * 50);
        scroll_in_between(&mut page, by_px);
        assert!(page.position.at_end());
        assert_eq!(page.position.n_new(), 0);
    }
    // The same when only other rows stand on the page.
    page.position.window = 0..10;
    assert!(page.position.update_window());
    page.position.scrolled(page.scroll_top_px - 400.0);
    page.render(None);
    assert!(page.position.at_end());
    page.scroll_to(page.scroll_top_px - 400.0);
    assert!(!page.position.at_end(), "nothing is under way: somebody left");
}

#[test]
fn who_scrolls_while_rows_come_goes_as_far_as_they_scrolled() {
    let mut page = Page::new((100..1000).collect(), None);
    page.scroll_to(page.scroll_top_px - 2_000.0);
    for older in [80..100, 0..80] {
        let key = page.keys[page.position.window().start + 20];
        let before = page.top_of(key).unwrap();
        page.keys.splice(0..0, older);
        scroll_in_between(&mut page, -20.0);
        assert!((page.top_of(key).unwrap() - before - 20.0).abs() < 1.0);
    }
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
