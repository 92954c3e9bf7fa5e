//! Slows down guessing: after some wrong passwords an account answers 429 for a while.
//!
//! Counted per account name in memory; a restart forgets.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Wrong passwords in a row that are free: people mistype.
const FREE: u32 = 10;

/// How long an account rests after each further wrong one. At most 4 guesses a minute then.
const REST: Duration = Duration::from_secs(15);

/// Names counted at once; a flood of made-up names must not fill the memory.
const MAX_NAMES: usize = 10_000;

/// The counters.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    names: Mutex<HashMap<String, Failures>>,
}

#[derive(Debug)]
struct Failures {
    n: u32,
    last: Instant,
}

impl Attempts {
    /// How long to wait before this account may be tried again.
    pub(crate) fn wait(&self, name: &str) -> Option<Duration> {
        let names = self.lock();
        let failures = names.get(&key(name)).filter(|failures| failures.n >= FREE)?;
        REST.checked_sub(failures.last.elapsed()).filter(|wait| !wait.is_zero())
    }

    pub(crate) fn failed(&self, name: &str) {
        let mut names = self.lock();
        if names.len() >= MAX_NAMES {
            names.retain(|_, failures| failures.last.elapsed() < REST);
        }
        if names.len() >= MAX_NAMES {
            return;
        }
        let failures =
            names.entry(key(name)).or_insert_with(|| Failures { n: 0, last: Instant::now() });
        failures.n += 1;
        failures.last = Instant::now();
    }

    pub(crate) fn succeeded(&self, name: &str) {
        self.lock().remove(&key(name));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Failures>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One account, however its name is spelt.
fn key(name: &str) -> String {
    name.trim().to_lowercase().chars().take(128).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_is_slowed_down_and_success_forgives() {
        let attempts = Attempts::default();
        for _ in 0..FREE {
            assert_eq!(attempts.wait("mira"), None);
            attempts.failed("Mira");
        }
        assert!(attempts.wait("mira").is_some());
        assert_eq!(attempts.wait("other"), None);
        attempts.succeeded("MIRA");
        assert_eq!(attempts.wait("mira"), None);
    }
}
