//! `site-statistic.v1`: figures of plugins on the console's page of statistics.

use serde::{Deserialize, Serialize};
use slots::{Contract, NoAction, Shape};

/// Figures that plugins add to those of the server, such as how many meetings there were. They show
/// below the server's own.
///
/// A plugin that declares this slot in `plugin.json` runs while that page is open.
#[derive(Clone, Copy, Debug)]
pub struct SiteStatistic;

impl Contract for SiteStatistic {
    const ID: &'static str = "site-statistic.v1";
    const SHAPE: Shape = Shape::List;
    type Props = SiteStatisticProps;
    type Action = NoAction;
}

/// What `site-statistic.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SiteStatisticProps {
    /// Id of the administrator who is signed in.
    pub viewer_id: String,
    /// Id of the team that is counted; empty for the whole server.
    pub team_id: String,
    /// The first of the days that the page tells, in UTC, such as `2026-10-25`.
    pub first_day: String,
    /// The last of them, which is today.
    pub last_day: String,
}
