//! Shows what takes time, and runs programs with their output held back.
//!
//! On a terminal a spinner shows elapsed time and the last line of output.
//! Elsewhere a step that takes longer than two seconds gets a line at its start, a sign of life
//! every half minute, and a line at its end.
//! When a program fails, everything it said is printed.

use std::io::{self, BufRead as _, BufReader, IsTerminal as _, PipeReader, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

/// Steps shorter than this leave no line behind.
const WORTH_A_LINE: Duration = Duration::from_secs(2);
/// How often a log that nobody can redraw gets a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);
/// How often the child is asked whether it has ended.
const POLL: Duration = Duration::from_millis(100);
/// How long to wait for output after the child ended: a grandchild may keep the pipe open.
const DRAIN: Duration = Duration::from_millis(500);

/// A program that did not end well; what it said was printed.
#[derive(Debug, thiserror::Error)]
#[error("{label} failed ({status})")]
pub(crate) struct Failed {
    label: String,
    status: ExitStatus,
    /// What it said, on both channels.
    pub(crate) output: String,
}

#[derive(Debug)]
pub(crate) struct Progress {
    on_terminal: bool,
    verbose: bool,
}

impl Progress {
    pub(crate) fn new(verbose: bool) -> Self {
        Self { on_terminal: io::stderr().is_terminal(), verbose }
    }

    /// Prints one line for the person who waits.
    #[expect(clippy::unused_self, reason = "all words to the person go through one value")]
    pub(crate) fn say(&self, line: &str) {
        // Nothing is left to do when even the terminal is gone.
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Runs a program to its end and returns what it printed on both channels.
    ///
    /// # Errors
    /// When the program can not be started or does not end well ([`Failed`]); its output was
    /// printed then.
    pub(crate) fn run(&self, label: &str, command: &mut Command) -> Result<String> {
        let (reader, writer) = io::pipe().context("while making a pipe")?;
        command
            .stdin(Stdio::null())
            .stdout(writer.try_clone().context("while making a pipe")?)
            .stderr(writer);
        let mut child = command
            .spawn()
            .with_context(|| format!("while starting {}", command.get_program().display()))?;
        // The command holds the writing ends of the pipe; without this the reader never ends.
        command.stdout(Stdio::null()).stderr(Stdio::null());

        let mut step = Step::start(self, label);
        let (status, output) = watch(&mut child, &read_lines(reader), &mut step)
            .with_context(|| format!("while waiting for {label}"))?;
        step.end(status.success());
        if !status.success() {
            if !self.verbose {
                self.say(output.trim_end());
            }
            bail!(Failed { label: label.to_owned(), status, output });
        }
        Ok(output)
    }

    /// Shows progress around work that is done in this process.
    pub(crate) fn step<T>(&self, label: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let step = Step::start(self, label);
        let result = work();
        step.end(result.is_ok());
        result
    }
}

/// One thing that takes time, from its start to its end.
struct Step<'a> {
    progress: &'a Progress,
    label: &'a str,
    started: Instant,
    last_sign: Option<Instant>,
    spinner: Option<ProgressBar>,
}

impl<'a> Step<'a> {
    fn start(progress: &'a Progress, label: &'a str) -> Self {
        let spinner = (progress.on_terminal && !progress.verbose).then(|| {
            let spinner = ProgressBar::new_spinner().with_prefix(label.to_owned());
            if let Ok(style) =
                ProgressStyle::with_template("{spinner} {prefix} {elapsed} {wide_msg:.dim}")
            {
                spinner.set_style(style);
            }
            spinner.enable_steady_tick(POLL);
            spinner
        });
        Self { progress, label, started: Instant::now(), last_sign: None, spinner }
    }

    fn line(&mut self, line: &str) {
        if self.progress.verbose {
            self.progress.say(line);
        } else if let Some(spinner) = &self.spinner {
            let plain: String = line.chars().filter(|c| !c.is_control()).collect();
            spinner.set_message(plain);
        }
    }

    /// Called often while the step goes on.
    fn tick(&mut self, last_line: &str) {
        if self.spinner.is_some() || self.started.elapsed() < WORTH_A_LINE {
            return;
        }
        match self.last_sign {
            None => self.progress.say(&format!("  {} …", self.label)),
            Some(sign) if sign.elapsed() >= SIGN_OF_LIFE => {
                let elapsed = seconds(self.started.elapsed());
                let last_line = last_line.trim();
                self.progress.say(&format!("  {} … {elapsed}: {last_line}", self.label));
            }
            Some(_) => return,
        }
        self.last_sign = Some(Instant::now());
    }

    fn end(self, succeeded: bool) {
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
        }
        let elapsed = self.started.elapsed();
        if succeeded && elapsed >= WORTH_A_LINE {
            self.progress.say(&format!("  {} ({})", self.label, seconds(elapsed)));
        }
    }
}

/// A duration for people: `12.3 s`, `4 min 05 s`.
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

fn read_lines(reader: PipeReader) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while let Ok(1..) = reader.read_until(b'\n', &mut line) {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']);
            if sender.send(text.to_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
    receiver
}

fn watch(
    child: &mut Child,
    lines: &Receiver<String>,
    step: &mut Step<'_>,
) -> io::Result<(ExitStatus, String)> {
    let mut output = String::new();
    let mut last_line = String::new();
    let mut ended: Option<(ExitStatus, Instant)> = None;
    loop {
        match lines.recv_timeout(POLL) {
            Ok(line) => {
                step.line(&line);
                output.push_str(&line);
                output.push('\n');
                if !line.trim().is_empty() {
                    last_line = line;
                }
            }
            Err(RecvTimeoutError::Disconnected) => {
                let status = match ended {
                    Some((status, _)) => status,
                    None => child.wait()?,
                };
                return Ok((status, output));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        step.tick(&last_line);
        if let Some((status, at)) = ended {
            if at.elapsed() >= DRAIN {
                return Ok((status, output));
            }
        } else if let Some(status) = child.try_wait()? {
            ended = Some((status, Instant::now()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_channels_are_returned_in_order() {
        let progress = Progress::new(false);
        let output =
            progress.run("talk", &mut shell("echo one; echo two >&2; printf three")).unwrap();
        assert_eq!(output, "one\ntwo\nthree\n");
    }

    #[test]
    fn a_failure_names_the_step_and_the_code() {
        let error = Progress::new(false).run("fall over", &mut shell("exit 3")).unwrap_err();
        assert_eq!(error.to_string(), "fall over failed (exit status: 3)");
    }

    #[test]
    fn a_grandchild_that_keeps_the_pipe_does_not_hold_us() {
        let started = Instant::now();
        Progress::new(false).run("leave a child", &mut shell("sleep 60 & echo done")).unwrap();
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn durations_are_for_people() {
        assert_eq!(seconds(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(245)), "4 min 05 s");
    }
}
