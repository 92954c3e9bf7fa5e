//! `global-header.v1`: the thin bar above everything, with products at its beginning, the way to
//! channels and people in the middle, and help at the end. On a phone it is the head of the drawer.
//!
//! The person's own menu is no part of it: the way to safe mode stands outside of every slot.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{TeamProps, UserProps};

/// The bar above everything.
#[derive(Clone, Copy, Debug)]
pub struct GlobalHeader;

impl Contract for GlobalHeader {
    const ID: &'static str = "global-header.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = GlobalHeaderProps;
    type Action = GlobalHeaderAction;
}

/// What `global-header.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct GlobalHeaderProps {
    /// Who is signed in.
    pub viewer: UserProps,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// Key of the open product; `null` in the chat.
    pub product: Option<String>,
}

/// What the content of `global-header.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum GlobalHeaderAction {
    /// Opens the quick switcher, which finds channels and people.
    OpenSwitcher,
    /// Opens the menu of products beside what has the focus; nothing happens where there is none.
    OpenProducts,
    /// Opens the help menu beside what has the focus.
    OpenHelp,
}
