//! Why the registry refuses a contribution. One variant per rule.

use crate::{Kind, PluginId, Shape, SlotId};

/// A refused contribution or definition; the message names value and rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistryError {
    /// No such slot: a misspelling, or a slot of another host.
    #[error("slot \"{slot}\": this app has no such slot")]
    UnknownSlot {
        /// The name that was asked for.
        slot: SlotId,
    },
    /// The shape of the slot does not take this kind.
    #[error("{kind} in \"{slot}\": a {shape} slot takes no {kind}")]
    KindNotAllowed {
        /// The slot.
        slot: SlotId,
        /// The refused kind.
        kind: Kind,
        /// The shape of the slot.
        shape: Shape,
    },
    /// An item came without a key.
    #[error("item in \"{slot}\": an item needs a key of 1 to 256 characters, got {found:?}")]
    BadKey {
        /// The slot.
        slot: SlotId,
        /// What came as the key.
        found: String,
    },
    /// The plugin already has an item of that key in the slot.
    #[error("item \"{key}\" in \"{slot}\": plugin \"{plugin}\" has already an item of this key")]
    DuplicateKey {
        /// The slot.
        slot: SlotId,
        /// The key.
        key: String,
        /// The plugin.
        plugin: PluginId,
    },
    /// The plugin has as many contributions in the slot as one may have.
    #[error(
        "{kind} in \"{slot}\": plugin \"{plugin}\" has {max} contributions here already, and none may have more"
    )]
    TooMany {
        /// The refused kind.
        kind: Kind,
        /// The slot.
        slot: SlotId,
        /// The plugin.
        plugin: PluginId,
        /// How many it may have.
        max: usize,
    },
    /// The same slot id was defined with two shapes.
    #[error("slot \"{slot}\": defined as {first} and again as {second}")]
    Redefined {
        /// The slot.
        slot: SlotId,
        /// The shape it has.
        first: Shape,
        /// The shape it was to get.
        second: Shape,
    },
}
