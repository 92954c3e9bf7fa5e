//! Steps for the browser: lints for its target, tests in it, flows through a running server.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::native::count_passed;
use crate::ctx::Ctx;
use crate::files;
use crate::plugins;
use crate::program;
use crate::progress::Failed;
use crate::shell;
use crate::tools::{self, Browser, WASM_TARGET};
use crate::web;

/// Crates with tests that run in the browser.
const TESTED_IN_BROWSER: [&str; 6] =
    ["--package", "client", "--package", "runtime", "--package", "sdk"];

/// What runs in the browser.
const BROWSER_CRATES: [&str; 11] = [
    "client",
    "console",
    "workbench",
    "runtime",
    "contracts",
    "slots",
    "manifest",
    "api-types",
    "sdk",
    "minimal",
    "bench-browser",
];

pub(super) fn clippy(ctx: &Ctx) -> Result<()> {
    tools::wasm_target(ctx)?;
    let mut command = shell::cargo(ctx, ["clippy", "--target", WASM_TARGET]);
    command.args(BROWSER_CRATES.iter().flat_map(|name| ["--package", name]));
    command.args(["--", "-D", "warnings"]);
    ctx.progress.run("cargo clippy for the browser", &mut command)?;
    let mut command = shell::cargo(ctx, ["clippy", "--target", WASM_TARGET, "--tests"]);
    command.args(TESTED_IN_BROWSER).args(["--", "-D", "warnings"]);
    ctx.progress.run("cargo clippy of tests for the browser", &mut command)?;
    if let Some(samples) = plugins::workspace(ctx) {
        let mut command = plugins::cargo(ctx, &samples, "clippy");
        command.args(["--workspace", "--", "-D", "warnings"]);
        ctx.progress.run("cargo clippy of the samples", &mut command)?;
    }
    Ok(())
}

pub(super) fn tests(ctx: &Ctx) -> Result<String> {
    tools::wasm_target(ctx)?;
    let runner = tools::wasm_bindgen(ctx)?.join("wasm-bindgen-test-runner");
    let browser = tools::browser(ctx)?;
    let in_browser = |command: &mut Command| -> Result<String> {
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner)
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_config(ctx, &browser)?)
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        let mut run = || ctx.progress.run("cargo test in Chromium", command);
        run().or_else(|error| {
            if !page_hung(&error) {
                return Err(error);
            }
            ctx.progress.say("  a page of the browser never answered: once more");
            run()
        })
    };
    let mut command = shell::cargo(ctx, ["test", "--target", WASM_TARGET, "--no-fail-fast"]);
    let mut output = in_browser(command.args(TESTED_IN_BROWSER).arg("--tests"))?;
    if let Some(samples) = plugins::workspace(ctx) {
        // The test that the guide on testing shows.
        let mut command = plugins::cargo(ctx, &samples, "test");
        output += &in_browser(command.args(["--package", "quote-post", "--test", "browser"]))?;
    }
    let n_passed = count_passed(&output);
    // The runner is content with a program that holds no test, and so would we be with none at all.
    ensure!(n_passed > 0, "not one test ran in the browser");
    Ok(format!("{n_passed} tests"))
}

/// Whether a page never came before a test began: the runner's server loses requests where a program
/// asks for more than four files at once, which none of ours should. What fails or hangs in a test is
/// told by the runner in other words.
fn page_hung(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Failed>().is_some_and(|failed| {
        failed.output.contains("Timed out receiving message from renderer")
            && !failed.output.contains("... FAIL")
    })
}

/// `webdriver.json` with the browser we found, so that the driver does not choose another one.
fn webdriver_config(ctx: &Ctx, browser: &Browser) -> Result<PathBuf> {
    const OPTIONS: &str = "goog:chromeOptions";
    let text = files::read(&ctx.paths.root.join("webdriver.json"))?;
    let mut config: Value = serde_json::from_str(&text).context("while reading webdriver.json")?;
    let options = config.get_mut(OPTIONS).and_then(Value::as_object_mut);
    let options = options.with_context(|| format!("webdriver.json has no {OPTIONS}"))?;
    options.insert("binary".to_owned(), json!(browser.chromium));
    let place = ctx.paths.scratch().join("webdriver.json");
    files::write(&place, serde_json::to_vec_pretty(&config)?)?;
    Ok(place)
}

pub(super) fn e2e(ctx: &Ctx) -> Result<String> {
    let dir = ctx.paths.root.join("tests/e2e");
    let browser = tools::browser(ctx)?;
    // First, as it may still be on its way (see `Step::is_early`), and asks npm for the same folder.
    let client = web::build(ctx)?;
    tools::npm_ci(ctx, &dir)?;
    let plugins = plugins::build(ctx)?;
    let mortise = program::build(ctx)?;
    let mut command = tools::npm(&dir)?;
    command
        .arg("test")
        .env("MORTISE_BIN", mortise)
        .env("MORTISE_CLIENT", client)
        .env("MORTISE_PLUGINS", plugins)
        .env("CHROMIUM", browser.chromium);
    let output = ctx.progress.run("flows in Chromium", &mut command)?;
    let n_passed = count_flows(&output);
    ensure!(n_passed > 0, "not one flow ran");
    Ok(format!("{n_passed} flows"))
}

/// Reads `# pass 12` (TAP) or `ℹ pass 12` (spec), whichever `node --test` writes.
pub(super) fn count_flows(output: &str) -> usize {
    output
        .lines()
        .filter_map(|line| line.trim_start_matches(['#', 'ℹ', ' ']).strip_prefix("pass "))
        .filter_map(|count| count.trim().parse::<usize>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::count_flows;

    #[test]
    fn flows_are_counted_in_both_formats() {
        assert_eq!(count_flows("# tests 3\n# pass 3\n# fail 0\n"), 3);
        assert_eq!(count_flows("ℹ tests 12\nℹ pass 12\n"), 12);
        assert_eq!(count_flows("  ok 1 - pass through\n"), 0);
    }
}
