//! Names that lead outside, or are others elsewhere.

use expect_test::{Expect, expect};

use crate::support::{Tar, accepted, refusal};

#[track_caller]
fn check(name: &str, expected: &Expect) {
    let archive = Tar::with_manifest().file(name, b"evil").gz();
    expected.assert_eq(&refusal(&archive));
}

#[test]
fn attack_01_parent_folder() {
    check("../evil.js", &expect!["`../evil.js`: a path must stay inside the bundle"]);
    check(
        "webapp/../../evil.js",
        &expect!["`webapp/../../evil.js`: a path must stay inside the bundle"],
    );
    check("webapp/..", &expect!["`webapp/..`: a path must stay inside the bundle"]);
    // Harmless, but a name with `..` has no honest reason.
    check("webapp/../evil.js", &expect!["`webapp/../evil.js`: a path must stay inside the bundle"]);
    let folder = Tar::with_manifest().folder("../evil/").gz();
    expect!["`../evil/`: a path must stay inside the bundle"].assert_eq(&refusal(&folder));
}

#[test]
fn attack_02_absolute_path() {
    check(
        "/etc/passwd",
        &expect![
            "`/etc/passwd`: a path must be relative to the root of the bundle, without a leading '/'"
        ],
    );
    check(
        "//server/share/evil.js",
        &expect![
            "`//server/share/evil.js`: a path must be relative to the root of the bundle, without a leading '/'"
        ],
    );
}

#[test]
fn attack_03_paths_of_windows() {
    check(r"C:\evil.js", &expect![[r#"`C:\evil.js`: a path must be written with '/', not '\'"#]]);
    check(
        "C:evil.js",
        &expect![[
            r#"`C:evil.js`: a name must not contain ':', '*', '?', '"', '<', '>', '|', '%' or '#', which mean something to a system or in an address"#
        ]],
    );
    check(
        r"\\?\C:\evil.js",
        &expect![[r#"`\\?\C:\evil.js`: a path must be written with '/', not '\'"#]],
    );
    check(
        r"\\server\share\evil.js",
        &expect![[r#"`\\server\share\evil.js`: a path must be written with '/', not '\'"#]],
    );
    check(r"..\evil.js", &expect![[r#"`..\evil.js`: a path must be written with '/', not '\'"#]]);
    check(
        r"webapp\main.js",
        &expect![[r#"`webapp\main.js`: a path must be written with '/', not '\'"#]],
    );
    check(
        "webapp/main.js:stream",
        &expect![[
            r#"`webapp/main.js:stream`: a name must not contain ':', '*', '?', '"', '<', '>', '|', '%' or '#', which mean something to a system or in an address"#
        ]],
    );
    check(
        "webapp/con",
        &expect![
            "`webapp/con`: a name must not be that of a device on Windows, such as con, nul or com1"
        ],
    );
    check(
        "NUL.js",
        &expect![
            "`NUL.js`: a name must not be that of a device on Windows, such as con, nul or com1"
        ],
    );
    check(
        "webapp/main.js.",
        &expect![
            "`webapp/main.js.`: a name must not end with a dot or a blank, which Windows leaves out"
        ],
    );
    check(
        "webapp /main.js",
        &expect![
            "`webapp /main.js`: a name must not end with a dot or a blank, which Windows leaves out"
        ],
    );
}

#[test]
fn attack_03_names_that_deceive_people() {
    check(
        "webapp/\u{202e}sj.niam",
        &expect![[
            r#"`webapp/\u{202e}sj.niam`: a name must not contain characters that are invisible or turn the line around"#
        ]],
    );
    check(
        "web\u{200b}app/main.js",
        &expect![[
            r#"`web\u{200b}app/main.js`: a name must not contain characters that are invisible or turn the line around"#
        ]],
    );
    check(
        "webapp/main\n.js",
        &expect![[r#"`webapp/main\u{a}.js`: a name must not contain control characters"#]],
    );
    check(
        "webapp/\x1b[2J.js",
        &expect![[r#"`webapp/\u{1b}[2J.js`: a name must not contain control characters"#]],
    );
    check(
        "webapp/%2e%2e/evil.js",
        &expect![[
            r#"`webapp/%2e%2e/evil.js`: a name must not contain ':', '*', '?', '"', '<', '>', '|', '%' or '#', which mean something to a system or in an address"#
        ]],
    );
    let long = format!("{}.js", "x".repeat(300));
    let archive = Tar::with_manifest().long_name(long.as_bytes()).file("x", b"").gz();
    expect!["`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`: a name must be at most 255 bytes long"].assert_eq(&refusal(&archive));
    let not_utf8 = Tar::with_manifest().long_name(b"webapp/\xff\xfe.js").file("x", b"").gz();
    expect![[r#"`webapp/\xff\xfe.js`: a path must be written in UTF-8"#]]
        .assert_eq(&refusal(&not_utf8));
}

#[test]
fn attack_12_the_same_name_twice() {
    let twice = |one: &str, two: &str| {
        refusal(&Tar::with_manifest().file(one, b"good").file(two, b"evil").gz())
    };
    expect!["`webapp/main.js`: a name must be used once, and `webapp/main.js` is there already"]
        .assert_eq(&twice("webapp/main.js", "webapp/main.js"));
    expect!["`webapp/main.js`: a name must be used once, and `webapp/main.js` is there already"]
        .assert_eq(&twice("webapp/main.js", "./webapp//main.js"));
    expect!["`webapp/MAIN.js`: a name must be used once, and `webapp/main.js` differs from it only as some file systems do not see (capitals, accents)"].assert_eq(&twice("webapp/main.js", "webapp/MAIN.js"));
    expect!["`WebApp/other.js`: a name must be used once, and `webapp` differs from it only as some file systems do not see (capitals, accents)"].assert_eq(&twice("webapp/main.js", "WebApp/other.js"));
    expect!["`café.js`: a name must be used once, and `café.js` differs from it only as some file systems do not see (capitals, accents)"].assert_eq(&twice("caf\u{e9}.js", "cafe\u{301}.js"));
    expect!["`webapp/main.js`: a name must be used once, and `webapp` is there already, as a file"]
        .assert_eq(&twice("webapp", "webapp/main.js"));
    expect!["`webapp`: a name must be used once, and `webapp` is there already, as a folder"]
        .assert_eq(&twice("webapp/main.js", "webapp"));
    expect!["`Plugin.JSON`: a name must be used once, and `plugin.json` differs from it only as some file systems do not see (capitals, accents)"].assert_eq(&twice("other.js", "Plugin.JSON"));
}

#[test]
fn attack_12_folders_may_be_named_again() {
    let archive = Tar::with_manifest()
        .folder("webapp/")
        .folder("./webapp")
        .file("webapp/a.js", b"")
        .folder("webapp/")
        .gz();
    assert_eq!(accepted(&archive).files.len(), 2);
}
