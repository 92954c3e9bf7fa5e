//! What the kit lent to the folder: whether it is of the running program.

use std::path::Path;

use super::{
    finding::{Findings, Level, Place},
    rules::{Group, Rule},
};
use crate::scaffold::{LENT_FOLDER, Version};

pub(super) const GROUP: Group = Group { title: "The kit", rules: &[&OUTDATED] };

static OUTDATED: Rule = Rule {
    id: "kit-outdated",
    level: Level::Warning,
    finds: "A folder `.mortise` that another version of `mortise` wrote.",
    why: "The plugin is built against slots and a host that differ from those it is shown with.",
    mend: "Run `mortise plugin update`, which writes `.mortise` anew and nothing else.",
};

pub(super) fn check(root: &Path, findings: &mut Findings) {
    if !root.join(LENT_FOLDER).is_dir() {
        return;
    }
    let lent = Version::of(root);
    if lent.as_ref() != Some(&Version::ours()) {
        let of = lent.map_or_else(
            || String::from("a version that is not known"),
            |it| it.to_string().chars().take(60).collect(),
        );
        let message = format!("`{LENT_FOLDER}` is of {of}, and this program lends another");
        findings.add(&OUTDATED, Place::file(LENT_FOLDER), message);
    }
}
