//! Which cells there are: slots × fixtures × themes × widths × languages, and their addresses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
};

use contracts::fixtures::{self, Fixture};
use serde::Serialize;

use super::finding::{Finding, Level};
use crate::project::Project;

/// The folder of a plugin with fixtures of its own.
const FIXTURES: &str = "fixtures";

/// Light and dark, as the workbench names them.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// A phone, a tablet, a window.
pub const WIDTHS: [u32; 3] = [320, 768, 1280];

/// As it is written, and mirrored.
pub const LANGS: [&str; 2] = ["en", "ar-XB"];

/// The languages that a cell knows: the third is lengthened and accented.
pub const KNOWN_LANGS: [&str; 3] = ["en", "ar-XB", "en-XA"];

/// One slot in one state, and how it is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cell {
    /// `profile-popover.v1`.
    pub slot: String,
    /// The fixture's name.
    pub fixture: String,
    /// `light` or `dark`.
    pub theme: String,
    /// In pixels of the page.
    pub width: u32,
    /// `en`, `en-XA` or `ar-XB`.
    pub lang: String,
}

impl Cell {
    /// A name for people and files: `profile-popover.v1/away/light-320-en`.
    #[must_use]
    pub fn name(&self) -> String {
        let Self { slot, fixture, theme, width, lang } = self;
        format!("{slot}/{fixture}/{theme}-{width}-{lang}")
    }

    /// The address of the cell on a workbench.
    #[must_use]
    pub fn path(&self, plugins: &[String]) -> String {
        let Self { slot, fixture, theme, lang, .. } = self;
        let mut path = "/workbench/cell?side=override".to_owned();
        for (key, value) in [
            ("slot", slot.as_str()),
            ("fixture", fixture),
            ("plugins", &plugins.join(",")),
            ("theme", theme),
            ("lang", lang),
        ] {
            path.push('&');
            path.push_str(key);
            path.push('=');
            encode(value, &mut path);
        }
        path
    }
}

/// Everything but what never means anything in a query.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            into.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

/// What somebody wants to see; what is empty means all of it.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Slots. By default those that the plugin fills.
    pub slots: Vec<String>,
    /// Names of fixtures. By default all of the slot.
    pub fixtures: Vec<String>,
    /// By default [`THEMES`].
    pub themes: Vec<String>,
    /// By default [`WIDTHS`].
    pub widths: Vec<u32>,
    /// By default [`LANGS`].
    pub langs: Vec<String>,
}

impl Wishes {
    /// Whether everything is looked at.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.slots.is_empty()
            && self.fixtures.is_empty()
            && self.themes.is_empty()
            && self.widths.is_empty()
            && self.langs.is_empty()
    }
}

/// What will be looked at, and what can not be.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In order of their names.
    pub cells: Vec<Cell>,
    /// Fixtures that break a rule, slots without any.
    pub findings: Vec<Finding>,
}

/// Puts together what is to be looked at.
#[must_use]
pub fn plan(project: &Project, wishes: &Wishes) -> Plan {
    let mut findings = Vec::new();
    let own = own_fixtures(project, &mut findings);
    let mut by_slot: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let own_slots: BTreeSet<String> = own.iter().map(|fixture| fixture.slot.clone()).collect();
    for fixture in fixtures::shipped().into_iter().chain(own) {
        by_slot.entry(fixture.slot).or_default().insert(fixture.name);
    }
    let mut cells = Vec::new();
    for slot in slots(project, wishes, &own_slots, &mut findings) {
        let all = by_slot.get(&slot).cloned().unwrap_or_default();
        let is_wanted =
            |name: &&String| wishes.fixtures.is_empty() || wishes.fixtures.contains(name);
        let names: Vec<&String> = all.iter().filter(is_wanted).collect();
        if names.is_empty() {
            findings.push(no_fixture(&slot, &all, wishes));
        }
        for fixture in names {
            cells.extend(states(&slot, fixture, wishes));
        }
    }
    cells.sort();
    cells.dedup();
    Plan { cells, findings }
}

fn no_fixture(slot: &str, all: &BTreeSet<String>, wishes: &Wishes) -> Finding {
    let message = if all.is_empty() {
        format!("{slot} has no fixture")
    } else {
        let known: Vec<&str> = all.iter().map(String::as_str).collect();
        let wanted = wishes.fixtures.join(", ");
        format!("{slot} has no fixture {wanted}; it has {}", known.join(", "))
    };
    let mend = format!("Add a file {FIXTURES}/{slot}/<name>.json");
    Finding::new("no-fixture", Level::Error, message).mend(mend)
}

fn states(slot: &str, fixture: &str, wishes: &Wishes) -> Vec<Cell> {
    let or = |chosen: &[String], usual: &[&str]| -> Vec<String> {
        if chosen.is_empty() {
            usual.iter().map(|&one| one.to_owned()).collect()
        } else {
            chosen.to_vec()
        }
    };
    let widths = if wishes.widths.is_empty() { &WIDTHS[..] } else { &wishes.widths };
    let mut cells = Vec::new();
    for theme in or(&wishes.themes, &THEMES) {
        for &width in widths {
            for lang in or(&wishes.langs, &LANGS) {
                let (slot, fixture) = (slot.to_owned(), fixture.to_owned());
                cells.push(Cell { slot, fixture, theme: theme.clone(), width, lang });
            }
        }
    }
    cells
}

/// The slots to look at: the wanted ones, those of the manifest, or those it has fixtures for.
fn slots(
    project: &Project,
    wishes: &Wishes,
    own: &BTreeSet<String>,
    findings: &mut Vec<Finding>,
) -> Vec<String> {
    if !wishes.slots.is_empty() {
        return wishes.slots.clone();
    }
    let webapp = project.manifest.webapp.as_ref();
    let declared: Vec<String> = webapp
        .map(|webapp| webapp.slots.iter().map(ToString::to_string).collect())
        .unwrap_or_default();
    if !declared.is_empty() {
        return declared;
    }
    if own.is_empty() {
        let message = "it is not known which slots the plugin fills".to_owned();
        let mend = "Name them in webapp.slots of plugin.json, or by --slot";
        findings.push(Finding::new("no-fixture", Level::Error, message).mend(mend));
    }
    own.iter().cloned().collect()
}

fn own_fixtures(project: &Project, findings: &mut Vec<Finding>) -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    let folder = project.folder.join(FIXTURES);
    for slot in names(&folder) {
        for name in names(&folder.join(&slot)) {
            let Some(stem) = name.strip_suffix(".json") else { continue };
            let place = format!("{FIXTURES}/{slot}/{name}");
            let read = fs::read_to_string(folder.join(&slot).join(&name))
                .map_err(|error| error.to_string())
                .and_then(|text| {
                    Fixture::parse(&slot, stem, &text).map_err(|error| error.to_string())
                });
            match read {
                Ok(fixture) => fixtures.push(fixture),
                Err(error) => {
                    findings.push(Finding::new("bad-fixture", Level::Error, error).place(place));
                }
            }
        }
    }
    fixtures
}

/// What lies in a folder, sorted, without what is hidden.
fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(slots: &str, files: &[(&str, &str)]) -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        let manifest = format!(
            r#"{{"id": "a-plugin", "name": "A", "version": "1.0.0",
                "webapp": {{"bundle_path": "a.js", "slots": [{slots}]}}}}"#
        );
        for (name, text) in files.iter().copied().chain([("plugin.json", manifest.as_str())]) {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let project = Project::open(folder.path()).unwrap();
        (folder, project)
    }

    #[test]
    fn every_combination_of_a_declared_slot_is_looked_at_once() {
        let (_folder, project) = project(r#""center-toast.v1""#, &[]);
        let plan = plan(&project, &Wishes::default());
        assert!(plan.findings.is_empty(), "{:?}", plan.findings);
        let n_fixtures =
            fixtures::shipped().iter().filter(|it| it.slot == "center-toast.v1").count();
        assert_eq!(plan.cells.len(), n_fixtures * 2 * 3 * 2);
        let wishes = Wishes {
            themes: vec!["dark".to_owned()],
            widths: vec![500],
            langs: vec!["en".to_owned()],
            ..Wishes::default()
        };
        let fewer = super::plan(&project, &wishes);
        assert_eq!(fewer.cells.len(), n_fixtures);
        assert!(fewer.cells.iter().all(|cell| cell.name().ends_with("/dark-500-en")));
    }

    #[test]
    fn what_can_not_be_looked_at_is_a_finding() {
        let (_folder, project) = project("", &[]);
        let rules = |wishes: &Wishes| -> Vec<String> {
            plan(&project, wishes).findings.iter().map(|it| it.rule.clone()).collect()
        };
        assert_eq!(rules(&Wishes::default()), ["no-fixture"]);
        let slot = |slot: &str, fixtures: &[&str]| Wishes {
            slots: vec![slot.to_owned()],
            fixtures: fixtures.iter().map(|&name| name.to_owned()).collect(),
            ..Wishes::default()
        };
        assert_eq!(rules(&slot("no-such-slot.v1", &[])), ["no-fixture"]);
        assert_eq!(rules(&slot("center-toast.v1", &["nothing-of-this-name"])), ["no-fixture"]);
    }

    #[test]
    fn fixtures_that_do_not_fit_the_props_are_findings_with_their_place() {
        let broken = r#"{"title": "T", "state": "edge", "props": {"no": 1}}"#;
        let path = "fixtures/center-toast.v1/broken.json";
        let (_folder, project) = project(r#""center-toast.v1""#, &[(path, broken)]);
        let plan = plan(&project, &Wishes::default());
        assert_eq!(plan.findings.len(), 1);
        assert_eq!(
            (plan.findings[0].rule.as_str(), plan.findings[0].place.as_str()),
            ("bad-fixture", path)
        );
        assert!(!plan.cells.is_empty());
    }

    #[test]
    fn an_address_holds_whatever_an_id_does() {
        let cell = Cell {
            slot: "post.v1".to_owned(),
            fixture: "a&b=c#d é".to_owned(),
            theme: "dark".to_owned(),
            width: 320,
            lang: "ar-XB".to_owned(),
        };
        assert_eq!(
            cell.path(&["one".to_owned(), "two".to_owned()]),
            "/workbench/cell?side=override&slot=post.v1&fixture=a%26b%3Dc%23d%20%C3%A9\
             &plugins=one,two&theme=dark&lang=ar-XB"
        );
    }
}
