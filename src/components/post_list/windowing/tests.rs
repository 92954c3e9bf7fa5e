//! Examples and properties of the windowing.

use std::rc::Rc;

use proptest::prelude::*;

use super::{Anchor, FAR_PX, Heights, NEAR_PX, Sums};
use crate::components::{PostListRow, RowKind};

fn rows(keys: &[u32]) -> Rc<[PostListRow]> {
    let row = |key: &u32| PostListRow { key: key.to_string().into(), kind: kind(*key) };
    keys.iter().map(row).collect()
}

fn kind(key: u32) -> RowKind {
    match key % 7 {
        0 => RowKind::Separator,
        1 | 2 => RowKind::FollowUp,
        _ => RowKind::Post,
    }
}

fn heights(keys: &[u32]) -> Heights {
    let mut heights = Heights::default();
    heights.set_rows(&rows(keys));
    heights
}

/// A list whose row of key `k` is measured as `10 + k % 90` pixels.
fn measured(keys: &[u32]) -> Heights {
    let mut heights = heights(keys);
    for (idx, key) in keys.iter().enumerate() {
        heights.measure(idx, true_height(*key));
    }
    heights
}

fn true_height(key: u32) -> f64 {
    f64::from(10 + key % 90)
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

#[test]
fn older_rows_leave_the_anchor_where_it_is() {
    let mut heights = measured(&[100, 101, 102, 103]);
    let anchor = heights.anchor_at(heights.offset(2) + 4.0).unwrap();
    assert_eq!(anchor, Anchor { row_idx: 2, below_top_px: -4.0 });
    let moved = heights.set_rows(&rows(&[97, 98, 99, 100, 101, 102, 103]));
    assert_eq!(moved.row(anchor.row_idx), Some(5));
    assert!(close(heights.offset(6) - heights.offset(5), true_height(102)));
}

#[test]
fn a_row_that_left_hands_its_place_to_the_next_one() {
    let mut heights = measured(&[1, 2, 3, 4]);
    let moved = heights.set_rows(&rows(&[1, 2, 4]));
    assert_eq!((moved.row(2), moved.nearest(2)), (None, 2));
    let moved = heights.set_rows(&rows(&[1, 2]));
    assert_eq!(moved.nearest(2), 1);
}

#[test]
fn rows_not_seen_yet_are_guessed_from_their_kind() {
    let mut heights = heights(&[3, 4]);
    heights.measure(0, 100.0);
    heights.measure(1, 200.0);
    heights.set_rows(&rows(&[3, 4, 5]));
    assert!(close(heights.total(), 450.0));
}

#[test]
fn an_empty_list_has_an_empty_window() {
    let heights = Heights::default();
    assert_eq!(heights.window(0.0, 800.0, &(0..0)), 0..0);
    assert_eq!(heights.anchor_at(0.0), None);
    assert!(close(heights.total(), 0.0));
}

#[test]
fn a_small_scroll_keeps_the_rows_on_the_page() {
    let keys: Vec<u32> = (0..10_000).collect();
    let heights = measured(&keys);
    let first = heights.window(50_000.0, 800.0, &(0..0));
    assert!(first.len() < 200, "{first:?}");
    assert_eq!(heights.window(50_150.0, 800.0, &first), first);
    let scrolled = heights.window(50_300.0, 800.0, &first);
    assert_ne!(scrolled, first);
    assert_eq!(heights.window(50_900.0, 800.0, &scrolled), scrolled);
    assert_ne!(heights.window(53_000.0, 800.0, &scrolled), scrolled);
}

#[test]
fn after_a_jump_fewer_rows_are_rendered_than_while_scrolling() {
    let keys: Vec<u32> = (0..10_000).collect();
    let heights = measured(&keys);
    let first = heights.window(50_000.0, 800.0, &(0..0));
    let jumped = heights.window(50_000.0, 800.0, &(0..40));
    let scrolled = heights.window(50_000.0, 800.0, &(first.start + first.len() / 2..first.end));
    assert_eq!(jumped, first);
    assert!(jumped.len() < scrolled.len(), "{jumped:?} {scrolled:?}");
}

fn keys() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::btree_set(0_u32..400, 0..120).prop_map(|keys| keys.into_iter().collect())
}

proptest! {
    #[test]
    fn sums_agree_with_plain_addition(
        values in proptest::collection::vec(0_u32..500, 0..80),
        changes in proptest::collection::vec((0_usize..80, 0_u32..500), 0..20),
    ) {
        let mut plain: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let mut sums = Sums::of(plain.iter().copied());
        for (idx, value) in changes {
            if let Some(place) = plain.get_mut(idx) {
                sums.add(idx, f64::from(value) - *place);
                *place = f64::from(value);
            }
        }
        for n in 0..=plain.len() {
            prop_assert!(close(sums.before(n), plain.iter().take(n).sum()));
        }
        for length in [0.0, 1.0, 333.0, 5_000.0, 1e9] {
            let mut rest = length;
            let expected = plain.iter().take_while(|value| { rest -= **value; rest >= 0.0 }).count();
            prop_assert_eq!(sums.find(length), expected);
        }
    }

    #[test]
    fn changed_rows_keep_the_heights_of_those_that_stay(before in keys(), now in keys()) {
        let mut heights = measured(&before);
        let moved = heights.set_rows(&rows(&now));
        for (idx, key) in now.iter().enumerate() {
            let height = heights.offset(idx + 1) - heights.offset(idx);
            if let Ok(before_idx) = before.binary_search(key) {
                prop_assert!(close(height, true_height(*key)));
                prop_assert_eq!(moved.row(before_idx), Some(idx));
            } else {
                prop_assert!(height > 0.0);
            }
        }
        for (before_idx, key) in before.iter().enumerate() {
            if !now.contains(key) {
                prop_assert_eq!(moved.row(before_idx), None);
            }
            prop_assert!(moved.nearest(before_idx) < now.len().max(1));
        }
    }

    #[test]
    fn the_window_covers_the_viewport_and_not_much_more(
        keys in keys(),
        top in 0_u32..12_000,
        start in 0_usize..120,
        len in 0_usize..120,
    ) {
        let heights = measured(&keys);
        let (top, viewport) = (f64::from(top), 700.0);
        let window = heights.window(top, viewport, &(start..start + len));
        prop_assert!(window.end <= heights.n_rows());
        if heights.n_rows() > 0 {
            prop_assert!(window.start < window.end);
            prop_assert!(window.start == 0 || heights.offset(window.start) <= top - NEAR_PX);
            let end = heights.offset(window.end);
            prop_assert!(window.end == heights.n_rows() || end >= top + viewport + NEAR_PX);
            if window != (start..start + len) {
                // At most one row of up to 100 pixels more at each end.
                let span = end - heights.offset(window.start);
                prop_assert!(span <= viewport + 2.0 * FAR_PX + 200.0);
            }
        }
    }

    #[test]
    fn an_anchor_tells_where_the_viewport_is(keys in keys(), top in 0_u32..9_000) {
        let heights = measured(&keys);
        if let Some(anchor) = heights.anchor_at(f64::from(top)) {
            prop_assert!(close(heights.offset(anchor.row_idx) - anchor.below_top_px, f64::from(top)));
        }
    }
}
