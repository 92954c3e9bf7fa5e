//! `cargo xtask docs`: the site with guides, the catalogue of slots and the references, made with
//! mdBook and rustdoc into `target/docs`, and put into the client's folder, where `mortise serve`
//! finds it.
//!
//! mdBook is a tool in the cache, as Trunk is, and no library of ours: a library would be compiled
//! with every first `cargo xtask`, some ninety crates for a step that few runs need.

pub(crate) mod includes;
pub(crate) mod links;
mod stage;
mod catalogue;
mod schema;
mod polish;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::ctx::Ctx;
use crate::files;
use crate::shell;
use crate::stamp::Stamp;
use crate::tools;

/// The guides, from the root of the repository.
pub(crate) const GUIDES: &str = "docs/guides";

/// Everything that can change the site. Snippets come from many places.
const INPUTS: [&str; 17] = [
    "docs/guides",
    "docs/book",
    "docs/slots",
    "crates/sdk/src",
    "crates/sdk/README.md",
    "crates/slots/src",
    "crates/manifest/src",
    "crates/contracts/src",
    "crates/contracts/types",
    "crates/kit/src",
    "crates/kit/templates",
    "packages/plugin",
    "plugins-sample",
    "examples/minimal",
    "tests/e2e",
    "www/styles/tokens.css",
    "xtask/src",
];

/// Crates whose documentation is for authors.
const CRATES: [&str; 4] = ["sdk", "contracts", "slots", "manifest"];

/// Builds the site, puts it into the client's folder, and says where it is.
pub(crate) fn run(ctx: &Ctx) -> Result<()> {
    let site = build(ctx)?;
    place(ctx)?;
    ctx.progress.say(&format!("  {}", site.join("index.html").display()));
    ctx.progress.say("  `mortise serve --client target/client` offers it under /docs");
    Ok(())
}

/// Returns the folder of the built site, whose links all lead somewhere.
pub(crate) fn build(ctx: &Ctx) -> Result<PathBuf> {
    let site = ctx.paths.docs();
    let _lock = ctx.lock("documentation")?;
    let stamp = Stamp::of(ctx, "docs", &INPUTS)?;
    if stamp.is_fresh() && site.join("index.html").is_file() {
        return Ok(site);
    }
    let stage = ctx.paths.scratch().join("docs");
    stage::fill(ctx, &stage)?;
    let mut command = Command::new(tools::mdbook(ctx)?);
    command.arg("build").current_dir(&stage);
    let output = ctx.progress.run("mdbook build", &mut command)?;
    // It goes on after a broken include or chapter, and says so only.
    if output.contains("ERROR") {
        bail!("mdBook found mistakes:\n{output}");
    }
    let made = stage.join("book");
    polish::polish(&made)?;
    api(ctx, &made)?;
    let broken = links::check_site(&made)?;
    if !broken.is_empty() {
        bail!("links of the documentation lead nowhere:\n  {}", broken.join("\n  "));
    }
    files::replace_dir(&made, &site)?;
    stamp.remember()?;
    Ok(site)
}

/// Copies the built site into the client's folder, if there is one.
pub(crate) fn place(ctx: &Ctx) -> Result<()> {
    let (site, client) = (ctx.paths.docs(), ctx.paths.client());
    if !site.is_dir() || !client.is_dir() {
        return Ok(());
    }
    let fresh = ctx.paths.scratch().join("docs-placed");
    files::fresh_dir(&fresh)?;
    files::copy_tree(&site, &fresh)?;
    files::replace_dir(&fresh, &client.join("docs"))
}

/// Whether building takes seconds: nothing would have to be installed first.
pub(crate) fn is_quick(ctx: &Ctx) -> bool {
    tools::has_mdbook(ctx)
}

/// What rustdoc writes, below `api/`.
fn api(ctx: &Ctx, site: &std::path::Path) -> Result<()> {
    let made = ctx.paths.scratch().join("api");
    files::remove(&made.join("doc"))?;
    let mut command = shell::cargo(ctx, ["doc", "--no-deps", "--target-dir"]);
    command.arg(&made);
    for name in CRATES {
        command.args(["--package", name]);
    }
    // A folder of its own, so that its search finds these crates only; what was compiled is shared.
    command.env("CARGO_BUILD_BUILD_DIR", &ctx.paths.target);
    command.env("RUSTDOCFLAGS", "-D warnings");
    ctx.progress.run("cargo doc", &mut command)?;
    files::copy_tree(&made.join("doc"), &site.join("api"))
}
