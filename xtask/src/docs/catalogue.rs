//! The catalogue of slots as pages: what each slot is, what it hands out, what it takes back.
//!
//! Everything is read from the generated files of `contracts` and from the templates of `kit`;
//! nothing here knows a slot by name.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use kit::scaffold::{self, Template, Wish};
use serde::Deserialize;
use serde_json::Value;

use super::schema;
use crate::files;

const TYPES: &str = "crates/contracts/types";

/// One slot of `catalogue.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Slot {
    pub(super) id: String,
    shape: String,
    kinds: Vec<String>,
    group: String,
    summary: String,
    deprecated: Option<String>,
    props: Value,
    actions: Value,
    /// Whether `docs/slots` has a picture of its place.
    #[serde(skip)]
    has_picture: bool,
    #[serde(skip)]
    fixtures: Vec<Fixture>,
    /// Title, language, text.
    #[serde(skip)]
    examples: Vec<(String, &'static str, String)>,
}

/// What is shown of one entry of `fixtures.json`.
#[derive(Clone, Debug, Deserialize)]
struct Fixture {
    slot: String,
    name: String,
    title: String,
    state: String,
}

/// All slots, from the outside in.
pub(super) fn read(root: &Path) -> Result<Vec<Slot>> {
    let json = |name: &str| files::read(&root.join(TYPES).join(name));
    let mut slots: Vec<Slot> =
        serde_json::from_str(&json("catalogue.json")?).context("while reading catalogue.json")?;
    let fixtures: Vec<Fixture> =
        serde_json::from_str(&json("fixtures.json")?).context("while reading fixtures.json")?;
    for slot in &mut slots {
        slot.has_picture = slot.picture(root).is_some();
        slot.fixtures =
            fixtures.iter().filter(|fixture| fixture.slot == slot.id).cloned().collect();
        for (template, language, file) in EXAMPLES {
            let text = example(&slot.id, template, file)?;
            slot.examples.push((format!("{file}, template {template}"), language, text));
        }
    }
    Ok(slots)
}

/// The files of a new plugin that show how a slot is filled. `cargo xtask test --only templates`
/// builds and runs them for each slot.
const EXAMPLES: [(Template, &str, &str); 3] = [
    (Template::Yew, "rust", "src/lib.rs"),
    (Template::Yew, "rust", "src/view.rs"),
    (Template::Js, "js", "webapp/my-plugin.js"),
];

/// A file of a new plugin for one slot, without its tests.
fn example(slot: &str, template: Template, file: &str) -> Result<String> {
    let wish = Wish {
        name: "my-plugin".to_owned(),
        id: None,
        template,
        slot: Some(slot.to_owned()),
        kind: None,
        // Nothing is written.
        parent: std::env::temp_dir(),
    };
    let files = scaffold::plan(&wish)?.files()?;
    let found = files.into_iter().find(|found| found.name == file);
    let found = found.with_context(|| format!("the template {template} has no {file} any more"))?;
    let text = String::from_utf8(found.bytes).context("a template is text")?;
    let shown = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    Ok(shown.trim_end().to_owned())
}

/// The page that lists them.
pub(super) fn overview(slots: &[Slot]) -> String {
    let mut page = String::from(
        "# The slots\n\n\
         A slot is a named place in the chat that plugins may fill.\n\
         Its name ends in a version: what it hands out may grow, and never changes its meaning; \
         what could not be kept gets the next number, and both work for a while.\n",
    );
    let mut group = "";
    for slot in slots {
        if slot.group != group {
            group = &slot.group;
            // Writing into a String does not fail.
            let _ = write!(
                page,
                "\n## {group}\n\n| slot | what stands there | shape |\n|---|---|---|\n"
            );
        }
        let _ = writeln!(
            page,
            "| [`{id}`]({id}.md) | {} | {} |",
            cell(&slot.summary),
            slot.shape,
            id = slot.id
        );
    }
    page.push_str(SHAPES);
    page
}

const SHAPES: &str = "
## Shapes

- A **region** shows one content: the default, or that of the plugin that wins.
- A **list** shows all items that plugins add, beside its own.
- A **keyed** slot shows the item whose key fits, such as the type of a post, and the default for every other key.

Who wins when two plugins want the same place: [How conflicts are settled](../conflicts.md).
";

impl Slot {
    /// The page's place among the chapters.
    pub(super) fn page(&self) -> String {
        format!("slots/{}.md", self.id)
    }

    pub(super) fn markdown(&self) -> String {
        let Self { id, summary, shape, group, .. } = self;
        let kinds = self.kinds.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>();
        let mut page = format!(
            "# {id}\n\n{summary}\n\n{}- Place: {group}\n- Shape: [{shape}](index.md#shapes)\n- Kinds: {}\n",
            self.picture_line(),
            kinds.join(", ")
        );
        if let Some(instead) = &self.deprecated {
            let _ = write!(page, "\n**This slot is to go.** {instead}\n");
        }
        self.write_props(&mut page);
        self.write_actions(&mut page);
        self.write_examples(&mut page);
        self.write_fixtures(&mut page);
        page
    }

    /// The picture of its place, if there is one.
    pub(super) fn picture(&self, root: &Path) -> Option<PathBuf> {
        let picture = root.join("docs/slots").join(self.picture_name());
        picture.is_file().then_some(picture)
    }

    pub(super) fn picture_name(&self) -> String {
        format!("{}.webp", self.id)
    }

    fn picture_line(&self) -> String {
        if !self.has_picture {
            return String::new();
        }
        format!("![Where {} stands: {}]({})\n\n", self.id, self.summary, self.picture_name())
    }

    fn write_props(&self, page: &mut String) {
        page.push_str("\n## Props\n\n");
        let rows = schema::rows(&self.props);
        if rows.is_empty() {
            page.push_str("It hands out nothing.\n");
            return;
        }
        page.push_str("What the slot hands out; a view gets it anew whenever it changes.\n\n");
        page.push_str("| name | type | |\n|---|---|---|\n");
        for row in rows {
            let _ =
                writeln!(page, "| `{}` | {} | {} |", row.name, code(&row.kind), cell(&row.words));
        }
    }

    fn write_actions(&self, page: &mut String) {
        page.push_str("\n## Actions\n\n");
        let choices = schema::choices(&self.actions);
        if choices.is_empty() {
            page.push_str("A view can ask for nothing here.\n");
            return;
        }
        page.push_str("What a view may ask the chat for, by `ctx.action(…)`.\n");
        for action in choices {
            let fields = schema::properties(action)
                .map(|(name, field)| format!("{name}: {}", schema::kind(field)))
                .collect::<Vec<_>>();
            let words = schema::words(action);
            let _ = write!(page, "\n- `{{ {} }}`", fields.join(", "));
            if !words.is_empty() {
                let _ = write!(page, ": {words}");
            }
            for (name, field) in schema::properties(action).filter(|(name, _)| *name != "type") {
                let _ = write!(page, "\n  - `{name}`: {}", schema::words(field));
            }
        }
        page.push('\n');
    }

    fn write_examples(&self, page: &mut String) {
        let _ = write!(
            page,
            "\n## Begin with it\n\n\
             A folder with a view for exactly this slot, a fixture of it and a test, in Rust or in JavaScript:\n\n\
             ```sh\nmortise plugin new my-plugin --template yew --slot {id}\n\
             mortise plugin new my-plugin --template js --slot {id}\n```\n\n\
             What is in them:\n",
            id = self.id
        );
        for (title, language, text) in &self.examples {
            let _ = write!(
                page,
                "\n<details>\n<summary>{title}</summary>\n\n```{language}\n{text}\n```\n\n</details>\n"
            );
        }
    }

    fn write_fixtures(&self, page: &mut String) {
        if self.fixtures.is_empty() {
            return;
        }
        page.push_str(
            "\n## States\n\nStates that a view should be looked at in; each opens in the workbench of this server.\n\n",
        );
        for Fixture { name, title, state, .. } in &self.fixtures {
            let _ = writeln!(
                page,
                "- <a href=\"/workbench/cell?slot={}&amp;fixture={name}\">{}</a> ({state})",
                self.id,
                text(title)
            );
        }
    }
}

/// Words inside a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

/// Code inside a table; a bar would end the cell even there.
fn code(kind: &str) -> String {
    format!("`{}`", kind.replace('|', "\\|"))
}

/// Words inside HTML.
fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    #[test]
    fn each_slot_has_a_page_with_its_props_and_actions() {
        let slots = read(root()).unwrap();
        assert!(slots.len() >= 17, "{}", slots.len());
        assert!(slots.iter().any(|slot| slot.has_picture), "no slot has a picture");
        for slot in &slots {
            let page = slot.markdown();
            for heading in ["## Props", "## Actions", "## Begin with it"] {
                assert!(page.contains(heading), "{} has no {heading}", slot.id);
            }
            for (name, _) in schema::properties(&slot.props) {
                assert!(page.contains(&format!("| `{name}` |")), "{}: {name}", slot.id);
            }
            assert!(
                !page.contains("`unknown`")
                    || page.contains("any JSON")
                    || page.contains("untrusted")
            );
            let picture = format!("]({}.webp)", slot.id);
            assert_eq!(page.contains(&picture), slot.picture(root()).is_some(), "{}", slot.id);
            assert!(overview(&slots).contains(&format!("({}.md)", slot.id)));
        }
    }

    #[test]
    fn bars_do_not_end_cells() {
        assert_eq!(code("string | null"), "`string \\| null`");
        assert_eq!(text("a < b & c"), "a &lt; b &amp; c");
    }
}
