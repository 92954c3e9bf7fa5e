//! The administrator's order of plugins in each slot, as the server tells it.
//!
//! How an order decides is the registry's matter; here is what an app hands in, and that only
//! slots whose order changed are looked at.

use std::collections::{BTreeMap, BTreeSet};

use manifest::{PluginId, SlotId};

use crate::runtime::Runtime;

/// The order of each slot that has one.
pub(crate) type Orders = BTreeMap<SlotId, Vec<PluginId>>;

impl Runtime {
    /// Makes the administrator's orders exactly these: slot id to plugin ids, the first wins.
    ///
    /// Live: open outlets change to their new winner without a reload. Slots that are left out
    /// follow the default rule again. Slots that this app does not have yet get their order when
    /// they are defined; names that are none are left out, with a word in the console.
    pub fn set_orders<'a>(&self, orders: impl IntoIterator<Item = (&'a String, &'a Vec<String>)>) {
        let orders: Orders = orders.into_iter().filter_map(read).collect();
        let before = self.0.orders.replace(orders.clone());
        let named: BTreeSet<&SlotId> = before.keys().chain(orders.keys()).collect();
        for slot in named.into_iter().filter(|slot| before.get(*slot) != orders.get(*slot)) {
            self.apply_order(slot);
        }
        self.flush();
    }

    /// Brings the registry to the order of one slot; a slot that is not defined waits.
    pub(crate) fn apply_order(&self, slot: &SlotId) {
        let order = self.0.orders.borrow().get(slot).cloned().unwrap_or_default();
        self.change_registry(|registry| {
            let delta = registry.set_admin_order(slot, order).unwrap_or_default();
            // Nobody contributes there, so nothing shows that could change.
            ((), if registry.is_untouched(slot) { slots::Delta::default() } else { delta })
        });
    }
}

fn read((slot, plugins): (&String, &Vec<String>)) -> Option<(SlotId, Vec<PluginId>)> {
    let slot_id = SlotId::try_from(slot.as_str());
    let Ok(slot_id) = slot_id else {
        web_sys::console::warn_1(&format!("an order for {slot:?}, which is no slot id").into());
        return None;
    };
    let plugins = plugins.iter().filter_map(|id| PluginId::try_from(id.as_str()).ok()).collect();
    Some((slot_id, plugins))
}
