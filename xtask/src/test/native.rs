//! Steps that need no browser.
//!
//! Compiler flags are the same in all steps (warnings are denied by clippy's and rustdoc's own
//! flags), so that nothing is compiled twice.

use anyhow::{Context as _, Result};

use crate::codegen;
use crate::ctx::Ctx;
use crate::shell;

/// Samples and fuzz targets are workspaces of their own.
const WORKSPACES: [&str; 3] = [".", "plugins-sample", "fuzz"];

pub(super) fn fmt(ctx: &Ctx) -> Result<()> {
    for name in WORKSPACES {
        let workspace = ctx.paths.root.join(name);
        if workspace.join("Cargo.toml").is_file() {
            let mut command = shell::cargo(ctx, ["fmt", "--all", "--check", "--", "-l"]);
            command.current_dir(workspace);
            ctx.progress
                .run("cargo fmt", &mut command)
                .with_context(|| format!("`cargo fmt --all` in {name} mends the files above"))?;
        }
    }
    Ok(())
}

pub(super) fn clippy(ctx: &Ctx) -> Result<()> {
    let mut command =
        shell::cargo(ctx, ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    ctx.progress.run("cargo clippy", &mut command)?;
    Ok(())
}

/// Plain `cargo test`: it runs the examples in the documentation as well, and a fresh machine has
/// it; a second test runner would take minutes to build.
pub(super) fn tests(ctx: &Ctx) -> Result<String> {
    let mut command = shell::cargo(ctx, ["test", "--workspace", "--no-fail-fast"]);
    for variable in codegen::UPDATING {
        // With these a stale file would be written instead of found.
        command.env_remove(variable);
    }
    let output = ctx.progress.run("cargo test", &mut command)?;
    Ok(format!("{} tests", count_passed(&output)))
}

pub(super) fn doc(ctx: &Ctx) -> Result<()> {
    let mut command = shell::cargo(ctx, ["doc", "--workspace", "--no-deps"]);
    ctx.progress.run("cargo doc", command.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(())
}

/// Adds up what test programs say: `test result: ok. 12 passed; 0 failed; …`.
pub(crate) fn count_passed(output: &str) -> usize {
    output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result: ok. "))
        .filter_map(|counts| counts.split(' ').next()?.parse::<usize>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::count_passed;

    #[test]
    fn the_counts_of_all_programs_are_added() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored\n\n\
            test result: ok. 40 passed; 0 failed; 0 ignored; finished in 0.5s\n\
            no test here\n";
        assert_eq!(count_passed(output), 42);
        assert_eq!(count_passed(""), 0);
    }
}
