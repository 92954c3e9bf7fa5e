//! Manifests that are missing, unreadable, or say what is not so.

use expect_test::{Expect, expect};

use crate::support::{MANIFEST, Tar, accepted, refusal};

#[track_caller]
fn check(archive: Tar, expected: &Expect) {
    expected.assert_eq(&refusal(&archive.gz()));
}

#[track_caller]
fn check_manifest(manifest: &[u8], expected: &Expect) {
    check(Tar::default().file("demo/plugin.json", manifest), expected);
}

#[track_caller]
fn check_fields(fields: &str, expected: &Expect) {
    let manifest = format!(r#"{{"id": "com.example.demo", "name": "Demo", {fields}}}"#);
    check_manifest(manifest.as_bytes(), expected);
}

#[test]
fn attack_15_manifest_missing() {
    check(
        Tar::default(),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds no file"
        ],
    );
    check(
        Tar::default().folder("demo"),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds no file"
        ],
    );
    check(
        Tar::default().file("package.json", b"{}").file("src/a.js", b""),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `package.json`, `src`"
        ],
    );
    // Too deep, beside another folder, in other capitals.
    check(
        Tar::default().file("a/b/plugin.json", MANIFEST),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `b`"
        ],
    );
    check(
        Tar::default().file("a/plugin.json", MANIFEST).file("b/x.js", b""),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `a`, `b`"
        ],
    );
    check(
        Tar::default().file("b/x.js", b"").file("a/plugin.json", MANIFEST),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `a`, `b`"
        ],
    );
    check(
        Tar::default().file("Plugin.json", MANIFEST),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `Plugin.json`"
        ],
    );
    check(
        Tar::default().folder("plugin.json"),
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds no file"
        ],
    );
    let mut many = Tar::default();
    for name in ["a", "b", "c", "d", "e", "f\u{b7}"] {
        many = many.file(name, b"");
    }
    check(
        many,
        &expect![
            "the archive: must hold plugin.yml, plugin.yaml or plugin.json at its root or in its only top folder; there it holds `a`, `b`, `c`, `d`, `e`, …"
        ],
    );
}

#[test]
fn attack_15_manifest_twice() {
    let json_and_yaml = Tar::default()
        .file("demo/plugin.json", MANIFEST)
        .file("demo/plugin.yml", b"id: com.example.other\nname: Other\n");
    check(
        json_and_yaml,
        &expect![
            "`plugin.json`: a bundle must have one manifest, and `plugin.yml` is there as well"
        ],
    );
    check(
        Tar::with_manifest().file("plugin.json", MANIFEST),
        &expect!["`plugin.json`: a name must be used once, and `plugin.json` is there already"],
    );
    // One deeper is a file like others, as samples have them.
    let deeper = Tar::with_manifest().file("sample/plugin.json", b"no json").gz();
    assert_eq!(accepted(&deeper).manifest_name, "plugin.json");
}

#[test]
fn attack_15_manifest_not_utf8() {
    check_manifest(
        b"{\"id\": \"com.example.demo\", \"name\": \"D\xe9mo\"}",
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must be UTF-8, but is not from byte 37 on; save it as UTF-8"#]],
    );
    check_manifest(
        b"\xef\xbb\xbf{\"id\": \"com.example.demo\", \"name\": \"Demo\"}",
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must not begin with a byte order mark; save it as UTF-8 without BOM"#]],
    );
    check_manifest(
        b"\xff\xfe{\0\"\0",
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must be UTF-8, but is not from byte 0 on; save it as UTF-8"#]],
    );
}

#[test]
fn attack_15_manifest_of_ten_megabytes() {
    let noise: Vec<u8> =
        (0..10_u32 << 18).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    check_manifest(
        &noise,
        &expect![
            "`plugin.json`: a manifest must be at most 1048576 bytes long, and this one has 10485760"
        ],
    );
    check(
        Tar::default().file("plugin.yaml", &noise),
        &expect![
            "`plugin.yaml`: a manifest must be at most 1048576 bytes long, and this one has 10485760"
        ],
    );
}

#[test]
fn attack_15_manifest_ten_thousand_deep() {
    let deep = format!(r#"{{"props": {}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    check_manifest(
        deep.as_bytes(),
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must not nest deeper than 64 levels"#]],
    );
    check(
        Tar::default().file("plugin.yml", "[".repeat(10_000).as_bytes()),
        &expect![[r#"
        `plugin.yml`: the manifest breaks 1 rule:
        - the manifest must be valid YAML: recursion limit exceeded at line 1, column 256"#]],
    );
    let laughs = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\ng: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]\nh: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]\n";
    refusal(&Tar::default().file("plugin.yml", laughs.as_bytes()).gz());
}

#[test]
fn attack_15_manifest_with_a_key_twice() {
    check_fields(
        r#""version": "1.0.0", "version": "2.0.0""#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - version = "2.0.0": must be given only once; remove one of them"#]],
    );
    check(
        Tar::default()
            .file("plugin.yml", b"id: com.example.demo\nname: Demo\nid: com.example.evil\n"),
        &expect![[r#"
            `plugin.yml`: the manifest breaks 1 rule:
            - id = "com.example.evil": must be given only once; remove one of them"#]],
    );
}

#[test]
fn attack_15_manifest_with_nan() {
    check_fields(
        r#""props": {"x": NaN}"#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must be valid JSON: expected value at line 1 column 59; JSON has no NaN and no Infinity"#]],
    );
    check_fields(
        r#""props": {"x": 1e999}"#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - the manifest must be valid JSON: number out of range at line 1 column 63"#]],
    );
    check(
        Tar::default().file("plugin.yml", b"id: com.example.demo\nname: Demo\nprops: {x: .nan}\n"),
        &expect![[r#"
            `plugin.yml`: the manifest breaks 1 rule:
            - props.x = NaN: must be a finite number"#]],
    );
}

#[test]
fn attack_16_bad_ids() {
    let long = "x".repeat(300);
    for id in [
        "a/b",
        "../../etc",
        "%2e%2e%2f",
        "..",
        "con",
        "NUL.plugin",
        "__proto__",
        "constructor",
        "plugins",
        "",
        "com.example.\u{202e}omed",
        long.as_str(),
    ] {
        let manifest = format!(r#"{{"id": "{id}", "name": "Demo"}}"#);
        let message = refusal(&Tar::default().file("plugin.json", manifest.as_bytes()).gz());
        assert!(
            message.starts_with("`plugin.json`: the manifest breaks 1 rule:\n- id"),
            "{message}"
        );
        assert!(message.len() < 300, "{message}");
        assert!(!message.contains('\u{202e}'), "{message}");
    }
    check_manifest(
        br#"{"id": "../../etc/passwd", "name": "Demo"}"#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - id = "../../etc/passwd": must consist of letters a to z, digits, '-', '_' and '.' only"#]],
    );
}

/// Which version may follow which is the server's to say; it compares these and the hash.
#[test]
fn attack_17_bad_versions() {
    for version in
        ["1", "1.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0 ", "latest", "1.0.99999999999999999999"]
    {
        let manifest =
            format!(r#"{{"id": "com.example.demo", "name": "Demo", "version": "{version}"}}"#);
        let message = refusal(&Tar::default().file("plugin.json", manifest.as_bytes()).gz());
        assert!(message.contains(&format!("\n- version = \"{version}\": must be")), "{message}");
    }
    check_fields(
        r#""version": "one", "min_server_version": "two""#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 2 rules:
        - version = "one": must be a strict semantic version of three numbers, such as 1.2.3
        - min_server_version = "two": must be a strict semantic version of three numbers, such as 1.2.3"#]],
    );
}

#[test]
fn attack_17_same_version_other_bytes_is_seen() {
    let pack = |content: &[u8]| accepted(&Tar::with_manifest().file("a.js", content).gz());
    let (one, two) = (pack(b"one"), pack(b"two"));
    assert_eq!(one.manifest.version, two.manifest.version);
    assert_ne!(one.sha256, two.sha256);
    assert_ne!(one.files[0].sha256, two.files[0].sha256);
}

#[test]
fn attack_18_bundle_path_outside() {
    for path in [
        "../evil.js",
        "/etc/passwd",
        "webapp/../../evil.js",
        "C:\\evil.js",
        "https://evil.example/x.js",
        "webapp%2f..%2fx.js",
        "",
    ] {
        let path = serde_json_quote(path);
        let manifest = format!(
            r#"{{"id": "com.example.demo", "name": "Demo", "webapp": {{"bundle_path": {path}}}}}"#
        );
        let message = refusal(&Tar::default().file("plugin.json", manifest.as_bytes()).gz());
        assert!(message.contains("\n- webapp.bundle_path"), "{message}");
    }
    check_fields(
        r#""webapp": {"bundle_path": "../evil.js"}"#,
        &expect![[r#"
        `plugin.json`: the manifest breaks 1 rule:
        - webapp.bundle_path = "../evil.js": must stay inside the bundle, without '..'"#]],
    );
}

#[test]
fn attack_18_files_that_are_missing() {
    check_fields(
        r#""webapp": {"bundle_path": "webapp/main.js"}"#,
        &expect![[r#"
        `plugin.json`: the manifest does not fit the files:
        - webapp.bundle_path = "webapp/main.js": must name a file of the bundle"#]],
    );
    check_fields(
        r#""icon_path": "icon.svg", "server": {"executable": "server/run", "executables": {"linux-amd64": "server/linux"}}, "webapp": {"bundle_path": "demo/plugin.json"}"#,
        &expect![[r#"
            `plugin.json`: the manifest does not fit the files:
            - icon_path = "icon.svg": must name a file of the bundle
            - server.executable = "server/run": must name a file of the bundle
            - server.executables.linux-amd64 = "server/linux": must name a file of the bundle
            - webapp.bundle_path = "demo/plugin.json": must name a file of the bundle"#]],
    );
    // A folder is no file.
    let manifest =
        br#"{"id": "com.example.demo", "name": "Demo", "webapp": {"bundle_path": "webapp"}}"#;
    check(
        Tar::default().file("plugin.json", manifest).file("webapp/main.js", b""),
        &expect![[r#"
        `plugin.json`: the manifest does not fit the files:
        - webapp.bundle_path = "webapp": must name a file of the bundle"#]],
    );
}

#[test]
fn attack_18_programs_of_other_systems_may_be_missing() {
    let manifest = br#"{"id": "com.example.demo", "name": "Demo", "server": {"executables": {"linux-amd64": "server/linux", "windows-amd64": "server/windows.exe"}}}"#;
    let archive = Tar::default().file("plugin.json", manifest).file("server/linux", b"").gz();
    let warnings: Vec<String> =
        accepted(&archive).warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            r#"server.executables.windows-amd64 names "server/windows.exe", which the bundle does not hold"#
        ]
    );
}

#[test]
fn attack_22_a_pin_that_does_not_fit_the_file() {
    let pinned = |content: &[u8]| {
        let manifest = br#"{"id": "com.example.demo", "name": "Demo", "webapp": {"bundle_path": "main.js", "integrity": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}"#;
        Tar::default().file("main.js", content).file("plugin.json", manifest)
    };
    accepted(&pinned(b"").gz());
    check(
        pinned(b"evil"),
        &expect![[r#"
        `plugin.json`: the manifest does not fit the files:
        - webapp.integrity = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=": must be the pin of the file at webapp.bundle_path; that is "sha256-tcH7Lvxta0Z0wv3MSM4BtDo7fAN2PAwzVd4Ame4PjHM=""#]],
    );
}

/// A JSON string.
fn serde_json_quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\"))
}
