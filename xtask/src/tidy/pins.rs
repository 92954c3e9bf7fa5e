//! Versions that stand in more than one file agree: the bindings of host, samples and tools.

use std::path::Path;

use anyhow::Result;

use super::Findings;
use crate::files;
use crate::tools::locked_version;

pub(super) fn check(root: &Path, findings: &mut Findings) -> Result<()> {
    let version = locked_version(&root.join("Cargo.lock"), "wasm-bindgen")?;
    let trunk = files::read(&root.join("Trunk.toml"))?;
    if !trunk.lines().any(|line| line == format!("wasm_bindgen = \"{version}\"")) {
        findings.wrong.push(format!("Trunk.toml: needs `wasm_bindgen = \"{version}\"`"));
    }
    let samples = root.join("plugins-sample/Cargo.lock");
    if samples.is_file() {
        let theirs = locked_version(&samples, "wasm-bindgen")?;
        if theirs != version {
            findings.wrong.push(format!(
                "plugins-sample/Cargo.lock: wasm-bindgen {theirs}, but the host has {version}"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(trunk: &str, samples: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        let lock = |version: &str| format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        files::write(&root.path().join("Cargo.lock"), lock("0.2.130")).unwrap();
        files::write(&root.path().join("plugins-sample/Cargo.lock"), lock(samples)).unwrap();
        files::write(&root.path().join("Trunk.toml"), trunk).unwrap();
        let mut findings = Findings::default();
        check(root.path(), &mut findings).unwrap();
        findings.wrong
    }

    #[test]
    fn versions_that_differ_are_found() {
        let trunk = "[tools]\nwasm_bindgen = \"0.2.130\"\n";
        assert!(wrong(trunk, "0.2.130").is_empty());
        assert_eq!(wrong(trunk, "0.2.131").len(), 1);
        assert_eq!(wrong("[tools]\n", "0.2.130").len(), 1);
    }
}
