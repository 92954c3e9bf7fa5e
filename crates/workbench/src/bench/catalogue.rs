//! What there is to choose from: slots, fixtures, plugins. Read from JSON that was fetched.
//!
//! Plain data and questions to it. What the server sends is read leniently: a field that is missing
//! loses its own words on the page, never the page.

use serde::Deserialize;
use serde_json::Value;

use super::view::{Note, View};

/// One slot of the catalogue.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Slot {
    /// Such as `post.v1`.
    pub id: String,
    /// The region of the chat.
    #[serde(default)]
    pub group: String,
    /// One sentence.
    #[serde(default)]
    pub summary: String,
    /// `region`, `list` or `keyed`.
    #[serde(default)]
    pub shape: String,
    /// What plugins may do with it.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Why not to use it any more.
    #[serde(default)]
    pub deprecated: Option<Value>,
    /// JSON Schema of its props.
    #[serde(default)]
    pub props: Value,
}

/// One example of a slot's props.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Fixture {
    /// The slot's id.
    pub slot: String,
    /// Unique within a slot.
    pub name: String,
    /// What one sees.
    #[serde(default)]
    pub title: String,
    /// `typical`, `empty`, `long`, `hostile`, `missing`, `edge`.
    #[serde(default)]
    pub state: String,
    /// Given to the slot.
    #[serde(default)]
    pub props: Value,
    /// The key of a keyed slot.
    #[serde(default)]
    pub key: Option<String>,
    /// What the fake host answers.
    #[serde(default)]
    pub answers: Value,
}

/// `GET /workbench/api/plugins`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Plugins {
    /// `server` or `folder`.
    #[serde(default)]
    pub mode: String,
    /// In the order in which they win.
    #[serde(default)]
    pub plugins: Vec<Plugin>,
    /// What is wrong with some of them.
    #[serde(default)]
    pub problems: Vec<Problem>,
}

/// One plugin.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Plugin {
    /// As the chat gets it.
    pub manifest: Value,
    /// Those in its folder.
    #[serde(default)]
    pub fixtures: Vec<Fixture>,
    /// Whether its files are served.
    #[serde(default)]
    pub active: bool,
    /// What a browser loads for it.
    #[serde(default)]
    pub bytes: Bytes,
}

/// How large a plugin is.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Bytes {
    /// As it is.
    #[serde(default)]
    pub raw: u64,
    /// Packed; `None` while it is being measured.
    #[serde(default)]
    pub brotli: Option<u64>,
}

/// What is wrong with one plugin.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Problem {
    /// Its id or folder.
    #[serde(default)]
    pub plugin: String,
    /// What to mend.
    #[serde(default)]
    pub errors: Vec<Diagnostic>,
}

/// One thing to mend.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Diagnostic {
    /// Empty when it is no matter of one file.
    #[serde(default)]
    pub file: String,
    /// Counted from 1.
    #[serde(default)]
    pub line: Option<u32>,
    /// Counted from 1.
    #[serde(default)]
    pub column: Option<u32>,
    /// One sentence.
    #[serde(default)]
    pub message: String,
    /// As the compiler shows it.
    #[serde(default)]
    pub rendered: String,
}

impl Plugin {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.manifest.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.manifest.get("name").and_then(Value::as_str).unwrap_or_else(|| self.id())
    }

    /// Its version, if it has one.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.manifest.get("version").and_then(Value::as_str)
    }

    /// Whether its manifest names a slot.
    #[must_use]
    pub fn fills(&self, slot: &str) -> bool {
        let slots = self.manifest.pointer("/webapp/slots").and_then(Value::as_array);
        slots.is_some_and(|slots| slots.iter().any(|one| one.as_str() == Some(slot)))
    }
}

impl Diagnostic {
    /// `src/card.rs:12:5`, as far as it is known.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        for number in [self.line, self.column].into_iter().flatten() {
            place.push_str(&format!(":{number}"));
        }
        place
    }
}

impl Plugins {
    /// All that run, in their order.
    #[must_use]
    pub fn running(&self) -> Vec<String> {
        let running = self.plugins.iter().filter(|plugin| plugin.active);
        running.map(|plugin| plugin.id().to_owned()).collect()
    }

    /// The plugins that are on in a view: the first one wins. Unknown ones and idle ones are left out.
    #[must_use]
    pub fn chosen(&self, view: &View) -> Vec<String> {
        let running = self.running();
        match &view.plugins {
            None => running,
            Some(chosen) => chosen.iter().filter(|id| running.contains(id)).cloned().collect(),
        }
    }

    /// All in the order in which they are shown: those that are on, then the others.
    #[must_use]
    pub fn in_order(&self, view: &View) -> Vec<&Plugin> {
        let chosen = self.chosen(view);
        let place = |plugin: &&Plugin| {
            chosen.iter().position(|id| id == plugin.id()).unwrap_or(chosen.len())
        };
        let mut all: Vec<&Plugin> = self.plugins.iter().collect();
        all.sort_by_key(place);
        all
    }

    /// The manifests of all that run, for the cells.
    #[must_use]
    pub fn manifests(&self) -> Value {
        let running = self.plugins.iter().filter(|plugin| plugin.active);
        running.map(|plugin| plugin.manifest.clone()).collect::<Vec<_>>().into()
    }
}

/// The fixtures of one slot: the catalogue's, then those of plugins. Of one name, the plugin's counts.
#[must_use]
pub fn fixtures_of<'a>(slot: &str, all: &'a [Fixture], plugins: &'a Plugins) -> Vec<&'a Fixture> {
    let own = plugins.plugins.iter().flat_map(|plugin| &plugin.fixtures);
    let mut found: Vec<&Fixture> = Vec::new();
    for fixture in all.iter().chain(own).filter(|fixture| fixture.slot == slot) {
        match found.iter_mut().find(|one| one.name == fixture.name) {
            Some(one) => *one = fixture,
            None => found.push(fixture),
        }
    }
    // What one sees most comes first; sorting keeps the rest as it was.
    found.sort_by_key(|fixture| fixture.state != "typical");
    found
}

/// Makes a view fit what there is, and says what did not.
#[must_use]
pub fn fit(
    view: &mut View,
    slots: &[Slot],
    all: &[Fixture],
    plugins: Option<&Plugins>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let is_known = slots.iter().any(|slot| slot.id == view.slot);
    if !is_known && let Some(first) = first(slots) {
        if !view.slot.is_empty() {
            notes.push(Note::NoSuchSlot(std::mem::take(&mut view.slot)));
        }
        view.slot.clone_from(&first.id);
        view.fixture.clear();
        view.props = None;
    }
    // Whose plugins are not known yet may still bring the fixture.
    let Some(plugins) = plugins else { return notes };
    let fixtures = fixtures_of(&view.slot, all, plugins);
    if !view.fixture.is_empty() && fixtures.iter().all(|fixture| fixture.name != view.fixture) {
        notes.push(Note::NoSuchFixture(std::mem::take(&mut view.fixture)));
        view.props = None;
    }
    let is_there = |id: &String| plugins.plugins.iter().any(|plugin| plugin.id() == id);
    if let Some(chosen) = &mut view.plugins {
        let (there, gone): (Vec<_>, Vec<_>) =
            std::mem::take(chosen).into_iter().partition(is_there);
        *chosen = there;
        notes.extend(gone.into_iter().map(Note::NoSuchPlugin));
    }
    notes
}

/// What stands there when nothing is chosen: the best example, which every chat shows first.
fn first(slots: &[Slot]) -> Option<&Slot> {
    slots.iter().find(|slot| slot.id == "profile-popover.v1").or_else(|| slots.first())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use serde_json::{from_value, json};

    use super::*;

    fn fixture(slot: &str, name: &str, title: &str, state: &str) -> Value {
        json!({"slot": slot, "name": name, "title": title, "state": state, "props": {}})
    }

    fn world() -> (Vec<Slot>, Vec<Fixture>, Plugins) {
        let slots = json!([{"id": "post.v1"}, {"id": "login.v1", "group": "Frame"}]);
        let fixtures = json!([
            fixture("post.v1", "long", "Long", "long"),
            fixture("post.v1", "usual", "Usual", "typical"),
            fixture("login.v1", "usual", "Usual", "typical"),
        ]);
        let plugins = json!({"mode": "folder", "plugins": [
            {"manifest": {"id": "a", "webapp": {"slots": ["post.v1"]}}, "active": true,
             "fixtures": [fixture("post.v1", "long", "Mine", "long")], "bytes": {"raw": 5, "brotli": null}},
            {"manifest": {"id": "b"}, "active": true},
            {"manifest": {"id": "off"}, "active": false},
        ]});
        (from_value(slots).unwrap(), from_value(fixtures).unwrap(), from_value(plugins).unwrap())
    }

    #[test]
    fn a_plugin_s_own_fixture_takes_the_place_of_one_with_its_name() {
        let (_, all, plugins) = world();
        let titles: Vec<&str> = fixtures_of("post.v1", &all, &plugins)
            .iter()
            .map(|fixture| fixture.title.as_str())
            .collect();
        assert_eq!(titles, ["Usual", "Mine"]);
    }

    #[test]
    fn what_is_not_there_falls_back_with_a_note() {
        let (slots, all, plugins) = world();
        let mut view = View {
            slot: "gone.v1".to_owned(),
            plugins: Some(vec!["b".to_owned(), "gone".to_owned()]),
            ..View::default()
        };
        let notes = fit(&mut view, &slots, &all, Some(&plugins));
        assert_eq!(
            notes,
            [Note::NoSuchSlot("gone.v1".to_owned()), Note::NoSuchPlugin("gone".to_owned())]
        );
        assert_eq!((view.slot.as_str(), view.plugins), ("post.v1", Some(vec!["b".to_owned()])));

        let mut view =
            View { slot: "login.v1".to_owned(), fixture: "x".to_owned(), ..View::default() };
        assert_eq!(fit(&mut view, &slots, &all, None), []);
        assert_eq!(
            fit(&mut view, &slots, &all, Some(&plugins)),
            [Note::NoSuchFixture("x".to_owned())]
        );
    }

    #[test]
    fn plugins_stand_in_the_chosen_order_and_idle_ones_never_run() {
        let (_, _, plugins) = world();
        let view = View {
            plugins: Some(vec!["b".to_owned(), "off".to_owned(), "a".to_owned()]),
            ..View::default()
        };
        assert_eq!(plugins.chosen(&view), ["b", "a"]);
        let order: Vec<&str> = plugins.in_order(&view).iter().map(|plugin| plugin.id()).collect();
        assert_eq!(order, ["b", "a", "off"]);
        assert_eq!(plugins.chosen(&View::default()), ["a", "b"]);
        assert!(plugins.plugins[0].fills("post.v1") && !plugins.plugins[1].fills("post.v1"));
    }
}
