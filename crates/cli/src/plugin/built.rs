//! Building a plugin's folder for a command: progress while it runs, and faults in words.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal as _},
    path::Path,
    process::Command,
    time::Duration,
};

use anyhow::Result;
use indicatif::ProgressBar;
use kit::{
    build::{
        self, Built, Diagnostic, Failed, Options, Profile,
        tools::{Installed, Tools},
    },
    project::Project,
};

use crate::{failure::Failure, output::clean};

/// Programs from outside, with a bar that shows what they say.
#[derive(Debug)]
struct Shown {
    installed: Installed,
    bar: ProgressBar,
}

impl Tools for Shown {
    fn wasm_opt(&self) -> std::result::Result<Command, String> {
        self.bar.set_message("wasm-opt");
        self.installed.wasm_opt()
    }

    fn progress(&self, line: &str) {
        self.bar.set_message(clean(line));
    }
}

/// Builds, with a bar while a person looks on.
pub(super) fn build(
    project: &Project,
    profile: Profile,
    as_json: bool,
) -> std::result::Result<Built, Failed> {
    let bar = if as_json || !io::stderr().is_terminal() {
        ProgressBar::hidden()
    } else {
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    };
    let tools = Shown { installed: Installed::new(|_| {}), bar };
    let built = build::build(project, &Options::new(profile, &tools));
    tools.bar.finish_and_clear();
    built
}

/// The plugin in a folder, built to be given away.
pub(super) fn release(folder: &Path, as_json: bool) -> Result<(Project, Built)> {
    let project = Project::open(folder).map_err(|error| failure(&error.into()))?;
    let built = build(&project, Profile::Release, as_json).map_err(|failed| failure(&failed))?;
    Ok((project, built))
}

/// A failed build as commands tell it.
pub(super) fn failure(failed: &Failed) -> Failure {
    let all = &failed.diagnostics;
    let message = match all.as_slice() {
        [one] => clean(&one.to_string()),
        _ => format!("the plugin can not be built: {} errors", all.len()),
    };
    let detail = if all.len() == 1 { rendered(all) } else { words(all) };
    Failure {
        detail: detail.trim_end().to_owned(),
        data: serde_json::json!({ "errors": all }),
        ..Failure::new(message)
    }
}

/// Each fault with its place, and what its tool says.
fn words(all: &[Diagnostic]) -> String {
    let mut words = String::new();
    for one in all {
        // Writing into a string does not fail.
        let _ = writeln!(words, "{}", clean(&one.to_string()));
        words.push_str(&rendered(std::slice::from_ref(one)));
    }
    words
}

/// What tools say, of which a terminal must not take anything for a command.
pub(super) fn rendered(all: &[Diagnostic]) -> String {
    let lines = all.iter().flat_map(|one| one.rendered.lines());
    lines.map(|line| format!("{}\n", clean(line))).collect()
}

/// `1.4 s`, `80 ms`.
pub(super) fn duration(took: Duration) -> String {
    let millis = took.as_millis();
    if millis < 1000 { format!("{millis} ms") } else { format!("{:.1} s", took.as_secs_f64()) }
}

/// `402 KiB`, `812 bytes`.
pub(super) fn size(n_bytes: u64) -> String {
    if n_bytes < 10 * 1024 { format!("{n_bytes} bytes") } else { format!("{} KiB", n_bytes / 1024) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tool_says_can_not_command_a_terminal() {
        let fault = Diagnostic {
            rendered: "one\u{1b}[2J\ntwo".to_owned(),
            ..Diagnostic::of_file("src/a\u{7}.rs", "bad")
        };
        let failure = failure(&Failed { diagnostics: vec![fault.clone(), fault] });
        assert_eq!(failure.message, "the plugin can not be built: 2 errors");
        assert!(failure.detail.starts_with("src/a .rs: bad\none [2J\ntwo\n"), "{}", failure.detail);
    }
}
