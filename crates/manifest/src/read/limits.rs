//! How much of a manifest is read before it is refused.

/// Bounds for reading; the defaults are far above any manifest seen in the wild (the largest has 32 KB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest file in bytes; 1 MiB.
    pub max_bytes: usize,
    /// How deep lists and objects may nest; 64, and never more than 127, where the JSON reader itself stops.
    pub max_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 1 << 20, max_depth: 64 }
    }
}
