//! Golden files: each manifest below `tests/golden` is a named test, its result stands beside it, messages included.
//!
//! `UPDATE=1` writes the results anew. Here too: the printed schema is the one that the code makes.

use std::{
    error::Error,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Failed, Trial};
use manifest::{ClientManifest, Format, Integrity, Limits, Manifest, ManifestErrors, Warning};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::from_args();
    let mut trials = vec![Trial::test("schema_is_fresh", schema_is_fresh)];
    for folder in ["accepted", "refused", "client-accepted", "client-refused"] {
        let is_accepted = folder.ends_with("accepted");
        let is_client = folder.starts_with("client");
        let result = if is_accepted { "out" } else { "err" };
        let (inputs, results) = list(&root().join("golden").join(folder), result)?;
        for path in results {
            if !inputs.iter().any(|input| input.with_extension(result) == path) {
                return Err(format!("{} belongs to no manifest", path.display()).into());
            }
        }
        for input in inputs {
            let name = input.file_name().unwrap_or_default().display();
            let name = format!("{folder}/{name}");
            trials.push(Trial::test(name, move || {
                let bytes = fs::read(&input)?;
                let actual = if is_client { client(&bytes)? } else { manifest(&input, &bytes)? };
                let actual = match (actual, is_accepted) {
                    (Ok(text), true) | (Err(text), false) => text,
                    (Err(text), true) => {
                        return Err(format!("should be accepted, but {text}").into());
                    }
                    (Ok(text), false) => {
                        return Err(format!("should be refused, but is {text}").into());
                    }
                };
                compare(&input.with_extension(result), &actual)
            }));
        }
    }
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The manifests of a folder and the results that lie beside them, by name.
fn list(folder: &Path, result: &str) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths.into_iter().partition(|path| path.extension().is_none_or(|ending| ending != result)))
}

type Outcome = Result<String, String>;

fn manifest(path: &Path, bytes: &[u8]) -> Result<Outcome, Failed> {
    let ending = path.extension().unwrap_or_default().display();
    let format = Format::of(&format!("plugin.{ending}"))?;
    let parsed = match Manifest::parse(bytes, format, Limits::default()) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(Err(report(&errors))),
    };
    let manifest = parsed.manifest;
    let mut text = serde_json::to_string_pretty(&manifest)?;
    // What is written can be read again, and is the same.
    let again = Manifest::parse_json(&text)?;
    if again.manifest != manifest {
        return Err(format!("changes when it is written and read: {text}").into());
    }
    write_warnings(&mut text, &parsed.warnings)?;
    if let Some(client) = manifest.for_client(Integrity::from_digest([7; 32])) {
        let value = serde_json::to_value(&client)?;
        if ClientManifest::from_value(&value)?.manifest != client {
            return Err(format!("the browser reads something else: {value}").into());
        }
        write!(text, "\n\nfor the browser:\n{}", serde_json::to_string_pretty(&client)?)?;
    }
    Ok(Ok(text))
}

fn client(bytes: &[u8]) -> Result<Outcome, Failed> {
    match ClientManifest::from_value(&serde_json::from_slice(bytes)?) {
        Ok(parsed) => {
            let mut text = serde_json::to_string_pretty(&parsed.manifest)?;
            write_warnings(&mut text, &parsed.warnings)?;
            Ok(Ok(text))
        }
        Err(errors) => Ok(Err(report(&errors))),
    }
}

fn report(errors: &ManifestErrors) -> String {
    let mut text = errors.to_string();
    // Writing to a String can not fail.
    let _ = write_warnings(&mut text, errors.warnings());
    text
}

fn write_warnings(text: &mut String, warnings: &[Warning]) -> std::fmt::Result {
    if !warnings.is_empty() {
        write!(text, "\n\nwarnings:")?;
    }
    warnings.iter().try_for_each(|warning| write!(text, "\n- {warning}"))
}

/// Fails when `path` does not hold `actual`, or writes it when `UPDATE=1`.
fn compare(path: &Path, actual: &str) -> Result<(), Failed> {
    let actual = format!("{actual}\n");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, actual)?);
    }
    let expected = fs::read_to_string(path)
        .map_err(|error| format!("{}: {error}; UPDATE=1 writes it", path.display()))?;
    if expected == actual {
        return Ok(());
    }
    Err(format!(
        "{} has changed; UPDATE=1 writes it anew\nexpected: {expected}\nactual: {actual}",
        path.display()
    )
    .into())
}

fn schema_is_fresh() -> Result<(), Failed> {
    let schema = serde_json::to_string_pretty(&manifest::plugin_schema())?;
    let path = root().join("../schema/plugin.schema.json");
    compare(&path, &schema)
}
