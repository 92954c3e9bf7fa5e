//! `link-tooltip.v1`: what shows beside a link of a post under the pointer or on focus. None by
//! default. It takes no focus and no presses: it goes with the pointer.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// The list of what shows beside a link.
#[derive(Clone, Copy, Debug)]
pub struct LinkTooltip;

impl Contract for LinkTooltip {
    const ID: &'static str = "link-tooltip.v1";
    const SHAPE: Shape = Shape::List;
    type Props = LinkTooltipProps;
    type Action = NoAction;
}

/// What `link-tooltip.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LinkTooltipProps {
    /// Where the link leads; an address of the web.
    pub href: String,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}
