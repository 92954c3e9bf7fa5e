//! `center-toast.v1`: short notes that float over the posts.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::ChannelProps;

/// The list of notes over the posts.
#[derive(Clone, Copy, Debug)]
pub struct CenterToast;

impl Contract for CenterToast {
    const ID: &'static str = "center-toast.v1";
    const SHAPE: Shape = Shape::List;
    type Props = CenterToastProps;
    type Action = CenterToastAction;
}

/// What `center-toast.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CenterToastProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open channel.
    pub channel: ChannelProps,
}

/// What the content of `center-toast.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CenterToastAction {
    /// Scrolls to the newest post.
    JumpToNewest,
}
