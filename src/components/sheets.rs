//! Keeps the style sheets true: raw values stand in `tokens.css` only, every token that is used
//! exists, every class is used, every sheet is linked, and words can be read on their ground.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The sheets by file name, without comments.
fn sheets() -> BTreeMap<String, String> {
    let entries = fs::read_dir(root().join("www/styles")).unwrap();
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), without_comments(&read(path)))).collect()
}

fn without_comments(css: &str) -> String {
    let pieces = css.split("/*").enumerate().map(|(idx, piece)| match idx {
        0 => piece,
        _ => piece.split_once("*/").map_or("", |(_, rest)| rest),
    });
    pieces.collect()
}

fn rust_sources(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_sources(&path, sources);
        } else {
            sources.push_str(&read(&path));
        }
    }
}

/// The pieces of a text that look like a name, each with the letter before it.
fn names(text: &str) -> impl Iterator<Item = (char, &str)> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    text.split(move |letter| !is_name(letter)).filter(|name| !name.is_empty()).map(move |name| {
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        (text[..at].chars().next_back().unwrap_or(' '), name)
    })
}

/// Whether a value is a number with a unit of length or time.
fn is_raw(value: &str) -> bool {
    let number = value.trim_start_matches('-');
    let unit = number.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    unit.len() < number.len() && ["px", "rem", "ms", "s", "vh", "vw", "ch"].contains(&unit)
}

/// The page of the chat, to which every sheet belongs that is no other's.
const CHAT: &str = "index.html";

/// Each page, and how the names of sheets begin that are its own.
const PAGES: [(&str, &[&str]); 3] =
    [(CHAT, &[]), ("console.html", &["console"]), ("workbench.html", &["bench", "cell"])];

#[test]
fn raw_values_stand_among_the_tokens_only() {
    let allowed = ["100vw", "100dvh", "40ch"]; // the window itself; a line's length in letters
    for (name, css) in sheets().iter().filter(|(name, _)| *name != "tokens.css") {
        for line in css.lines().filter(|line| !line.trim_start().starts_with("@media")) {
            let values = line.split([' ', '(', ')', ',', ';', ':']);
            let raw: Vec<_> = values
                .filter(|it| (is_raw(it) && !allowed.contains(it)) || it.starts_with("rgb"))
                .collect();
            assert!(raw.is_empty(), "{name}: {raw:?} in {line}");
            let hex = line.contains(": #") || line.contains(" #");
            assert!(!hex, "{name}: a raw colour in {line}");
        }
    }
}

#[test]
fn used_tokens_exist() {
    let all: String = sheets().into_values().collect();
    let defined: BTreeSet<&str> = all
        .lines()
        .flat_map(|line| line.split([';', '{']))
        .filter_map(|it| it.split_once(':'))
        .map(|(name, _)| name.trim())
        .filter(|name| name.starts_with("--"))
        .collect();
    let missing: BTreeSet<&str> = all
        .split("var(")
        .skip(1)
        .map(|rest| rest.split([')', ',']).next().unwrap())
        .filter(|name| !defined.contains(name))
        .collect();
    assert!(missing.is_empty(), "not among the tokens: {missing:?}");
}

#[test]
fn every_class_of_the_sheets_is_used() {
    let mut sources: String = PAGES.iter().map(|(page, _)| read(&root().join(page))).collect();
    for folder in ["src", "crates/console/src", "crates/workbench/src", "crates/workbench/js"] {
        rust_sources(&root().join(folder), &mut sources);
    }
    let used: BTreeSet<&str> = names(&sources).map(|(_, name)| name).collect();
    for (sheet, css) in sheets().iter().filter(|(name, _)| *name != "tokens.css") {
        let selectors = css.lines().filter_map(|line| line.split_once('{')).map(|(it, _)| it);
        let classes = selectors
            .filter(|it| !it.contains(['@', '%']))
            .flat_map(names)
            .filter(|(before, _)| *before == '.')
            .map(|(_, class)| class);
        let unused: BTreeSet<&str> = classes.filter(|class| !used.contains(class)).collect();
        assert!(unused.is_empty(), "{sheet}: nobody uses {unused:?}");
    }
}

#[test]
fn every_sheet_is_linked() {
    for sheet in sheets().keys() {
        let owner = PAGES.iter().find(|(_, own)| own.iter().any(|own| sheet.starts_with(own)));
        let owner = owner.map_or(CHAT, |(page, _)| page);
        for (page, _) in PAGES {
            let page_text = read(&root().join(page));
            let is_linked = page_text.contains(&format!("href=\"www/styles/{sheet}\""));
            assert!(is_linked || page != owner, "{sheet} is not linked by {page}");
            // The sheets of the others cost the chat nothing; they may use the chat's.
            let may_be = page == owner || owner == CHAT;
            assert!(!is_linked || may_be, "{sheet} is linked by {page}");
        }
    }
}

/// A token's light and dark colour, as shares of red, green and blue.
fn colours(tokens: &str, name: &str) -> [[f64; 3]; 2] {
    let (_, rest) = tokens.split_once(&format!("{name}: ")).unwrap_or_else(|| panic!("{name}"));
    let value = rest.split(';').next().unwrap();
    let hex: Vec<&str> = value.split('#').skip(1).map(|it| &it[..6]).collect();
    let colour = |hex: &str| {
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
    };
    [colour(hex[0]), colour(hex.last().unwrap())]
}

/// The contrast of WCAG 2: from 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear =
        |it: f64| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
    let light = |[red, green, blue]: [f64; 3]| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check_contrast(tokens: &str, least: f64, front: &str, grounds: &[&str]) {
    for ground in grounds {
        let pairs = colours(tokens, front).into_iter().zip(colours(tokens, ground));
        for ((front_colour, ground_colour), theme) in pairs.zip(["light", "dark"]) {
            let ratio = contrast(front_colour, ground_colour);
            assert!(ratio >= least, "{front} on {ground}, {theme}: {ratio:.2}, wanted {least}");
        }
    }
}

/// The tokens as they are in a look: its own, and of the others those of the ground it is built on.
fn tokens_of_look(tokens: &str, look: &str, is_dark: bool) -> String {
    let (root, _) = tokens.split_once("\n}").unwrap();
    let (_, block) = tokens.split_once(&format!("[data-look=\"{look}\"] {{")).unwrap();
    let (block, _) = block.split_once('}').unwrap();
    let own: BTreeMap<&str, &str> =
        block.lines().filter_map(|line| line.trim().split_once(": ")).collect();
    assert!(own.len() > 20, "{look}: {own:?}");
    let line_of = |line: &str| {
        let Some((name, value)) = line.trim().split_once(": ") else { return line.to_owned() };
        if let Some(own) = own.get(name) {
            return format!("  {name}: {own}");
        }
        let both = value.strip_prefix("light-dark(").and_then(|it| it.strip_suffix(");"));
        let Some((light, dark)) = both.and_then(|it| it.split_once(", ")) else {
            return line.to_owned();
        };
        format!("  {name}: {};", if is_dark { dark } else { light })
    };
    root.lines().map(|line| line_of(line) + "\n").collect()
}

#[test]
fn words_can_be_read_on_their_ground() {
    check_words(&sheets()["tokens.css"]);
}

#[test]
fn words_can_be_read_in_every_look() {
    use super::Theme;
    let tokens = &sheets()["tokens.css"];
    // One's own colours are looked at in the settings, where they are chosen.
    for theme in Theme::ALL {
        if let Some(look) = theme.look() {
            check_words(&tokens_of_look(tokens, look, theme.attribute() == Some("dark")));
        }
    }
}

fn check_words(tokens: &str) {
    let surfaces = [
        "--color-surface",
        "--color-surface-raised",
        "--color-surface-sunken",
        "--color-surface-hover",
    ];
    for words in ["--color-text", "--color-text-muted", "--color-accent", "--color-danger"] {
        check_contrast(tokens, 4.5, words, &surfaces);
    }
    for (words, ground) in [
        ("--color-on-accent", "--color-accent"),
        ("--color-on-accent", "--color-accent-hover"),
        ("--color-on-danger", "--color-danger"),
        ("--color-danger", "--color-danger-soft"),
        ("--color-warning", "--color-warning-soft"),
        ("--color-success", "--color-success-soft"),
        ("--color-accent", "--color-accent-soft"),
        ("--color-on-mention", "--color-mention"),
        ("--color-new", "--color-surface"),
        ("--color-on-code", "--color-code"),
        ("--color-rail-text", "--color-rail"),
        ("--color-rail-text", "--color-rail-item"),
        ("--color-sidebar-text", "--color-sidebar"),
        ("--color-sidebar-text", "--color-sidebar-hover"),
        ("--color-sidebar-muted", "--color-sidebar"),
        ("--color-sidebar-active-text", "--color-sidebar-active"),
        ("--color-on-badge", "--color-badge"),
    ] {
        check_contrast(tokens, 4.5, words, &[ground]);
    }
    for tint in 0..8 {
        check_contrast(tokens, 4.5, "--color-on-tint", &[&format!("--color-tint-{tint}")]);
    }
    // Borders of fields, and the ring around what has the focus.
    check_contrast(
        tokens,
        3.0,
        "--color-border-strong",
        &["--color-surface", "--color-surface-raised"],
    );
    check_contrast(tokens, 3.0, "--color-focus", &surfaces);
}
