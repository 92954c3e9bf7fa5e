//! How long to wait before the next try. Pure: chance comes in as a number.

use std::time::Duration;

/// The first wait. Short, since most interruptions are a restart.
const FIRST: Duration = Duration::from_millis(500);
/// The longest wait. A person who looks at the page should not wait longer for good news.
const LONGEST: Duration = Duration::from_secs(30);

/// The wait before try number `n_tries` (from 0), with `chance` in 0..=1 spreading it over the
/// upper half, so that a thousand pages do not come back in the same instant.
#[must_use]
pub fn wait(n_tries: u32, chance: f64) -> Duration {
    let full = FIRST.saturating_mul(2_u32.saturating_pow(n_tries.min(16))).min(LONGEST);
    full.mul_f64(0.5 + 0.5 * chance.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_to_a_limit_and_spreads() {
        assert_eq!(wait(0, 1.0), FIRST);
        assert_eq!(wait(0, 0.0), FIRST / 2);
        assert_eq!(wait(1, 1.0), FIRST * 2);
        assert_eq!(wait(40, 1.0), LONGEST);
        assert!(wait(3, 0.2) < wait(3, 0.9));
    }

    #[test]
    fn nonsense_chance_is_clamped() {
        assert_eq!(wait(0, 7.0), FIRST);
        assert_eq!(wait(0, -7.0), FIRST / 2);
    }
}
