//! A plugin that npm builds: its packages once, then its `build` script; and what bundlers say.

use std::{
    io,
    path::Path,
    process::{Command, Output},
};

use sha2::{Digest as _, Sha256};

use super::{
    Made, Options,
    diagnostic::{Diagnostic, Failed},
    files, tools,
};
use crate::{hex::hex, project::Project};

/// Inside `node_modules`, so that it goes when that goes.
const MEMORY: &str = "node_modules/.mortise-installed-from";

/// Runs the script; the result lies where the manifest says.
pub(super) fn build(
    project: &Project,
    options: &Options<'_>,
    made: &mut Made,
) -> Result<(), Failed> {
    let folder = &project.folder;
    made.step("installing", |_| install(folder, options))?;
    made.step("bundling", |_| {
        let mut command = tools::npm(folder);
        command.args(["run", "--silent", "build"]).env("MORTISE_PROFILE", options.profile.name());
        let output = run(&mut command)?;
        if output.status.success() {
            return Ok(());
        }
        let said = said(&output);
        let found = of_bundler(&said, folder);
        if found.is_empty() {
            let message = format!("`npm run build` failed ({})", output.status);
            let rendered = last_lines(&said);
            return Err(
                Diagnostic { rendered, ..Diagnostic::of_file("package.json", message) }.into()
            );
        }
        Err(Failed { diagnostics: found })
    })
}

/// Installs what `package.json` asks for, unless it is there.
fn install(folder: &Path, options: &Options<'_>) -> Result<(), Failed> {
    let package = files::read(&folder.join("package.json"))?;
    let lock = files::read(&folder.join("package-lock.json")).unwrap_or_default();
    let wanted = fingerprint(&package, &lock);
    let memory = folder.join(MEMORY);
    if files::read(&memory).is_ok_and(|installed| installed == wanted.as_bytes()) {
        return Ok(());
    }
    options.tools.progress("npm install");
    let mut command = tools::npm(folder);
    command.args(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
    let output = run(&mut command)?;
    if !output.status.success() {
        let message = "`npm install` failed; packages are downloaded once, which needs the network";
        let rendered = last_lines(&said(&output));
        return Err(Diagnostic { rendered, ..Diagnostic::of_file("package.json", message) }.into());
    }
    // npm may have written the lock file just now.
    let lock = files::read(&folder.join("package-lock.json")).unwrap_or_default();
    if folder.join("node_modules").is_dir() {
        files::write(&memory, fingerprint(&package, &lock))?;
    }
    Ok(())
}

fn fingerprint(package: &[u8], lock: &[u8]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(package.len().to_le_bytes());
    hasher.update(package);
    hasher.update(lock);
    hex(&hasher.finalize())
}

fn run(command: &mut Command) -> Result<Output, Failed> {
    command.output().map_err(|error| {
        let message = if error.kind() == io::ErrorKind::NotFound {
            "npm is not found: it comes with Node from https://nodejs.org".to_owned()
        } else {
            format!("npm can not be started: {error}")
        };
        Diagnostic::new(message).into()
    })
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), &output.stderr].concat();
    let text = String::from_utf8_lossy(&both);
    // Bundlers colour what they say.
    let mut plain = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

fn last_lines(said: &str) -> String {
    let lines: Vec<&str> = said.trim_end().lines().collect();
    lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
}

/// Faults as esbuild, rollup, vite and tsc tell them: by lines that begin with a file of the plugin.
fn of_bundler(said: &str, folder: &Path) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut words = String::new();
    for line in said.lines() {
        let text = line.trim();
        if let Some((file, line, column, rest)) = place(text, folder) {
            let message = [rest, words.as_str()].into_iter().find(|it| !it.is_empty());
            let message = message.unwrap_or("this can not be built").to_owned();
            let fault = Diagnostic { file, line, column, message, rendered: last_lines(said) };
            if !found.iter().any(|known| known.place() == fault.place()) {
                found.push(fault);
            }
        } else if let Some((_, error)) = text.split_once("[ERROR] ") {
            error.clone_into(&mut words);
        } else if let Some((_, error)) = text.split_once("Error: ") {
            error.clone_into(&mut words);
        }
    }
    found
}

/// `src/a.js:3:4: words`, `src/a.js (3:4): words` and `src/a.ts(3,4): words`.
fn place<'a>(text: &'a str, folder: &Path) -> Option<(String, u32, u32, &'a str)> {
    let split = text.find([':', '(']).filter(|at| *at > 0)?;
    let (file, rest) = text.split_at_checked(split)?;
    let file = file.trim();
    let rest = rest.get(1..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let line = rest.get(..end)?.parse().ok()?;
    let rest = rest.get(end..)?.strip_prefix([':', ','])?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let column = rest.get(..end)?.parse().ok()?;
    let words = rest.get(end..)?.trim_start_matches([')', ':', ' ']);
    let path = folder.join(file);
    let shown = path.strip_prefix(folder).ok()?;
    let is_own = path.is_file() && !shown.starts_with("node_modules");
    is_own.then(|| (shown.display().to_string(), line, column, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundlers_tell_places_in_their_own_ways() {
        let folder = tempfile::tempdir().unwrap();
        files::write(&folder.path().join("src/a.ts"), "").unwrap();
        for (said, line, column, message) in [
            (
                "✘ [ERROR] Expected \";\" but found \"x\"\n\n    src/a.ts:3:4:\n      3 │ let",
                3,
                4,
                "Expected \";\" but found \"x\"",
            ),
            ("src/a.ts(7,2): error TS1005: ';' expected.", 7, 2, "error TS1005: ';' expected."),
            ("src/a.ts (1:9): Unexpected token", 1, 9, "Unexpected token"),
        ] {
            let found = of_bundler(said, folder.path());
            assert_eq!(found.len(), 1, "{said}");
            let Diagnostic { file, .. } = &found[0];
            assert_eq!((file.as_str(), found[0].line, found[0].column), ("src/a.ts", line, column));
            assert_eq!(found[0].message, message);
        }
        assert_eq!(of_bundler("node_modules/x/b.js:1:2: no\nat 12:34", folder.path()), []);
    }
}
