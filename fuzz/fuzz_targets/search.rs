//! Any text as a search: no panic, refusals that name their rule, and never more to look for than
//! the text has words.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The server's own modules: it is no library that others read searches with.
#[path = "../../crates/server/src/search"]
#[allow(dead_code, reason = "only what reads a search is called")]
mod search {
    pub(crate) mod dates;
    pub(crate) mod fold;
    pub(crate) mod lexer;
    pub(crate) mod query;
}

use search::query::{Query, Sides};

/// As the server has it: what is longer is refused before it is read.
const MAX_RUNES: usize = 1024;

fuzz_target!(|bytes: &[u8]| {
    let Some((hours, terms)) = bytes.split_first() else { return };
    let offset = (i64::from(*hours) - 128) * 675;
    let terms: String = String::from_utf8_lossy(terms).chars().take(MAX_RUNES).collect();
    let query = match Query::parse(&terms, offset) {
        Ok(query) => query,
        Err(problem) => {
            assert!(!problem.rule.is_empty() && !problem.value.is_empty());
            return;
        }
    };
    let dates = query.dates.on.len() + query.dates.not_on.len();
    let n_found = count(&query.terms)
        + count(&query.from)
        + count(&query.places)
        + count(&query.extensions)
        + dates;
    assert!(n_found <= 64, "{n_found}");
    // Reading it again finds the same.
    assert_eq!(Query::parse(&terms, offset), Ok(query));
});

fn count<T>(sides: &Sides<T>) -> usize {
    sides.wanted.len() + sides.excluded.len()
}
