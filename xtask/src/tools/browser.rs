//! Chromium and its driver: found where they are, or installed from Debian's packages.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use super::debian;
use crate::ctx::Ctx;
use crate::shell;

const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where packages put the driver when it is not on the PATH.
const DRIVER_PLACES: [&str; 3] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
    "/usr/bin/chromedriver",
];

const HOW: &str = "no Chromium with chromedriver found: install Chromium and chromedriver (Debian: apt-get install chromium \
    chromium-driver), or name them with CHROME=FILE and CHROMEDRIVER=FILE";

/// A Chromium and the driver that fits it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds the browser, and installs it where that is possible without asking anybody.
pub(crate) fn browser(ctx: &Ctx) -> Result<Browser> {
    if let Some(browser) = find(ctx)? {
        return Ok(browser);
    }
    debian::install(ctx, &["chromium", "chromium-driver"], HOW)?;
    match find(ctx)? {
        Some(browser) => Ok(browser),
        None => bail!("the packages brought no browser; {HOW}"),
    }
}

fn find(ctx: &Ctx) -> Result<Option<Browser>> {
    let chromium = match &ctx.options.chrome {
        Some(named) => Some(existing(named, "CHROME")?),
        None => shell::find_program(&CHROMIUM_NAMES),
    };
    let driver = match &ctx.options.chromedriver {
        Some(named) => Some(existing(named, "CHROMEDRIVER")?),
        None => shell::find_program(&["chromedriver"])
            .or_else(|| DRIVER_PLACES.iter().map(PathBuf::from).find(|place| place.is_file())),
    };
    Ok(chromium.zip(driver).map(|(chromium, driver)| Browser { chromium, driver }))
}

fn existing(named: &Path, variable: &str) -> Result<PathBuf> {
    ensure!(named.is_file(), "{variable} names {}, which is no file", named.display());
    Ok(named.to_owned())
}
