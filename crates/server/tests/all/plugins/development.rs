//! `/plugins/{id}/development`: what is in the making lies over what is installed, and goes again.

use std::time::Duration;

use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use server::Config;

use crate::support::{
    Answer, App, NO_PERMISSION, Person,
    bundles::{
        asset, bundle, enable, form, managed, request, script, set, upload, uploads, version,
        with_files,
    },
    files::manifest,
    socket::Socket,
};

fn developer(config: &mut Config) {
    uploads(config);
    let name = "MORTISE_SERVICESETTINGS_ENABLEDEVELOPER".to_owned();
    config.environment.insert(name, "true".to_owned());
}

async fn lay(person: &Person, id: &str, bundle: &[u8]) -> Answer {
    let body = Body::from(form(&[("plugin", Some("plugin.tar.gz"), bundle)]));
    let mut request = request(person, body);
    *request.method_mut() = Method::PUT;
    *request.uri_mut() = format!("/api/v4/plugins/{id}/development").parse().unwrap();
    person.send(request).await
}

async fn tell(person: &Person, id: &str, report: Value) -> Answer {
    person.post(&format!("/plugins/{id}/development/state"), report).await
}

async fn end(person: &Person, id: &str) -> Answer {
    person.delete(&format!("/plugins/{id}/development")).await
}

#[tokio::test]
async fn what_is_developed_lies_over_what_is_installed_and_goes_again() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&version("hover", "1.0.0"), "// installed")).await.ok();
    enable(&admin, "hover").await;

    let laid = lay(&admin, "hover", &bundle(&version("hover", "1.1.0"), "// one")).await.ok();
    assert_eq!(laid["version"], "1.1.0");
    assert_eq!(script(&app.nobody(), "hover").await, "// one");
    lay(&admin, "hover", &bundle(&version("hover", "1.1.0"), "// two")).await.ok();
    assert_eq!(script(&app.nobody(), "hover").await, "// two");
    // The row still says what is installed.
    let row = managed(&admin, "hover").await;
    assert!(row["n_bytes"].as_u64().unwrap() > 0, "{row}");

    end(&admin, "hover").await.ok();
    assert_eq!(script(&app.nobody(), "hover").await, "// installed");
    assert_eq!(managed(&admin, "hover").await["version"], "1.0.0");
    // Twice is like once.
    end(&admin, "hover").await.ok();
}

#[tokio::test]
async fn what_is_not_installed_or_off_runs_while_it_is_developed() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("off"), "// installed")).await.ok();
    for id in ["off", "unknown"] {
        assert_eq!(script(&admin, id).await, "");
        lay(&admin, id, &bundle(&manifest(id), "// developed")).await.ok();
        assert_eq!(script(&admin, id).await, "// developed");
        end(&admin, id).await.ok();
        assert_eq!(script(&admin, id).await, "");
    }
    assert_eq!(managed(&admin, "unknown").await, Value::Null);
}

#[tokio::test]
async fn pages_follow_each_build_and_are_told_what_is_wrong() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    let person = app.person(&admin, "mira").await;
    let running = app.server.listen().await.unwrap();
    let (mut page, _) = Socket::join(running.address(), &person.token).await;
    lay(&admin, "hover", &bundle(&manifest("hover"), "// one")).await.ok();
    let on = page.event("plugin_enabled").await;
    assert_eq!(on["data"]["manifest"]["id"], "hover");

    let error = json!({ "file": "src/lib.rs", "line": 3, "column": 7, "message": "expected `;`" });
    tell(&admin, "hover", json!({ "state": "failed", "errors": [error] })).await.ok();
    let mut told = page.event("custom_mortise_plugin_development").await;
    while told["data"]["state"] != "failed" {
        told = page.event("custom_mortise_plugin_development").await;
    }
    assert_eq!(told["data"]["plugin_id"], "hover");
    assert_eq!(told["data"]["errors"], json!([error]));
    // The last good version is still there.
    assert_eq!(script(&person, "hover").await, "// one");

    end(&admin, "hover").await.ok();
    assert_eq!(page.event("plugin_disabled").await["data"]["manifest"]["id"], "hover");
    let told = page.event("custom_mortise_plugin_development").await;
    assert_eq!((&told["data"]["state"], &told["data"]["errors"]), (&json!("ready"), &json!([])));
}

#[tokio::test]
async fn a_long_error_is_cut_before_it_reaches_pages() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    let running = app.server.listen().await.unwrap();
    let (mut page, _) = Socket::join(running.address(), &admin.token).await;
    let error = json!({ "file": "a".repeat(3000), "message": "ü".repeat(3000) });
    let errors: Vec<Value> = (0..50).map(|_| error.clone()).collect();
    tell(&admin, "hover", json!({ "state": "failed", "errors": errors })).await.ok();
    let told = page.event("custom_mortise_plugin_development").await;
    let errors = told["data"]["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 20);
    assert_eq!(errors[0]["message"].as_str().unwrap().chars().count(), 2001);
    assert_eq!(errors[0]["line"], 0);
}

#[tokio::test]
async fn a_bad_bundle_is_refused_and_the_last_good_one_stays() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    let good = bundle(&manifest("hover"), "// good");
    lay(&admin, "hover", &good).await.ok();
    let bad_manifest = json!({ "id": "hover", "webapp": {} });
    for (bad, error) in [
        (b"no archive".to_vec(), "app.plugin.extract.app_error"),
        (bundle(&bad_manifest, "//"), "app.plugin.manifest.app_error"),
        (
            with_files(&manifest("hover"), &[("other.js", b"")]),
            "app.plugin.webapp_bundle.app_error",
        ),
    ] {
        lay(&admin, "hover", &bad).await.refused(400, error);
    }
    lay(&admin, "hover", &bundle(&manifest("other"), "//")).await.refused_field("id");
    lay(&admin, "other", &good).await.refused_field("id");
    lay(&admin, "No+Id", &good).await.refused_field("id");
    let empty = json!({ "state": "failed", "errors": [] });
    tell(&admin, "hover", empty).await.refused_field("errors");
    tell(&admin, "hover", json!({ "state": "bad" }))
        .await
        .refused(400, "api.context.invalid_body.app_error");
    assert_eq!(script(&admin, "hover").await, "// good");
}

#[tokio::test]
async fn only_who_may_manage_plugins_develops_and_only_where_it_is_on() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    let person = app.person(&admin, "mira").await;
    let good = bundle(&manifest("hover"), "// good");
    lay(&person, "hover", &good).await.refused(403, NO_PERMISSION);
    tell(&person, "hover", json!({ "state": "ready" })).await.refused(403, NO_PERMISSION);
    lay(&admin, "hover", &good).await.ok();
    end(&person, "hover").await.refused(403, NO_PERMISSION);
    assert_eq!(lay(&app.nobody(), "hover", &good).await.status, 401);

    for off in [
        |config: &mut Config| uploads(config),
        |config: &mut Config| {
            developer(config);
            set(config, "RequirePluginSignature", "true");
        },
    ] {
        let app = App::with(off).await;
        let admin = app.admin().await;
        let id = "app.plugin.development_disabled.app_error";
        lay(&admin, "hover", &good).await.refused(501, id);
        tell(&admin, "hover", json!({ "state": "ready" })).await.refused(501, id);
        end(&admin, "hover").await.ok();
    }
}

#[tokio::test]
async fn turning_development_off_takes_what_is_developed_off() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let switch = |on: bool| json!({ "ServiceSettings": { "EnableDeveloper": on } });
    admin.put("/config/patch", switch(true)).await.ok();
    lay(&admin, "hover", &bundle(&manifest("hover"), "// one")).await.ok();
    assert_eq!(script(&admin, "hover").await, "// one");
    admin.put("/config/patch", switch(false)).await.ok();
    assert_eq!(script(&admin, "hover").await, "");
}

#[tokio::test]
async fn a_restart_and_silence_end_it() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    lay(&admin, "hover", &bundle(&manifest("hover"), "// one")).await.ok();
    let App { server, router, dir } = app;
    drop((server, router));
    let app = App::in_dir(dir, |config| {
        developer(config);
        config.timings.developer_silent_for = Duration::from_millis(50);
    })
    .await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    assert_eq!(script(&admin, "hover").await, "");

    let running = app.server.listen().await.unwrap();
    let (mut page, _) = Socket::join(running.address(), &admin.token).await;
    lay(&admin, "hover", &bundle(&manifest("hover"), "// two")).await.ok();
    page.event("plugin_disabled").await;
    assert_eq!(script(&admin, "hover").await, "");
}

#[tokio::test]
async fn the_log_says_who_developed_what() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    lay(&admin, "hover", &bundle(&manifest("hover"), "// one")).await.ok();
    lay(&admin, "hover", &bundle(&manifest("hover"), "// two")).await.ok();
    end(&admin, "hover").await.ok();
    let audits = admin.get("/audits").await.ok();
    let audits = audits.as_array().unwrap().iter();
    let mut told: Vec<&str> = audits
        .filter(|audit| audit["action"] == "plugin.develop")
        .map(|audit| audit["extra_info"].as_str().unwrap())
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["outcome=begun plugin=hover", "outcome=ended plugin=hover"]);
}

#[tokio::test]
async fn files_beside_the_script_come_from_what_is_developed() {
    let app = App::with(developer).await;
    let admin = app.admin().await;
    let files: [(&str, &[u8]); 2] = [("webapp/main.js", b"//"), ("webapp/more.js", b"// more")];
    lay(&admin, "hover", &with_files(&manifest("hover"), &files)).await.ok();
    assert_eq!(asset(&admin, "hover", "more.js").await.body, "// more");
}
