//! Builds the samples of `plugins-sample/` into what a server takes: a folder and an archive each.
//!
//! The kit of plugin authors does the work, so that a sample is built as their plugins are; only
//! compiling is done here, for all samples at once.

mod sample;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use kit::build::tools::Tools;
use kit::build::{Options, Profile};
use kit::pack;

use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::Stamp;
use crate::tools::{self, WASM_TARGET};
use crate::wasm;
use sample::Sample;

/// This chore's own code: a change in it builds every sample anew.
const CHORE: [&str; 7] = [
    "xtask/src/plugins.rs",
    "xtask/src/plugins",
    "xtask/src/wasm.rs",
    "crates/kit/src/build.rs",
    "crates/kit/src/build",
    "crates/kit/src/pack.rs",
    "crates/bundle/src/write.rs",
];

/// What the samples are compiled from.
const SOURCES: [&str; 7] = [
    "plugins-sample",
    "crates/sdk",
    "crates/contracts",
    "crates/slots",
    "crates/manifest",
    "Cargo.toml",
    "Cargo.lock",
];

/// The workspace of the samples, if this checkout has one.
pub(crate) fn workspace(ctx: &Ctx) -> Option<PathBuf> {
    let samples = ctx.paths.root.join("plugins-sample");
    samples.join("Cargo.toml").is_file().then_some(samples)
}

/// Cargo in the samples' workspace, for the browser.
pub(crate) fn cargo(ctx: &Ctx, samples: &Path, subcommand: &str) -> Command {
    let mut command = shell::cargo(ctx, [subcommand, "--target", WASM_TARGET, "--target-dir"]);
    command.arg(samples.join("target")).current_dir(samples);
    command
}

/// Builds what changed; returns the folder that holds one folder per plugin.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let plugins = ctx.paths.plugins();
    let _lock = ctx.lock("plugins")?;
    let stamp = Stamp::of(ctx, "plugins", &[SOURCES.as_slice(), &CHORE].concat())?;
    let samples = sample::find(&ctx.paths.root.join("plugins-sample"))?;
    let all_there = samples.iter().all(|sample| plugins.join(sample.id()).is_dir());
    if stamp.is_fresh() && all_there {
        return Ok(plugins);
    }
    if let Some(workspace) = workspace(ctx) {
        tools::wasm_target(ctx)?;
        let mut command = cargo(ctx, &workspace, "build");
        command.args(["--workspace", "--release"]);
        ctx.progress.run("building the sample plugins", &mut command)?;
    }
    for sample in &samples {
        bundle(ctx, sample).with_context(|| format!("while building {}", sample.id()))?;
    }
    let ids = samples.iter().map(|sample| sample.id().to_owned());
    keep_only(&plugins, &ids.collect())?;
    keep_only(&packed(ctx), &samples.iter().map(Sample::archive_name).collect())?;
    stamp.remember()?;
    Ok(plugins)
}

/// The tools of this repository.
#[derive(Debug)]
struct Ours<'a>(&'a Ctx);

impl Tools for Ours<'_> {
    fn wasm_opt(&self) -> Result<Command, String> {
        wasm::wasm_opt(self.0).map_err(|error| format!("{error:#}"))
    }
}

/// Makes the folder and the archive of one sample.
fn bundle(ctx: &Ctx, sample: &Sample) -> Result<()> {
    let root = &ctx.paths.root;
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let compiled = sample.crate_name.as_ref().map(|name| compiled(ctx, name));
    let mut inputs = vec![relative(&sample.project.folder)];
    inputs.extend(compiled.iter().map(|wasm| relative(wasm)));
    inputs.extend(CHORE.map(str::to_owned));
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let stamp = Stamp::of(ctx, &format!("plugin-{}", sample.id()), &inputs)?;
    let place = ctx.paths.plugins().join(sample.id());
    let archive = packed(ctx).join(sample.archive_name());
    if stamp.is_fresh() && place.is_dir() && archive.is_file() {
        return Ok(());
    }

    let ours = Ours(ctx);
    let options = Options {
        compiled: compiled.as_deref(),
        out: Some(&place),
        ..Options::new(Profile::Release, &ours)
    };
    ctx.progress.step(&format!("building {}", sample.id()), || {
        let built = kit::build::build(&sample.project, &options)?;
        // An author may go on without a tool; what we hand out may not.
        ensure!(built.notes.is_empty(), "{}", built.notes.join("; "));
        let packed = pack::pack_quickly(&place, sample.id()).context("while packing")?;
        files::write(&archive, packed.bytes)
    })?;
    stamp.remember()
}

/// Where Cargo puts the wasm of a sample.
fn compiled(ctx: &Ctx, crate_name: &str) -> PathBuf {
    let release = ctx.paths.root.join("plugins-sample/target").join(WASM_TARGET).join("release");
    release.join(format!("{}.wasm", crate_name.replace('-', "_")))
}

/// The folder with one archive per plugin.
pub(crate) fn packed(ctx: &Ctx) -> PathBuf {
    ctx.paths.target.join("plugins-packed")
}

/// Removes what earlier builds left of samples and versions that are gone.
fn keep_only(dir: &Path, kept: &BTreeSet<String>) -> Result<()> {
    if !dir.is_dir() {
        return Ok(());
    }
    for entry in dir.read_dir().with_context(|| format!("while listing {}", dir.display()))? {
        let entry = entry?;
        if !entry.file_name().to_str().is_some_and(|name| kept.contains(name)) {
            files::remove(&entry.path())?;
        }
    }
    Ok(())
}
