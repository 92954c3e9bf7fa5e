//! `profile-popover.v1` and its two lists: who a person is, on a click on their picture or name.
//!
//! The host owns the frame around it: place, dialog role, focus, Escape and the click outside.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

use crate::{Presence, UserProps};

/// The profile popover as a whole.
#[derive(Clone, Copy, Debug)]
pub struct ProfilePopover;

impl Contract for ProfilePopover {
    const ID: &'static str = "profile-popover.v1";
    const SHAPE: Shape = Shape::Region;
    type Props = ProfilePopoverProps;
    type Action = ProfilePopoverAction;
}

/// What `profile-popover.v1` and `profile-popover-actions.v1` hand out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ProfilePopoverProps {
    /// Whose profile it is.
    pub user: UserProps,
    /// Whether that person can be reached.
    pub presence: Presence,
    /// Id of the person who looks at it; equal to `user.id` on one's own profile.
    pub viewer_id: String,
    /// The channel in which it was opened; `null` outside of channels.
    pub channel_id: Option<String>,
    /// The open team; `null` outside of teams.
    pub team_id: Option<String>,
}

/// What the content of `profile-popover.v1` and `profile-popover-actions.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfilePopoverAction {
    /// Closes the popover; focus returns to where it was opened.
    Close,
    /// Closes the popover and goes to the direct channel with a person.
    Message {
        /// With whom.
        user_id: String,
    },
}

/// The list of extra facts in the default profile popover.
#[derive(Clone, Copy, Debug)]
pub struct ProfilePopoverAttributes;

impl Contract for ProfilePopoverAttributes {
    const ID: &'static str = "profile-popover-attributes.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ProfilePopoverAttributesProps;
    type Action = NoAction;
}

/// What `profile-popover-attributes.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ProfilePopoverAttributesProps {
    /// Whose profile it is.
    pub user: UserProps,
    /// Id of the person who looks at it.
    pub viewer_id: String,
}

/// The list of buttons in the default profile popover.
#[derive(Clone, Copy, Debug)]
pub struct ProfilePopoverActions;

impl Contract for ProfilePopoverActions {
    const ID: &'static str = "profile-popover-actions.v1";
    const SHAPE: Shape = Shape::List;
    type Props = ProfilePopoverProps;
    type Action = ProfilePopoverAction;
}
