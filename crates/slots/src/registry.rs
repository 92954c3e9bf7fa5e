//! All slots and contributions of one page. Answers each change with the slots it touched.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::resolution::KeyOf;
use crate::{
    Contribution, ContributionId, Kind, NewContribution, PluginId, RegistryError, Resolution,
    Shape, SlotId, rank,
};

/// The longest key of an item, in characters: the longest plugin id, a colon, and a name.
const MAX_KEY_CHARS: usize = 256;

/// The most that one plugin contributes to one slot. Nobody reads so many entries, and drawing many
/// more would hold up the page.
pub const MAX_PER_PLUGIN: usize = 500;

/// The slots whose resolution may have changed. All others show what they showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delta {
    /// The touched slots.
    pub slots: BTreeSet<SlotId>,
}

impl Delta {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds what another change touched.
    pub fn merge(&mut self, other: Self) {
        self.slots.extend(other.slots);
    }

    fn of(slot: &SlotId) -> Self {
        Self { slots: BTreeSet::from([slot.clone()]) }
    }
}

/// The registry of one page.
///
/// ```
/// use slots::{Content, Kind, NewContribution, Registry, Shape};
///
/// let mut registry = Registry::default();
/// registry.define(&"greeting.v1".try_into()?, Shape::Region)?;
/// let (id, delta) = registry.add(NewContribution {
///     plugin: "hello".try_into()?,
///     slot: "greeting.v1".try_into()?,
///     kind: Kind::Replace,
///     key: None,
///     order: 50,
/// })?;
/// assert_eq!(delta.slots.len(), 1);
/// let resolution = registry.resolve(&"greeting.v1".try_into()?, None);
/// assert!(matches!(&resolution.content, Content::Replaced(winner) if winner.id == id));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Registry {
    slots: BTreeMap<SlotId, Slot>,
    place: HashMap<ContributionId, SlotId>,
    last_id: u32,
    /// What a slot without contributions shows, shared by all of them.
    nothing: Rc<Resolution>,
}

#[derive(Debug)]
struct Slot {
    shape: Shape,
    /// Always ranked, so that resolving is one pass.
    ranked: Vec<Rc<Contribution>>,
    admin: Vec<PluginId>,
    settled: RefCell<HashMap<Option<String>, Rc<Resolution>>>,
}

impl Registry {
    /// Makes a slot known. Doing it again with the same shape changes nothing.
    ///
    /// # Errors
    /// [`RegistryError::Redefined`] when the slot exists with another shape.
    pub fn define(&mut self, slot: &SlotId, shape: Shape) -> Result<(), RegistryError> {
        if let Some(known) = self.slots.get(slot) {
            if known.shape == shape {
                return Ok(());
            }
            return Err(RegistryError::Redefined {
                slot: slot.clone(),
                first: known.shape,
                second: shape,
            });
        }
        let settled = RefCell::default();
        self.slots
            .insert(slot.clone(), Slot { shape, ranked: Vec::new(), admin: Vec::new(), settled });
        Ok(())
    }

    /// The slots that are defined, with their shapes, in order of their ids.
    pub fn definitions(&self) -> impl Iterator<Item = (&SlotId, Shape)> {
        self.slots.iter().map(|(id, slot)| (id, slot.shape))
    }

    /// Takes a contribution.
    ///
    /// # Errors
    /// See [`RegistryError`]; the registry is then unchanged.
    pub fn add(&mut self, new: NewContribution) -> Result<(ContributionId, Delta), RegistryError> {
        let NewContribution { plugin, slot: slot_id, kind, key, order } = new;
        let Some(slot) = self.slots.get_mut(&slot_id) else {
            return Err(RegistryError::UnknownSlot { slot: slot_id });
        };
        slot.check(&slot_id, &plugin, kind, key.as_deref())?;
        self.last_id += 1;
        let id = ContributionId(self.last_id);
        slot.ranked.push(Rc::new(Contribution {
            id,
            plugin,
            slot: slot_id.clone(),
            kind,
            key,
            order,
        }));
        slot.changed();
        self.place.insert(id, slot_id.clone());
        Ok((id, Delta::of(&slot_id)))
    }

    /// Takes a contribution away. An id that is gone touches nothing.
    pub fn remove(&mut self, id: ContributionId) -> Delta {
        let Some(slot_id) = self.place.remove(&id) else { return Delta::default() };
        if let Some(slot) = self.slots.get_mut(&slot_id) {
            slot.ranked.retain(|contribution| contribution.id != id);
            slot.changed();
        }
        Delta::of(&slot_id)
    }

    /// Takes away everything that a plugin contributed.
    pub fn remove_plugin(&mut self, plugin: &PluginId) -> Delta {
        let mut delta = Delta::default();
        for (slot_id, slot) in &mut self.slots {
            if slot.ranked.iter().all(|contribution| contribution.plugin != *plugin) {
                continue;
            }
            for gone in slot.ranked.extract_if(.., |contribution| contribution.plugin == *plugin) {
                self.place.remove(&gone.id);
            }
            slot.changed();
            delta.slots.insert(slot_id.clone());
        }
        delta
    }

    /// Sets the admin's order of plugins for a slot; the first listed wins.
    ///
    /// # Errors
    /// [`RegistryError::UnknownSlot`] when there is no such slot.
    pub fn set_admin_order(
        &mut self,
        slot_id: &SlotId,
        admin: Vec<PluginId>,
    ) -> Result<Delta, RegistryError> {
        let Some(slot) = self.slots.get_mut(slot_id) else {
            return Err(RegistryError::UnknownSlot { slot: slot_id.clone() });
        };
        slot.admin = admin;
        slot.changed();
        Ok(Delta::of(slot_id))
    }

    /// What the slot shows. `key` is the outlet's key and counts in keyed slots only.
    ///
    /// An unknown slot shows its default.
    pub fn resolve(&self, slot_id: &SlotId, key: Option<&str>) -> Rc<Resolution> {
        let Some(slot) = self.slots.get(slot_id).filter(|slot| !slot.ranked.is_empty()) else {
            return Rc::clone(&self.nothing);
        };
        let key = key.filter(|_| slot.shape == Shape::Keyed).map(str::to_owned);
        let mut settled = slot.settled.borrow_mut();
        let resolution =
            settled.entry(key).or_insert_with_key(|key| Rc::new(slot.settle(key.as_deref(), &[])));
        Rc::clone(resolution)
    }

    /// Whether nobody contributes to the slot.
    pub fn is_untouched(&self, slot_id: &SlotId) -> bool {
        self.slots.get(slot_id).is_none_or(|slot| slot.ranked.is_empty())
    }

    /// As [`Registry::resolve`], in an outlet where the contributions `failed` are taken down.
    pub fn resolve_without(
        &self,
        slot_id: &SlotId,
        key: Option<&str>,
        failed: &[ContributionId],
    ) -> Rc<Resolution> {
        if failed.is_empty() {
            return self.resolve(slot_id, key);
        }
        self.slots.get(slot_id).map_or_else(
            || Rc::clone(&self.nothing),
            |slot| Rc::new(slot.settle(key.filter(|_| slot.shape == Shape::Keyed), failed)),
        )
    }

    /// The contribution of that id.
    pub fn get(&self, id: ContributionId) -> Option<&Rc<Contribution>> {
        let slot = self.slots.get(self.place.get(&id)?)?;
        slot.ranked.iter().find(|contribution| contribution.id == id)
    }

    /// All contributions, by slot and rank.
    pub fn contributions(&self) -> impl Iterator<Item = &Rc<Contribution>> {
        self.slots.values().flat_map(|slot| &slot.ranked)
    }
}

impl Slot {
    fn check(
        &self,
        slot: &SlotId,
        plugin: &PluginId,
        kind: Kind,
        key: Option<&str>,
    ) -> Result<(), RegistryError> {
        let n_own = self.ranked.iter().filter(|known| known.plugin == *plugin).count();
        if n_own >= MAX_PER_PLUGIN {
            let (slot, plugin) = (slot.clone(), plugin.clone());
            return Err(RegistryError::TooMany { kind, slot, plugin, max: MAX_PER_PLUGIN });
        }
        if kind != Kind::Item {
            return Ok(());
        }
        if self.shape == Shape::Region {
            let (slot, shape) = (slot.clone(), self.shape);
            return Err(RegistryError::KindNotAllowed { slot, kind, shape });
        }
        let key = key.unwrap_or_default();
        if !(1..=MAX_KEY_CHARS).contains(&key.chars().count()) {
            return Err(RegistryError::BadKey { slot: slot.clone(), found: key.to_owned() });
        }
        let twice = self.ranked.iter().any(|known| {
            known.kind == Kind::Item && known.plugin == *plugin && known.key.as_deref() == Some(key)
        });
        if twice {
            let (slot, key, plugin) = (slot.clone(), key.to_owned(), plugin.clone());
            return Err(RegistryError::DuplicateKey { slot, key, plugin });
        }
        Ok(())
    }

    fn changed(&mut self) {
        let admin = &self.admin;
        self.ranked.sort_by(|a, b| rank::compare(admin, a, b));
        self.settled.get_mut().clear();
    }

    fn settle(&self, key: Option<&str>, failed: &[ContributionId]) -> Resolution {
        let key = match self.shape {
            Shape::Keyed => KeyOf::Keyed(key),
            Shape::Region | Shape::List => KeyOf::List,
        };
        Resolution::settle(&self.admin, &self.ranked, key, failed)
    }
}
