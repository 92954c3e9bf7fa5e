//! Clients that others wrote, unchanged, against a started server; and the npm package of ours.

use anyhow::{Result, ensure};

use super::browser::count_flows;
use crate::ctx::Ctx;
use crate::program;
use crate::tools;

/// The forerunner's own client from npm, an independent one from `PyPI`, and `packages/plugin`.
pub(super) fn run(ctx: &Ctx) -> Result<String> {
    let mortise = program::build(ctx)?;
    let clients = ctx.paths.root.join("tests/clients");

    let javascript = clients.join("javascript");
    tools::npm_ci(ctx, &javascript)?;
    let mut command = tools::npm(&javascript)?;
    command.arg("test").env("MORTISE_BIN", &mortise);
    let n_javascript = count_flows(&ctx.progress.run("the client from npm", &mut command)?);
    ensure!(n_javascript > 0, "not one test of the client from npm ran");

    // The npm package of ours: its types with tsc, the rest under Node's runner.
    let package = ctx.paths.root.join("tests/package");
    tools::npm_ci(ctx, &package)?;
    let mut command = tools::npm(&package)?;
    command.arg("test");
    let n_package = count_flows(&ctx.progress.run("the npm package", &mut command)?);
    ensure!(n_package > 0, "not one test of the npm package ran");

    let folder = clients.join("python");
    let python = tools::python(ctx, "clients", &folder.join("requirements.txt"))?;
    let mut command = std::process::Command::new(python);
    command
        .args(["-m", "unittest", "discover", "--verbose"])
        .current_dir(&folder)
        .env("MORTISE_BIN", &mortise)
        // A folder of the source tree stays as it is.
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let n_python = count_unittest(&ctx.progress.run("the client from PyPI", &mut command)?);
    ensure!(n_python > 0, "not one test of the client from PyPI ran");
    Ok(format!("{} tests", n_javascript + n_package + n_python))
}

/// Reads `Ran 7 tests in 1.2s`. Python's runner fails by itself when one of them fails.
fn count_unittest(output: &str) -> usize {
    let counts = output.lines().filter_map(|line| line.trim().strip_prefix("Ran "));
    counts.filter_map(|rest| rest.split(' ').next()?.parse::<usize>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::count_unittest;

    #[test]
    fn tests_of_python_are_counted() {
        assert_eq!(count_unittest("test_a ... ok\n\nRan 7 tests in 1.234s\n\nOK\n"), 7);
        assert_eq!(count_unittest("Ran 0 tests in 0.000s\n\nNO TESTS RAN\n"), 0);
    }
}
