//! What a slot promises: id, shape, props out, actions back. Holds no contract itself.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How a slot chooses what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// One place with default content, such as the sidebar.
    Region,
    /// Entries beside each other, such as the buttons of a header.
    List,
    /// One content chosen by a key, such as the body of a post by its type.
    Keyed,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Region => "region",
            Self::List => "list",
            Self::Keyed => "keyed",
        })
    }
}

/// The contract of one slot, as a type.
///
/// A breaking change of any member is a new contract with the next version in its id.
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use slots::{Contract, NoAction, Shape};
///
/// struct Greeting;
///
/// #[derive(Clone, PartialEq, Serialize, Deserialize)]
/// struct GreetingProps {
///     name: String,
/// }
///
/// impl Contract for Greeting {
///     const ID: &'static str = "greeting.v1";
///     const SHAPE: Shape = Shape::Region;
///     type Props = GreetingProps;
///     type Action = NoAction;
/// }
/// assert_eq!(Greeting::ID, "greeting.v1");
/// ```
pub trait Contract: 'static {
    /// Name and version, `profile-popover.v1`.
    const ID: &'static str;
    /// How the slot chooses what it shows.
    const SHAPE: Shape;
    /// What content gets. Crosses to plugins as a plain object.
    type Props: Serialize + Clone + PartialEq + 'static;
    /// What content may ask the host for. [`NoAction`] when nothing.
    type Action: DeserializeOwned + 'static;
}

/// The action of a slot whose content may ask for nothing: no value of it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoAction {}
