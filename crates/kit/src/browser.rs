//! An installed Chromium, driven over its `DevTools` protocol: tabs that show a page, answer questions
//! about it and take its picture.
//!
//! Each start has a profile folder of its own, which goes when the browser does. Nothing here knows
//! what is shown.

mod connection;
mod find;
mod tab;

use std::{
    io,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, ChildStderr, Command},
    time::timeout,
};

use self::connection::Connection;
pub(crate) use self::connection::at;
pub use self::{
    find::{Found, find},
    tab::{Emulation, Tab},
};

/// How long a browser may take to start: on a machine that is busy compiling, some do.
const START_WITHIN: Duration = Duration::from_secs(30);

/// How long it may take to end by itself.
const END_WITHIN: Duration = Duration::from_secs(3);

/// How often the removal of a profile is tried: what is ending may still write into it.
const REMOVALS: usize = 20;

/// The same pictures on each start: no first-run pages, no news, no hardware, no hinting of letters.
const FLAGS: [&str; 21] = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-lcd-text",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--mute-audio",
    "--lang=en-US",
];

/// Why a browser is of no use.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// None is installed where they usually are.
    #[error(
        "no Chromium was found; looked for {}. \
         Install Chromium, Chrome or Edge, or name the program by the variable CHROMIUM",
        .looked_for.join(", ")
    )]
    NotFound {
        /// Programs and places.
        looked_for: Vec<String>,
    },
    /// The one that was named is none.
    #[error("CHROMIUM names {}, which is no program: {reason}", .program.display())]
    NotAProgram {
        /// What was named.
        program: PathBuf,
        /// Why not.
        reason: String,
    },
    /// It ended before it could be asked anything.
    #[error("{} did not start: {reason}", .program.display())]
    NotStarted {
        /// The program.
        program: PathBuf,
        /// Its last words.
        reason: String,
    },
    /// A file or a process could not be had.
    #[error("while starting the browser: {0}")]
    Io(#[from] io::Error),
    /// It ended, or the tab did.
    #[error("the browser or the tab is gone")]
    Gone,
    /// It refused a command.
    #[error("the browser refused {method}: {message}")]
    Refused {
        /// The command.
        method: String,
        /// The browser's words.
        message: String,
    },
    /// A tab answered nothing in time.
    #[error("no answer within the time limit")]
    TimedOut,
    /// A script threw.
    #[error("a script in the page failed: {0}")]
    Script(String),
    /// An answer was no answer.
    #[error("the browser answered something else than was asked: {0}")]
    Unexpected(String),
}

/// A browser that runs.
#[derive(Debug)]
pub struct Browser {
    connection: Connection,
    child: Child,
    profile: Option<TempDir>,
    /// Its name and version, as it says it.
    version: String,
    is_unconfined: bool,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    ///
    /// # Errors
    /// When it does not start within its time.
    pub async fn start(program: &Path) -> Result<Self, BrowserError> {
        let profile = tempfile::Builder::new().prefix("mortise-browser-").tempdir()?;
        let is_unconfined = is_root(profile.path())?;
        let mut command = Command::new(program);
        command
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if is_unconfined {
            command.arg("--no-sandbox");
        }
        // Ctrl-C in the terminal is for us: we end the browser and take its profile away.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn()?;
        let not_started =
            |reason: String| BrowserError::NotStarted { program: program.to_owned(), reason };
        let stderr = child.stderr.take().ok_or_else(|| not_started(String::new()))?;
        let address = match timeout(START_WITHIN, address(stderr)).await {
            Ok(Ok(address)) => address,
            Ok(Err(last_words)) => return Err(not_started(last_words)),
            Err(_) => return Err(not_started("it said nothing for too long".to_owned())),
        };
        let connection = Connection::open(&address).await?;
        let version = connection.call(None, "Browser.getVersion", serde_json::json!({})).await?;
        let version = at(&version, "/product").as_str().unwrap_or("unknown").to_owned();
        Ok(Self { connection, child, profile: Some(profile), version, is_unconfined })
    }

    /// Its name and version, `Chrome/156.0.8078.79`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether it runs without its sandbox, since it is root's.
    #[must_use]
    pub fn is_unconfined(&self) -> bool {
        self.is_unconfined
    }

    /// Opens a tab with nothing in it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn open(&self) -> Result<Tab, BrowserError> {
        Tab::open(&self.connection).await
    }

    /// Ends the browser and removes its profile.
    pub async fn close(mut self) {
        // An answer may not come any more; then it is killed.
        let _ =
            timeout(END_WITHIN, self.connection.call(None, "Browser.close", serde_json::json!({})))
                .await;
        if timeout(END_WITHIN, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
        if let Some(profile) = self.profile.take() {
            let path = profile.path().to_owned();
            for _ in 0..REMOVALS {
                if tokio::fs::remove_dir_all(&path).await.is_ok() || !path.exists() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            drop(profile);
        }
    }
}

/// Reads where the browser listens, and goes on reading so that it never waits for us.
async fn address(stderr: ChildStderr) -> Result<String, String> {
    let mut lines = BufReader::new(stderr).lines();
    let mut last_words: Vec<String> = Vec::new();
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(address) = line.trim().strip_prefix("DevTools listening on ") {
            let address = address.to_owned();
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(address);
        }
        last_words.push(line);
        if last_words.len() > 5 {
            last_words.remove(0);
        }
    }
    Err(last_words.join(" / "))
}

/// Chromium's sandbox refuses root, who would otherwise get no browser at all.
#[cfg(unix)]
fn is_root(own_folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    // What we make is ours, so its owner is who we are.
    Ok(own_folder.metadata()?.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_program_that_is_no_browser_has_its_last_words_told() {
        let dir = tempfile::tempdir().unwrap();
        let program = dir.path().join("chromium");
        std::fs::write(&program, "#!/bin/sh\necho 'no display here' >&2\nexit 3\n").unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&program, mode).unwrap();
        let error = Browser::start(&program).await.unwrap_err();
        assert!(error.to_string().contains("no display here"), "{error}");
    }
}
