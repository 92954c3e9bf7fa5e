//! How often somebody may do something: a number per stretch of time, counted in memory.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Names counted at once; made-up ones must not fill the memory.
const MAX_NAMES: usize = 10_000;

/// Counts by name.
#[derive(Debug)]
pub(crate) struct Limiter {
    max: u32,
    within: Duration,
    names: Mutex<HashMap<String, Window>>,
}

#[derive(Debug)]
struct Window {
    since: Instant,
    n: u32,
}

impl Limiter {
    /// Lets everybody do it `max` times `within` a time.
    pub(crate) fn new(max: u32, within: Duration) -> Self {
        Self { max, within, names: Mutex::default() }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// How long to wait, when it was too often.
    pub(crate) fn take(&self, name: &str) -> Result<(), Duration> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if names.len() >= MAX_NAMES && !names.contains_key(name) {
            names.retain(|_, window| window.since.elapsed() < self.within);
            if names.len() >= MAX_NAMES {
                return Err(self.within);
            }
        }
        let fresh = || Window { since: Instant::now(), n: 0 };
        let window = names.entry(name.to_owned()).or_insert_with(fresh);
        let elapsed = window.since.elapsed();
        if elapsed >= self.within {
            *window = fresh();
        } else if window.n >= self.max {
            return Err(self.within.saturating_sub(elapsed));
        }
        window.n += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_its_own_count() {
        let limiter = Limiter::new(2, Duration::from_secs(600));
        assert_eq!(limiter.take("mira"), Ok(()));
        assert_eq!(limiter.take("mira"), Ok(()));
        assert!(limiter.take("mira").is_err());
        assert_eq!(limiter.take("omar"), Ok(()));
    }

    #[test]
    fn the_count_starts_over_when_the_time_is_over() {
        let limiter = Limiter::new(1, Duration::ZERO);
        assert_eq!(limiter.take("mira"), Ok(()));
        assert_eq!(limiter.take("mira"), Ok(()));
    }

    #[test]
    fn a_flood_of_names_fills_no_memory() {
        let limiter = Limiter::new(1, Duration::from_secs(600));
        for n in 0..MAX_NAMES {
            assert_eq!(limiter.take(&n.to_string()), Ok(()));
        }
        assert!(limiter.take("one more").is_err());
    }
}
