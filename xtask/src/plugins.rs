//! Builds the samples of `plugins-sample/` into what a server takes: a folder and an archive each.
//!
//! A sample with a `Cargo.toml` is compiled and bound; one without is taken as it is.

mod sample;
mod entry;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::{Stamp, sha256_hex};
use crate::tools::{self, WASM_TARGET};
use crate::wasm;
use entry::Part;
use sample::Sample;

/// This chore's own code: a change in it builds every sample anew.
const CHORE: [&str; 5] = [
    "xtask/src/plugins.rs",
    "xtask/src/plugins",
    "xtask/src/wasm.rs",
    "xtask/src/glue.rs",
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

/// The folders of a compiled sample that go into its bundle beside what is built.
const STATIC_FOLDERS: [&str; 2] = ["assets", "public"];

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
    let all_there = samples.iter().all(|sample| plugins.join(&sample.id).is_dir());
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
        bundle(ctx, sample).with_context(|| format!("while building {}", sample.id))?;
    }
    let ids = samples.iter().map(|sample| sample.id.clone());
    keep_only(&plugins, &ids.collect())?;
    keep_only(&packed(ctx), &samples.iter().map(Sample::archive_name).collect())?;
    stamp.remember()?;
    Ok(plugins)
}

/// Makes the folder and the archive of one sample.
fn bundle(ctx: &Ctx, sample: &Sample) -> Result<()> {
    let root = &ctx.paths.root;
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let mut inputs = vec![relative(&sample.folder)];
    inputs.extend(sample.crate_name.iter().map(|name| relative(&compiled(ctx, name))));
    inputs.extend(CHORE.map(str::to_owned));
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let stamp = Stamp::of(ctx, &format!("plugin-{}", sample.id), &inputs)?;
    let place = ctx.paths.plugins().join(&sample.id);
    let archive = packed(ctx).join(sample.archive_name());
    if stamp.is_fresh() && place.is_dir() && archive.is_file() {
        return Ok(());
    }

    let fresh = ctx.paths.scratch().join("plugin").join(&sample.id);
    files::fresh_dir(&fresh)?;
    match &sample.crate_name {
        Some(crate_name) => compiled_bundle(ctx, sample, &compiled(ctx, crate_name), &fresh)?,
        None => files::copy_tree(&sample.folder, &fresh)?,
    }
    if let Some(bundle_path) = &sample.bundle_path {
        ensure!(fresh.join(bundle_path).is_file(), "webapp.bundle_path names no file of it");
    }
    ctx.progress.step(&format!("packing {}", sample.id), || {
        let mut bytes = Vec::new();
        bundle::write(&fresh, &sample.id, &mut bytes).context("while packing")?;
        files::write(&archive, bytes)
    })?;
    files::replace_dir(&fresh, &place)?;
    stamp.remember()
}

/// Where Cargo puts the wasm of a sample.
fn compiled(ctx: &Ctx, crate_name: &str) -> PathBuf {
    let release = ctx.paths.root.join("plugins-sample/target").join(WASM_TARGET).join("release");
    release.join(format!("{}.wasm", crate_name.replace('-', "_")))
}

/// Binds, shrinks and names by content: `<id>_glue-<hash>.js`, `<id>_bg-<hash>.wasm`, the entry.
fn compiled_bundle(ctx: &Ctx, sample: &Sample, compiled: &Path, bundle: &Path) -> Result<()> {
    let bundle_path = sample.bundle_path.as_ref().context("webapp.bundle_path is missing")?;
    let entry_file = bundle.join(bundle_path);
    let webapp = entry_file.parent().context("webapp.bundle_path names no file")?;
    wasm::bind(ctx, compiled, webapp, &sample.id, &sample.id)?;

    let wasm = webapp.join(format!("{}_bg.wasm", sample.id));
    wasm::optimise(ctx, &wasm)?;
    let wasm_bytes = files::read_bytes(&wasm)?;
    let wasm_name = hashed_name(&sample.id, "bg", &wasm_bytes, "wasm");
    files::rename(&wasm, &webapp.join(&wasm_name))?;

    let glue = webapp.join(format!("{}.js", sample.id));
    let glue_text = files::read(&glue)?.replace(&format!("{}_bg.wasm", sample.id), &wasm_name);
    let glue_name = hashed_name(&sample.id, "glue", glue_text.as_bytes(), "js");
    files::remove(&glue)?;
    files::write(&webapp.join(&glue_name), &glue_text)?;

    let own_entry = sample.folder.join("entry.js");
    let template =
        if own_entry.is_file() { files::read(&own_entry)? } else { entry::TEMPLATE.to_owned() };
    let glue = Part { name: &glue_name, bytes: glue_text.as_bytes() };
    let wasm = Part { name: &wasm_name, bytes: &wasm_bytes };
    files::write(&entry_file, entry::fill(&template, glue, wasm))?;

    for folder in STATIC_FOLDERS {
        files::copy_tree(&sample.folder.join(folder), &bundle.join(folder))?;
    }
    let manifest = files::read_bytes(&sample.folder.join("plugin.json"))?;
    files::write(&bundle.join("plugin.json"), manifest)
}

/// `hovercard_bg-0123abcd.wasm`: a new content gets a new name, so browsers may keep it for ever.
fn hashed_name(id: &str, part: &str, content: &[u8], extension: &str) -> String {
    let hash: String = sha256_hex(content).chars().take(8).collect();
    format!("{id}_{part}-{hash}.{extension}")
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
