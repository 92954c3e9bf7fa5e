//! Several servers on one PostgreSQL: telling the others what changed.
//!
//! With SQLite there is one server, and nothing here does anything.

/// What other nodes read again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Topic {
    /// Which plugins there are and which are on.
    Plugins,
    /// The configuration that administrators patched.
    Config,
    /// Who comes first in which slot.
    SlotOrders,
}

/// The other nodes.
#[derive(Debug, Default)]
pub(crate) struct Cluster {}

impl Cluster {
    /// Tells the other nodes to read something again. To be called after the commit.
    pub(crate) fn announce(&self, _topic: Topic) {}
}
