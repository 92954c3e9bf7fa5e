//! `global.v1`: what a plugin shows wherever the person is, such as a window of its own that floats.
//! None by default.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{ChannelProps, TeamProps};

/// What shows on every page of a signed-in person.
#[derive(Clone, Copy, Debug)]
pub struct Global;

impl Contract for Global {
    const ID: &'static str = "global.v1";
    const SHAPE: Shape = Shape::List;
    type Props = GlobalProps;
    type Action = NoAction;
}

/// What `global.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct GlobalProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// The open channel; `null` while none is chosen.
    pub channel: Option<ChannelProps>,
}
