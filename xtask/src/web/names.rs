//! Names the program's files by what they hold in the end.
//!
//! Trunk's hash is of what it wrote; private marks and `wasm-opt` change that, and browsers keep a
//! file for ever under a name with a hash.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::files;
use crate::stamp::sha256_hex;

/// As long as Trunk's own.
pub(super) const HASH_LENGTH: usize = 16;

/// Renames `<name>-<hash>.js` and `<name>-<hash>_bg.wasm` in `dist`, and mends the page.
pub(super) fn by_content(dist: &Path, page: &str, name: &str) -> Result<()> {
    let parts = parts(dist, name)?;
    let [glue, wasm] = parts.as_slice() else {
        anyhow::bail!("trunk wrote {} files of the program, not two", parts.len());
    };
    let old = glue.file_stem().and_then(|stem| stem.to_str()).context("the glue has no name")?;
    let content = [files::read_bytes(glue)?, files::read_bytes(wasm)?].concat();
    let hash: String = sha256_hex(&content).chars().take(HASH_LENGTH).collect();
    let new = format!("{name}-{hash}");

    let place = dist.join(page);
    let text = files::read(&place)?;
    ensure!(text.contains(old), "{page} does not name {old}");
    files::write(&place, text.replace(old, &new))?;
    files::rename(glue, &dist.join(format!("{new}.js")))?;
    files::rename(wasm, &dist.join(format!("{new}_bg.wasm")))
}

/// The glue, then the wasm.
fn parts(dist: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let prefix = format!("{name}-");
    let mut parts = files::walk(dist)?;
    parts.retain(|file| {
        let file_name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_part = file_name.ends_with(".js") || file_name.ends_with("_bg.wasm");
        file_name.starts_with(&prefix) && is_part && file.parent() == Some(dist)
    });
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(wasm: &str) -> Vec<String> {
        let dist = tempfile::tempdir().unwrap();
        let page = "import init from '/client-0a.js'; init('/client-0a_bg.wasm')";
        for (name, text) in [
            ("client-0a.js", "glue"),
            ("client-0a_bg.wasm", wasm),
            ("index.html", page),
            ("tokens-0b.css", ""),
        ] {
            files::write(&dist.path().join(name), text).unwrap();
        }
        by_content(dist.path(), "index.html", "client").unwrap();
        let page = files::read(&dist.path().join("index.html")).unwrap();
        let files = files::walk(dist.path()).unwrap();
        let names: Vec<String> = files
            .iter()
            .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        assert!(page.contains(&format!("'/{}'", names[0])), "{page}");
        assert!(page.contains(&format!("'/{}'", names[1])), "{page}");
        names
    }

    #[test]
    fn another_content_gets_another_name() {
        let one = built("one");
        assert_eq!(one, built("one"));
        let two = built("two");
        assert_ne!(one[..2], two[..2]);
        assert_eq!(one[2..], ["index.html", "tokens-0b.css"]);
    }
}
