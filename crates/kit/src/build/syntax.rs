//! Finds scripts that no browser would read, where Node is there to ask.
//!
//! Without Node the browser finds them, later and with fewer words.

use std::{
    fs::File,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use manifest::Kind;

use super::{
    Made,
    diagnostic::{Diagnostic, Failed},
    files, tools,
};
use crate::project::Project;

/// Larger scripts were made by a program, which checked them.
const MAX_BYTES: u64 = 512 << 10;

/// A plugin with more has a build script.
const MAX_FILES: usize = 12;

pub(super) fn check(project: &Project, built: &Path, made: &mut Made) -> Result<(), Failed> {
    let Some(webapp) = &project.manifest.webapp else { return Ok(()) };
    let Some(node) = tools::find("node") else {
        made.notes.push("without Node the syntax is checked by the browser only".to_owned());
        return Ok(());
    };
    let folder = built.join(webapp.bundle_path.folder());
    let mut scripts = files::walk(&folder)?;
    scripts.retain(|file| {
        let is_script = file.extension().is_some_and(|it| it == "js" || it == "mjs");
        is_script && file.metadata().is_ok_and(|about| about.len() <= MAX_BYTES)
    });
    scripts.truncate(MAX_FILES);
    let kind = webapp.kind;
    let faults = thread::scope(|scope| {
        let (node, checks) = (&node, scripts.iter());
        let checks: Vec<_> =
            checks.map(|file| scope.spawn(|| fault(node, built, file, kind))).collect();
        let faults = checks.into_iter().filter_map(|check| check.join().ok().flatten());
        faults.collect::<Vec<_>>()
    });
    if faults.is_empty() { Ok(()) } else { Err(Failed { diagnostics: faults }) }
}

/// What keeps a script from being read.
fn fault(node: &Path, built: &Path, file: &Path, kind: Kind) -> Option<Diagnostic> {
    let is_module = kind == Kind::Module || file.extension().is_some_and(|it| it == "mjs");
    let input = if is_module { "--input-type=module" } else { "--input-type=commonjs" };
    let output = Command::new(node)
        .args(["--check", input])
        .stdin(Stdio::from(File::open(file).ok()?))
        .output()
        .ok()?;
    if output.status.success() {
        return None;
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let name = file.strip_prefix(built).unwrap_or(file).display().to_string().replace('\\', "/");
    of_node(&name, &said)
}

/// `[stdin]:3`, the line itself, an arrow below it, and the error.
fn of_node(file: &str, said: &str) -> Option<Diagnostic> {
    let message = said.lines().find(|line| line.starts_with("SyntaxError"))?.to_owned();
    let mut lines = said.lines().skip_while(|line| !line.starts_with("[stdin]:"));
    let line = lines.next().and_then(|line| line.strip_prefix("[stdin]:")?.parse().ok());
    let arrow = lines.find(|line| line.trim_start().starts_with('^'));
    let column = arrow.and_then(|arrow| arrow.find('^')).map(|at| at + 1);
    let rendered: Vec<&str> =
        said.lines().take_while(|line| !line.trim_start().starts_with("at ")).collect();
    Some(Diagnostic {
        file: file.to_owned(),
        line: line.unwrap_or_default(),
        column: column.and_then(|column| u32::try_from(column).ok()).unwrap_or_default(),
        message,
        rendered: rendered.join("\n").replace("[stdin]", file).trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_words_have_their_place() {
        let said = "[stdin]:2\n  const x = ;\n            ^\n\nSyntaxError: Unexpected token ';'\n    at checkSyntax (node:internal)\n";
        let fault = of_node("webapp/a.js", said).unwrap();
        assert_eq!(fault.to_string(), "webapp/a.js:2:13: SyntaxError: Unexpected token ';'");
        assert!(
            fault.rendered.starts_with("webapp/a.js:2\n") && !fault.rendered.contains("at check")
        );
        assert_eq!(of_node("a.js", "node: bad option"), None);
    }
}
