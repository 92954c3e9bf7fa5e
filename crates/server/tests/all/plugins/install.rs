//! `POST /plugins`: bundles are taken in whole or not at all.

use serde_json::{Value, json};

use crate::support::{
    App,
    bundles::{
        asset, bundle, enable, managed, replace, script, send, set, upload, uploads, version,
        with_files,
    },
    files::{manifest, write_plugin},
    socket::Socket,
};

#[tokio::test]
async fn an_uploaded_plugin_is_installed_and_turned_on() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = bundle(&manifest("hover"), "// one");
    let answer = upload(&admin, &packed).await;
    assert_eq!(answer.status, 201);
    let body = answer.ok();
    assert_eq!((&body["id"], &body["description"]), (&json!("hover"), &json!("For tests")));
    let list = admin.get("/plugins").await.ok();
    assert_eq!(list["inactive"][0]["id"], "hover");
    assert_eq!(script(&admin, "hover").await, "");

    enable(&admin, "hover").await;
    assert_eq!(script(&admin, "hover").await, "// one");
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&packed);
    let row = managed(&admin, "hover").await;
    let shown = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, hash);
    assert_eq!(row["integrity"], format!("sha256-{shown}"));
    assert_eq!(row["n_bytes"], packed.len());
    assert_eq!((&row["source"], &row["installed"]), (&json!("installed"), &json!(true)));
    assert_eq!((&row["enabled"], &row["state"]), (&json!(true), &json!(2)));
    assert!(row["installed_at"].as_i64().unwrap() > 0);
    assert_eq!(row["previous_version"], "");
}

#[tokio::test]
async fn an_installed_plugin_is_still_there_after_a_restart() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("hover"), "// one")).await.ok();
    enable(&admin, "hover").await;
    let before = admin.get("/plugins/webapp").await.ok();
    let App { server, router, dir } = app;
    drop((server, router));
    // The unpacked files are a cache.
    std::fs::remove_dir_all(dir.path().join("data/unpacked")).unwrap();
    let app = App::in_dir(dir, uploads).await;
    assert_eq!(app.nobody().get("/plugins/webapp").await.ok(), before);
    assert_eq!(script(&app.nobody(), "hover").await, "// one");
}

#[tokio::test]
async fn everything_may_lie_in_one_folder_of_the_bundle() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = crate::support::bundles::archive(|tar| {
        let manifest = manifest("hover").to_string();
        for (path, content) in [("hover/plugin.json", &*manifest), ("hover/webapp/main.js", "//")] {
            let mut header = crate::support::bundles::entry(content.len());
            tar.append_data(&mut header, path, content.as_bytes()).unwrap();
        }
    });
    assert_eq!(upload(&admin, &packed).await.status, 201);
    enable(&admin, "hover").await;
    assert_eq!(script(&admin, "hover").await, "//");
}

#[tokio::test]
async fn an_id_is_taken_unless_it_is_said_to_be_replaced() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// one")).await.ok();
    for (uploaded, text) in [("2.0.0", "// two"), ("0.9.0", "// old"), ("1.0.0", "// other")] {
        let answer = upload(&admin, &bundle(&version("hover", uploaded), text)).await;
        let body = answer.refused(400, "app.plugin.install_id.app_error");
        let detail = format!("id=hover, installed=1.0.0, uploaded={uploaded}");
        assert_eq!(body["detailed_error"], detail);
    }
    assert_eq!(managed(&admin, "hover").await["version"], "1.0.0");
    let answer = replace(&admin, &bundle(&version("hover", "0.9.0"), "// old")).await;
    assert_eq!((answer.status.as_u16(), &answer.ok()["version"]), (201, &json!("0.9.0")));
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["version"], &row["previous_version"]), (&json!("0.9.0"), &json!("1.0.0")));
}

#[tokio::test]
async fn a_replaced_plugin_changes_on_open_pages() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &admin.token).await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// one")).await.ok();
    let statuses = socket.event("plugin_statuses_changed").await;
    assert_eq!(statuses["data"]["plugin_statuses"][0]["version"], "1.0.0");
    enable(&admin, "hover").await;
    assert_eq!(socket.event("plugin_enabled").await["data"]["manifest"]["version"], "1.0.0");
    replace(&admin, &bundle(&version("hover", "2.0.0"), "// two")).await.ok();
    let event = socket.event("plugin_enabled").await;
    assert_eq!(event["data"]["manifest"]["version"], "2.0.0");
    assert_eq!(script(&admin, "hover").await, "// two");
    admin.delete("/plugins/hover").await.ok();
    assert_eq!(socket.event("plugin_disabled").await["data"]["manifest"]["id"], "hover");
    running.stop().await;
}

#[tokio::test]
async fn a_version_that_can_not_run_leaves_the_running_one_alone() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// one")).await.ok();
    enable(&admin, "hover").await;
    let mut demanding = version("hover", "2.0.0");
    demanding["min_server_version"] = "99.0.0".into();
    let packed = bundle(&demanding, "// two");
    let body = replace(&admin, &packed).await.refused(400, "app.plugin.activate.app_error");
    let detail = body["detailed_error"].as_str().unwrap();
    assert!(detail.contains("min_server_version = \"99.0.0\": must be at most"), "{detail}");
    assert_eq!(managed(&admin, "hover").await["version"], "1.0.0");
    assert_eq!(script(&admin, "hover").await, "// one");

    // Nothing runs that it could break: it is taken in, and says why it does not run.
    admin.post("/plugins/hover/disable", json!({})).await.ok();
    replace(&admin, &packed).await.ok();
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["version"], &row["state"]), (&json!("2.0.0"), &json!(0)));
    assert_eq!(row["error"], detail);
    let refused = admin.post("/plugins/hover/enable", json!({})).await;
    refused.refused(400, "app.plugin.activate.app_error");
}

#[tokio::test]
async fn an_administrator_goes_back_and_forth_between_two_versions() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let nothing = "app.plugin.rollback.app_error";
    let unknown = "app.plugin.not_installed.app_error";
    let rollback = async || admin.post("/plugins/hover/rollback", json!({})).await;
    rollback().await.refused(404, unknown);
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// one")).await.ok();
    rollback().await.refused(400, nothing);
    enable(&admin, "hover").await;
    replace(&admin, &bundle(&version("hover", "2.0.0"), "// two")).await.ok();
    assert_eq!(rollback().await.ok()["version"], "1.0.0");
    assert_eq!(script(&admin, "hover").await, "// one");
    assert_eq!(managed(&admin, "hover").await["previous_version"], "2.0.0");
    assert_eq!(rollback().await.ok()["version"], "2.0.0");
    assert_eq!(script(&admin, "hover").await, "// two");
}

#[tokio::test]
async fn two_versions_are_kept_and_no_more() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let n_kept = || {
        let folder = app.dir.path().join("data/unpacked/hover");
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    };
    for n in 0..4 {
        let packed = bundle(&version("hover", &format!("1.0.{n}")), &format!("// {n}"));
        replace(&admin, &packed).await.ok();
        assert_eq!(n_kept(), 2.min(n + 1));
    }
    admin.post("/plugins/hover/rollback", json!({})).await.ok();
    assert_eq!((n_kept(), &managed(&admin, "hover").await["version"]), (2, &json!("1.0.2")));
    admin.delete("/plugins/hover").await.ok();
    assert_eq!(n_kept(), 0);
}

#[tokio::test]
async fn failures_are_counted_from_when_the_plugin_was_turned_on() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("hover"), "")).await.ok();
    enable(&admin, "hover").await;
    let report = json!({ "plugin_id": "hover", "version": "1.0.0", "phase": "load", "code": "x" });
    admin.post("/plugins/reports", report).await.ok();
    assert_eq!(managed(&admin, "hover").await["n_reports"], 1);
    enable(&admin, "hover").await;
    assert_eq!(managed(&admin, "hover").await["n_reports"], 0);
}

#[tokio::test]
async fn a_removed_plugin_is_gone_and_stays_off_when_it_comes_back() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = bundle(&manifest("hover"), "// one");
    let unknown = "app.plugin.not_installed.app_error";
    admin.delete("/plugins/hover").await.refused(404, unknown);
    upload(&admin, &packed).await.ok();
    enable(&admin, "hover").await;
    assert_eq!(admin.delete("/plugins/hover").await.ok(), json!({ "status": "OK" }));
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
    assert_eq!(asset(&admin, "hover", "main.js").await.status, 404);
    admin.delete("/plugins/hover").await.refused(404, unknown);
    upload(&admin, &packed).await.ok();
    assert_eq!(managed(&admin, "hover").await["enabled"], false);
}

#[tokio::test]
async fn a_plugin_of_the_folder_is_replaced_on_demand_and_removed_by_its_owner_only() {
    let dir = tempfile::TempDir::new().unwrap();
    write_plugin(dir.path(), "mine", &version("hover", "1.0.0"), "// folder");
    let app = App::in_dir(dir, uploads).await;
    let admin = app.admin().await;
    let body = admin.delete("/plugins/hover").await.refused(400, "app.plugin.remove.app_error");
    let folder = app.dir.path().join("plugins/mine");
    assert_eq!(body["detailed_error"], format!("id=hover, folder={}", folder.display()));
    let packed = bundle(&version("hover", "2.0.0"), "// stored");
    upload(&admin, &packed).await.refused(400, "app.plugin.install_id.app_error");
    replace(&admin, &packed).await.ok();
    assert_eq!(managed(&admin, "hover").await["source"], "installed");
    admin.delete("/plugins/hover").await.ok();
    let row = managed(&admin, "hover").await;
    assert_eq!((&row["source"], &row["version"]), (&json!("folder"), &json!("1.0.0")));
    assert_eq!((&row["installed_at"], &row["integrity"]), (&json!(0), &json!("")));
}

#[tokio::test]
async fn what_is_no_form_with_a_file_is_refused() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let packed = bundle(&manifest("hover"), "");
    let answer = admin.post("/plugins", json!({})).await;
    answer.refused(400, "api.plugin.upload.file.app_error");
    let missing = "api.plugin.upload.no_file.app_error";
    send(&admin, &[("force", None, b"true")]).await.refused(400, missing);
    send(&admin, &[("plugin", None, &packed)]).await.refused(400, missing);
    send(&admin, &[("file", Some("a.tar.gz"), &packed)]).await.refused(400, missing);
    let twice = [("plugin", Some("a"), &*packed), ("plugin", Some("b"), &*packed)];
    send(&admin, &twice).await.refused(400, "api.plugin.upload.array.app_error");
    let many = [("x", None, &b"y"[..]); 20];
    send(&admin, &many).await.refused(400, "api.plugin.upload.file.app_error");
    let long = [("force", None, &[b'x'; 1000][..])];
    send(&admin, &long).await.refused(400, "api.plugin.upload.file.app_error");
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
}

#[tokio::test]
async fn names_of_the_interface_are_no_ids() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    for id in ["webapp", "statuses", "marketplace", "install_from_url", "management"] {
        let body = upload(&admin, &bundle(&manifest(id), ""))
            .await
            .refused(400, "app.plugin.invalid_id.app_error");
        assert!(body["detailed_error"].as_str().unwrap().contains("must be none of"));
    }
}

#[tokio::test]
async fn with_sandboxed_plugins_only_no_module_runs() {
    let app = App::with(|config| {
        uploads(config);
        set(config, "TrustPolicy", "sandboxed_only");
    })
    .await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("hover"), "")).await.ok();
    let body = admin
        .post("/plugins/hover/enable", json!({}))
        .await
        .refused(400, "app.plugin.activate.app_error");
    let error = "webapp.kind = \"module\": must be a kind that runs in a sandbox, \
         as PluginSettings.TrustPolicy is sandboxed_only";
    assert_eq!(body["detailed_error"], error);
    assert_eq!(managed(&admin, "hover").await["error"], error);
    assert_eq!(admin.get("/plugins/webapp").await.ok(), json!([]));
    let mut sandboxed = manifest("worker");
    sandboxed["webapp"]["kind"] = "script".into();
    upload(&admin, &bundle(&sandboxed, "")).await.ok();
    enable(&admin, "worker").await;
}

#[tokio::test]
async fn what_runs_is_taken_down_when_the_configuration_says_so() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("hover"), "// one")).await.ok();
    enable(&admin, "hover").await;
    let patch = async |patch: Value| {
        admin.put("/config/patch", json!({ "PluginSettings": patch })).await.ok();
    };
    patch(json!({ "TrustPolicy": "sandboxed_only" })).await;
    assert_eq!(admin.get("/plugins/webapp").await.ok(), json!([]));
    assert_eq!(managed(&admin, "hover").await["state"], 3);
    patch(json!({ "TrustPolicy": "trusted" })).await;
    assert_eq!(script(&admin, "hover").await, "// one");
    patch(json!({ "Enable": false })).await;
    admin.get("/plugins/webapp").await.refused(501, "app.plugin.disabled.app_error");
    assert_eq!(asset(&admin, "hover", "main.js").await.status, 404);
    patch(json!({ "Enable": true })).await;
    assert_eq!(script(&admin, "hover").await, "// one");
}

#[tokio::test]
async fn the_console_is_told_what_a_plugin_has_and_asks_for() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let mut rich = manifest("zz.rich");
    rich["name"] = "A rich one".into();
    rich["webapp"]["slots"] = json!(["profile-popover.v1"]);
    rich["webapp"]["capabilities"] = json!(["posts:read"]);
    rich["settings_schema"] =
        json!({ "settings": [{ "key": "Colour", "display_name": "Colour", "type": "text" }] });
    upload(&admin, &with_files(&rich, &[("webapp/main.js", b"")])).await.ok();
    upload(&admin, &bundle(&manifest("b.plain"), "")).await.ok();
    let all = admin.get("/plugins/management").await.ok();
    // By name, not by id.
    let ids = [&all[0]["id"], &all[1]["id"]];
    assert_eq!(ids, ["zz.rich", "b.plain"]);
    assert_eq!(all[0]["slots"], json!(["profile-popover.v1"]));
    assert_eq!(all[0]["capabilities"], json!(["posts:read"]));
    assert_eq!((&all[0]["has_settings"], &all[1]["has_settings"]), (&json!(true), &json!(false)));
    assert_eq!(all[0]["manifest"]["settings_schema"]["settings"][0]["key"], "Colour");
}

#[tokio::test]
async fn what_administrators_do_with_plugins_is_in_the_audit_log() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "")).await.ok();
    replace(&admin, &bundle(&version("hover", "2.0.0"), "")).await.ok();
    upload(&admin, b"no bundle").await.refused(400, "app.plugin.extract.app_error");
    enable(&admin, "hover").await;
    admin.post("/plugins/hover/rollback", json!({})).await.ok();
    admin.post("/plugins/hover/disable", json!({})).await.ok();
    admin.delete("/plugins/hover").await.ok();
    let audits = admin.get("/audits?per_page=200").await.ok();
    let audits: Vec<(&str, &str)> = audits
        .as_array()
        .unwrap()
        .iter()
        .filter(|audit| audit["user_id"] == admin.id())
        .map(|audit| (audit["action"].as_str().unwrap(), audit["extra_info"].as_str().unwrap()))
        .filter(|(action, _)| action.starts_with("plugin."))
        .collect();
    let actions: Vec<&str> = audits.iter().rev().map(|(action, _)| *action).collect();
    assert_eq!(
        actions,
        [
            "plugin.install",
            "plugin.install",
            "plugin.install",
            "plugin.enable",
            "plugin.rollback",
            "plugin.disable",
            "plugin.remove"
        ]
    );
    assert!(audits[5].1.contains("version=2.0.0") && audits[5].1.contains("replaced=1.0.0"));
    assert!(audits[4].1.contains("outcome=refused error=app.plugin.extract.app_error"));
}
