//! Properties of any history of changes.

use std::collections::BTreeMap;

use proptest::prelude::*;
use slots::{ContributionId, Kind, NewContribution, PluginId, Registry, Resolution, SlotId};

use super::explain::{KEYED, LIST, REGION, explain, registry, slot};

#[derive(Debug, Clone)]
enum Change {
    Add(NewContribution),
    /// Removes the n-th contribution that was ever added.
    Remove(usize),
    RemovePlugin(PluginId),
    AdminOrder(SlotId, Vec<PluginId>),
}

fn plugin() -> impl Strategy<Value = PluginId> {
    prop::sample::select(vec!["aaa", "bbb", "ccc", "ddd"]).prop_map(|id| id.try_into().unwrap())
}

fn a_slot() -> impl Strategy<Value = SlotId> {
    prop::sample::select(vec![REGION, LIST, KEYED, "nope.v1"]).prop_map(slot)
}

fn contribution() -> impl Strategy<Value = NewContribution> {
    let key = prop::option::of(prop::sample::select(vec!["k1", "k2", ""]).prop_map(str::to_owned));
    (plugin(), a_slot(), prop::sample::select(Kind::ALL.to_vec()), key, 48..52_i32).prop_map(
        |(plugin, slot, kind, key, order)| NewContribution { plugin, slot, kind, key, order },
    )
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => contribution().prop_map(Change::Add),
        2 => (0..20_usize).prop_map(Change::Remove),
        1 => plugin().prop_map(Change::RemovePlugin),
        1 => (a_slot(), prop::collection::vec(plugin(), 0..3))
            .prop_map(|(slot, order)| Change::AdminOrder(slot, order)),
    ]
}

/// What every slot shows, for every key that occurs.
fn pictures(registry: &Registry) -> BTreeMap<(SlotId, Option<&'static str>), String> {
    let keys = [None, Some("k1"), Some("k2")];
    let slots: Vec<SlotId> = registry.definitions().map(|(id, _)| id.clone()).collect();
    let each = slots.into_iter().flat_map(|slot| keys.map(|key| (slot.clone(), key)));
    each.map(|(slot, key)| ((slot.clone(), key), explain(&registry.resolve(&slot, key)))).collect()
}

fn apply(registry: &mut Registry, added: &mut Vec<ContributionId>, change: Change) -> slots::Delta {
    match change {
        Change::Add(new) => match registry.add(new) {
            Ok((id, delta)) => {
                added.push(id);
                delta
            }
            Err(_) => slots::Delta::default(),
        },
        Change::Remove(idx) => added.get(idx).map(|id| registry.remove(*id)).unwrap_or_default(),
        Change::RemovePlugin(plugin) => registry.remove_plugin(&plugin),
        Change::AdminOrder(slot, order) => {
            registry.set_admin_order(&slot, order).unwrap_or_default()
        }
    }
}

proptest! {
    /// A slot that no delta names shows what it showed; the outlets of it may stand still.
    #[test]
    fn what_no_delta_names_does_not_change(changes in prop::collection::vec(change(), 0..40)) {
        let (mut registry, mut added) = (registry(), Vec::new());
        for change in changes {
            let before = pictures(&registry);
            let delta = apply(&mut registry, &mut added, change);
            for (place, picture) in pictures(&registry) {
                prop_assert!(delta.slots.contains(&place.0) || before[&place] == picture);
            }
        }
    }

    /// The order in which plugins arrive, network order, does not matter.
    #[test]
    fn arrival_order_does_not_matter(
        contributions in prop::collection::vec(contribution(), 0..8),
        seed in any::<u64>(),
    ) {
        let mut one_each: Vec<NewContribution> = Vec::new();
        for new in contributions {
            // Of one plugin, the first contribution stays: there arrival does matter.
            if !one_each.iter().any(|known| known.plugin == new.plugin) {
                one_each.push(new);
            }
        }
        let mut shuffled = one_each.clone();
        let len = shuffled.len().max(1);
        shuffled.rotate_left(usize::try_from(seed % 7).unwrap() % len);
        if seed % 2 == 0 {
            shuffled.reverse();
        }
        let picture = |contributions: Vec<NewContribution>| {
            let (mut registry, mut added) = (registry(), Vec::new());
            for new in contributions {
                apply(&mut registry, &mut added, Change::Add(new));
            }
            pictures(&registry)
        };
        prop_assert_eq!(picture(one_each), picture(shuffled));
    }

    /// Everything shows, or lost for a reason, or is an item of another key; nothing does twice.
    #[test]
    fn nothing_is_lost_silently(changes in prop::collection::vec(change(), 0..40)) {
        let (mut registry, mut added) = (registry(), Vec::new());
        for change in changes {
            apply(&mut registry, &mut added, change);
        }
        for (slot, _) in registry.definitions() {
            let resolution = registry.resolve(slot, Some("k1"));
            let mut found = accounted(&resolution);
            let mut expected: Vec<ContributionId> = registry
                .contributions()
                .filter(|c| c.slot == *slot)
                .filter(|c| c.kind != Kind::Item || slot.as_str() != KEYED || c.key.as_deref() == Some("k1"))
                .map(|c| c.id)
                .collect();
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }

    /// Removing all plugins leaves nothing behind.
    #[test]
    fn removing_every_plugin_restores_the_default(changes in prop::collection::vec(change(), 0..40)) {
        let (mut registry, mut added) = (registry(), Vec::new());
        let untouched = pictures(&registry);
        for change in changes {
            apply(&mut registry, &mut added, change);
        }
        for id in ["aaa", "bbb", "ccc", "ddd"] {
            registry.remove_plugin(&id.try_into().unwrap());
        }
        prop_assert_eq!(pictures(&registry), untouched);
        prop_assert!(added.iter().all(|id| registry.get(*id).is_none()));
    }
}

/// Every contribution that a resolution speaks of.
fn accounted(resolution: &Resolution) -> Vec<ContributionId> {
    let hidden = match &resolution.content {
        slots::Content::Hidden(winner) => Some(winner.id),
        slots::Content::Default | slots::Content::Replaced(_) => None,
    };
    let losers = resolution.losers.iter().map(|loser| loser.contribution.id);
    resolution.shown().map(|shown| shown.id).chain(losers).chain(hidden).collect()
}
