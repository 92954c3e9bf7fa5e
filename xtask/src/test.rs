//! Runs every check in order and counts which passed. A failed step does not hide the next ones.

mod step;
mod native;
mod stores;
mod fuzz;
mod browser;
mod clients;
mod templates;

use std::io::Write as _;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anyhow::Result;

pub(crate) use native::count_passed;
pub(crate) use step::Step;

use crate::ctx::Ctx;
use crate::progress::seconds;
use crate::web;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Run these steps only.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STEP,…")]
    only: Vec<Step>,
    /// Leave these steps out.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STEP,…")]
    skip: Vec<Step>,
    /// Stop at the first step that fails.
    #[arg(long)]
    fail_fast: bool,
}

/// Runs the chosen steps; the code tells whether all passed.
pub(crate) fn run(ctx: &Ctx, args: &Args) -> Result<ExitCode> {
    thread::scope(|scope| {
        let begin_client = || {
            // What goes wrong here goes wrong again in the step of the flows, which tells it.
            scope.spawn(|| drop(web::build(ctx)));
        };
        run_steps(ctx, args, begin_client)
    })
}

/// `begin_client` is called at most once, before the first step that may run beside it.
fn run_steps(ctx: &Ctx, args: &Args, begin_client: impl FnOnce()) -> Result<ExitCode> {
    let started = Instant::now();
    let mut n_passed = 0_usize;
    let mut failed = Vec::new();
    let mut begin_client = chosen(args).any(|step| step == Step::E2e).then_some(begin_client);
    for step in chosen(args) {
        if !step.is_early()
            && step != Step::E2e
            && failed.is_empty()
            && let Some(begin_client) = begin_client.take()
        {
            begin_client();
        }
        let step_started = Instant::now();
        ctx.progress.say(&format!("{step}"));
        let result = step.run(ctx);
        let elapsed = seconds(step_started.elapsed());
        match result {
            Ok(detail) => {
                n_passed += 1;
                let detail = detail.map(|detail| format!(", {detail}")).unwrap_or_default();
                ctx.progress.say(&format!("{step}: passed in {elapsed}{detail}"));
            }
            Err(error) => {
                ctx.progress.say(&format!("{step}: FAILED in {elapsed}: {error:#}"));
                failed.push(step.to_string());
                if args.fail_fast {
                    break;
                }
            }
        }
    }
    summarise(n_passed, &failed, &seconds(started.elapsed()))?;
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn chosen(args: &Args) -> impl Iterator<Item = Step> {
    Step::ALL.into_iter().filter(|step| {
        (args.only.is_empty() || args.only.contains(step)) && !args.skip.contains(step)
    })
}

/// The names of what failed, the time, and at the very end the line that counts.
fn summarise(n_passed: usize, failed: &[String], elapsed: &str) -> Result<()> {
    let mut out = std::io::stdout();
    if !failed.is_empty() {
        writeln!(out, "failed: {}", failed.join(", "))?;
    }
    writeln!(out, "all steps took {elapsed}")?;
    writeln!(out, "{n_passed} passed, {} failed", failed.len())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(only: &[Step], skip: &[Step]) -> Vec<Step> {
        let args = Args { only: only.to_vec(), skip: skip.to_vec(), fail_fast: false };
        chosen(&args).collect()
    }

    #[test]
    fn without_a_choice_everything_runs() {
        assert_eq!(steps(&[], &[]), Step::ALL);
    }

    #[test]
    fn the_choice_keeps_our_order() {
        assert_eq!(steps(&[Step::Native, Step::Fmt], &[]), [Step::Fmt, Step::Native]);
        assert!(!steps(&[], &[Step::E2e]).contains(&Step::E2e));
    }
}
