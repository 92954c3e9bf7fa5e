//! What the loop says: lines for people, in colour on a terminal, or JSON for programs.

use std::{
    env,
    io::{self, IsTerminal as _},
    path::PathBuf,
    time::Duration,
};

use anyhow::Result;
use kit::{
    build::{Built, Failed},
    pack::Packed,
    project::Project,
};
use serde_json::{Value, json};

use super::{super::built, chat::Told};
use crate::output::{clean, say};

/// The most changed files that are named.
const MAX_NAMED: usize = 3;

/// The most faults that are shown to people.
const MAX_FAULTS: usize = 10;

#[derive(Clone, Copy)]
enum Colour {
    Red,
    Green,
    Dim,
}

/// How long a good build took.
#[derive(Clone, Copy)]
pub(super) struct Took {
    pub(super) compiling: Duration,
    /// Until pages were told as well.
    pub(super) in_all: Duration,
}

pub(super) struct Words {
    pub(super) as_json: bool,
    in_colour: bool,
}

impl Words {
    pub(super) fn new(as_json: bool) -> Self {
        let is_wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { as_json, in_colour: !as_json && is_wanted && io::stdout().is_terminal() }
    }

    fn event(&self, name: &str, mut event: Value, line: &str) -> Result<()> {
        if !self.as_json {
            return say(line);
        }
        if let Some(event) = event.as_object_mut() {
            event.insert("event".to_owned(), name.into());
        }
        say(&event.to_string())
    }

    fn paint(&self, colour: Colour, text: &str) -> String {
        let code = match colour {
            Colour::Red => "1;31",
            Colour::Green => "32",
            Colour::Dim => "2",
        };
        if self.in_colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    pub(super) fn note(&self, text: &str) -> Result<()> {
        self.event(
            "note",
            json!({ "message": text }),
            &format!("note: {}", text.replace('\n', "; ")),
        )
    }

    pub(super) fn started(&self, project: &Project, workbench: Option<&str>) -> Result<()> {
        let id = project.manifest.id.as_str();
        let event = json!({ "id": id, "folder": project.folder, "workbench": workbench });
        let mut line = format!("developing {id}; Ctrl-C ends it");
        if let Some(workbench) = workbench {
            line.push_str(&format!("\nworkbench: {workbench}"));
        }
        self.event("started", event, &line)
    }

    pub(super) fn building(&self, changed: &[PathBuf]) -> Result<()> {
        let names: Vec<String> =
            changed.iter().map(|path| clean(&path.display().to_string())).collect();
        let event = json!({ "changed": names });
        if !self.as_json && names.is_empty() {
            return Ok(());
        }
        let more = names.len().saturating_sub(MAX_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named = names.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", ");
        self.event("building", event, &self.paint(Colour::Dim, &format!("{named}{more} changed")))
    }

    pub(super) fn built(
        &self,
        built: &Built,
        packed: &Packed,
        took: Took,
        told: Told,
    ) -> Result<()> {
        let millis = |took: Duration| u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let follows = told == Told::Laid;
        let steps: Vec<Value> = built
            .steps
            .iter()
            .map(|step| json!({ "name": step.name, "millis": millis(step.took) }))
            .collect();
        let event = json!({
            "millis": millis(took.in_all),
            "build_millis": millis(took.compiling),
            "steps": steps,
            "bytes": packed.sizes.raw,
            "archive_bytes": packed.sizes.gzip,
            "chat_follows": follows,
            "folder": built.folder,
            "notes": built.notes,
            "warnings": built.warnings,
        });
        let steps: Vec<String> = built
            .steps
            .iter()
            .filter(|step| step.took.as_millis() >= 10)
            .map(|step| format!("{} {}", step.name, built::duration(step.took)))
            .collect();
        let steps =
            if steps.is_empty() { String::new() } else { format!(" ({})", steps.join(", ")) };
        let mut line =
            self.paint(Colour::Green, &format!("built in {}", built::duration(took.in_all)));
        line.push_str(&format!("{steps}, {}", built::size(packed.sizes.raw)));
        line.push_str(if follows { "; open pages follow" } else { "" });
        for warning in &built.warnings {
            line.push_str(&format!("\nwarning: {}", clean(&warning.to_string())));
        }
        for note in &built.notes {
            line.push_str(&format!("\nnote: {}", clean(note)));
        }
        self.event("built", event, &line)
    }

    pub(super) fn failed(&self, failed: &Failed, took: Duration) -> Result<()> {
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let event = json!({ "millis": millis, "errors": failed.diagnostics });
        let mut line = String::new();
        for fault in failed.diagnostics.iter().take(MAX_FAULTS) {
            let words = format!("error: {}", clean(&fault.to_string()));
            line.push_str(&format!("{}\n", self.paint(Colour::Red, &words)));
            line.push_str(&built::rendered(std::slice::from_ref(fault)));
        }
        if let more @ 1.. = failed.diagnostics.len().saturating_sub(MAX_FAULTS) {
            line.push_str(&format!("and {more} errors more\n"));
        }
        line.push_str(&format!(
            "failed after {}; the last good version stays, and the next save builds again",
            built::duration(took)
        ));
        self.event("failed", event, &line)
    }

    pub(super) fn ended(&self, restored: bool) -> Result<()> {
        let line = if restored { "ended; the chat has again what is installed" } else { "ended" };
        self.event("ended", json!({ "restored": restored }), line)
    }
}
