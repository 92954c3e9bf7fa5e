//! What opens from the global header.

use crate::components::AnchorRect;

/// What opens from the global header. One at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TopOverlay {
    /// The help menu.
    Help {
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The chat, the products of plugins, and what plugins add.
    Products {
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// What this program is.
    About,
}
