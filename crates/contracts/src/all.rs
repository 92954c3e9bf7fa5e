//! The table of all slots, for the inspector, the manifest check and the generated declarations.

use slots::{Contract, Kind, Shape};

/// What is known of a slot without its types.
#[derive(Clone, Debug)]
pub struct SlotInfo {
    /// The slot's id, `profile-popover.v1`.
    pub id: &'static str,
    /// The name of its contract's type in Rust, `ProfilePopover`.
    pub contract: &'static str,
    /// How many contents it shows, and how one is chosen.
    pub shape: Shape,
    /// The part of the page it belongs to, for a tree of slots: `Sidebar`.
    pub group: &'static str,
    /// What stands there, in one English sentence.
    pub summary: &'static str,
    /// What to use instead and until when, once the slot is to go; `None` as long as it stays.
    pub deprecated: Option<&'static str>,
}

impl SlotInfo {
    /// What plugins may contribute here: items have no place in a region.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + use<> {
        let has_items = self.shape != Shape::Region;
        Kind::ALL.into_iter().filter(move |kind| has_items || *kind != Kind::Item)
    }
}

macro_rules! table {
    ($($contract:ident {
        group: $group:literal, summary: $summary:literal $(, deprecated: $instead:literal)?
    })*) => {
        &[$(SlotInfo {
            id: <crate::$contract as Contract>::ID,
            contract: stringify!($contract),
            shape: <crate::$contract as Contract>::SHAPE,
            group: $group,
            summary: $summary,
            deprecated: instead!($($instead)?),
        }),*]
    };
}

macro_rules! instead {
    () => {
        None
    };
    ($instead:literal) => {
        Some($instead)
    };
}

/// Every slot of the chat, from the outside in.
pub const ALL: &[SlotInfo] = each_slot!(table);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::ALL;

    /// The ids that the sources declare, read from the text so that a contract which was forgotten
    /// in `each_slot!` is found.
    fn declared_ids(folder: &Path, ids: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                declared_ids(&path, ids);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(path).unwrap();
                let marker = concat!("const ID: &'static str", " = \"");
                let after = text.split(marker).skip(1);
                ids.extend(after.map(|rest| rest.split('"').next().unwrap().to_owned()));
            }
        }
    }

    #[test]
    fn every_contract_is_in_the_table_once() {
        let mut declared = Vec::new();
        declared_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut declared);
        declared.sort();
        let mut listed: Vec<String> = ALL.iter().map(|slot| slot.id.to_owned()).collect();
        listed.sort();
        assert_eq!(listed, declared);
        let unique: BTreeSet<_> = listed.iter().collect();
        assert_eq!(unique.len(), listed.len());
    }

    /// `plugins-sample/kitchen-sink` shows what plugins can reach; a new slot gets its mark there.
    #[test]
    fn the_kitchen_sink_touches_every_slot_and_hook() {
        let sample =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins-sample/kitchen-sink");
        let source = fs::read_to_string(sample.join("webapp/kitchen-sink.js")).unwrap();
        let manifest = fs::read_to_string(sample.join("plugin.json")).unwrap();
        for slot in ALL {
            let name = format!("\"{}\"", slot.id);
            assert!(source.contains(&name), "kitchen-sink.js does nothing with {}", slot.id);
            assert!(manifest.contains(&name), "its plugin.json does not name {}", slot.id);
        }
        for hook in crate::HOOKS {
            let call = format!("host.hook(\"{}\"", hook.name);
            assert!(source.contains(&call), "kitchen-sink.js does nothing in {}", hook.name);
        }
    }

    #[test]
    fn every_summary_is_a_sentence() {
        for slot in ALL {
            assert!(slot.summary.ends_with('.') && slot.summary.len() > 10, "{}", slot.id);
        }
    }
}
