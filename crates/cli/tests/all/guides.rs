//! Each command of `mortise` that the guides and READMEs name is one that the program understands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders and files, from the root of the repository.
const PLACES: [&str; 5] = [
    "docs/guides",
    "docs/guides/commands",
    "README.md",
    "crates/cli/README.md",
    "plugins-sample/README.md",
];

fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for place in PLACES {
        let place = root.join(place);
        if place.is_dir() {
            let entries = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
            files.extend(entries.filter(|path| path.is_file()));
        } else {
            files.push(place);
        }
    }
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect()
}

/// What stands in a line of commands, or between backticks, from `mortise` on.
fn commands(text: &str) -> impl Iterator<Item = &str> {
    // Variables may stand before the program.
    let from_program = |part: &str| -> Option<usize> {
        let start = part.find("mortise ")?;
        let before = part.get(..start)?;
        let is_first = before.split_whitespace().all(|word| word.contains('='));
        (is_first || before.ends_with("target/debug/")).then_some(start)
    };
    text.split(['`', '\n'])
        .filter_map(move |part| part.get(from_program(part)?..))
        // `mortise help COMMAND` speaks of all of them.
        .filter(|command| !command.starts_with("mortise help "))
}

/// Words as a shell would make them; enough for what guides say.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" #").next().unwrap_or_default();
    command
        .split_whitespace()
        .skip(1)
        .take_while(|word| *word != "&&" && *word != "|")
        .map(|word| word.trim_matches(['\'', '"']).to_owned())
        .collect()
}

#[test]
fn the_commands_of_the_guides_are_understood() {
    let mut n_commands = 0_usize;
    let mut wrong = Vec::new();
    for (file, text) in texts() {
        for command in commands(&text) {
            let words = words(command);
            // Whatever stands before `--help` is read first: an unknown word or flag ends with 2.
            let answer = Command::new(env!("CARGO_BIN_EXE_mortise"))
                .args(&words)
                .arg("--help")
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&answer.stderr);
            if !answer.status.success() {
                wrong.push(format!("{}: {command}: {told}", file.display()));
            }
            n_commands += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(n_commands > 40, "only {n_commands} commands were found");
}

#[test]
fn commands_are_found_where_guides_write_them() {
    let text = "Say `mortise plugin list`.\nMORTISE_DATABASE='x' mortise serve --demo   # so\n\
                the program mortise is here\ntarget/debug/mortise user list\n";
    let found: Vec<_> = commands(text).map(words).collect();
    assert_eq!(found, [vec!["plugin", "list"], vec!["serve", "--demo"], vec!["user", "list"]]);
}
