//! Whole builds of plugins that need no compiler.

use std::{fs, path::Path, process::Command};

use super::*;

#[derive(Debug)]
struct NoTools;

impl Tools for NoTools {
    fn wasm_opt(&self) -> Result<Command, String> {
        Err("there is none".to_owned())
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    files::write(&folder.join(name), text).unwrap();
}

const MANIFEST: &str = r#"{"id": "a-plugin", "name": "A", "webapp": {"kind": "module", "bundle_path": "webapp/a.js"}}"#;

fn plugin(files: &[(&str, &str)]) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "plugin.json", MANIFEST);
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    let project = Project::open(folder.path()).unwrap();
    (folder, project)
}

fn names(folder: &Path) -> Vec<String> {
    let all = files::walk(folder).unwrap();
    let names = all.iter().map(|file| file.strip_prefix(folder).unwrap().display().to_string());
    names.collect()
}

#[test]
fn a_plain_plugin_is_taken_as_it_lies_there_without_what_is_for_its_author() {
    let (_folder, project) = plugin(&[
        ("webapp/a.js", "export default {};"),
        ("fixtures/profile-popover.v1/typical.json", "{}"),
        ("README.md", "A"),
        ("tests/a.test.js", "not for browsers ("),
        ("node_modules/x/index.js", "x"),
        ("package.json", r#"{"scripts": {"test": "node --test"}}"#),
        (".mortise/plugin/index.js", "lent"),
        ("a-plugin-1.0.0.tar.gz", "packed before"),
    ]);
    let built = build(&project, &Options::new(Profile::Release, &NoTools)).unwrap();
    assert_eq!(built.folder, project.folder.join("target/mortise/release"));
    assert_eq!(
        names(&built.folder),
        ["README.md", "fixtures/profile-popover.v1/typical.json", "plugin.json", "webapp/a.js"]
    );
    // What was built goes into no later build.
    let again = build(&project, &Options::new(Profile::Release, &NoTools)).unwrap();
    assert_eq!(names(&again.folder).len(), 4);
}

#[test]
fn a_failed_build_names_the_place_and_leaves_the_last_good_one() {
    let (folder, project) = plugin(&[("webapp/a.js", "export default {};")]);
    let options = Options::new(Profile::Dev, &NoTools);
    let built = build(&project, &options).unwrap();
    fs::remove_file(folder.path().join("webapp/a.js")).unwrap();
    write(folder.path(), "webapp/b.js", "");
    let failed = build(&project, &options).unwrap_err();
    let first = &failed.diagnostics[0];
    assert_eq!((first.file.as_str(), first.line), ("plugin.json", 1));
    assert!(first.message.starts_with("webapp.bundle_path = \"webapp/a.js\""), "{first}");
    assert_eq!(names(&built.folder), ["plugin.json", "webapp/a.js"]);
    let left = files::list(&project.folder.join("target/mortise")).unwrap();
    assert_eq!(left, [built.folder], "nothing half done is left");
}

#[test]
fn syntax_that_no_browser_reads_is_a_fault_with_its_line() {
    if tools::find("node").is_none() {
        return;
    }
    let (_folder, project) =
        plugin(&[("webapp/a.js", "export default {};"), ("webapp/b.js", "\nconst x = ;\n")]);
    let failed = build(&project, &Options::new(Profile::Dev, &NoTools)).unwrap_err();
    assert_eq!(failed.to_string(), "webapp/b.js:2:11: SyntaxError: Unexpected token ';'");
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_by_name() {
    let (folder, project) = plugin(&[("webapp/a.js", "export default {};")]);
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("webapp/name")).unwrap();
    let failed = build(&project, &Options::new(Profile::Dev, &NoTools)).unwrap_err();
    assert!(failed.to_string().starts_with("webapp/name: is a link"), "{failed}");
}

#[test]
fn a_change_beside_the_entry_changes_the_entry_while_one_writes() {
    let (folder, project) = plugin(&[
        ("webapp/a.js", "import './b.js'; export default {};"),
        ("webapp/b.js", "export const b = 1;"),
    ]);
    let entry = |profile| {
        let built = build(&project, &Options::new(profile, &NoTools)).unwrap();
        fs::read_to_string(built.folder.join("webapp/a.js")).unwrap()
    };
    let (before, packed) = (entry(Profile::Dev), entry(Profile::Release));
    write(folder.path(), "webapp/b.js", "export const b = 2;");
    assert_ne!(entry(Profile::Dev), before);
    assert_eq!(entry(Profile::Release), packed);
    assert_eq!(packed, "import './b.js'; export default {};");
}

#[test]
fn a_release_without_wasm_opt_says_what_it_costs() {
    let words = wasm_opt::without("there is none", 500 << 10);
    assert_eq!(
        words,
        "made without wasm-opt, so about 100 KiB of 500 KiB are too much: there is none"
    );
}
