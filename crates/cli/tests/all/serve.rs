//! `mortise serve`: what it says, what it refuses, how it ends.

use tempfile::TempDir;

use crate::support::{Server, mortise};

#[test]
fn it_says_where_it_listens_and_what_to_do_first() {
    let dir = TempDir::new().unwrap();
    let mut server = Server::start(&dir, &[]);
    assert_eq!(server.first_line, format!("listening on {}\n", server.url));
    assert_eq!(server.next_line(), "open this address to create the administrator's account");
}

#[test]
fn a_demo_says_how_to_sign_in() {
    let dir = TempDir::new().unwrap();
    let mut server = Server::start(&dir, &["--demo", "--demo-posts", "10"]);
    let line = server.next_line();
    assert!(line.contains("sysadmin / Sys@dmin-sample1"), "{line}");
    assert!(line.contains("user-1 / SampleUs@r-1"), "{line}");
}

#[test]
fn a_demo_is_not_for_the_network() {
    let dir = TempDir::new().unwrap();
    let output = mortise(dir.path())
        .args(["serve", "--demo", "--listen", "0.0.0.0:0", "--data"])
        .arg(dir.path().join("data"))
        .output()
        .unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("0.0.0.0:0 is no loopback address"), "{error}");
}

#[test]
fn a_data_folder_has_one_server() {
    let dir = TempDir::new().unwrap();
    let _first = Server::start(&dir, &[]);
    let output = mortise(dir.path())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(dir.path().join("data"))
        .output()
        .unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("another server runs with the data folder"), "{error}");
}

#[cfg(unix)]
#[test]
fn it_ends_politely_on_sigterm() {
    let dir = TempDir::new().unwrap();
    let mut server = Server::start(&dir, &[]);
    server.sign_up();
    assert!(server.terminate().success());
    // The journal was folded in, and the note for other commands is gone.
    assert!(!dir.path().join("data/mortise.db-wal").exists());
    let notes = dir.path().join("home/mortise/servers").read_dir().unwrap();
    assert_eq!(notes.count(), 0);
}
