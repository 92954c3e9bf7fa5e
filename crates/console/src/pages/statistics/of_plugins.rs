//! The figures of plugins: `site-statistic.v1`. Stands only where plugins run.

use contracts::{SiteStatistic, SiteStatisticProps};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_viewer;

/// Properties of [`OfPlugins`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OfPluginsProps {
    /// The team that is counted; empty for the whole server.
    pub(super) team_id: AttrValue,
    /// The first and the last day.
    pub(super) days: (AttrValue, AttrValue),
}

/// The slot.
#[component]
pub(super) fn OfPlugins(props: &OfPluginsProps) -> Html {
    let viewer = use_viewer();
    let slot = Slot::<SiteStatistic>::new(SiteStatisticProps {
        viewer_id: viewer.user.id.clone(),
        team_id: props.team_id.to_string(),
        first_day: props.days.0.to_string(),
        last_day: props.days.1.to_string(),
    });
    html! { <div class="figures">{ slot.alone() }</div> }
}
