//! One entry of a plugin in a slot. Knows nothing of the view behind it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{PluginId, SlotId};

/// The order of the default content, and of contributions that name none.
///
/// Half of a hundred, so that there is as much room before it as after it.
pub const DEFAULT_ORDER: i32 = 50;

/// What a contribution does to its slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Stands in place of the content.
    Replace,
    /// Stands around everything the slot shows.
    Wrap,
    /// Stands before the content.
    Before,
    /// Stands after the content.
    After,
    /// Takes the content away.
    Hide,
    /// One entry of a list slot, or the content of a keyed slot for one key.
    Item,
}

impl Kind {
    /// All six, in the order in which documentation names them.
    pub const ALL: [Self; 6] =
        [Self::Replace, Self::Wrap, Self::Before, Self::After, Self::Hide, Self::Item];

    /// The name in manifests, reports and the JavaScript interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Wrap => "wrap",
            Self::Before => "before",
            Self::After => "after",
            Self::Hide => "hide",
            Self::Item => "item",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Names one contribution for the life of a registry. Never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContributionId(pub(crate) u32);

impl ContributionId {
    /// The number behind the id, for use as a token across a language boundary.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What a plugin asks to put into a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContribution {
    /// Who contributes.
    pub plugin: PluginId,
    /// Where.
    pub slot: SlotId,
    /// How.
    pub kind: Kind,
    /// For [`Kind::Item`]: the name of the entry, or the key it is for. Else `None`.
    pub key: Option<String>,
    /// Smaller comes first, and wins. Default [`DEFAULT_ORDER`].
    pub order: i32,
}

/// A contribution that the registry took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Its name in this registry.
    pub id: ContributionId,
    /// Who contributes.
    pub plugin: PluginId,
    /// Where.
    pub slot: SlotId,
    /// How.
    pub kind: Kind,
    /// The entry's name or key, for [`Kind::Item`].
    pub key: Option<String>,
    /// Smaller comes first, and wins.
    pub order: i32,
}
