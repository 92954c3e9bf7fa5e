//! Which crate may use which: dependencies point downwards only.
//!
//! The table is the rule, and `docs/architecture.md` its explanation. What tests use is free.

use std::path::Path;

use anyhow::Result;

use super::Findings;
use crate::metadata::{self, Package};

/// Crate, and what it may use of ours.
const LAYERS: [(&str, &[&str]); 16] = [
    ("manifest", &[]),
    ("slots", &["manifest"]),
    ("api-types", &["manifest"]),
    ("bundle", &["manifest"]),
    ("contracts", &["slots", "manifest"]),
    ("runtime", &["slots", "manifest"]),
    ("sdk", &["contracts", "slots", "manifest"]),
    ("server", &["api-types", "bundle", "contracts", "manifest"]),
    ("kit", &["bundle", "contracts", "slots", "manifest"]),
    ("cli", &["server", "kit", "bundle", "contracts", "api-types", "manifest"]),
    ("client", &["runtime", "contracts", "slots", "api-types", "manifest"]),
    ("console", &["client", "runtime", "contracts", "slots", "api-types", "manifest"]),
    ("workbench", &["client", "runtime", "sdk", "contracts", "slots", "api-types", "manifest"]),
    ("minimal", &["runtime", "slots"]),
    ("bench-browser", &["runtime", "slots", "contracts", "client", "api-types", "manifest"]),
    ("xtask", &["bundle", "kit"]),
];

/// Libraries that only some crates may know.
const KNOWN_BY: [(&str, &[&str]); 4] = [
    ("axum", &["server"]),
    ("sqlx", &["server"]),
    ("yew", &["runtime", "client", "console", "workbench", "sdk", "minimal", "bench-browser"]),
    ("web-sys", &["runtime", "client", "console", "workbench", "sdk", "minimal", "bench-browser"]),
];

pub(super) fn check(root: &Path, findings: &mut Findings) -> Result<()> {
    let packages = metadata::read(root)?.packages;
    for package in &packages {
        check_package(root, package, findings);
    }
    for (name, _) in LAYERS {
        if !packages.iter().any(|package| package.name == name) {
            findings.wrong.push(format!("tidy/layers.rs: «{name}» is no crate"));
        }
    }
    let samples = root.join("plugins-sample");
    if samples.join("Cargo.toml").is_file() {
        for package in metadata::read(&samples)?.packages {
            check_uses(root, &package, &["sdk"], findings);
        }
    }
    Ok(())
}

fn check_package(root: &Path, package: &Package, findings: &mut Findings) {
    let name = &package.name;
    match LAYERS.iter().find(|(layer, _)| layer == name) {
        Some((_, may_use)) => check_uses(root, package, may_use, findings),
        None => findings.wrong.push(format!("{name}: has no line in tidy/layers.rs")),
    }
    for dependency in shipped(package) {
        let known = KNOWN_BY.iter().find(|(library, _)| *library == dependency.name);
        if let Some((library, by)) = known.filter(|(_, by)| !by.contains(&name.as_str())) {
            findings.wrong.push(format!("{name}: uses {library}; only {} may", by.join(", ")));
        }
    }
}

/// Checks what a crate uses of ours, and that it uses nothing from outside of the repository.
fn check_uses(root: &Path, package: &Package, may_use: &[&str], findings: &mut Findings) {
    let name = &package.name;
    for dependency in shipped(package) {
        let Some(path) = &dependency.path else { continue };
        if !path.starts_with(root) {
            findings.wrong.push(format!("{name}: {} lies outside", dependency.name));
        } else if !may_use.contains(&dependency.name.as_str()) {
            let allowed =
                if may_use.is_empty() { "nothing of ours".into() } else { may_use.join(", ") };
            findings.wrong.push(format!(
                "{name}: uses {}; it may use {allowed} (tidy/layers.rs)",
                dependency.name
            ));
        }
    }
}

/// Dependencies of what is built, not of its tests.
fn shipped(package: &Package) -> impl Iterator<Item = &metadata::Dependency> {
    package.dependencies.iter().filter(|dependency| dependency.kind.as_deref() != Some("dev"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses `name: dependency[@path] dependency…`; a leading `dev:` marks a test's dependency.
    fn wrong(name: &str, dependencies: &[&str]) -> Vec<String> {
        let dependencies = dependencies
            .iter()
            .map(|text| {
                let (kind, text) = match text.strip_prefix("dev:") {
                    Some(rest) => (Some("dev".to_owned()), rest),
                    None => (None, *text),
                };
                let (name, path) = match text.split_once('@') {
                    Some((name, path)) => (name, Some(path.into())),
                    None => (text, None),
                };
                metadata::Dependency { name: name.to_owned(), kind, path }
            })
            .collect();
        let mut findings = Findings::default();
        let package = Package { name: name.to_owned(), dependencies };
        check_package(Path::new("/repo"), &package, &mut findings);
        findings.wrong
    }

    #[test]
    fn downwards_is_fine() {
        assert!(wrong("slots", &["manifest@/repo/crates/manifest", "serde"]).is_empty());
    }

    #[test]
    fn upwards_is_wrong() {
        assert_eq!(
            wrong("slots", &["runtime@/repo/crates/runtime"]),
            ["slots: uses runtime; it may use manifest (tidy/layers.rs)"]
        );
    }

    #[test]
    fn tests_may_use_anything() {
        assert!(wrong("slots", &["dev:runtime@/repo/crates/runtime", "dev:yew"]).is_empty());
    }

    #[test]
    fn libraries_stay_where_they_belong() {
        assert_eq!(wrong("slots", &["sqlx"]), ["slots: uses sqlx; only server may"]);
        assert!(wrong("server", &["sqlx", "axum"]).is_empty());
    }

    #[test]
    fn nothing_lies_outside() {
        assert_eq!(wrong("slots", &["x@/elsewhere/x"]), ["slots: x lies outside"]);
    }

    #[test]
    fn a_new_crate_needs_a_line() {
        assert_eq!(wrong("newcomer", &[]), ["newcomer: has no line in tidy/layers.rs"]);
    }
}
