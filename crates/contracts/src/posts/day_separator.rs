//! `day-separator.v1`: the line between two days of posts.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// The line between two days of posts.
#[derive(Clone, Copy, Debug)]
pub struct DaySeparator;

impl Contract for DaySeparator {
    const ID: &'static str = "day-separator.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = DaySeparatorProps;
    type Action = NoAction;
}

/// What `day-separator.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DaySeparatorProps {
    /// A moment of the day that begins, in milliseconds since 1970 UTC.
    pub at: i64,
}
