//! `mortise plugin check`: what is wrong with a plugin's folder. Asks no server.

use std::fmt::Write as _;

use anyhow::Result;
use kit::check::{self, CheckError, Report};
use serde_json::{Value, json};

use super::built;
use crate::{
    args::check::CheckArgs,
    failure::Failure,
    output::{say, say_json},
};

pub(crate) fn run(args: &CheckArgs, as_json: bool) -> Result<()> {
    if args.rules {
        return rules(as_json);
    }
    if args.build {
        built::release(&args.folder, as_json)?;
    }
    let report = check::check(&args.folder).map_err(|error| not_checked(&error))?;
    if as_json {
        say_json(&report)?;
    } else {
        say(&report.to_string())?;
    }
    if fails(&report, args.deny_warnings) { Err(Failure::told().into()) } else { Ok(()) }
}

/// Nothing was checked, which is not the same as a plugin with errors.
fn not_checked(error: &CheckError) -> Failure {
    Failure::usage(error.to_string())
}

fn fails(report: &Report, deny_warnings: bool) -> bool {
    report.errors > 0 || (deny_warnings && report.warnings > 0)
}

fn rules(as_json: bool) -> Result<()> {
    if as_json {
        let rules: Vec<Value> = check::rules()
            .map(|rule| {
                json!({
                    "rule": rule.id, "level": rule.level, "finds": rule.finds,
                    "why": rule.why, "mend": rule.mend,
                })
            })
            .collect();
        return say_json(&rules);
    }
    let mut text = String::new();
    for rule in check::rules() {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{} ({})", rule.id, rule.level.as_str());
        let _ = writeln!(text, "    {}\n    {}\n    {}\n", rule.finds, rule.why, rule.mend);
    }
    say(text.trim_end())
}

#[cfg(test)]
mod tests {
    use kit::check::Report;

    use super::fails;

    #[test]
    fn warnings_fail_only_when_they_are_denied() {
        let report = Report { warnings: 1, ..Report::default() };
        assert!(!fails(&report, false));
        assert!(fails(&report, true));
        assert!(fails(&Report { errors: 1, ..Report::default() }, false));
        assert!(!fails(&Report::default(), true));
    }
}
