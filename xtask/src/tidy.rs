//! `cargo xtask tidy`: the rules of the source tree that no compiler checks.
//!
//! Each rule looks at files or at Cargo's metadata and says what is wrong; nothing is changed.

mod sources;
mod lints;
mod map;
mod docs;
mod pins;
mod layers;

use anyhow::{Result, bail};

use crate::ctx::Ctx;
use crate::files;

/// What the rules found.
#[derive(Debug, Default)]
struct Findings {
    /// These fail the check.
    wrong: Vec<String>,
    /// These are only told.
    doubtful: Vec<String>,
}

pub(crate) fn run(ctx: &Ctx) -> Result<()> {
    let root = &ctx.paths.root;
    let tree = files::walk(root)?;
    let mut findings = Findings::default();
    sources::check(root, &tree, &mut findings)?;
    lints::check(root, &tree, &mut findings)?;
    map::check(root, &mut findings)?;
    docs::check(root, &mut findings)?;
    pins::check(root, &mut findings)?;
    layers::check(root, &mut findings)?;

    for doubtful in &findings.doubtful {
        ctx.progress.say(&format!("  warning: {doubtful}"));
    }
    for wrong in &findings.wrong {
        ctx.progress.say(&format!("  {wrong}"));
    }
    match findings.wrong.len() {
        0 => Ok(()),
        1 => bail!("one rule of the source tree is broken"),
        n => bail!("{n} rules of the source tree are broken"),
    }
}
