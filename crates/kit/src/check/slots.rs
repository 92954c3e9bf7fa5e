//! Slots: those that do not exist, that go away, and those that manifest and sources disagree on.

use contracts::{ALL, SlotInfo};

use super::{
    finding::{Findings, Level, Place},
    manifest_file::Read,
    near::nearest,
    rules::{Group, Rule},
    uses::Uses,
};

pub(super) const GROUP: Group =
    Group { title: "Slots", rules: &[&UNKNOWN, &DEPRECATED, &UNDECLARED, &UNUSED, &KIND] };

static UNKNOWN: Rule = Rule {
    id: "slot-unknown",
    level: Level::Error,
    finds: "A slot that does not exist, in `webapp.slots` or in a registration.",
    why: "The host refuses the registration, and a plugin that waits for such a slot is never loaded.",
    mend: "Choose a slot of the catalogue: `mortise workbench` shows them all.",
};

static DEPRECATED: Rule = Rule {
    id: "slot-deprecated",
    level: Level::Warning,
    finds: "A slot that goes away in a later version.",
    why: "The plugin shows nothing there once it is gone.",
    mend: "Move to the slot that follows it.",
};

static UNDECLARED: Rule = Rule {
    id: "slot-undeclared",
    level: Level::Warning,
    finds: "A slot that a source contributes to and `webapp.slots` does not name.",
    why: "A plugin is loaded once one of its declared slots appears: with other slots declared it comes too late, and with none it is loaded on every page.",
    mend: "Add the slot to `webapp.slots`.",
};

static UNUSED: Rule = Rule {
    id: "slot-unused",
    level: Level::Warning,
    finds: "A slot in `webapp.slots` that no source names.",
    why: "The plugin is loaded for it, and people wait for nothing.",
    mend: "Take it out of `webapp.slots`, or register for it.",
};

static KIND: Rule = Rule {
    id: "slot-kind",
    level: Level::Error,
    finds: "A kind of contribution that the slot's shape refuses, such as `item` in a region.",
    why: "The host refuses it, and `initialize` fails.",
    mend: "Use one of the slot's own kinds: replace, wrap, before, after or hide.",
};

fn find(id: &str) -> Option<&'static SlotInfo> {
    ALL.iter().find(|slot| slot.id == id)
}

pub(super) fn check(read: &Read, uses: &Uses, is_whole: bool, findings: &mut Findings) {
    let webapp = read.manifest.webapp.as_ref();
    let declared = webapp.map(|webapp| webapp.slots.as_slice()).unwrap_or_default();
    for (index, slot) in declared.iter().enumerate() {
        let place = || read.place(&format!("webapp.slots[{index}]"));
        check_id(slot.as_str(), place, findings);
        let is_used = uses.mentioned.contains(slot.as_str())
            || uses.registered.iter().any(|used| used.slot == slot.as_str());
        // A source that could not be read may name it, and a plugin without sources is all bundle.
        if is_whole && !uses.is_blank() && !is_used {
            findings.add(&UNUSED, place(), format!("{:?} is declared and not used", slot.as_str()));
        }
    }
    for used in &uses.registered {
        check_id(&used.slot, || used.place.clone(), findings);
        let Some(known) = find(&used.slot) else { continue };
        if known.kinds().all(|kind| kind != used.kind) {
            let message =
                format!("{} is a {}, and takes no `{}`", known.id, known.shape, used.kind);
            findings.add(&KIND, used.place.clone(), message);
        }
        if !declared.iter().any(|slot| slot.as_str() == used.slot) {
            let message = format!("{:?} is not in `webapp.slots`", used.slot);
            findings.add(&UNDECLARED, used.place.clone(), message);
        }
    }
}

fn check_id(id: &str, place: impl Fn() -> Place, findings: &mut Findings) {
    match find(id) {
        Some(slot) => {
            if let Some(instead) = slot.deprecated {
                findings.add_with(&DEPRECATED, place(), format!("{id:?} goes away"), instead);
            }
        }
        None => {
            let shown: String = id.chars().take(100).collect();
            let message = format!("no slot is called {shown:?}");
            match nearest(id, ALL.iter().map(|slot| slot.id)) {
                Some(near) => {
                    findings.add_with(
                        &UNKNOWN,
                        place(),
                        message,
                        format!("Did you mean {near:?}?"),
                    );
                }
                None => findings.add(&UNKNOWN, place(), message),
            }
        }
    }
}

/// The slot of a contract, by the name of its Rust type.
pub(super) fn of_type(name: &str) -> Option<&'static str> {
    ALL.iter().find(|slot| slot.contract == name).map(|slot| slot.id)
}
