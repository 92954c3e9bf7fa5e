//! The conflict rule: the admin's order, then the contribution's, then the plugin id.

use std::cmp::Ordering;

use crate::{Contribution, LossReason, PluginId};

/// Compares two contributions of one slot; the smaller comes first and wins.
///
/// The contribution's own age settles what is left, so that the order is total.
pub(crate) fn compare(admin: &[PluginId], a: &Contribution, b: &Contribution) -> Ordering {
    admin_place(admin, &a.plugin)
        .cmp(&admin_place(admin, &b.plugin))
        .then_with(|| a.order.cmp(&b.order))
        .then_with(|| a.plugin.cmp(&b.plugin))
        .then_with(|| a.id.cmp(&b.id))
}

/// Why `loser` stands behind `winner`: the first rule that tells them apart.
pub(crate) fn reason(
    admin: &[PluginId],
    winner: &Contribution,
    loser: &Contribution,
) -> LossReason {
    let by = winner.plugin.clone();
    if admin_place(admin, &winner.plugin) != admin_place(admin, &loser.plugin) {
        LossReason::AdminOrder { winner: by }
    } else if winner.order != loser.order {
        LossReason::Order { winner: by, winner_order: winner.order, order: loser.order }
    } else if winner.plugin != loser.plugin {
        LossReason::PluginId { winner: by }
    } else {
        LossReason::RegisteredLater
    }
}

/// Plugins that the admin did not list stand behind all that were listed.
fn admin_place(admin: &[PluginId], plugin: &PluginId) -> usize {
    admin.iter().position(|listed| listed == plugin).unwrap_or(admin.len())
}
