//! How the page and the server stand to each other. No I/O, no clock.

/// The live connection, as the person should know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Connection {
    /// Nothing was tried yet, or the first try runs.
    #[default]
    Connecting,
    /// Events arrive.
    Online,
    /// The connection was there and is gone; the next try starts at `retry_at_ms` (Unix time).
    Lost {
        /// Tries since the last good connection.
        n_tries: u32,
        /// When the next try starts, milliseconds since 1970.
        retry_at_ms: i64,
    },
}

/// What the page shows as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Boot {
    /// The first answers are awaited.
    #[default]
    Loading,
    /// The server gave no answer; the next try starts at `retry_at_ms` (Unix time).
    Unreachable {
        /// Tries so far.
        n_tries: u32,
        /// When the next try starts, milliseconds since 1970.
        retry_at_ms: i64,
    },
    /// The server has no account yet: the first visitor creates the administrator.
    NoAccounts,
    /// Nobody is signed in.
    SignedOut,
    /// Signed in, and everything for the first screen is in the store.
    Ready,
}
