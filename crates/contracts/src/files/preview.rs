//! `file-preview.v1`: a file shown large in the preview window, by its MIME type. The window, its
//! title and the way out are the host's.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::FileProps;

/// A file shown large; the key is its MIME type (`FileProps::mime_type`).
#[derive(Clone, Copy, Debug)]
pub struct FilePreview;

impl Contract for FilePreview {
    const ID: &'static str = "file-preview.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = FilePreviewProps;
    type Action = FilePreviewAction;
}

/// What `file-preview.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FilePreviewProps {
    /// The file.
    pub file: FileProps,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `file-preview.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FilePreviewAction {
    /// Closes the window.
    Close,
}
