//! What the sources do, gathered from all files for the rules that look at the whole plugin.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Place;

/// One `registry.replace(…)`, `wrap`, ….
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Registered {
    pub(super) slot: String,
    pub(super) kind: slots::Kind,
    pub(super) place: Place,
}

/// One `registry.replace(Card, …)`, of a type that says its slot by `impl View<…>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByView {
    /// Names in the arguments that may be types.
    pub(super) types: Vec<String>,
    pub(super) kind: slots::Kind,
    pub(super) place: Place,
}

/// What a sheet of styles can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A view's own shadow root.
    Shadow,
    /// The whole page.
    Page,
    /// Nobody said how it is loaded.
    Unknown,
}

/// What all sources together do.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) registered: Vec<Registered>,
    /// Types in Rust that say by `impl View<…>` which slot they are for.
    pub(super) views: BTreeMap<String, &'static str>,
    /// Registrations that name no slot: the types in their arguments say it.
    pub(super) by_view: Vec<ByView>,
    /// Slots that are named somewhere, in whatever way.
    pub(super) mentioned: BTreeSet<String>,
    /// Capabilities that a call needs, with the first such call.
    pub(super) capabilities: Vec<(&'static str, Place)>,
    /// Paths of sheets that go into shadow roots.
    pub(super) shadow_sheets: BTreeSet<String>,
    /// Paths of sheets that scripts load into the page.
    pub(super) page_sheets: BTreeSet<String>,
}

impl Uses {
    /// Whether nothing at all is known of what the plugin does with slots.
    pub(super) fn is_blank(&self) -> bool {
        self.registered.is_empty() && self.mentioned.is_empty()
    }

    /// All sources are read: finds the slots of registrations that name only a view.
    pub(super) fn settle(&mut self) {
        for ByView { types, kind, place } in std::mem::take(&mut self.by_view) {
            if let Some(slot) = types.iter().find_map(|name| self.views.get(name)) {
                self.registered.push(Registered { slot: (*slot).to_owned(), kind, place });
            }
        }
    }

    pub(super) fn needs(&mut self, capability: &'static str, place: Place) {
        if self.capabilities.iter().all(|(known, _)| *known != capability) {
            self.capabilities.push((capability, place));
        }
    }

    pub(super) fn reach_of(&self, sheet: &str) -> Reach {
        if self.page_sheets.contains(sheet) {
            Reach::Page
        } else if self.shadow_sheets.contains(sheet) {
            Reach::Shadow
        } else {
            Reach::Unknown
        }
    }
}

/// The path of `relative` as `file` names it, from the plugin's folder; nothing outside of it.
pub(super) fn beside(file: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn paths_stay_in_the_folder() {
        assert_eq!(beside("src/lib.rs", "../styles.css").as_deref(), Some("styles.css"));
        assert_eq!(beside("webapp/main.js", "./a/b.css").as_deref(), Some("webapp/a/b.css"));
        assert_eq!(beside("main.js", "../x.css"), None);
    }
}
