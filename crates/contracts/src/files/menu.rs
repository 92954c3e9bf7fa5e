//! `file-menu.v1`: a plugin's entries in the menu of a file. None by default, and then there is no menu.
//! The menu closes when an entry (`role="menuitem"`) is chosen.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::FileProps;

/// The list of a plugin's entries in the menu of a file.
#[derive(Clone, Copy, Debug)]
pub struct FileMenu;

impl Contract for FileMenu {
    const ID: &'static str = "file-menu.v1";
    const SHAPE: Shape = Shape::List;
    type Props = FileMenuProps;
    type Action = NoAction;
}

/// What `file-menu.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FileMenuProps {
    /// The file.
    pub file: FileProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
