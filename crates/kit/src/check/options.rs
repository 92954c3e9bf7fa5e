//! `mortise.toml`: what the author lets pass, and how large the plugin may be.

use std::{collections::BTreeSet, fs, io, path::Path};

use serde::Deserialize;

use super::{CheckError, near::nearest, place::Lines, rules};

pub(super) const FILE: &str = "mortise.toml";

/// What the author chose for the check.
#[derive(Debug, Default)]
pub(super) struct Options {
    allow: BTreeSet<String>,
    /// The budget in KB of a thousand bytes, packed by brotli.
    pub(super) budget_kb: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    check: Check,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Check {
    allow: Vec<toml::Spanned<String>>,
    budget_kb: Option<usize>,
}

impl Options {
    /// Reads the file; without one, nothing is allowed.
    pub(super) fn read(root: &Path) -> Result<Self, CheckError> {
        let path = root.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text).map_err(|(line, reason)| CheckError::Options {
                path,
                line,
                reason,
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(reason) => Err(CheckError::Unreadable { path, reason }),
        }
    }

    fn parse(text: &str) -> Result<Self, (usize, String)> {
        let lines = Lines::new(text);
        let line = |offset| lines.of(offset).0;
        let file: File = toml::from_str(text).map_err(|error| {
            (line(error.span().map_or(0, |span| span.start)), error.message().to_owned())
        })?;
        let mut allow = BTreeSet::new();
        for name in file.check.allow {
            let known = rules::all().map(|rule| rule.id);
            if rules::find(name.get_ref()).is_none() {
                let hint = nearest(name.get_ref(), known).map_or_else(
                    || String::from("`mortise plugin check --rules` lists all"),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let name_shown: String = name.get_ref().chars().take(60).collect();
                let reason =
                    format!("check.allow = {name_shown:?}: must be the name of a rule; {hint}");
                return Err((line(name.span().start), reason));
            }
            allow.insert(name.into_inner());
        }
        Ok(Self { allow, budget_kb: file.check.budget_kb })
    }

    pub(super) fn allows(&self, rule: &str) -> bool {
        self.allow.contains(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn what_is_allowed_is_read() {
        let text = "# why\n[check]\nallow = [\"panic\"]\nbudget_kb = 80\n\n[other]\nx = 1\n";
        let options = Options::parse(text).unwrap();
        assert!(options.allows("panic") && !options.allows("eval"));
        assert_eq!(options.budget_kb, Some(80));
        assert!(!Options::parse("").unwrap().allows("panic"));
    }

    #[test]
    fn mistakes_name_line_value_and_rule() {
        let (line, reason) = Options::parse("[check]\nallow = [\n  \"pannic\"]").unwrap_err();
        assert_eq!(line, 3);
        assert_eq!(
            reason,
            "check.allow = \"pannic\": must be the name of a rule; did you mean \"panic\"?"
        );
        assert_eq!(Options::parse("[check]\n\nalow = []").unwrap_err().0, 3);
        assert_eq!(Options::parse("[check]\nbudget_kb = -1").unwrap_err().0, 2);
        assert_eq!(Options::parse("[check").unwrap_err().0, 1);
    }
}
