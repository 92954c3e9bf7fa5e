//! `check` over whole folders: golden files for each rule, hostile folders, and our own samples.
#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may fail like tests, and clippy knows only the tests themselves"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use expect_test::expect_file;
use kit::check::{CheckError, Report, check, rules};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/check")
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(golden()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// A folder with a plugin that has nothing wrong, and further files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(&golden().join("clean/plugin"), &root.path().join("plugin"));
    for (name, bytes) in files {
        let path = root.path().join("plugin").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn checked(root: &tempfile::TempDir) -> Report {
    check(&root.path().join("plugin")).unwrap()
}

/// File, rule and message of each finding.
fn found(report: &Report) -> Vec<(&str, &str, &str)> {
    let findings = report.findings.iter();
    findings.map(|it| (it.place.file.as_str(), it.rule, it.message.as_str())).collect()
}

#[test]
fn golden_folders_are_told_as_written() {
    for case in cases() {
        let report = check(&case.join("plugin")).unwrap();
        expect_file![case.join("expected.txt")].assert_eq(&format!("{report}\n"));
    }
}

/// A rule that no folder breaks could be dead, and nobody would know.
#[test]
fn every_rule_has_a_folder_that_breaks_it() {
    let reports: Vec<Report> =
        cases().iter().map(|case| check(&case.join("plugin")).unwrap()).collect();
    let broken: BTreeSet<&str> =
        reports.iter().flat_map(|report| &report.findings).map(|finding| finding.rule).collect();
    // Files that can not be read are made below; no slot goes away yet.
    let elsewhere = ["file-skipped", "slot-deprecated"];
    let unbroken: Vec<&str> = rules()
        .map(|rule| rule.id)
        .filter(|id| !broken.contains(id) && !elsewhere.contains(id))
        .collect();
    assert_eq!(unbroken, [""; 0]);
}

#[test]
fn the_json_names_rule_level_place_message_and_mend() {
    let report = check(&golden().join("does-not-parse/plugin")).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    let finding =
        json["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "html-injection");
    assert_eq!(
        finding.unwrap(),
        &serde_json::json!({
            "rule": "html-injection",
            "level": "error",
            "place": {"file": "main.js", "line": 5, "column": 9},
            "message": "`innerHTML` makes HTML of text",
            "mend": "Make elements and set `textContent`, or let the framework render the text.",
        })
    );
}

#[test]
fn our_samples_pass() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins-sample");
    let mut n_samples = 0;
    for entry in fs::read_dir(samples).unwrap() {
        let sample = entry.unwrap().path();
        if !sample.join("plugin.json").is_file() {
            continue;
        }
        n_samples += 1;
        let report = check(&sample).unwrap();
        assert_eq!(report.errors, 0, "{report}");
    }
    assert!(n_samples >= 6, "{n_samples}");
}

#[test]
fn a_folder_without_a_plugin_says_how_to_go_on() {
    let root = tempfile::tempdir().unwrap();
    let error = check(root.path()).unwrap_err();
    assert!(
        matches!(error, CheckError::NoManifest(_))
            && error.to_string().contains("`mortise plugin new`")
    );
    let error = check(&root.path().join("nowhere")).unwrap_err();
    assert!(matches!(error, CheckError::Unreadable { .. }), "{error}");
}

#[test]
fn options_that_are_not_understood_allow_nothing() {
    let root = folder(&[("mortise.toml", b"[check]\n\nallow = [\"evil\"]\n")]);
    let error = check(&root.path().join("plugin")).unwrap_err().to_string();
    assert!(error.ends_with("mortise.toml:3: check.allow = \"evil\": must be the name of a rule; did you mean \"eval\"?"), "{error}");
}

#[test]
fn what_is_no_text_is_named_and_the_rest_goes_on() {
    let garbage: Vec<u8> = (0..=255).cycle().take(4000).collect();
    let root = folder(&[
        ("a.js", &garbage),
        ("b.css", &garbage),
        ("c.rs", &garbage),
        ("d.js", b"document.body.append('x');\0"),
        ("fixtures/center-toast.v1/garbage.json", &garbage),
        ("mortise.png", &garbage),
    ]);
    let report = checked(&root);
    let rules: Vec<_> = found(&report).into_iter().map(|(file, rule, _)| (file, rule)).collect();
    assert_eq!(
        rules,
        [
            ("a.js", "file-skipped"),
            ("b.css", "file-skipped"),
            ("c.rs", "file-skipped"),
            ("d.js", "does-not-parse"),
            ("fixtures/center-toast.v1/garbage.json", "fixture"),
        ]
    );
}

#[test]
fn a_manifest_that_is_no_text_is_refused() {
    let root = folder(&[("plugin.json", b"\xff\xfe\x00")]);
    let report = checked(&root);
    assert_eq!(report.plugin, None);
    assert_eq!(report.findings[0].rule, "manifest");
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let root = folder(&[]);
    for name in ["large.js", "fixtures/center-toast.v1/large.json"] {
        let file = fs::File::create(root.path().join("plugin").join(name)).unwrap();
        file.set_len(50 << 20).unwrap();
    }
    let report = checked(&root);
    let messages: Vec<_> = found(&report);
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(messages[0].1, "fixture");
    assert_eq!(
        messages[1],
        ("large.js", "file-skipped", "has 52428800 bytes, and more than 1048576 are not read")
    );
}

#[test]
fn deep_nesting_ends_no_parser() {
    let deep = |open: &str| open.repeat(100_000).into_bytes();
    let root = folder(&[("a.js", &deep("[")), ("b.rs", &deep("(")), ("c.css", &deep("a{"))]);
    let report = checked(&root);
    let rules: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, BTreeSet::from(["does-not-parse"]));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::{
        ffi::OsStrExt as _,
        fs::{PermissionsExt as _, symlink},
    };

    use super::*;

    #[test]
    fn links_out_of_the_folder_are_named_and_not_followed() {
        let root = folder(&[]);
        let secret = root.path().join("secret.js");
        fs::write(&secret, "eval('x');").unwrap();
        fs::create_dir(root.path().join("outside")).unwrap();
        fs::write(root.path().join("outside/evil.js"), "eval('x');").unwrap();
        let plugin = root.path().join("plugin");
        symlink(&secret, plugin.join("link.js")).unwrap();
        symlink(root.path().join("outside"), plugin.join("more")).unwrap();
        symlink("nowhere", plugin.join("lost.js")).unwrap();
        symlink("main.js", plugin.join("again.js")).unwrap();
        symlink(".", plugin.join("round")).unwrap();
        let report = checked(&root);
        let files: Vec<_> =
            found(&report).into_iter().map(|(file, rule, _)| (file, rule)).collect();
        assert_eq!(
            files,
            [("link.js", "file-skipped"), ("lost.js", "file-skipped"), ("more", "file-skipped")]
        );
    }

    #[test]
    fn names_can_not_command_a_terminal() {
        let root = folder(&[]);
        let plugin = root.path().join("plugin");
        for name in [&b"a\x1b[31m\n.js"[..], b"b\xff.js", b"-rf.js", b"c'\"$(x).js"] {
            fs::write(plugin.join(std::ffi::OsStr::from_bytes(name)), "alert('x')").unwrap();
        }
        let report = checked(&root);
        assert_eq!(report.errors, 4, "{report}");
        let text = report.to_string();
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }

    /// Whoever may read everything is told nothing, and then the file is looked at.
    #[test]
    fn a_file_without_rights_is_named() {
        let root = folder(&[("locked.js", b"alert('x')")]);
        let locked = root.path().join("plugin/locked.js");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
        let rule = if fs::read(&locked).is_ok() { "browser-dialog" } else { "file-skipped" };
        let report = checked(&root);
        assert_eq!(found(&report).first().map(|it| (it.0, it.1)), Some(("locked.js", rule)));
    }
}
