//! A C++ compiler: libFuzzer is written in it, and built with the fuzz targets.

use anyhow::{Result, ensure};

use super::debian;
use crate::ctx::Ctx;
use crate::shell;

const HOW: &str = "no C++ compiler found: install one (Debian: apt-get install g++)";

/// Makes sure that there is one under its usual name.
pub(crate) fn cxx(ctx: &Ctx) -> Result<()> {
    if shell::find_program(&["c++"]).is_none() {
        debian::install(ctx, &["g++"], HOW)?;
        ensure!(shell::find_program(&["c++"]).is_some(), "{HOW}");
    }
    Ok(())
}
