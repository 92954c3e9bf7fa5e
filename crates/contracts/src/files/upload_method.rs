//! `file-upload-method.v1`: a plugin's ways to attach files, beside the button that does. None by
//! default.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The list of ways to attach files.
#[derive(Clone, Copy, Debug)]
pub struct FileUploadMethod;

impl Contract for FileUploadMethod {
    const ID: &'static str = "file-upload-method.v1";
    const SHAPE: Shape = Shape::List;
    type Props = FileUploadMethodProps;
    type Action = FileUploadMethodAction;
}

/// What `file-upload-method.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FileUploadMethodProps {
    /// Where the message goes.
    pub channel_id: String,
    /// The first post of the thread that it answers; empty for a post of its own.
    pub root_id: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `file-upload-method.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FileUploadMethodAction {
    /// Takes a file in, as if the person had chosen it.
    Attach {
        /// What it is called.
        name: String,
        /// Its type, such as `image/png`; the server looks for itself.
        mime_type: String,
        /// Its content in Base64.
        base64: String,
    },
}
