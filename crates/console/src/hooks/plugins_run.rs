//! Whether plugins run around what is shown.

/// Provided by the frame around pages on which plugins run; pages have slots of their own only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PluginsRun;
