//! Who contributes to which slot and who comes first, as far as the manifests and the administrator's
//! orders say. What a plugin really puts into a slot, only a page with it knows.

use std::collections::BTreeMap;

use api_types::{ManagedPlugin, SlotOrders};
use contracts::{AdminConsoleSetting, AdminSection, Contract, Shape};

/// One slot that an active plugin names.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotView {
    /// Its id.
    pub id: String,
    /// How it chooses what it shows; `None` for a slot that the chat does not have.
    pub shape: Option<Shape>,
    /// Who contributes, the first wins.
    pub contributors: Vec<Contributor>,
    /// Whether an administrator ordered it.
    pub has_order: bool,
}

/// A plugin that contributes to a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the administrator's order names it.
    pub is_placed: bool,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
}

impl SlotView {
    /// Whether the chat has such a slot.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.shape.is_some()
    }

    /// Whether several want a place that only one can have.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.contributors.len() > 1 && self.shape != Some(Shape::List)
    }

    /// The ids of the contributors, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.contributors.iter().map(|it| it.id.clone()).collect()
    }
}

/// The slots that active plugins name: conflicts first, then lists with several, then the rest, each
/// from the outside of the chat inwards.
#[must_use]
pub fn slots(plugins: &[ManagedPlugin], orders: &SlotOrders) -> Vec<SlotView> {
    let mut by_slot: BTreeMap<&str, Vec<&ManagedPlugin>> = BTreeMap::new();
    for plugin in plugins.iter().filter(|it| is_active(it)) {
        // Each plugin draws its own settings only: nobody stands in anybody's way there.
        let own = [AdminConsoleSetting::ID, AdminSection::ID];
        let shared = plugin.slots.iter().filter(|slot| !own.contains(&slot.as_str()));
        for slot in shared {
            let contributors = by_slot.entry(slot).or_default();
            if contributors.iter().all(|known| known.id != plugin.id) {
                contributors.push(plugin);
            }
        }
    }
    let mut views: Vec<SlotView> = by_slot
        .into_iter()
        .map(|(id, plugins)| view(id, &plugins, orders.get(id).map(Vec::as_slice)))
        .collect();
    let place =
        |id: &str| contracts::ALL.iter().position(|slot| slot.id == id).unwrap_or(usize::MAX);
    views.sort_by_key(|it| {
        (!it.is_conflict(), it.contributors.len() < 2, place(&it.id), it.id.clone())
    });
    views
}

/// Active plugins that do not say which slots they contribute to.
#[must_use]
pub fn silent(plugins: &[ManagedPlugin]) -> Vec<&ManagedPlugin> {
    let has_web_part = |it: &&ManagedPlugin| it.manifest.get("webapp").is_some();
    let silent = plugins.iter().filter(|it| is_active(it) && it.slots.is_empty());
    silent.filter(has_web_part).collect()
}

/// The order to store after a step of the contributor at `idx`: all who are shown, then those whom
/// the old order names besides, such as plugins that are off now. `None` when there is no way.
#[must_use]
pub fn moved(view: &SlotView, old: &[String], idx: usize, step: Step) -> Option<Vec<String>> {
    let mut ids = view.ids();
    let other = match step {
        Step::Up => idx.checked_sub(1)?,
        Step::Down => idx + 1,
    };
    if idx >= ids.len() || other >= ids.len() {
        return None;
    }
    ids.swap(idx, other);
    let others: Vec<String> = old.iter().filter(|id| !ids.contains(id)).cloned().collect();
    ids.extend(others);
    Some(ids)
}

fn is_active(plugin: &ManagedPlugin) -> bool {
    plugin.installed && plugin.enabled
}

fn view(id: &str, plugins: &[&ManagedPlugin], order: Option<&[String]>) -> SlotView {
    let order = order.unwrap_or_default();
    let place = |id: &str| order.iter().position(|it| it == id);
    let mut contributors: Vec<Contributor> = plugins
        .iter()
        .map(|plugin| Contributor {
            id: plugin.id.clone(),
            name: plugin.name.clone(),
            is_placed: place(&plugin.id).is_some(),
        })
        .collect();
    // As the registry ranks them: who is not named stands behind who is, by id.
    contributors.sort_by_key(|it| (place(&it.id).unwrap_or(usize::MAX), it.id.clone()));
    let known = contracts::ALL.iter().find(|slot| slot.id == id);
    SlotView {
        id: id.to_owned(),
        shape: known.map(|slot| slot.shape),
        contributors,
        has_order: !order.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plugin(id: &str, slots: &[&str]) -> ManagedPlugin {
        ManagedPlugin {
            id: id.into(),
            name: id.to_uppercase(),
            installed: true,
            enabled: true,
            manifest: json!({ "webapp": {} }),
            slots: slots.iter().map(|it| (*it).to_owned()).collect(),
            ..ManagedPlugin::default()
        }
    }

    fn ids(view: &SlotView) -> String {
        view.ids().join(" ")
    }

    #[test]
    fn conflicts_come_first_then_full_lists_then_the_rest() {
        let plugins = [
            plugin("b", &["sidebar.v1", "post-action.v1", "x.v1", "admin-section.v1"]),
            plugin("a", &["sidebar.v1", "post-action.v1", "login.v1", "admin-console-setting.v1"]),
        ];
        let views = slots(&plugins, &SlotOrders::new());
        let seen: Vec<(&str, bool)> =
            views.iter().map(|it| (it.id.as_str(), it.is_conflict())).collect();
        let expected =
            [("sidebar.v1", true), ("post-action.v1", false), ("login.v1", false), ("x.v1", false)];
        assert_eq!(seen, expected);
        assert_eq!(ids(&views[0]), "a b", "by id, without an order");
        assert!(!views[3].is_known());
    }

    #[test]
    fn the_administrators_order_comes_before_ids() {
        let plugins = ["c", "a", "b"].map(|id| plugin(id, &["sidebar.v1"]));
        let orders = [("sidebar.v1".to_owned(), vec!["gone".to_owned(), "b".to_owned()])].into();
        let views = slots(&plugins, &orders);
        assert_eq!(ids(&views[0]), "b a c");
        assert!(views[0].has_order);
        let placed: Vec<bool> = views[0].contributors.iter().map(|it| it.is_placed).collect();
        assert_eq!(placed, [true, false, false]);
    }

    #[test]
    fn a_step_names_everybody_and_forgets_nobody() {
        let plugins = ["a", "b"].map(|id| plugin(id, &["sidebar.v1"]));
        let view = slots(&plugins, &SlotOrders::new()).remove(0);
        let old = ["off".to_owned(), "a".to_owned()];
        assert_eq!(moved(&view, &old, 1, Step::Up).unwrap(), ["b", "a", "off"]);
        assert_eq!(moved(&view, &old, 0, Step::Down).unwrap(), ["b", "a", "off"]);
        assert_eq!(moved(&view, &old, 0, Step::Up), None);
        assert_eq!(moved(&view, &old, 1, Step::Down), None);
        assert_eq!(moved(&view, &old, 7, Step::Up), None);
    }

    #[test]
    fn plugins_that_are_off_do_not_count_and_silent_ones_are_told() {
        let off = ManagedPlugin { enabled: false, ..plugin("off", &["sidebar.v1"]) };
        let server_only = ManagedPlugin { manifest: json!({}), ..plugin("server", &[]) };
        let plugins = [off, plugin("quiet", &[]), server_only];
        assert!(slots(&plugins, &SlotOrders::new()).is_empty());
        let ids: Vec<&str> = silent(&plugins).iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["quiet"]);
    }
}
