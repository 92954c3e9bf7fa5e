//! The server's tests once more, on PostgreSQL and a store that speaks S3 instead of files.
//!
//! Both services are private to this step: in a scratch folder, on free ports, gone afterwards.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::native::count_passed;
use crate::ctx::Ctx;
use crate::files;
use crate::service::Service;
use crate::shell;
use crate::tools;

/// Tests run at the same time, and each server has up to a score of connections.
const MAX_CONNECTIONS: &str = "max_connections=500";

const SERVER: &str = "crates/server";

/// Where the stand-in keeps what tests put in.
const BUCKET: &str = "mortise";

pub(super) fn run(ctx: &Ctx) -> Result<String> {
    let programs = tools::postgres(ctx)?;
    let requirements = ctx.paths.root.join("tests/stores/requirements.txt");
    let python = tools::python(ctx, "stores", &requirements)?;
    let scratch = Scratch::new()?;
    let postgres = Postgres::start(ctx, &programs, &scratch.0)?;
    let s3 = S3::start(&python, &scratch.0)?;

    let mut n_passed = 0;
    for tests in test_programs(ctx)? {
        let mut command = Command::new(tests);
        command
            .current_dir(ctx.paths.root.join(SERVER))
            .env("MORTISE_TEST_DATABASE", &postgres.url)
            .env("MORTISE_TEST_S3", format!("s3://{BUCKET}"))
            .env("AWS_ENDPOINT", &s3.endpoint)
            .env("AWS_REGION", "us-east-1")
            .env("AWS_ACCESS_KEY_ID", "stand-in")
            .env("AWS_SECRET_ACCESS_KEY", "stand-in");
        let output = ctx.progress.run("the server's tests on PostgreSQL and S3", &mut command)?;
        n_passed += count_passed(&output);
    }
    ensure!(n_passed > 0, "not one test ran");
    Ok(format!("{n_passed} tests"))
}

/// The server's test programs.
///
/// Those of the whole workspace are built, as the step before does: for the server alone, cargo
/// would choose other features of its dependencies and compile them once more.
fn test_programs(ctx: &Ctx) -> Result<Vec<PathBuf>> {
    let mut command = shell::cargo(ctx, ["test", "--workspace", "--no-run"]);
    command.arg("--message-format=json-render-diagnostics");
    let output = ctx.progress.run("building the server's tests", &mut command)?;
    let server = ctx.paths.root.join(SERVER);
    let programs: Vec<PathBuf> =
        output.lines().filter_map(|line| test_program(line, &server)).collect();
    ensure!(!programs.is_empty(), "cargo built no tests of the server");
    Ok(programs)
}

/// The test program that a line of cargo's output tells of, if its source lies below `dir`.
fn test_program(line: &str, dir: &Path) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let source = message.pointer("/target/src_path")?.as_str()?;
    let is_test = message.pointer("/profile/test") == Some(&Value::Bool(true));
    let program = message.get("executable")?.as_str()?;
    (is_test && Path::new(source).starts_with(dir)).then(|| PathBuf::from(program))
}

/// A folder with a short path, as sockets need it, that another user may enter.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let dir = std::env::temp_dir().join(format!("mortise-stores-{}", std::process::id()));
        files::fresh_dir(&dir)?;
        Ok(Self(dir))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left of it is in the folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A server of PostgreSQL that nobody else uses.
struct Postgres {
    url: String,
    _service: Service,
}

impl Postgres {
    fn start(ctx: &Ctx, programs: &Path, scratch: &Path) -> Result<Self> {
        let home = scratch.join("postgres");
        files::fresh_dir(&home)?;
        let is_root = shell::is_root();
        if is_root {
            // PostgreSQL refuses to run as root; its package made a user for it.
            let mut chown = Command::new("chown");
            ctx.progress.run("chown", chown.arg("postgres").arg(&home))?;
        }
        let data = home.join("data");
        let mut initdb = program(is_root, &programs.join("initdb"));
        initdb
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8"])
            .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
            .arg(&data);
        ctx.progress.run("initdb", &mut initdb)?;
        let port = free_port()?;
        let mut server = program(is_root, &programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-p").arg(port.to_string()).arg("-k").arg(&home);
        for setting in [
            // Reached by the socket in the folder only.
            "listen_addresses=",
            // Nobody will want this data after a power cut.
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            MAX_CONNECTIONS,
        ] {
            server.args(["-c", setting]);
        }
        let log = scratch.join("postgres.log");
        // In English whatever the person speaks, as the locale is C.
        let answers = || {
            fs::read_to_string(&log).is_ok_and(|log| log.contains("ready to accept connections"))
        };
        // INT: whoever is still connected is cut off.
        let service = Service::start("PostgreSQL", &mut server, &log, "INT", answers)?;
        let host = home.to_str().context("the folder for temporary files is not UTF-8")?;
        let url = format!("postgres://postgres@localhost/postgres?host={host}&port={port}");
        Ok(Self { url, _service: service })
    }
}

/// A program as ourselves, or as the user of PostgreSQL.
fn program(is_root: bool, program: &Path) -> Command {
    if is_root {
        // `exec`-like: signals reach the program itself.
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]).arg(program);
        return command;
    }
    Command::new(program)
}

/// A stand-in for Amazon's S3.
struct S3 {
    endpoint: String,
    _service: Service,
}

impl S3 {
    fn start(python: &Path, scratch: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(python);
        command
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p"])
            .arg(port.to_string())
            .current_dir(scratch);
        let answers = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        let service = Service::start(
            "the S3 stand-in",
            &mut command,
            &scratch.join("s3.log"),
            "TERM",
            answers,
        )?;
        make_bucket(port)?;
        Ok(Self { endpoint: format!("http://127.0.0.1:{port}"), _service: service })
    }
}

/// One request, for which no client library is worth its weight.
fn make_bucket(port: u16) -> Result<()> {
    use std::io::{Read as _, Write as _};

    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    write!(
        stream,
        "PUT /{BUCKET} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).context("while making a bucket")?;
    let status = answer.lines().next().unwrap_or_default();
    ensure!(status.contains(" 200 "), "the S3 stand-in makes no bucket: {status}");
    Ok(())
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("while asking for a port")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_programs_are_told_from_other_artifacts() {
        let line = |source: &str, test: bool, program: Value| {
            let target = serde_json::json!({ "src_path": source });
            let profile = serde_json::json!({ "test": test });
            serde_json::json!({ "target": target, "profile": profile, "executable": program })
                .to_string()
        };
        let dir = Path::new("/a/crates/server");
        let found = |line: &str| test_program(line, dir);
        let source = "/a/crates/server/tests/all/main.rs";
        assert_eq!(found(&line(source, true, "/t/all-1".into())), Some(PathBuf::from("/t/all-1")));
        assert_eq!(found(&line(source, false, "/t/all-1".into())), None);
        assert_eq!(found(&line(source, true, Value::Null)), None);
        assert_eq!(found(&line("/a/crates/server2/src/lib.rs", true, "/t/s".into())), None);
        assert_eq!(found("   Compiling server v0.0.0"), None);
    }
}
