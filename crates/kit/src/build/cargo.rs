//! Cargo and rustc: started for the browser, and their messages read.

use std::{
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use serde::Deserialize;

use super::{
    Options, Profile,
    diagnostic::{Diagnostic, Failed},
    place,
};

/// The target of what browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The loop's own profile, so that it shares nothing with what the author builds otherwise.
///
/// No debug information, as no browser reads it. Everything is optimised a little, so that there is
/// less to link and to bind at each build; macros and build scripts, which are half of a first
/// build, not at all. An override for `package."*"` would reach those, too, and double its time.
const DEV_PROFILE: [&str; 8] = [
    "--profile=mortise-dev",
    "--config=profile.mortise-dev.inherits=\"dev\"",
    "--config=profile.mortise-dev.debug=false",
    "--config=profile.mortise-dev.strip=\"debuginfo\"",
    "--config=profile.mortise-dev.opt-level=1",
    "--config=profile.mortise-dev.incremental=true",
    "--config=profile.mortise-dev.panic=\"abort\"",
    "--config=profile.mortise-dev.build-override.opt-level=0",
];

/// What came out of a compiler.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// The plugin's library.
    pub(super) wasm: Option<PathBuf>,
    /// The version of wasm-bindgen it was compiled against, if it uses it at all.
    pub(super) wasm_bindgen: Option<String>,
    pub(super) warnings: Vec<Diagnostic>,
}

/// Compiles the library of a package.
pub(super) fn compile(folder: &Path, options: &Options<'_>) -> Result<Compiled, Failed> {
    let mut command = Command::new("cargo");
    command.args(["build", "--lib", "--target", WASM_TARGET, "--message-format=json"]);
    command.args(["--color", "never"]).current_dir(folder);
    match options.profile {
        Profile::Dev => command.args(DEV_PROFILE),
        Profile::Release => command.arg("--release"),
    };
    if let Some(target_dir) = options.target_dir {
        command.arg("--target-dir").arg(target_dir);
    }
    let (messages, said, is_good) = run(command, options)?;
    let read = read(&messages, folder);
    if is_good {
        return Ok(read.compiled);
    }
    if !read.errors.is_empty() {
        return Err(Failed { diagnostics: read.errors });
    }
    Err(of_cargo(&said).into())
}

/// Runs Cargo; answers its messages, what it said to people, and whether it ended well.
fn run(mut command: Command, options: &Options<'_>) -> Result<(String, String, bool), Failed> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Diagnostic::new("cargo is not found: install Rust from https://rustup.rs")
        } else {
            Diagnostic::new(format!("cargo can not be started: {error}"))
        }
    })?;
    let stdout = child.stdout.take();
    let reader = thread::spawn(move || stdout.map(io::read_to_string).transpose());
    let mut said = String::new();
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            options.tools.progress(line.trim());
            said.push_str(&line);
            said.push('\n');
        }
    }
    let is_good = child.wait()?.success();
    let messages = reader.join().unwrap_or_else(|_| Err(io::Error::other("reading panicked")))?;
    Ok((messages.unwrap_or_default(), said, is_good))
}

#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) compiled: Compiled,
    pub(super) errors: Vec<Diagnostic>,
}

/// Reads what `--message-format=json` writes, a message per line.
pub(super) fn read(messages: &str, folder: &Path) -> Read {
    let workspace = place::workspace(folder);
    let mut read = Read::default();
    for line in messages.lines() {
        // What build scripts and macros print by themselves may stand between.
        let Ok(message) = serde_json::from_str::<Message>(line) else { continue };
        match message.reason.as_str() {
            "compiler-message" => {
                if let Some(words) = message.message {
                    add(&mut read, &words, folder, &workspace);
                }
            }
            "compiler-artifact" => {
                if let Some(version) = version_of(&message.package_id, "wasm-bindgen") {
                    read.compiled.wasm_bindgen = Some(version.to_owned());
                }
                if Path::new(&message.manifest_path).parent() == Some(folder) {
                    let wasm = message.filenames.into_iter().map(PathBuf::from);
                    let is_wasm = |file: &PathBuf| file.extension().is_some_and(|it| it == "wasm");
                    read.compiled.wasm = wasm.into_iter().find(is_wasm).or(read.compiled.wasm);
                }
            }
            _ => {}
        }
    }
    read
}

fn add(read: &mut Read, words: &Words, folder: &Path, workspace: &Path) {
    let shown = |span: &Span| place::shown(folder, workspace, &span.file_name);
    let spans = words.spans.iter().filter(|span| span.is_primary).chain(&words.spans);
    // What a macro made is told where the author called it.
    let mut places = spans.flat_map(Span::and_callers);
    let span = places.clone().find(|span| place::is_own(&shown(span))).or_else(|| places.next());
    let diagnostic = Diagnostic {
        file: span.map(shown).unwrap_or_default(),
        line: span.map(|span| span.line_start).unwrap_or_default(),
        column: span.map(|span| span.column_start).unwrap_or_default(),
        message: mended(&words.message),
        rendered: words.rendered.clone().unwrap_or_default(),
    };
    let is_summary = span.is_none() && words.message.starts_with("aborting due to");
    match words.level.as_str() {
        level if level.starts_with("error") && !is_summary => read.errors.push(diagnostic),
        "warning" if place::is_own(&diagnostic.file) && span.is_some() => {
            read.compiled.warnings.push(diagnostic);
        }
        _ => {}
    }
}

/// A message, with the way out where it is always the same.
fn mended(message: &str) -> String {
    let is_std = ["can't find crate for `std`", "can't find crate for `core`"];
    if is_std.iter().any(|words| message.starts_with(words)) {
        return format!(
            "{message}: rustc can not compile for browsers yet; `rustup target add {WASM_TARGET}` \
             adds it"
        );
    }
    message.to_owned()
}

/// Why Cargo itself gave up: a manifest of its, a package that can not be had.
fn of_cargo(said: &str) -> Diagnostic {
    let errors = said.lines().skip_while(|line| !line.starts_with("error"));
    let errors: Vec<&str> = errors.collect();
    let first = errors.first().copied().unwrap_or("cargo failed and said nothing");
    let first = first.trim_start_matches("error: ");
    let cause = errors.iter().skip_while(|line| line.trim() != "Caused by:").nth(1);
    let mut message = match cause {
        Some(cause) => format!("{first}: {}", cause.trim()),
        None => first.to_owned(),
    };
    let is_offline = ["download", "resolve host", "network", "Connection", "timed out"];
    if is_offline.iter().any(|words| said.contains(words)) {
        message.push_str("; packages are downloaded once, which needs the network");
    }
    let arrow = errors.iter().find_map(|line| line.trim().strip_prefix("--> "));
    let (line, column) = arrow.and_then(numbers).unwrap_or_default();
    let file = "Cargo.toml".to_owned();
    Diagnostic { file, line, column, message, rendered: said.trim_end().to_owned() }
}

/// `Cargo.toml:3:5`.
fn numbers(place: &str) -> Option<(u32, u32)> {
    let (rest, column) = place.rsplit_once(':')?;
    let (_, line) = rest.rsplit_once(':')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The version in `registry+https://…#wasm-bindgen@0.2.130`, if it is this package's.
fn version_of<'a>(package_id: &'a str, name: &str) -> Option<&'a str> {
    let (_, package) = package_id.rsplit_once('#')?;
    package.strip_prefix(name)?.strip_prefix('@')
}

#[derive(Debug, Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    package_id: String,
    #[serde(default)]
    manifest_path: String,
    #[serde(default)]
    filenames: Vec<String>,
    #[serde(default)]
    message: Option<Words>,
}

#[derive(Debug, Deserialize)]
struct Words {
    level: String,
    message: String,
    #[serde(default)]
    rendered: Option<String>,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Debug, Deserialize)]
struct Span {
    file_name: String,
    line_start: u32,
    column_start: u32,
    #[serde(default)]
    is_primary: bool,
    #[serde(default)]
    expansion: Option<Box<Expansion>>,
}

#[derive(Debug, Deserialize)]
struct Expansion {
    span: Span,
}

impl Span {
    fn and_callers(&self) -> impl Iterator<Item = &Self> + Clone {
        std::iter::successors(Some(self), |span| {
            span.expansion.as_ref().map(|expansion| &expansion.span)
        })
    }
}

#[cfg(test)]
mod tests;
