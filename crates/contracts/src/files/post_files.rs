//! `post-files.v1`: the files of a post.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::FileProps;

/// The files of a post.
#[derive(Clone, Copy, Debug)]
pub struct PostFiles;

impl Contract for PostFiles {
    const ID: &'static str = "post-files.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = PostFilesProps;
    type Action = PostFilesAction;
}

/// What `post-files.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PostFilesProps {
    /// The files, in the author's order.
    pub files: Vec<FileProps>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `post-files.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PostFilesAction {
    /// Shows a file large; nothing happens when there is none of this number.
    Open {
        /// Its place among the files, from 0.
        index: u32,
    },
}
