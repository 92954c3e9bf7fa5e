//! The configuration: what may be set, by whom, and who hears of it.

use serde_json::{Value, json};
use server::{Config, Server, StartError};

use crate::{
    permissions::with_hover,
    support::{App, PASSWORD, Person, home::Home, socket::Socket},
};

const LOCKED: &str = "api.config.locked.app_error";

async fn plugins(admin: &Person) -> Value {
    admin.get("/config").await.ok()["PluginSettings"].clone()
}

#[tokio::test]
async fn a_fresh_server_has_the_forerunners_defaults() {
    let settings = plugins(&App::new().await.admin().await).await;
    for (key, value) in [
        ("Enable", json!(true)),
        ("EnableUploads", json!(false)),
        ("AllowInsecureDownloadURL", json!(false)),
        ("RequirePluginSignature", json!(false)),
        ("EnableMarketplace", json!(true)),
        ("EnableRemoteMarketplace", json!(true)),
        ("AutomaticPrepackagedPlugins", json!(true)),
        ("SignaturePublicKeyFiles", json!([])),
        ("TrustPolicy", json!("trusted")),
        ("Plugins", json!({})),
        ("PluginStates", json!({})),
    ] {
        assert_eq!(settings[key], value, "{key}");
    }
    let demo = App::with(|config| config.demo = true).await;
    let admin = demo.nobody().sign_in("sysadmin", "Sys@dmin-sample1").await;
    assert_eq!(admin.get("/config").await.ok()["PluginSettings"]["EnableUploads"], true);
}

#[tokio::test]
async fn a_patch_changes_what_it_names_and_survives_a_restart() {
    let app = App::new().await;
    let admin = app.admin().await;
    let patch = json!({
        "PluginSettings": { "EnableUploads": true, "TrustPolicy": null },
        "TeamSettings": { "SiteName": "  Harbour  " },
    });
    let after = admin.put("/config/patch", patch).await.ok();
    assert_eq!(after["PluginSettings"]["EnableUploads"], true);
    assert_eq!(after["PluginSettings"]["TrustPolicy"], "trusted");
    assert_eq!(after["TeamSettings"]["SiteName"], "Harbour");
    let client = app.nobody().get("/config/client?format=old").await.ok();
    assert_eq!(client["SiteName"], "Harbour");

    let App { dir, server, router } = app;
    drop((server, router));
    let app = App::in_dir(dir, |_| ()).await;
    let admin = app.nobody().sign_in("admin", PASSWORD).await;
    assert_eq!(plugins(&admin).await["EnableUploads"], true);
}

#[tokio::test]
async fn where_feedback_goes_is_told_to_everybody() {
    let app = App::new().await;
    let admin = app.admin().await;
    let link = |config: &Value| config.get("ReportAProblemLink").cloned();
    let before = admin.get("/config/client?format=old").await.ok();
    assert_eq!(link(&before), Some(json!("")));
    for page in ["https://help.example/report?from=chat", "/docs/"] {
        let patch = json!({ "SupportSettings": { "ReportAProblemLink": page } });
        admin.put("/config/patch", patch).await.ok();
        let after = admin.get("/config/client?format=old").await.ok();
        assert_eq!(link(&after), Some(json!(page)));
    }
    let outside = app.nobody().get("/config/client?format=old").await.ok();
    assert_eq!(link(&outside), Some(json!("/docs/")));
}

#[tokio::test]
async fn what_does_not_fit_is_refused_with_field_value_and_rule() {
    let app = App::new().await;
    let admin = app.admin().await;
    let before = admin.get("/config").await.ok();
    for (patch, field) in [
        (json!({ "EmailSettings": {} }), "EmailSettings"),
        (json!({ "PluginSettings": { "Enabel": true } }), "PluginSettings.Enabel"),
        (json!({ "PluginSettings": { "enable": true } }), "PluginSettings.enable"),
        (json!({ "PluginSettings": { "Enable": "true" } }), "PluginSettings.Enable"),
        (json!({ "PluginSettings": true }), "PluginSettings"),
        (json!([]), "config"),
        (json!({ "TeamSettings": { "SiteName": "" } }), "TeamSettings.SiteName"),
        (
            json!({ "SupportSettings": { "ReportAProblemLink": "http://help.example" } }),
            "SupportSettings.ReportAProblemLink",
        ),
        (
            json!({ "SupportSettings": { "ReportAProblemLink": "javascript:alert(1)" } }),
            "SupportSettings.ReportAProblemLink",
        ),
        (
            json!({ "SupportSettings": { "ReportAProblemLink": "//help.example" } }),
            "SupportSettings.ReportAProblemLink",
        ),
        (
            json!({ "PluginSettings": { "SignaturePublicKeyFiles": ["/etc/passwd"] } }),
            "PluginSettings.SignaturePublicKeyFiles",
        ),
        (
            json!({ "PluginSettings": { "MarketplaceURL": "file:///etc/passwd" } }),
            "PluginSettings.MarketplaceURL",
        ),
        (json!({ "PluginSettings": { "Plugins": { "../x": {} } } }), "PluginSettings.Plugins"),
        (
            json!({ "PluginSettings": { "Plugins": { "gone": { "key": 1 } } } }),
            "PluginSettings.Plugins.gone.key",
        ),
        (
            json!({ "PluginSettings": { "PluginStates": { "gone": { "Enable": true } } } }),
            "PluginSettings.PluginStates.gone.Enable",
        ),
        (
            json!({ "PluginSettings": { "PluginStates": { "gone": true } } }),
            "PluginSettings.PluginStates.gone",
        ),
        // Nothing of a patch with a mistake in it counts.
        (
            json!({ "PluginSettings": { "EnableUploads": true, "TrustPolicy": "all" } }),
            "PluginSettings.TrustPolicy",
        ),
    ] {
        admin.put("/config/patch", patch.clone()).await.refused_field(field);
        admin.put("/config", patch).await.refused_field(field);
    }
    assert_eq!(admin.get("/config").await.ok(), before);
}

#[tokio::test]
async fn a_whole_configuration_sets_back_what_it_leaves_out() {
    let app = App::new().await;
    let admin = app.admin().await;
    let patch = json!({ "PluginSettings": { "EnableUploads": true, "EnableMarketplace": false } });
    let mut whole = admin.put("/config/patch", patch).await.ok();
    // What was shown can be sent back as it is.
    assert_eq!(admin.put("/config", whole.clone()).await.ok(), whole);
    whole["PluginSettings"].as_object_mut().unwrap().remove("EnableUploads");
    let after = admin.put("/config", whole).await.ok();
    assert_eq!(after["PluginSettings"]["EnableUploads"], false);
    assert_eq!(after["PluginSettings"]["EnableMarketplace"], false);
}

#[tokio::test]
async fn the_environment_wins_over_the_file_and_both_lock() {
    let dir = Home::new();
    let file = dir.path().join("mortise.json");
    let content = json!({
        "TeamSettings": { "SiteName": "From the file", "EnableOpenServer": true },
        "PluginSettings": { "Plugins": { "hover": { "Colour": "red" } } },
    });
    std::fs::write(&file, content.to_string()).unwrap();
    let app = App::in_dir(dir, |config| {
        config.config_file = Some(file);
        let variable = ("MORTISE_TEAMSETTINGS_SITENAME".to_owned(), "From outside".to_owned());
        config.environment = [variable].into();
        config.plugins_enabled = false;
    })
    .await;
    let admin = app.admin().await;
    let before = admin.get("/config").await.ok();
    assert_eq!(before["TeamSettings"]["SiteName"], "From outside");
    assert_eq!(before["TeamSettings"]["EnableOpenServer"], true);
    assert_eq!(
        admin.get("/config/environment").await.ok(),
        json!({
            "TeamSettings": { "SiteName": true, "EnableOpenServer": true },
            "PluginSettings": { "Enable": true, "Plugins": { "hover": { "colour": true } } },
        })
    );
    for (patch, by) in [
        (json!({ "TeamSettings": { "SiteName": "Mine" } }), "MORTISE_TEAMSETTINGS_SITENAME"),
        (json!({ "TeamSettings": { "EnableOpenServer": false } }), "the configuration file"),
        (json!({ "PluginSettings": { "Enable": true } }), "the command line"),
        (
            json!({ "PluginSettings": { "Plugins": { "hover": { "COLOUR": "blue" } } } }),
            "the configuration file",
        ),
    ] {
        let body = admin.put("/config/patch", patch).await.refused(400, LOCKED);
        assert!(body["detailed_error"].as_str().unwrap().contains(by), "{body}");
    }
    // Locked values may be sent along as they are.
    assert_eq!(admin.put("/config", before.clone()).await.ok(), before);
}

#[tokio::test]
async fn a_bad_file_stops_the_start() {
    for (content, field) in [
        ("{ not json", "--config"),
        (r#"{"PluginSettings":{"Enable":1}}"#, "PluginSettings.Enable"),
        (r#"{"PluginSettings":{"Nonsense":1}}"#, "PluginSettings.Nonsense"),
    ] {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("mortise.json");
        std::fs::write(&file, content).unwrap();
        let mut config = Config::new(dir.path().join("data"));
        config.config_file = Some(file);
        match Server::open(config).await {
            Err(StartError::Config(error)) => assert_eq!(error.field, field, "{error}"),
            other => panic!("{other:?}"),
        }
    }
    let dir = tempfile::TempDir::new().unwrap();
    let mut config = Config::new(dir.path().join("data"));
    config.config_file = Some(dir.path().join("missing.json"));
    assert!(matches!(Server::open(config).await, Err(StartError::Config(_))));
}

#[tokio::test]
async fn everybody_hears_of_it_and_plugins_go_and_come_back_with_the_switch() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &mira.token).await;
    let switch = |on: bool| json!({ "PluginSettings": { "Enable": on } });

    admin.put("/config/patch", switch(false)).await.ok();
    let mut gone = socket.event("plugin_disabled").await;
    assert_eq!(gone["data"]["manifest"]["id"], "hover");
    gone = socket.event("config_changed").await;
    assert_eq!(gone["data"]["config"]["PluginsEnabled"], "false");
    let off = "app.plugin.disabled.app_error";
    for path in ["/plugins/webapp", "/plugins/slots"] {
        mira.get(path).await.refused(501, off);
    }
    admin.get("/plugins/hover/settings").await.refused(501, off);

    admin.put("/config/patch", switch(true)).await.ok();
    let back = socket.event("plugin_enabled").await;
    assert_eq!(back["data"]["manifest"]["id"], "hover");
    assert_eq!(mira.get("/plugins/webapp").await.ok()[0]["id"], "hover");
    running.stop().await;
}

#[tokio::test]
async fn uploads_off_leaves_what_is_installed_running() {
    let app = with_hover().await;
    let admin = app.admin().await;
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    for on in [true, false] {
        let patch = json!({ "PluginSettings": { "EnableUploads": on } });
        admin.put("/config/patch", patch).await.ok();
        assert_eq!(admin.get("/plugins/webapp").await.ok()[0]["id"], "hover");
    }
    // Which plugins are on stands in the configuration as well.
    let states = plugins(&admin).await["PluginStates"].clone();
    assert_eq!(states, json!({ "hover": { "Enable": true } }));
}
