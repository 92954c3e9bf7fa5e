//! Chromium and its driver: found where they are, or installed from Debian's packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail, ensure};

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

const HOW: &str = "install Chromium and chromedriver (Debian: apt-get install chromium \
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
    install(ctx)?;
    match find(ctx)? {
        Some(browser) => Ok(browser),
        None => bail!("the packages brought no browser: {HOW}"),
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

fn install(ctx: &Ctx) -> Result<()> {
    let Some(mut update) = apt_get() else {
        bail!("no Chromium with chromedriver found: {HOW}");
    };
    update.args(["update"]);
    ctx.progress.run("apt-get update", &mut update)?;
    let Some(mut install) = apt_get() else {
        bail!("no Chromium with chromedriver found: {HOW}");
    };
    install.args(["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"]);
    ctx.progress.run("installing Chromium", &mut install)?;
    Ok(())
}

/// `apt-get` as root, if it is there and we may without a password.
fn apt_get() -> Option<Command> {
    let apt_get = shell::find_program(&["apt-get"])?;
    let mut command = if is_root() {
        Command::new(apt_get)
    } else {
        let sudo = shell::find_program(&["sudo"])?;
        let may = Command::new(&sudo).args(["-n", "true"]).output().ok()?;
        if !may.status.success() {
            return None;
        }
        let mut command = Command::new(sudo);
        command.arg("-n").arg(apt_get);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
