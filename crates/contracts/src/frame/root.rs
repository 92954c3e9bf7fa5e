//! `root.v1`: everything that a signed-in person sees. Sign-in is `login.v1`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::{ChannelProps, TeamProps, UserProps};

/// The whole app of a signed-in person.
#[derive(Clone, Copy, Debug)]
pub struct Root;

impl Contract for Root {
    const ID: &'static str = "root.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = RootProps;
    type Action = RootAction;
}

/// What `root.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RootProps {
    /// Who is signed in.
    pub viewer: UserProps,
    /// The open team; `null` while none is chosen.
    pub team: Option<TeamProps>,
    /// The open channel; `null` while none is chosen.
    pub channel: Option<ChannelProps>,
}

/// What the content of `root.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum RootAction {
    /// Goes to a team.
    OpenTeam {
        /// Which.
        team_id: String,
    },
    /// Goes to a channel.
    OpenChannel {
        /// Which.
        channel_id: String,
    },
    /// Ends the session.
    SignOut,
}
