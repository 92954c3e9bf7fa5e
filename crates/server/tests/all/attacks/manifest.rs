//! 15 to 18: manifests that mean something else to somebody else.

use serde_json::{Value, json};

use crate::support::{
    App,
    bundles::{archive, bundle, entry, managed, replace, upload, uploads, version, with_files},
    files::manifest,
};

const MANIFEST: &str = "app.plugin.manifest.app_error";
const INVALID_ID: &str = "app.plugin.invalid_id.app_error";

/// An archive of these files, whatever they hold.
fn raw(files: &[(&str, &[u8])]) -> Vec<u8> {
    archive(|tar| {
        for (path, content) in files {
            tar.append_data(&mut entry(content.len()), path, *content).unwrap();
        }
    })
}

#[tokio::test]
async fn attack_15_manifests_that_can_not_be_read_one_way_only() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let good = manifest("evil").to_string();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let deep = format!("{{\"id\": \"evil\", \"props\": {{\"a\": {deep}}}}}");
    let large = format!("{{\"id\": \"evil\", \"description\": \"{}\"}}", "x".repeat(10 << 20));
    let long_text = noise_text();
    let twice = "{\"id\": \"evil\", \"id\": \"good\", \"name\": \"x\"}";
    let script: (&str, &[u8]) = ("webapp/main.js", b"");
    for (what, packed) in [
        ("missing", raw(&[script])),
        ("two", raw(&[("plugin.json", good.as_bytes()), ("plugin.yml", b"id: good"), script])),
        ("not UTF-8", raw(&[("plugin.json", b"{\"id\": \"\xff\xfe\"}")])),
        (
            "a byte order mark",
            raw(&[("plugin.json", format!("\u{feff}{good}").as_bytes()), script]),
        ),
        ("deep", raw(&[("plugin.json", deep.as_bytes())])),
        ("large", raw(&[("plugin.json", large.as_bytes()), ("noise", &long_text)])),
        ("keys given twice", raw(&[("plugin.json", twice.as_bytes())])),
        ("no number", raw(&[("plugin.json", b"{\"id\": \"evil\", \"props\": {\"a\": NaN}}")])),
        ("empty", raw(&[("plugin.json", b"")])),
        ("no object", raw(&[("plugin.json", b"[]")])),
    ] {
        let answer = upload(&admin, &packed).await;
        assert_eq!(answer.status, 400, "{what}");
        let body = answer.json();
        let expected =
            if what == "keys given twice" { [MANIFEST, INVALID_ID] } else { [MANIFEST; 2] };
        assert!(expected.contains(&body["id"].as_str().unwrap()), "{what}: {body}");
        assert!(body["detailed_error"].as_str().unwrap().contains("must"), "{what}: {body}");
    }
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
}

/// So that the archive does not look like a bomb before its manifest is looked at.
fn noise_text() -> Vec<u8> {
    crate::support::bundles::noise(1 << 20, 7)
}

#[tokio::test]
async fn attack_16_ids_that_mean_something_elsewhere() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let long = "x".repeat(300);
    for id in [
        "a/b",
        "..",
        "../x",
        "%2e%2e",
        "a%2fb",
        "con",
        "nul.js",
        "com1",
        "__proto__",
        "constructor",
        "prototype",
        "plugins",
        "ab",
        "",
        "a b",
        "a\u{0}b",
        "\u{430}\u{43f}\u{43f}",
        "evil.",
        &long,
    ] {
        let answer = upload(&admin, &bundle(&manifest(id), "")).await;
        let body = answer.refused(400, INVALID_ID);
        let detail = body["detailed_error"].as_str().unwrap();
        assert!(detail.contains("`plugin.json`") && detail.contains("id"), "{id}: {detail}");
    }
    for id in [json!(7), json!(null), json!(["evil"])] {
        let mut wrong = manifest("evil");
        wrong["id"] = id;
        upload(&admin, &bundle(&wrong, "")).await.refused(400, INVALID_ID);
    }
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
    // As paths of the interface they name nothing either.
    for id in ["..", "%2e%2e", "..%2f..", "a%2fb", "%00"] {
        let answer = admin.delete(&format!("/plugins/{id}")).await;
        assert_eq!(answer.status, 404, "{id}");
        let answer = admin.post(&format!("/plugins/{id}/enable"), json!({})).await;
        assert_eq!(answer.status, 404, "{id}");
    }
    // Capitals are no second id.
    upload(&admin, &bundle(&manifest("Evil"), "")).await.ok();
    let again = upload(&admin, &bundle(&manifest("eVIL"), "")).await;
    again.refused(400, "app.plugin.install_id.app_error");
}

#[tokio::test]
async fn attack_17_versions_that_go_back_or_stay_with_another_content() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for bad in
        ["1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "latest", "1.0.0 ", "1.0.0-", &"9".repeat(200)]
    {
        let body = upload(&admin, &bundle(&version("hover", bad), "")).await.refused(400, MANIFEST);
        assert!(body["detailed_error"].as_str().unwrap().contains("version = "), "{bad}: {body}");
    }
    upload(&admin, &bundle(&version("hover", "1.5.0"), "// good")).await.ok();
    for (other, script) in [("1.4.9", "// older"), ("1.5.0", "// swapped"), ("1.5.0-rc.1", "//")] {
        let answer = upload(&admin, &bundle(&version("hover", other), script)).await;
        answer.refused(400, "app.plugin.install_id.app_error");
    }
    assert_eq!(managed(&admin, "hover").await["version"], "1.5.0");
    replace(&admin, &bundle(&version("hover", "1.4.9"), "// wanted")).await.ok();
    assert_eq!(managed(&admin, "hover").await["version"], "1.4.9");
}

#[tokio::test]
async fn attack_18_bundle_paths_outside_of_the_bundle_or_to_nothing() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for path in
        ["../main.js", "/etc/passwd", "webapp/../../x.js", "..\\x.js", "C:\\x.js", "%2e%2e/x", ""]
    {
        let mut wrong = manifest("evil");
        wrong["webapp"]["bundle_path"] = path.into();
        let answer = upload(&admin, &with_files(&wrong, &[("webapp/main.js", b"")])).await;
        let body: Value = answer.json();
        assert_eq!(answer.status, 400, "{path}: {body}");
        assert!(body["detailed_error"].as_str().unwrap().contains("webapp.bundle_path"), "{body}");
    }
    let mut wrong = manifest("evil");
    wrong["webapp"]["bundle_path"] = "webapp/other.js".into();
    let answer = upload(&admin, &bundle(&wrong, "")).await;
    let body = answer.refused(400, "app.plugin.webapp_bundle.app_error");
    assert!(body["detailed_error"].as_str().unwrap().contains("webapp/other.js"), "{body}");
    // A folder is no file.
    wrong["webapp"]["bundle_path"] = "webapp".into();
    upload(&admin, &bundle(&wrong, "")).await.refused(400, "app.plugin.webapp_bundle.app_error");
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
}
