//! Bundles that come with the server: taken in at start, and by which rules.

use std::{fs, path::Path};

use serde_json::json;
use server::Config;

use crate::support::{
    App, PASSWORD, Person,
    bundles::{bundle, enable, managed, replace, script, set, uploads, version},
    files::{manifest, write_plugin},
    home::Home,
};

fn put(dir: &Path, file_name: &str, content: &[u8]) {
    let folder = dir.join("prepackaged");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(file_name), content).unwrap();
}

async fn start(home: Home, change: impl FnOnce(&mut Config)) -> App {
    let folder = home.path().join("prepackaged");
    App::in_dir(home, |config| {
        uploads(config);
        config.prepackaged_dir = Some(folder);
        change(config);
    })
    .await
}

/// Ends the server and starts another one on the same data.
async fn restart(app: App) -> (App, Person) {
    let App { server, router, dir } = app;
    drop((server, router));
    let app = start(dir, |_| ()).await;
    let admin = app.nobody().sign_in("admin", PASSWORD).await;
    (app, admin)
}

#[tokio::test]
async fn a_prepackaged_plugin_is_installed_and_upgraded_but_not_downgraded() {
    let home = Home::new();
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    let app = start(home, |_| ()).await;
    let admin = app.admin().await;
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["source"], &row["enabled"]), (&json!("prepackaged"), &json!(false)));
    assert_eq!(row["prepackaged_version"], "1.0.0");
    enable(&admin, "hover").await;

    put(app.dir.path(), "hover.tar.gz", &bundle(&version("hover", "1.1.0"), "// two"));
    let (app, admin) = restart(app).await;
    assert_eq!(script(&admin, "hover").await, "// two");
    assert_eq!(managed(&admin, "hover").await["previous_version"], "1.0.0");

    // Built again under the same version.
    put(app.dir.path(), "hover.tar.gz", &bundle(&version("hover", "1.1.0"), "// three"));
    let (app, admin) = restart(app).await;
    assert_eq!(script(&admin, "hover").await, "// three");

    put(app.dir.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.9"), "// old"));
    let (_app, admin) = restart(app).await;
    assert_eq!(script(&admin, "hover").await, "// three");
    assert_eq!(managed(&admin, "hover").await["prepackaged_version"], "1.0.9");
}

#[tokio::test]
async fn what_an_administrator_removed_stays_away() {
    let home = Home::new();
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    let app = start(home, |_| ()).await;
    let admin = app.admin().await;
    admin.delete("/plugins/hover").await.ok();
    put(app.dir.path(), "hover.tar.gz", &bundle(&version("hover", "2.0.0"), "// two"));
    let (_app, admin) = restart(app).await;
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["installed"], &row["prepackaged_version"]), (&json!(false), &json!("2.0.0")));
    assert_eq!(row["version"], "2.0.0");
    // Until somebody wants it back.
    let answer = admin.post("/plugins/marketplace", json!({ "id": "hover" })).await;
    assert_eq!((answer.status.as_u16(), &answer.ok()["version"]), (201, &json!("2.0.0")));
    assert_eq!(managed(&admin, "hover").await["installed"], true);
}

#[tokio::test]
async fn what_an_administrator_chose_is_not_upgraded_by_itself() {
    let home = Home::new();
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    put(home.path(), "other.tar.gz", &bundle(&version("other", "1.0.0"), "// one"));
    let app = start(home, |_| ()).await;
    let admin = app.admin().await;
    replace(&admin, &bundle(&version("hover", "0.5.0"), "// chosen")).await.ok();
    put(app.dir.path(), "other.tar.gz", &bundle(&version("other", "2.0.0"), "// two"));
    let (app, admin) = restart(app).await;
    admin.post("/plugins/other/rollback", json!({})).await.ok();
    let (_app, admin) = restart(app).await;
    for (id, chosen) in [("hover", "0.5.0"), ("other", "1.0.0")] {
        let row = managed(&admin, id).await;
        assert_eq!((&row["version"], &row["source"]), (&json!(chosen), &json!("installed")));
    }
}

#[tokio::test]
async fn a_bad_prepackaged_plugin_keeps_no_other_from_working() {
    let home = Home::new();
    put(home.path(), "a-broken.tar.gz", b"no archive");
    let mut demanding = manifest("demanding");
    demanding["webapp"]["bundle_path"] = "missing.js".into();
    put(home.path(), "b-missing.tar.gz", &bundle(&demanding, ""));
    put(home.path(), "good.tar.gz", &bundle(&manifest("good"), ""));
    put(home.path(), "good-too.tar.gz", &bundle(&version("good", "3.0.0"), ""));
    put(home.path(), "notes.txt", b"no bundle at all");
    let app = start(home, |_| ()).await;
    let admin = app.admin().await;
    for (id, part) in [
        ("a-broken.tar.gz", "the archive: "),
        ("b-missing.tar.gz", "missing.js"),
        ("good.tar.gz", "id = \"good\": must be unique; good-too.tar.gz has it too"),
    ] {
        let row = managed(&admin, id).await;
        let error = row["error"].as_str().unwrap_or_default();
        assert!(error.contains(part), "{id}: {row}");
        assert_eq!(row["installed"], false, "{id}");
    }
    assert_eq!(managed(&admin, "good").await["version"], "3.0.0");
    enable(&admin, "good").await;
}

#[tokio::test]
async fn an_upgrade_that_can_not_run_is_told_and_the_old_version_stays() {
    let home = Home::new();
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    let app = start(home, |_| ()).await;
    enable(&app.admin().await, "hover").await;
    let mut demanding = version("hover", "2.0.0");
    demanding["min_server_version"] = "99.0.0".into();
    put(app.dir.path(), "hover.tar.gz", &bundle(&demanding, "// two"));
    let (_app, admin) = restart(app).await;
    assert_eq!(script(&admin, "hover").await, "// one");
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["version"], &row["state"]), (&json!("1.0.0"), &json!(2)));
    let error = row["error"].as_str().unwrap();
    assert!(error.starts_with("the prepackaged hover.tar.gz: min_server_version"), "{error}");
}

#[tokio::test]
async fn prepackaged_plugins_stand_above_the_folder_and_wait_when_they_should() {
    let home = Home::new();
    write_plugin(home.path(), "mine", &version("hover", "9.0.0"), "// folder");
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    let waits = |config: &mut Config| set(config, "AutomaticPrepackagedPlugins", "false");
    let app = start(home, waits).await;
    let admin = app.admin().await;
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["source"], &row["prepackaged_version"]), (&json!("folder"), &json!("1.0.0")));
    let (_app, admin) = restart(app).await;
    assert_eq!(managed(&admin, "hover").await["source"], "prepackaged");
}

#[tokio::test]
async fn a_missing_folder_has_no_plugins() {
    let app = start(Home::new(), |_| ()).await;
    assert_eq!(app.admin().await.get("/plugins/management").await.ok(), json!([]));
}

#[tokio::test]
async fn a_signature_that_nobody_can_judge_keeps_nothing_away() {
    let home = Home::new();
    put(home.path(), "hover.tar.gz", &bundle(&version("hover", "1.0.0"), "// one"));
    put(home.path(), "hover.tar.gz.sig", b"of a key that is not known here");
    let app = start(home, |_| ()).await;
    let admin = app.admin().await;
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["installed"], &row["signed_by"]), (&json!(true), &json!("")), "{row}");
}
