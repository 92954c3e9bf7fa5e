//! New plugin folders: what is in them, what is refused and in which words, and that nothing that is
//! there is ever overwritten. Compiling and running what is made is `cargo xtask test`'s part.
#![expect(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "the helpers of tests may fail like tests, and take what `expect!` makes"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use contracts::ALL;
use expect_test::{Expect, expect, expect_file};
use kit::project::{Project, Toolchain};
use kit::scaffold::{self, Template, Version, Wish};
use slots::Kind;
use tempfile::TempDir;

fn wish(parent: &Path, name: &str, template: Template) -> Wish {
    Wish {
        name: name.to_owned(),
        id: None,
        template,
        slot: None,
        kind: None,
        parent: parent.to_owned(),
    }
}

/// The names and contents below a folder, to compare it before and after.
fn listing(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn each_template_makes_a_folder_that_is_a_plugin() {
    let dir = TempDir::new().unwrap();
    for (template, toolchain) in [
        (Template::Yew, Toolchain::Rust),
        (Template::Js, Toolchain::Plain),
        (Template::React, Toolchain::Npm),
        (Template::Theme, Toolchain::Plain),
    ] {
        let id = format!("my-{template}");
        let plan = scaffold::plan(&wish(dir.path(), &id, template)).unwrap();
        plan.write().unwrap();
        let project = Project::open(&dir.path().join(&id)).unwrap();
        assert_eq!(project.toolchain, toolchain);
        assert_eq!(project.manifest.id.as_str(), id);
        assert_eq!(project.manifest.version.unwrap().to_string(), "0.1.0");
        for file in ["README.md", "LICENSE", ".gitignore", ".mortise/version.json"] {
            assert!(project.folder.join(file).is_file(), "{template} has no {file}");
        }
        assert_eq!(Version::of(&project.folder), Some(Version::ours()));
    }
}

#[test]
fn a_new_folder_holds_these_files() {
    let dir = TempDir::new().unwrap();
    let mut text = String::new();
    for template in Template::ALL {
        let plan = scaffold::plan(&wish(dir.path(), "org.example.card", template)).unwrap();
        for file in plan.files().unwrap() {
            if !file.name.starts_with(".mortise/") && !file.name.ends_with("ock") {
                let bytes = String::from_utf8(file.bytes).unwrap();
                text.push_str(&format!("=== {template}: {} ===\n{bytes}\n", file.name));
            }
        }
    }
    expect_file!["golden/folders.txt"].assert_eq(&text);
}

/// Every slot with every kind that it takes, in every language.
#[test]
fn every_slot_has_a_skeleton() {
    let dir = TempDir::new().unwrap();
    let mut n_made = 0;
    for template in [Template::Yew, Template::Js, Template::React] {
        for slot in ALL {
            for kind in slot.kinds() {
                let wish = Wish {
                    slot: Some(slot.id.to_owned()),
                    kind: Some(kind),
                    ..wish(dir.path(), "card", template)
                };
                let files = scaffold::plan(&wish).unwrap().files().unwrap();
                let fixture = format!("fixtures/{}/first.json", slot.id);
                let fixture = files.iter().find(|file| file.name == fixture).unwrap();
                let fixture: serde_json::Value = serde_json::from_slice(&fixture.bytes).unwrap();
                assert!(fixture["props"].is_object(), "{}", slot.id);
                for file in files.iter().filter(|file| !file.name.starts_with(".mortise/")) {
                    let text = std::str::from_utf8(&file.bytes).unwrap();
                    for rest in ["<%", "%>", "<{ "] {
                        assert!(!text.contains(rest), "{template} {}: {}", slot.id, file.name);
                    }
                    assert!(
                        !text.contains("\n\n\n"),
                        "{template} {} {kind}: {}",
                        slot.id,
                        file.name
                    );
                }
                n_made += 1;
            }
        }
    }
    assert!(n_made > 3 * ALL.len());
}

#[track_caller]
fn refused(wish: &Wish, expected: Expect) {
    let refusal = scaffold::plan(wish).and_then(|plan| plan.write()).unwrap_err();
    let parent = wish.parent.display().to_string();
    expected.assert_eq(&refusal.to_string().replace(&parent, "…"));
}

#[test]
fn what_can_not_be_is_refused_in_words() {
    let dir = TempDir::new().unwrap();
    let yew = |name: &str| wish(dir.path(), name, Template::Yew);
    refused(
        &yew("My Card"),
        expect![[
            r#""My Card" is no plugin id: must consist of letters a to z, digits, '-', '_' and '.' only"#
        ]],
    );
    refused(&yew("ab"), expect![[r#""ab" is no plugin id: must be 3 to 190 characters long"#]]);
    refused(
        &Wish { slot: Some("post-bdoy.v1".into()), ..yew("card") },
        expect![[r#"there is no slot "post-bdoy.v1""#]],
    );
    refused(
        &Wish { slot: Some("sidebar".into()), kind: Some(Kind::Item), ..yew("card") },
        expect![
            "sidebar.v1 takes no item: it is a region slot, which takes replace, wrap, before, after, hide"
        ],
    );
    refused(
        &Wish { slot: Some("sidebar".into()), ..wish(dir.path(), "card", Template::Theme) },
        expect!["a theme stands in no slot: leave --slot and --kind out"],
    );
    expect![[r#"there is no template "vue": there are yew, js, react and theme"#]]
        .assert_eq(&"vue".parse::<Template>().unwrap_err().to_string());
    assert_eq!(listing(dir.path()), [], "a refusal writes nothing");
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("card");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("plugin.json"), "mine").unwrap();
    fs::write(folder.join("notes.txt"), "mine, too").unwrap();
    let before = listing(dir.path());
    refused(
        &wish(dir.path(), "card", Template::Js),
        expect!["…/card is there already: notes.txt, plugin.json"],
    );
    fs::write(dir.path().join("file"), "").unwrap();
    refused(&wish(dir.path(), "file", Template::Js), expect!["…/file is there already, as a file"]);
    fs::remove_file(dir.path().join("file")).unwrap();
    assert_eq!(listing(dir.path()), before);
}

#[test]
fn an_empty_folder_is_filled() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("card")).unwrap();
    scaffold::plan(&wish(dir.path(), "card", Template::Js)).unwrap().write().unwrap();
    assert!(dir.path().join("card/plugin.json").is_file());
}

#[test]
fn a_place_that_can_not_be_written_is_named() {
    let dir = TempDir::new().unwrap();
    // A file where a folder should be refuses everybody, also those whom no rights stop.
    fs::write(dir.path().join("locked"), "").unwrap();
    let refusal = scaffold::plan(&wish(&dir.path().join("locked"), "card", Template::Js))
        .and_then(|plan| plan.write())
        .unwrap_err();
    let words = refusal.to_string();
    assert!(words.contains("locked"), "{words}");
    assert_eq!(listing(dir.path()), [("locked".to_owned(), Vec::new())]);
}

#[test]
fn an_update_touches_what_is_lent_and_nothing_else() {
    let dir = TempDir::new().unwrap();
    scaffold::plan(&wish(dir.path(), "card", Template::Yew)).unwrap().write().unwrap();
    let folder = dir.path().join("card");
    let fresh = listing(&folder);
    // What somebody changed of their own stays; what is lent and old, missing or too much is mended.
    fs::write(folder.join("src/view.rs"), "mine").unwrap();
    fs::write(folder.join(".mortise/sdk/sdk/src/lib.rs"), "old").unwrap();
    fs::write(folder.join(".mortise/sdk/sdk/src/gone.rs"), "gone").unwrap();
    fs::write(folder.join(".mortise/version.json"), r#"{"mortise":"0.0.0","content":"0a"}"#)
        .unwrap();
    let updated = scaffold::update(&folder).unwrap();
    assert_eq!(updated.before.unwrap().to_string(), "0.0.0 (0a)");
    assert_eq!(updated.after, Version::ours());
    let mine = ("src/view.rs".to_owned(), b"mine".to_vec());
    let expected: Vec<_> =
        fresh.into_iter().map(|file| if file.0 == mine.0 { mine.clone() } else { file }).collect();
    assert!(listing(&folder) == expected, "something else was changed");
}

#[test]
fn an_update_of_something_else_is_refused() {
    let dir = TempDir::new().unwrap();
    let refusal = scaffold::update(dir.path()).unwrap_err().to_string();
    assert!(refusal.ends_with("is no plugin's folder: it has no plugin.json"), "{refusal}");
    assert_eq!(listing(dir.path()), []);
}

/// The lock that new plugins get is what Cargo itself would write, from our own lock.
///
/// `UPDATE_EXPECT=1` writes it anew.
#[test]
fn the_lock_of_the_template_is_fresh() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = TempDir::new().unwrap();
    let name = "mortise-plugin-template";
    scaffold::plan(&wish(dir.path(), name, Template::Yew)).unwrap().write().unwrap();
    let folder = dir.path().join(name);
    let is_update = std::env::var_os("UPDATE_EXPECT").is_some();
    if is_update {
        fs::copy(here.join("../../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["update", "--workspace", "--offline"]).current_dir(&folder);
    if !is_update {
        command.arg("--locked");
    }
    let output = command.output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "run the tests of kit with UPDATE_EXPECT=1:\n{words}");
    if is_update {
        let lock = fs::read(folder.join("Cargo.lock")).unwrap();
        fs::write(here.join("templates/yew/Cargo.lock"), lock).unwrap();
    }
}
