//! Names the program's files by what they hold in the end.
//!
//! Trunk's hash is of what it wrote; private marks and `wasm-opt` change that, and browsers keep a
//! file for ever under a name with a hash.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::files;
use crate::stamp::sha256_hex;
use crate::wasm::has_extension;

/// As long as Trunk's own.
pub(super) const HASH_LENGTH: usize = 16;

/// What the names of all files of the program begin with.
pub(super) fn stem(dist: &Path, name: &str) -> Result<String> {
    let prefix = format!("{name}-");
    let mut stems = files::walk(dist)?;
    stems.retain(|file| file.parent() == Some(dist));
    let mut stems = stems.iter().filter_map(|file| {
        let file_name = file.file_name()?.to_str()?;
        file_name.strip_suffix("_bg.wasm").filter(|stem| stem.starts_with(&prefix))
    });
    let stem = stems.next().with_context(|| format!("there is no wasm of {name}"))?.to_owned();
    ensure!(stems.next().is_none(), "there is more than one wasm of {name}");
    Ok(stem)
}

/// Renames `<name>-<hash>.js`, `<name>-<hash>_bg.wasm` and what else begins so in `dist`, and mends the
/// page and the scripts. All get one hash, as only together they are of use.
pub(super) fn by_content(dist: &Path, page: &str, name: &str) -> Result<()> {
    let old = stem(dist, name)?;
    let parts = parts(dist, &old)?;
    let mut content = Vec::new();
    for part in &parts {
        content.extend(files::read_bytes(part)?);
    }
    let hash: String = sha256_hex(&content).chars().take(HASH_LENGTH).collect();
    let new = format!("{name}-{hash}");

    let place = dist.join(page);
    let text = files::read(&place)?;
    ensure!(text.contains(&old), "{page} does not name {old}");
    files::write(&place, text.replace(&old, &new))?;
    for part in parts {
        let file_name = part.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let renamed = dist.join(file_name.replacen(&old, &new, 1));
        files::rename(&part, &renamed)?;
        if has_extension(&renamed, "js") {
            let text = files::read(&renamed)?;
            files::write(&renamed, text.replace(&old, &new))?;
        }
    }
    Ok(())
}

/// The files of the program, in the order of their names.
fn parts(dist: &Path, stem: &str) -> Result<Vec<PathBuf>> {
    let mut parts = files::walk(dist)?;
    parts.retain(|file| {
        let file_name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        file_name.starts_with(stem) && file.parent() == Some(dist)
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
            ("client-0a.js", "import './client-0a_parts.js'"),
            ("client-0a_bg.wasm", wasm),
            ("client-0a_dialogs.wasm", "part"),
            ("client-0a_parts.js", "'./client-0a_dialogs.wasm'"),
            ("index.html", page),
            ("tokens-0b.css", ""),
        ] {
            files::write(&dist.path().join(name), text).unwrap();
        }
        by_content(dist.path(), "index.html", "client").unwrap();
        let read = |name: &str| files::read(&dist.path().join(name)).unwrap();
        let files = files::walk(dist.path()).unwrap();
        let names: Vec<String> = files
            .iter()
            .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        let page = read("index.html");
        assert!(page.contains(&format!("'/{}'", names[0])), "{page}");
        assert!(page.contains(&format!("'/{}'", names[1])), "{page}");
        assert_eq!(read(&names[0]), format!("import './{}'", names[3]));
        assert_eq!(read(&names[3]), format!("'./{}'", names[2]));
        names
    }

    #[test]
    fn another_content_gets_another_name() {
        let one = built("one");
        assert_eq!(one, built("one"));
        let two = built("two");
        for nth in 0..4 {
            assert_ne!(one[nth], two[nth]);
        }
        assert_eq!(one[4..], ["index.html", "tokens-0b.css"]);
    }
}
