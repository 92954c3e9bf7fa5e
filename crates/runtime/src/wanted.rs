//! What an app asks of slots before it shows them: whether a plugin wants to be there. What shows in
//! an outlet is the business of [`crate::outlet`].

use std::collections::BTreeSet;

use slots::{Content, Contract};

use crate::place::{Definition, Place};
use crate::runtime::Runtime;

impl Runtime {
    /// The slots in which a plugin shows, or for which one waits to be loaded. Elsewhere an app that
    /// has very many places may leave the outlet out; subscribers hear when that changes.
    pub fn wanted(&self) -> BTreeSet<&'static str> {
        let awaited = self.0.awaited.borrow();
        let is_wanted = |place: &Place| place.is_filled() || awaited.contains(&place.id);
        let places = self.0.places.borrow();
        places.iter().filter(|(_, place)| is_wanted(place)).map(|(id, _)| *id).collect()
    }

    /// Something will lead to a slot, as a menu that is still closed does: plugins that wait for it
    /// are loaded.
    pub fn announce<C: Contract>(&self) {
        let place = self.place(Definition::of::<C>());
        self.appears(&place.id);
    }

    /// Whether a plugin has an entry for `key` in a keyed slot, for what is offered only then. A
    /// plugin that waits for the slot is loaded.
    pub fn has_item<C: Contract>(&self, key: &str) -> bool {
        let place = self.place(Definition::of::<C>());
        self.appears(&place.id);
        let silent = self.dead_contributions();
        let resolution = self.registry().resolve_without(&place.id, Some(key), &silent);
        matches!(resolution.content, Content::Replaced(_))
    }
}
