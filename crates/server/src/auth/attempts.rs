//! Slows down guessing: after some wrong passwords an account, and an address, wait between tries.
//!
//! An attempt counts as wrong until it turns out right, so that many at once gain nothing.
//! Counted in memory; a restart forgets.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How much is free, and how long one waits after each further attempt.
#[derive(Clone, Copy, Debug)]
struct Rule {
    free: u32,
    rest: Duration,
}

/// Ten in a row, since people mistype; then at most 4 guesses a minute.
const ACCOUNT: Rule = Rule { free: 10, rest: Duration::from_secs(15) };

/// Many people may share an address, and one attacker may try many accounts from it.
const ADDRESS: Rule = Rule { free: 50, rest: Duration::from_secs(5) };

/// After so long without an attempt all is forgiven.
const FORGET: Duration = Duration::from_secs(15 * 60);

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
    /// Counts an attempt at an account.
    ///
    /// # Errors
    /// How long to wait, when it may not be made now.
    pub(crate) fn begin(&self, account: &str, address: Option<IpAddr>) -> Result<(), Duration> {
        let mut names = self.lock();
        let subjects = subjects(account, address);
        let wait = subjects.iter().filter_map(|(name, rule)| wait(names.get(name)?, *rule)).max();
        if let Some(wait) = wait {
            return Err(wait);
        }
        if names.len() >= MAX_NAMES {
            // Those that rest stay: a flood of other names must not wake them.
            names.retain(|_, failures| {
                failures.n >= ACCOUNT.free && failures.last.elapsed() < FORGET
            });
        }
        for (name, _) in subjects {
            let fresh = || Failures { n: 0, last: Instant::now() };
            let failures = names.entry(name).or_insert_with(fresh);
            if failures.last.elapsed() >= FORGET {
                failures.n = 0;
            }
            failures.n += 1;
            failures.last = Instant::now();
        }
        Ok(())
    }

    /// The attempt was right: the account starts over, the address gets this one back.
    pub(crate) fn succeeded(&self, account: &str, address: Option<IpAddr>) {
        let mut names = self.lock();
        for (idx, (name, _)) in subjects(account, address).into_iter().enumerate() {
            if idx == 0 {
                names.remove(&name);
            } else if let Some(failures) = names.get_mut(&name) {
                failures.n = failures.n.saturating_sub(1);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Failures>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wait(failures: &Failures, rule: Rule) -> Option<Duration> {
    if failures.n < rule.free || failures.last.elapsed() >= FORGET {
        return None;
    }
    rule.rest.checked_sub(failures.last.elapsed()).filter(|wait| !wait.is_zero())
}

/// The account first, however its name is spelt.
fn subjects(account: &str, address: Option<IpAddr>) -> Vec<(String, Rule)> {
    let account: String = account.trim().to_lowercase().chars().take(128).collect();
    let mut subjects = vec![(format!("account {account}"), ACCOUNT)];
    // Behind a proxy that tells nothing everybody comes from this machine.
    if let Some(address) = address.filter(|address| !address.is_loopback()) {
        subjects.push((format!("address {}", network(address)), ADDRESS));
    }
    subjects
}

/// Who has one address of version 6 has all that share its first half.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn an_account_rests_after_wrong_ones_and_success_forgives() {
        let attempts = Attempts::default();
        for _ in 1..ACCOUNT.free {
            assert_eq!(attempts.begin("Mira", None), Ok(()));
        }
        attempts.succeeded("MIRA", None);
        for _ in 0..ACCOUNT.free {
            assert_eq!(attempts.begin("mira ", None), Ok(()));
        }
        assert!(attempts.begin("mira", None).is_err());
        assert_eq!(attempts.begin("other", None), Ok(()));
    }

    #[test]
    fn an_address_rests_whichever_accounts_it_tries() {
        let attempts = Attempts::default();
        for n in 0..ADDRESS.free {
            let from = address(&format!("2001:db8::{n:x}"));
            assert_eq!(attempts.begin(&format!("user{n}"), from), Ok(()));
        }
        assert!(attempts.begin("fresh", address("2001:db8::ffff")).is_err());
        assert_eq!(attempts.begin("fresh", address("2001:db8:0:1::1")), Ok(()));
        assert_eq!(attempts.begin("fresh", address("127.0.0.1")), Ok(()));
    }

    #[test]
    fn a_right_one_costs_the_address_nothing() {
        let attempts = Attempts::default();
        for _ in 0..3 * ADDRESS.free {
            assert_eq!(attempts.begin("mira", address("192.0.2.1")), Ok(()));
            attempts.succeeded("mira", address("192.0.2.1"));
        }
    }

    #[test]
    fn a_flood_of_names_does_not_wake_those_that_rest() {
        let attempts = Attempts::default();
        for _ in 0..ACCOUNT.free {
            assert_eq!(attempts.begin("mira", None), Ok(()));
        }
        for n in 0..MAX_NAMES {
            assert_eq!(attempts.begin(&n.to_string(), None), Ok(()));
        }
        assert!(attempts.begin("mira", None).is_err());
        assert!(attempts.lock().len() <= MAX_NAMES);
    }
}
