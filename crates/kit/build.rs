//! Puts into the program what a new plugin folder is made of: the templates, the SDK's sources as a
//! workspace of their own, and the npm package. Leaves writing them out to `scaffold`.
//!
//! The SDK's manifests inherit from our workspace. What they inherit is taken from its `Cargo.toml`
//! here, so that no version is written twice.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

/// The crates that a plugin in Rust is compiled with.
const LENT: [&str; 4] = ["sdk", "contracts", "slots", "manifest"];

/// What of a crate is needed to compile it. Tests stay here.
const PARTS: [&str; 5] = ["README.md", "src", "js", "fixtures", "types"];

/// What of the npm package is for ourselves.
const LEFT_OUT: [&str; 3] = ["node_modules", "test", "package-lock.json"];

/// The npm package's types, which `contracts` generates.
const DECLARATIONS: &str = "mortise.d.ts";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../..").canonicalize()?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");

    let mut files = Vec::new();
    let mut inherited = BTreeSet::new();
    for name in LENT {
        let folder = root.join("crates").join(name);
        let place = out.join(format!("{name}.toml"));
        fs::write(&place, crate_manifest(&folder.join("Cargo.toml"), &mut inherited)?)?;
        files.push((format!("{name}/Cargo.toml"), place));
        println!("cargo::rerun-if-changed={}", folder.join("Cargo.toml").display());
        for part in PARTS.map(|part| folder.join(part)).iter().filter(|part| part.exists()) {
            println!("cargo::rerun-if-changed={}", part.display());
            collect(&folder, part, name, &mut files)?;
        }
    }
    let place = out.join("workspace.toml");
    println!("cargo::rerun-if-changed={}", root.join("Cargo.toml").display());
    fs::write(&place, workspace_manifest(&root.join("Cargo.toml"), &inherited)?)?;
    files.push(("Cargo.toml".to_owned(), place));

    let mut code = String::new();
    table(&mut code, "SDK", files)?;
    for (name, folder) in
        [("PACKAGE", root.join("packages/plugin")), ("TEMPLATES", here.join("templates"))]
    {
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        collect(&folder, &folder, "", &mut files)?;
        if name == "PACKAGE" && !files.iter().any(|(file, _)| file == DECLARATIONS) {
            let declarations = root.join("crates/contracts/types").join(DECLARATIONS);
            files.push((DECLARATIONS.to_owned(), declarations));
        }
        table(&mut code, name, files)?;
    }
    fs::write(out.join("lent.rs"), code)?;
    Ok(())
}

/// A crate's manifest without what only its tests need; notes what it inherits.
fn crate_manifest(path: &Path, inherited: &mut BTreeSet<String>) -> Outcome<String> {
    let mut manifest: DocumentMut = fs::read_to_string(path)?.parse()?;
    for section in ["dev-dependencies", "test", "bench", "example"] {
        manifest.remove(section);
    }
    if let Some(targets) = manifest.get_mut("target").and_then(Item::as_table_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_mut() {
                target.remove("dev-dependencies");
                note_inherited(target.get("dependencies"), inherited);
            }
        }
        targets.retain(|_, target| target.as_table().is_none_or(|target| !target.is_empty()));
    }
    note_inherited(manifest.get("dependencies"), inherited);
    Ok(manifest.to_string())
}

fn note_inherited(dependencies: Option<&Item>, inherited: &mut BTreeSet<String>) {
    let Some(dependencies) = dependencies.and_then(Item::as_table_like) else { return };
    for (name, dependency) in dependencies.iter() {
        let flag = dependency.as_table_like().and_then(|fields| fields.get("workspace"));
        if flag.and_then(Item::as_bool) == Some(true) {
            inherited.insert(name.to_owned());
        }
    }
}

/// The workspace of the lent crates: of ours exactly what they inherit.
fn workspace_manifest(path: &Path, inherited: &BTreeSet<String>) -> Outcome<String> {
    let ours: DocumentMut = fs::read_to_string(path)?.parse()?;
    let ours = ours.get("workspace").and_then(Item::as_table).ok_or("no [workspace]")?;
    let all = ours.get("dependencies").and_then(Item::as_table).ok_or("no dependencies")?;
    let mut dependencies = Table::new();
    for name in inherited {
        let mut dependency =
            all.get(name).ok_or_else(|| format!("{name} is not inherited"))?.clone();
        if let Some(path) = dependency.get("path").and_then(Item::as_str) {
            let path = path.trim_start_matches("crates/").to_owned();
            *dependency.get_mut("path").ok_or("a path that is gone")? = value(path);
        }
        dependencies.insert(name, dependency);
    }
    let mut workspace = Table::new();
    workspace.insert("resolver", ours.get("resolver").ok_or("no resolver")?.clone());
    workspace.insert("members", value(LENT.into_iter().collect::<toml_edit::Array>()));
    for name in ["package", "lints"] {
        workspace.insert(name, ours.get(name).ok_or_else(|| format!("no {name}"))?.clone());
    }
    workspace.insert("dependencies", Item::Table(dependencies));
    let mut manifest = DocumentMut::new();
    manifest.insert("workspace", Item::Table(workspace));
    Ok(manifest.to_string())
}

/// All files below `at`, with their names below `folder` and a prefix.
fn collect(
    folder: &Path,
    at: &Path,
    prefix: &str,
    files: &mut Vec<(String, PathBuf)>,
) -> Outcome<()> {
    if !at.exists() {
        return Ok(());
    }
    if !at.is_dir() {
        let name = Path::new(prefix).join(at.strip_prefix(folder)?);
        let name = name.to_str().ok_or("a name that is no text")?.replace('\\', "/");
        files.push((name, at.to_owned()));
        return Ok(());
    }
    for entry in fs::read_dir(at)? {
        let entry = entry?;
        if !LEFT_OUT.iter().any(|left_out| entry.file_name() == *left_out) {
            collect(folder, &entry.path(), prefix, files)?;
        }
    }
    Ok(())
}

/// A table of names and contents, in the order of the names.
fn table(code: &mut String, name: &str, mut files: Vec<(String, PathBuf)>) -> Outcome<()> {
    files.sort();
    writeln!(code, "pub(super) static {name}: &[(&str, &[u8])] = &[")?;
    for (file, path) in files {
        let path = path.to_str().ok_or("a path that is no text")?;
        writeln!(code, "    ({file:?}, include_bytes!({path:?})),")?;
    }
    writeln!(code, "];")?;
    Ok(())
}
