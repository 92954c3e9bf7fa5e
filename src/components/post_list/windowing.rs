//! The arithmetic of the virtual list: heights, offsets, which rows to render, and where to scroll
//! so that what is read stays in place. Pure; lengths are CSS pixels.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::components::{PostListRow, RowKind};

/// Rows within this distance of the viewport must be on the page before they are seen.
pub(super) const NEAR_PX: f64 = 400.0;
/// When rows have to be rendered, those within this distance are, so that it happens rarely.
pub(super) const FAR_PX: f64 = 1200.0;

/// Where nothing on the page can stay, as in another channel or after a jump, these are rendered:
/// soon enough seen, with room for heights that were guessed wrong. Scrolling makes it [`FAR_PX`].
pub(super) const AT_ONCE_PX: f64 = 600.0;

/// The height of rows that were never seen, until some of their kind were.
const fn first_guess_px(kind: RowKind) -> f64 {
    match kind {
        RowKind::Post => 62.0,
        RowKind::FollowUp => 30.0,
        RowKind::Separator => 40.0,
    }
}

const fn kind_idx(kind: RowKind) -> usize {
    match kind {
        RowKind::Post => 0,
        RowKind::FollowUp => 1,
        RowKind::Separator => 2,
    }
}

/// A row and how far its top edge is below the viewport's (negative: above).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    pub(super) row_idx: usize,
    pub(super) below_top_px: f64,
}

/// A row's height: as measured, or as guessed from others of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Height {
    px: f64,
    measured: bool,
}

/// What was measured of one kind of rows.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    n_rows: u32,
    total_px: f64,
}

/// The heights of all rows, and the sums that offsets are made of.
#[derive(Debug, Default)]
pub(super) struct Heights {
    rows: Rc<[PostListRow]>,
    heights: Vec<Height>,
    sums: Sums,
    seen: [Seen; 3],
}

impl Heights {
    pub(super) fn n_rows(&self) -> usize {
        self.heights.len()
    }

    pub(super) fn rows(&self) -> &Rc<[PostListRow]> {
        &self.rows
    }

    /// The height of all rows together.
    pub(super) fn total(&self) -> f64 {
        self.sums.before(self.n_rows())
    }

    /// The distance from the first row's top to this row's top.
    pub(super) fn offset(&self, row_idx: usize) -> f64 {
        self.sums.before(row_idx)
    }

    /// The row at a distance from the first row's top; the last one when it is beyond the end.
    pub(super) fn row_at(&self, offset_px: f64) -> usize {
        self.sums.find(offset_px).min(self.n_rows().saturating_sub(1))
    }

    /// Takes other rows in, and keeps the heights of those that stay.
    ///
    /// Returns where a row of before is now; none when it is gone.
    pub(super) fn set_rows(&mut self, rows: &Rc<[PostListRow]>) -> Moved {
        let (n_before, n_now) = (self.rows.len(), rows.len());
        let equal = |(before, now): (&PostListRow, &PostListRow)| before.key == now.key;
        let head = self.rows.iter().zip(rows.iter()).take_while(|pair| equal(*pair)).count();
        let tails = self.rows.iter().rev().zip(rows.iter().rev());
        let n_rest = n_before.min(n_now) - head;
        let tail = tails.take(n_rest).take_while(|pair| equal(*pair)).count();

        let between_before = head..n_before - tail;
        let between_now = head..n_now - tail;
        let kept: HashMap<&str, (usize, Height)> = self
            .rows
            .iter()
            .zip(&self.heights)
            .enumerate()
            .filter(|(row_idx, _)| !between_now.is_empty() && between_before.contains(row_idx))
            .map(|(row_idx, (row, height))| (row.key.as_str(), (row_idx, *height)))
            .collect();
        let mut between = HashMap::new();
        let mut heights = Vec::with_capacity(n_now);
        heights.extend(self.heights.iter().take(head));
        for (row_idx, row) in rows.iter().enumerate().take(between_now.end).skip(head) {
            heights.push(match kept.get(row.key.as_str()) {
                Some((before_idx, height)) => {
                    between.insert(*before_idx, row_idx);
                    *height
                }
                None => Height { px: self.guess(row.kind), measured: false },
            });
        }
        heights.extend(self.heights.iter().skip(between_before.end));
        drop(kept);
        self.sums = Sums::of(heights.iter().map(|height| height.px));
        self.heights = heights;
        self.rows = Rc::clone(rows);
        Moved { n_before, n_now, head, tail, between }
    }

    /// Takes the measured height of a row. Returns whether it is news.
    pub(super) fn measure(&mut self, row_idx: usize, px: f64) -> bool {
        let (Some(height), Some(row)) = (self.heights.get_mut(row_idx), self.rows.get(row_idx))
        else {
            return false;
        };
        if !height.measured
            && let Some(seen) = self.seen.get_mut(kind_idx(row.kind))
        {
            seen.n_rows += 1;
            seen.total_px += px;
        }
        // A tenth of a pixel is what zoomed pages differ by from one reading to the next.
        let differs = (height.px - px).abs() > 0.1;
        if differs {
            self.sums.add(row_idx, px - height.px);
        }
        let px = if differs { px } else { height.px };
        *height = Height { px, measured: true };
        differs
    }

    fn guess(&self, kind: RowKind) -> f64 {
        match self.seen.get(kind_idx(kind)) {
            Some(seen) if seen.n_rows > 0 => seen.total_px / f64::from(seen.n_rows),
            _ => first_guess_px(kind),
        }
    }

    /// The rows to render for a viewport whose top is so far below the first row's, unless those
    /// `on_page` already are enough.
    pub(super) fn window(
        &self,
        top_px: f64,
        viewport_px: f64,
        on_page: &Range<usize>,
    ) -> Range<usize> {
        let n_rows = self.n_rows();
        if n_rows == 0 {
            return 0..0;
        }
        let reaching = |px: f64| {
            let first = self.row_at((top_px - px).max(0.0));
            let last = self.row_at(top_px + viewport_px + px);
            first..last + 1
        };
        let near = reaching(NEAR_PX);
        if on_page.start <= near.start && on_page.end >= near.end && on_page.end <= n_rows {
            return on_page.clone();
        }
        let stays = on_page.start < near.end && near.start < on_page.end;
        reaching(if stays { FAR_PX } else { AT_ONCE_PX })
    }

    /// The row at the viewport's top, to be kept in place.
    pub(super) fn anchor_at(&self, top_px: f64) -> Option<Anchor> {
        if self.n_rows() == 0 {
            return None;
        }
        let row_idx = self.row_at(top_px.max(0.0));
        Some(Anchor { row_idx, below_top_px: self.offset(row_idx) - top_px })
    }
}

/// Where rows went when others came or left.
#[derive(Debug)]
pub(super) struct Moved {
    n_before: usize,
    n_now: usize,
    head: usize,
    tail: usize,
    between: HashMap<usize, usize>,
}

impl Moved {
    /// The index now of a row of before; none when it is gone.
    pub(super) fn row(&self, before_idx: usize) -> Option<usize> {
        if before_idx < self.head {
            Some(before_idx)
        } else if before_idx >= self.n_before {
            None
        } else if before_idx >= self.n_before - self.tail {
            Some(self.n_now - (self.n_before - before_idx))
        } else {
            self.between.get(&before_idx).copied()
        }
    }

    /// The index now of a row of before, or of the nearest one after it that stayed, or of the
    /// nearest before it.
    pub(super) fn nearest(&self, before_idx: usize) -> usize {
        let after = (before_idx..self.n_before).find_map(|idx| self.row(idx));
        let before = || (0..before_idx.min(self.n_before)).rev().find_map(|idx| self.row(idx));
        after.or_else(before).unwrap_or(0)
    }
}

/// Prefix sums that change in logarithmic time (a Fenwick tree).
#[derive(Debug, Default)]
struct Sums {
    /// `tree[i]` is the sum of the values that node `i + 1` covers.
    tree: Vec<f64>,
}

impl Sums {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut tree: Vec<f64> = values.collect();
        for node in 1..=tree.len() {
            let parent = node + lowest_bit(node);
            let value = tree.get(node - 1).copied().unwrap_or_default();
            if let Some(sum) = tree.get_mut(parent - 1) {
                *sum += value;
            }
        }
        Self { tree }
    }

    fn add(&mut self, idx: usize, difference: f64) {
        let mut node = idx + 1;
        while let Some(sum) = self.tree.get_mut(node - 1) {
            *sum += difference;
            node += lowest_bit(node);
        }
    }

    /// The sum of the first `n` values.
    fn before(&self, n: usize) -> f64 {
        let mut node = n.min(self.tree.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree.get(node - 1).copied().unwrap_or_default();
            node -= lowest_bit(node);
        }
        sum
    }

    /// How many of the first values fit into a length: the index of the value that it ends in.
    fn find(&self, length: f64) -> usize {
        let mut node = 0;
        let mut rest = length;
        let mut step = self.tree.len().checked_next_power_of_two().unwrap_or_default();
        while step > 0 {
            if let Some(sum) = self.tree.get(node + step - 1).filter(|sum| **sum <= rest) {
                rest -= sum;
                node += step;
            }
            step /= 2;
        }
        node
    }
}

const fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
