//! What `mortise plugin new` makes: each slot's skeleton in each language, compiled and run.
//!
//! All skeletons in Rust are modules of one crate, so that the SDK is compiled once; one plugin is
//! built as its author would. Whether the folders hold the right files is for the tests of `kit`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use kit::scaffold::{self, Kind, Template, Wish};

use super::browser::count_flows;
use super::native::count_passed;
use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::side_by_side;
use crate::tools::{self, WASM_TARGET};

/// The slot that is run with every kind; the others with what they get unless told otherwise.
const THOROUGH: &str = scaffold::DEFAULT_SLOT;

pub(super) fn run(ctx: &Ctx) -> Result<String> {
    let folder = ctx.paths.scratch().join("templates");
    let n_rust = rust(ctx, &folder.join("yew"))?;
    let n_javascript = javascript(ctx, &folder.join("npm"))?;
    Ok(format!("{n_rust} tests in Rust, {n_javascript} in JavaScript"))
}

/// Makes a plugin, and leaves alone what is as it should be: nothing is compiled without need.
fn make(parent: &Path, template: Template, place: Option<(&str, Option<Kind>)>) -> Result<Made> {
    let (slot, kind) = place.unzip();
    let name = match place {
        Some((slot, Some(kind))) => format!("{}-{kind}", slot.replace('.', "-")),
        Some((slot, None)) => slot.replace('.', "-"),
        None => "plugin".to_owned(),
    };
    let id = format!("{template}-{name}");
    // The name must be free; the files are then compared with what earlier runs left.
    let empty = parent.join(".empty");
    let wish = Wish {
        name: id.clone(),
        id: None,
        template,
        slot: slot.map(str::to_owned),
        kind: kind.flatten(),
        parent: empty,
    };
    let folder = parent.join(&id);
    for file in scaffold::plan(&wish)?.files()? {
        let path = folder.join(&file.name);
        if !path.is_file() || files::read_bytes(&path)? != file.bytes {
            files::write(&path, file.bytes)?;
        }
    }
    Ok(Made { id, folder })
}

struct Made {
    id: String,
    folder: PathBuf,
}

fn rust(ctx: &Ctx, folder: &Path) -> Result<usize> {
    tools::wasm_target(ctx)?;
    let plugin = make(folder, Template::Yew, None)?;
    let mut modules = String::from("//! Every skeleton of every slot.\n");
    for (slot, kind) in scaffold::every_place() {
        let made = make(folder, Template::Yew, Some((slot, Some(kind))))?;
        let root = made.folder.join("src/lib.rs");
        // One crate can export only one plugin.
        let text = files::read(&root)?.replace("export_plugin!(initialize);\n", "");
        let text = text.replace(", export_plugin", "");
        write_if_new(&made.folder.join("src/part.rs"), &text)?;
        let name = made.id.replace('-', "_");
        writeln!(modules, "#[path = \"../../{}/src/part.rs\"]\npub mod {name};", made.id)?;
    }
    let every = folder.join("every");
    let lent = format!("../{}/.mortise", plugin.id);
    let manifest = files::read(&plugin.folder.join("Cargo.toml"))?
        .replace("exclude = [\".mortise\"]\n", "")
        .replace(".mortise", &lent)
        .replace("\"cdylib\", ", "");
    write_if_new(&every.join("Cargo.toml"), &manifest)?;
    write_if_new(&every.join("Cargo.lock"), &files::read(&plugin.folder.join("Cargo.lock"))?)?;
    write_if_new(&every.join("src/lib.rs"), &modules)?;

    let target = ctx.paths.target.join("templates");
    let cargo = |subcommand: &'static str, folder: &Path| {
        let mut command = shell::cargo(ctx, [subcommand, "--locked", "--target-dir"]);
        command.arg(&target).current_dir(folder).env("RUSTFLAGS", "-D warnings");
        command
    };
    let mut command = cargo("check", &every);
    command.args(["--target", WASM_TARGET]);
    ctx.progress.run("checking every skeleton in Rust", &mut command)?;
    let mut command = cargo("test", &every);
    command.arg("--lib").args(["--config", "profile.dev.package.\"*\".opt-level=0"]);
    let output = ctx.progress.run("testing every skeleton in Rust", &mut command)?;
    let mut command = cargo("build", &plugin.folder);
    command.args(["--tests", "--lib", "--target", WASM_TARGET]);
    ctx.progress.run("building a new plugin in Rust", &mut command)?;
    let n_passed = count_passed(&output);
    ensure!(n_passed > 0, "not one test of a new plugin in Rust ran");
    Ok(n_passed)
}

fn javascript(ctx: &Ctx, folder: &Path) -> Result<usize> {
    let node = tools::node()?;
    let theme = make(folder, Template::Theme, None)?;
    let mut tests = vec![theme.folder.join("test/plugin.test.js")];
    let mut bundled = Vec::new();
    for template in [Template::Js, Template::React] {
        for (slot, kind) in scaffold::every_place() {
            let info = scaffold::find_slot(slot).context("a slot that is gone")?;
            if slot != THOROUGH && kind != scaffold::default_kind(info) {
                continue;
            }
            let made = make(folder, template, Some((slot, Some(kind))))?;
            tests.push(made.folder.join("test/plugin.test.js"));
            if template == Template::React {
                bundled.push(made.folder);
            }
        }
    }
    // What all need is installed once, above them; a folder of their lock alone would need one each.
    let first = bundled.first().context("no plugin with React was made")?;
    for name in ["package.json", "package-lock.json"] {
        write_if_new(&folder.join(name), &files::read(&first.join(name))?)?;
    }
    tools::npm_ci(ctx, folder)?;
    side_by_side::each(&bundled, |plugin| {
        let mut command = tools::npm(plugin)?;
        command.args(["run", "build"]);
        ctx.progress.run("bundling a plugin with React", &mut command)
    })?;
    let mut command = std::process::Command::new(node);
    command.arg("--test").args(&tests).current_dir(folder);
    let output = ctx.progress.run("testing new plugins in JavaScript", &mut command)?;
    let n_passed = count_flows(&output);
    ensure!(n_passed > tests.len(), "tests of new plugins in JavaScript did not run");
    Ok(n_passed)
}

fn write_if_new(path: &Path, text: &str) -> Result<()> {
    if path.is_file() && files::read(path)? == text {
        return Ok(());
    }
    files::write(path, text)
}
