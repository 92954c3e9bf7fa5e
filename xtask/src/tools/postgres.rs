//! PostgreSQL's programs: found where Debian puts them or on the PATH, or installed.
//!
//! Only the programs are used. A server that Debian's package started is left alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::debian;
use crate::ctx::Ctx;
use crate::shell;

/// One folder per version; the programs are not on the PATH.
const DEBIAN: &str = "/usr/lib/postgresql";

const HOW: &str = "PostgreSQL is needed (Debian: apt-get install postgresql)";

/// The folder with `initdb` and `postgres`.
pub(crate) fn postgres(ctx: &Ctx) -> Result<PathBuf> {
    if let Some(programs) = find() {
        return Ok(programs);
    }
    debian::install(ctx, &["postgresql"], HOW)?;
    match find() {
        Some(programs) => Ok(programs),
        None => bail!("the package brought no initdb: {HOW}"),
    }
}

fn find() -> Option<PathBuf> {
    let on_path = shell::find_program(&["initdb"]).filter(|initdb| !is_wrapper(initdb));
    on_path
        .and_then(|initdb| Some(initdb.parent()?.to_owned()))
        .or_else(|| newest(Path::new(DEBIAN)))
}

/// Debian's own commands in `/usr/bin` manage its servers; we want none of those.
fn is_wrapper(initdb: &Path) -> bool {
    initdb.parent().is_some_and(|dir| !dir.join("postgres").is_file())
}

fn newest(root: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(root).ok()?.filter_map(|entry| {
        let name = entry.ok()?.file_name();
        name.to_str()?.parse::<u32>().ok()
    });
    let programs = |version: u32| root.join(version.to_string()).join("bin");
    versions.filter(|version| programs(*version).join("initdb").is_file()).max().map(programs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    #[test]
    fn the_newest_complete_version_counts() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(newest(dir.path()), None);
        files::write(&dir.path().join("9/bin/initdb"), "").unwrap();
        files::write(&dir.path().join("15/bin/initdb"), "").unwrap();
        files::write(&dir.path().join("17/lib/only-a-library"), "").unwrap();
        files::write(&dir.path().join("common/bin/initdb"), "").unwrap();
        assert_eq!(newest(dir.path()), Some(dir.path().join("15/bin")));
    }
}
