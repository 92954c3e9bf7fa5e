//! What a template needs on this machine before it can be built. Looks, and installs nothing.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Template;

/// Something that is missing, and how to get it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Missing {
    /// What.
    pub what: &'static str,
    /// What it is needed for.
    pub needed_for: &'static str,
    /// How to install it.
    pub install: &'static str,
}

const CARGO: Missing = Missing {
    what: "cargo",
    needed_for: "building this plugin",
    install: "install Rust from https://rustup.rs",
};
const WASM_TARGET: Missing = Missing {
    what: "the target wasm32-unknown-unknown",
    needed_for: "building this plugin",
    install: "rustup target add wasm32-unknown-unknown",
};
const NPM: Missing = Missing {
    what: "npm",
    needed_for: "building this plugin",
    install: "install Node 20 or newer from https://nodejs.org",
};
const NODE: Missing = Missing {
    what: "node",
    needed_for: "this plugin's tests",
    install: "install Node 20 or newer from https://nodejs.org",
};

/// What is missing on this machine for a template.
pub fn missing(template: Template) -> Vec<Missing> {
    missing_by(template, &|program, arguments| {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        let output = command.output().ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    })
}

/// `run` starts a program, and gives what it said when it went well.
fn missing_by(template: Template, run: &dyn Fn(&str, &[&str]) -> Option<String>) -> Vec<Missing> {
    match template {
        Template::Yew => {
            let arguments = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
            match run("cargo", &["--version"]) {
                None => vec![CARGO],
                Some(_) => match run("rustc", &arguments) {
                    Some(libraries) if Path::new(&libraries).is_dir() => Vec::new(),
                    Some(_) | None => vec![WASM_TARGET],
                },
            }
        }
        Template::React => run("npm", &["--version"]).map_or_else(|| vec![NPM], |_| Vec::new()),
        Template::Js | Template::Theme => {
            run("node", &["--version"]).map_or_else(|| vec![NODE], |_| Vec::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_is_missed_where_it_is_needed() {
        let nothing = |_: &str, _: &[&str]| None;
        assert_eq!(missing_by(Template::Yew, &nothing), [CARGO]);
        assert_eq!(missing_by(Template::React, &nothing), [NPM]);
        assert_eq!(missing_by(Template::Js, &nothing), [NODE]);
        assert_eq!(missing_by(Template::Theme, &nothing), [NODE]);
        let without_target = |_: &str, _: &[&str]| Some("/nowhere/at/all".to_owned());
        assert_eq!(missing_by(Template::Yew, &without_target), [WASM_TARGET]);
        let here = std::env::temp_dir().display().to_string();
        let all = |_: &str, _: &[&str]| Some(here.clone());
        assert_eq!(missing_by(Template::Yew, &all), []);
        assert_eq!(missing_by(Template::React, &all), []);
    }
}
