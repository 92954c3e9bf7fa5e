//! Programs that run beside a step and end with it, however it ends.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// How long a service may take until it answers. A cold disk takes some seconds.
const READY_WITHIN: Duration = Duration::from_secs(60);
/// Between two questions whether it answers.
const POLL: Duration = Duration::from_millis(100);
/// How long it may take to end when it is asked to.
const END_WITHIN: Duration = Duration::from_secs(10);

/// A running program. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Service {
    child: Child,
    /// The signal that makes it end at once but in order.
    ending: &'static str,
}

impl Service {
    /// Starts a program whose output goes into the file `log`, and waits until `answers`.
    pub(crate) fn start(
        name: &'static str,
        command: &mut Command,
        log: &Path,
        ending: &'static str,
        answers: impl Fn() -> bool,
    ) -> Result<Self> {
        let output =
            File::create(log).with_context(|| format!("while making {}", log.display()))?;
        command
            .stdin(Stdio::null())
            .stdout(output.try_clone().context("while opening the log twice")?)
            .stderr(output);
        let child = command.spawn().with_context(|| format!("while starting {name}"))?;
        let mut service = Self { child, ending };
        let started = Instant::now();
        while !answers() {
            let ended = service.child.try_wait().context("while asking whether it runs")?;
            if ended.is_some() || started.elapsed() > READY_WITHIN {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                bail!("{name} does not answer; it said:\n{said}");
            }
            pause();
        }
        Ok(service)
    }

    fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        // Whether or not the signal arrives, the program is gone in the end.
        let _ = Command::new("kill").args(["-s", self.ending, &id]).status();
        let started = Instant::now();
        while !self.has_ended() && started.elapsed() < END_WITHIN {
            pause();
        }
        if !self.has_ended() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "no executor here that could be blocked")]
fn pause() {
    thread::sleep(POLL);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_ends_by_itself_is_told_with_what_it_said() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("log");
        let mut command = Command::new("sh");
        command.args(["-c", "echo no room left; exit 1"]);
        let error = Service::start("sh", &mut command, &log, "TERM", || false).unwrap_err();
        assert!(format!("{error:#}").contains("no room left"), "{error:#}");
    }

    #[test]
    fn a_service_ends_with_its_value() {
        let dir = tempfile::tempdir().unwrap();
        let mut command = Command::new("sleep");
        command.arg("600");
        let log = dir.path().join("log");
        let service = Service::start("sleep", &mut command, &log, "TERM", || true).unwrap();
        let id = service.child.id().to_string();
        drop(service);
        let left = Command::new("kill").args(["-0", &id]).stderr(Stdio::null()).status().unwrap();
        assert!(!left.success());
    }
}
