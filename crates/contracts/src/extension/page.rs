//! `page.v1`: a page of a plugin in the middle, at `/plug/<plugin id>/<name>` and, inside of a team,
//! at `/<team>/plug/<plugin id>/<name>`; the key is `<plugin id>:<name>`.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

use crate::TeamProps;

/// A page with an address of its own.
#[derive(Clone, Copy, Debug)]
pub struct Page;

impl Contract for Page {
    const ID: &'static str = "page.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = PageProps;
    type Action = PageAction;
}

/// What `page.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PageProps {
    /// Id of the person who is signed in.
    pub viewer_id: String,
    /// The team in the address; `null` where it names none.
    pub team: Option<TeamProps>,
    /// What the address has after the page's name, without a slash at its beginning; may be empty.
    pub path: String,
}

/// What the content of `page.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PageAction {
    /// Goes to a channel.
    OpenChannel {
        /// Which.
        channel_id: String,
    },
    /// Goes to the place that a signed-in person begins with.
    Leave,
}
