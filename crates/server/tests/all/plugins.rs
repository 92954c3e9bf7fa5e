//! Plugins: what is installed, what is refused and why, turning on and off.

mod development;
mod install;
mod marketplace;
mod prepackaged;
mod rights;
mod url;

use std::{fs, net::SocketAddr};

use axum::{body::Body, extract::ConnectInfo, http::Request};
use serde_json::{Value, json};

use crate::support::{
    App, NO_PERMISSION, NO_SESSION,
    files::{manifest, write_plugin},
};

/// The hash that an address must carry, computed apart from the server.
fn sha256_hex(content: &str) -> String {
    let digest = <sha2::Sha256 as sha2::Digest>::digest(content.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn with_plugins(write: impl FnOnce(&std::path::Path)) -> App {
    let dir = tempfile::TempDir::new().unwrap();
    write(dir.path());
    App::in_dir(dir, |_| ()).await
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|manifest| manifest["id"].as_str().unwrap()).collect()
}

fn status<'a>(statuses: &'a Value, id: &str) -> &'a Value {
    let mut statuses = statuses.as_array().unwrap().iter();
    statuses.find(|status| status["plugin_id"] == id).unwrap()
}

#[tokio::test]
async fn a_plugin_is_turned_on_and_off() {
    let app = with_plugins(|dir| write_plugin(dir, "hover", &manifest("hover"), "// one")).await;
    let admin = app.admin().await;
    let nobody = app.nobody();
    assert_eq!(nobody.get("/plugins/webapp").await.ok(), json!([]));
    let list = admin.get("/plugins").await.ok();
    assert_eq!((ids(&list["active"]), ids(&list["inactive"])), (vec![], vec!["hover"]));
    assert_eq!(list["inactive"][0]["description"], "For tests");

    assert_eq!(admin.post("/plugins/hover/enable", json!({})).await.ok()["status"], "OK");
    let webapp = nobody.get("/plugins/webapp").await.ok();
    let hash = &sha256_hex("// one")[..16];
    let path = format!("/static/hover/hover_{hash}_bundle.js");
    assert_eq!(webapp[0]["webapp"]["bundle_path"], path);
    assert!(webapp[0]["webapp"]["integrity"].as_str().unwrap().starts_with("sha256-"));
    assert_eq!(webapp[0].get("description"), None, "not for browsers");
    assert_eq!(status(&admin.get("/plugins/statuses").await.ok(), "hover")["state"], 2);

    admin.post("/plugins/hover/disable", json!({})).await.ok();
    assert_eq!(nobody.get("/plugins/webapp").await.ok(), json!([]));
    assert_eq!(status(&admin.get("/plugins/statuses").await.ok(), "hover")["state"], 0);
    let unknown = "app.plugin.not_installed.app_error";
    admin.post("/plugins/other/enable", json!({})).await.refused(404, unknown);
    admin.post("/plugins/other/disable", json!({})).await.refused(404, unknown);
}

#[tokio::test]
async fn only_administrators_see_and_change_plugins() {
    let app = with_plugins(|dir| write_plugin(dir, "hover", &manifest("hover"), "")).await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    mira.get("/plugins").await.refused(403, NO_PERMISSION);
    mira.get("/plugins/statuses").await.refused(403, NO_PERMISSION);
    mira.post("/plugins/hover/enable", json!({})).await.refused(403, NO_PERMISSION);
    mira.post("/plugins/hover/disable", json!({})).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn what_is_on_stays_on_over_a_restart() {
    let app = with_plugins(|dir| write_plugin(dir, "hover", &manifest("hover"), "")).await;
    app.admin().await.post("/plugins/hover/enable", json!({})).await.ok();
    let App { dir, server, router } = app;
    drop((server, router));
    let app = App::in_dir(dir, |_| ()).await;
    assert_eq!(ids(&app.nobody().get("/plugins/webapp").await.ok()), ["hover"]);
}

#[tokio::test]
async fn bad_plugins_are_refused_with_field_value_and_rule_and_the_others_load() {
    let app = with_plugins(|dir| {
        write_plugin(dir, "good", &manifest("good"), "");
        let mut bad_version = manifest("versionless");
        bad_version["version"] = "one".into();
        write_plugin(dir, "versionless", &bad_version, "");
        let mut bad_path = manifest("outside");
        bad_path["webapp"]["bundle_path"] = "../../etc/passwd".into();
        write_plugin(dir, "outside", &bad_path, "");
        let mut missing = manifest("missing");
        missing["webapp"]["bundle_path"] = "webapp/other.js".into();
        write_plugin(dir, "missing", &missing, "");
        let mut demanding = manifest("demanding");
        demanding["min_server_version"] = "99.0.0".into();
        write_plugin(dir, "demanding", &demanding, "");
        let mut pinned = manifest("pinned");
        pinned["webapp"]["integrity"] =
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".into();
        write_plugin(dir, "pinned", &pinned, "// not empty");
        write_plugin(dir, "zz-double", &manifest("good"), "");
        fs::create_dir_all(dir.join("plugins/empty")).unwrap();
        fs::create_dir_all(dir.join("plugins/text")).unwrap();
        fs::write(dir.join("plugins/text/plugin.json"), "no json").unwrap();
    })
    .await;
    let admin = app.admin().await;
    let statuses = admin.get("/plugins/statuses").await.ok();
    for (id, parts) in [
        ("versionless", ["version = \"one\"", "must"]),
        ("outside", ["webapp.bundle_path = \"../../etc/passwd\"", "must"]),
        ("missing", ["webapp.bundle_path = \"webapp/other.js\"", "must name a regular file"]),
        ("demanding", ["min_server_version = \"99.0.0\"", "must be at most"]),
        ("pinned", ["webapp.integrity = \"sha256-47DEQ", "must be the pin of the file"]),
        ("zz-double", ["id = \"good\"", "must be unique; the folder \"good\" has it too"]),
        ("empty", ["must hold one of", "plugin.json"]),
        ("text", ["plugin.json: the manifest", "must"]),
    ] {
        let error = status(&statuses, id)["error"].as_str().unwrap();
        assert!(parts.iter().all(|part| error.contains(part)), "{id}: {error}");
        let refused = admin.post(&format!("/plugins/{id}/enable"), json!({})).await;
        let body = refused.refused(400, "app.plugin.activate.app_error");
        assert_eq!(body["detailed_error"], error);
    }
    admin.post("/plugins/good/enable", json!({})).await.ok();
    assert_eq!(ids(&admin.get("/plugins/webapp").await.ok()), ["good"]);
    assert_eq!(status(&statuses, "good")["error"], "");
}

#[cfg(unix)]
#[tokio::test]
async fn a_bundle_reached_over_a_link_out_of_the_folder_is_refused() {
    let app = with_plugins(|dir| {
        write_plugin(dir, "linked", &manifest("linked"), "");
        fs::write(dir.join("secret.js"), "secret").unwrap();
        let bundle = dir.join("plugins/linked/webapp/main.js");
        fs::remove_file(&bundle).unwrap();
        std::os::unix::fs::symlink(dir.join("secret.js"), bundle).unwrap();
    })
    .await;
    let admin = app.admin().await;
    let statuses = admin.get("/plugins/statuses").await.ok();
    let error = status(&statuses, "linked")["error"].as_str().unwrap();
    assert!(error.contains("not reached over links"), "{error}");
}

#[tokio::test]
async fn a_replaced_bundle_counts_once_the_plugin_is_turned_on_again() {
    let app = with_plugins(|dir| write_plugin(dir, "hover", &manifest("hover"), "// one")).await;
    let admin = app.admin().await;
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let before = admin.get("/plugins/webapp").await.ok();
    write_plugin(app.dir.path(), "hover", &manifest("hover"), "// two");
    assert_eq!(admin.get("/plugins/webapp").await.ok(), before);
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let path = admin.get("/plugins/webapp").await.ok()[0]["webapp"]["bundle_path"].clone();
    assert!(path.as_str().unwrap().contains(&sha256_hex("// two")[..16]), "{path}");
}

#[tokio::test]
async fn without_plugins_every_plugin_route_says_so() {
    let app = App::with(|config| config.plugins_enabled = false).await;
    let admin = app.admin().await;
    let off = "app.plugin.disabled.app_error";
    for path in ["/plugins", "/plugins/webapp", "/plugins/statuses"] {
        admin.get(path).await.refused(501, off);
    }
    for path in ["/plugins/x/enable", "/plugins/x/disable"] {
        admin.post(path, json!({})).await.refused(501, off);
    }
    assert_eq!(admin.get("/config/client?format=old").await.ok()["PluginsEnabled"], "false");
}

#[tokio::test]
async fn the_local_token_administers_plugins_from_this_machine_only() {
    let app = with_plugins(|dir| write_plugin(dir, "hover", &manifest("hover"), "")).await;
    app.admin().await;
    let file = app.dir.path().join("data").join(server::LOCAL_ADMIN_TOKEN_FILE);
    let token = fs::read_to_string(&file).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let ask = async |peer: Option<&str>, path: &str, token: &str| {
        let mut request = Request::get(format!("/api/v4{path}"))
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty())
            .unwrap();
        if let Some(peer) = peer {
            let peer: SocketAddr = peer.parse().unwrap();
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        app.nobody().send(request).await
    };
    ask(Some("127.0.0.1:4000"), "/plugins/statuses", &token).await.ok();
    ask(Some("[::ffff:127.0.0.1]:4000"), "/plugins/statuses", &token).await.ok();
    let elsewhere = ask(Some("192.0.2.7:4000"), "/plugins/statuses", &token).await;
    elsewhere.refused(401, NO_SESSION);
    ask(None, "/plugins/statuses", &token).await.refused(401, NO_SESSION);
    ask(Some("127.0.0.1:4000"), "/plugins/statuses", "guess").await.refused(401, NO_SESSION);
    // It stands for no user, so it reads nobody's messages.
    ask(Some("127.0.0.1:4000"), "/users/me", &token).await.refused(401, NO_SESSION);
}
