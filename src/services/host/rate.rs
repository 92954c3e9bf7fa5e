//! How often a plugin may bother the person.

use std::{cell::RefCell, collections::VecDeque};

/// At most so many within a stretch of time.
pub(super) struct Rate {
    most: usize,
    within_ms: i64,
    times: RefCell<VecDeque<i64>>,
}

impl Rate {
    pub(super) fn new(most: usize, within_ms: i64) -> Self {
        Self { most, within_ms, times: RefCell::default() }
    }

    /// Whether one more is fine now; then it counts.
    pub(super) fn take(&self, now_ms: i64) -> bool {
        let mut times = self.times.borrow_mut();
        while times.front().is_some_and(|time| now_ms - time >= self.within_ms) {
            times.pop_front();
        }
        let is_fine = times.len() < self.most;
        if is_fine {
            times.push_back(now_ms);
        }
        is_fine
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn a_burst_ends_and_time_brings_more() {
        let rate = Rate::new(5, 10_000);
        let taken = (0..1_000).filter(|n| rate.take(*n)).count();
        assert_eq!(taken, 5);
        assert!(!rate.take(9_999));
        assert!(rate.take(10_000), "the first one is long ago");
        assert!(!rate.take(10_000), "the second one is not");
    }
}
