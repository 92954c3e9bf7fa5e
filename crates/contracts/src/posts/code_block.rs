//! `code-block-action.v1`: a plugin's buttons at a block of code. None by default.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// The list of buttons at a block of code.
#[derive(Clone, Copy, Debug)]
pub struct CodeBlockActionEntry;

impl Contract for CodeBlockActionEntry {
    const ID: &'static str = "code-block-action.v1";
    const SHAPE: Shape = Shape::List;
    type Props = CodeBlockActionEntryProps;
    type Action = NoAction;
}

/// What `code-block-action.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CodeBlockActionEntryProps {
    /// The text of the block.
    pub code: String,
    /// The language that its author named; empty when none.
    pub language: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
