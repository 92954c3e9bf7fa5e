//! Installs a tool into the per-user cache: once, whole or not at all, by one process at a time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context as _, Result, ensure};

use crate::ctx::Ctx;
use crate::files;

/// The folder of `name` in `version`; `install` fills a scratch folder when there is none yet.
///
/// `program` is the file inside that makes the tool complete.
pub(super) fn ensure(
    ctx: &Ctx,
    name: &str,
    version: &str,
    program: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let tools = &ctx.paths.tools;
    let home = tools.join(format!("{name}-{version}"));
    if home.join(program).is_file() {
        return Ok(home);
    }
    let _lock = files::lock(&tools.join(format!(".{name}-{version}.lock")), || {
        ctx.progress.say(&format!("  waiting for another run that installs {name} {version}"));
    })?;
    // Another run may have been faster.
    if home.join(program).is_file() {
        return Ok(home);
    }

    let scratch = tools.join(format!(".{name}-{version}.{}", process::id()));
    files::fresh_dir(&scratch)?;
    let installed = install(&scratch).and_then(|()| {
        ensure!(
            scratch.join(program).is_file(),
            "installing {name} {version} brought no {program}"
        );
        files::replace_dir(&scratch, &home)
    });
    if installed.is_err() {
        // The first error is the one to tell; a leftover folder is harmless.
        let _ = fs::remove_dir_all(&scratch);
    }
    installed.with_context(|| format!("while installing {name} {version}"))?;
    Ok(home)
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;
    use crate::ctx::Options;

    fn ctx(tools: &Path) -> Ctx {
        let tools = Some(tools.to_owned());
        Ctx::new(Options { verbose: false, chrome: None, chromedriver: None, ci: false, tools })
            .unwrap()
    }

    #[test]
    fn a_failed_install_leaves_nothing_that_looks_installed() {
        let dir = tempfile::tempdir().unwrap();
        let ctx = ctx(dir.path());
        let result = ensure(&ctx, "saw", "1.0.0", "bin/saw", |home| {
            files::write(&home.join("bin/saw"), "half")?;
            bail!("the power went out")
        });
        assert_eq!(
            format!("{:#}", result.unwrap_err()),
            "while installing saw 1.0.0: the power went out"
        );
        assert!(!dir.path().join("saw-1.0.0").exists());
    }

    #[test]
    fn an_install_without_the_program_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let result = ensure(&ctx(dir.path()), "saw", "1.0.0", "bin/saw", |_| Ok(()));
        assert!(format!("{:#}", result.unwrap_err()).contains("brought no bin/saw"));
    }

    #[test]
    fn an_installed_tool_is_not_installed_again() {
        let dir = tempfile::tempdir().unwrap();
        let ctx = ctx(dir.path());
        let install = |home: &Path| files::write(&home.join("bin/saw"), "saw");
        let home = ensure(&ctx, "saw", "1.0.0", "bin/saw", install).unwrap();
        assert_eq!(home, dir.path().join("saw-1.0.0"));
        ensure(&ctx, "saw", "1.0.0", "bin/saw", |_| bail!("installed twice")).unwrap();
    }
}
