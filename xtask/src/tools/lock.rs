//! Reads versions out of a `Cargo.lock`.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;

/// The version of `package` in the lock file at `lock`.
pub(crate) fn locked_version(lock: &Path, package: &str) -> Result<String> {
    find(&files::read(lock)?, package)
        .with_context(|| format!("{} does not lock {package}", lock.display()))
}

fn find(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_whole_name_counts() {
        assert_eq!(find(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find(LOCK, "wasm"), None);
    }
}
