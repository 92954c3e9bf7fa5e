//! `/plugins/marketplace`: what it lists and installs, with and without a network.

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use server::Config;

use crate::support::{
    App, NO_PERMISSION, NO_SESSION, Person,
    bundles::{bundle, managed, set, upload, uploads, version},
    files::manifest,
    home::Home,
    socket::Socket,
    web::{Page, Site},
};

fn entry(id: &str, version: &str, download_url: &str) -> Value {
    let manifest = json!({ "id": id, "name": format!("The {id}"), "version": version,
        "description": format!("About {id}"), "min_server_version": "5.0.0" });
    json!({
        "homepage_url": "https://example.com", "download_url": download_url,
        "labels": [{ "name": "Community", "description": "", "url": "", "color": "" }],
        "manifest": manifest
    })
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["manifest"]["id"].as_str().unwrap()).collect()
}

async fn list(person: &Person, query: &str) -> Value {
    person.get(&format!("/plugins/marketplace?{query}")).await.ok()
}

/// A server whose catalogue is a file beside its data, and a bundle in the folder of that.
async fn with_catalogue(catalogue: &Value, change: impl FnOnce(&mut Config)) -> App {
    let home = Home::new();
    let file = home.path().join("market/catalogue.json");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, catalogue.to_string()).unwrap();
    let packed = bundle(&version("alpha", "1.2.0"), "// alpha");
    fs::write(home.path().join("market/alpha.tar.gz"), packed).unwrap();
    App::in_dir(home, |config| {
        uploads(config);
        set(config, "MarketplaceURL", &format!("file://{}", file.display()));
        change(config);
    })
    .await
}

#[tokio::test]
async fn a_catalogue_in_a_file_is_listed_and_installed_from() {
    let mut later = entry("beta", "2.0.0", "beta.tar.gz");
    later["manifest"]["min_server_version"] = "98.0.0".into();
    let catalogue = json!([
        entry("alpha", "1.1.0", "old.tar.gz"),
        entry("alpha", "1.2.0", "alpha.tar.gz"),
        entry("beta", "1.0.0", "beta.tar.gz"),
        later,
        entry("../evil", "1.0.0", "evil.tar.gz"),
    ]);
    let app = with_catalogue(&catalogue, |_| ()).await;
    let admin = app.admin().await;
    let all = list(&admin, "").await;
    assert_eq!(ids(&all), ["alpha", "beta"]);
    assert_eq!(all[0]["manifest"]["version"], "1.2.0");
    assert_eq!(
        (&all[0]["installed_version"], &all[0]["labels"][0]["name"]),
        (&json!(""), &json!("Community"))
    );
    assert_eq!(list(&admin, "server_version=11.0.0").await[1]["manifest"]["version"], "1.0.0");
    assert_eq!(ids(&list(&admin, "server_version=4.0.0").await), Vec::<&str>::new());
    assert_eq!(ids(&list(&admin, "filter=ABOUT%20be").await), ["beta"]);
    assert_eq!(ids(&list(&admin, "page=1&per_page=1").await), ["beta"]);
    assert_eq!(ids(&list(&admin, "local_only=true").await), Vec::<&str>::new());

    // The version asked for is not looked at, as in the forerunner.
    let wanted = json!({ "id": "alpha", "version": "0.1.0" });
    let answer = admin.post("/plugins/marketplace", wanted).await;
    assert_eq!((answer.status.as_u16(), &answer.ok()["version"]), (201, &json!("1.2.0")));
    assert_eq!(list(&admin, "").await[0]["installed_version"], "1.2.0");
    assert_eq!(list(&admin, "remote_only=true").await[0]["installed_version"], "");
    let missing = "app.plugin.marketplace_plugins.not_found.app_error";
    admin.post("/plugins/marketplace", json!({ "id": "gamma" })).await.refused(500, missing);
    // Its file is missing.
    let answer = admin.post("/plugins/marketplace", json!({ "id": "beta" })).await;
    assert_eq!(answer.status, 500);
    assert_eq!(managed(&admin, "beta").await, Value::Null);
}

#[tokio::test]
async fn a_catalogue_of_a_site_is_fetched_by_the_rules_for_downloads() {
    let site = Site::new().await;
    let packed = bundle(&version("alpha", "1.0.0"), "");
    site.put("/alpha.tar.gz", Page::File(packed));
    let catalogue = json!([
        entry("alpha", "1.0.0", &site.url("/alpha.tar.gz")),
        entry("local", "1.0.0", "file:///etc/passwd"),
        entry("relative", "1.0.0", "relative.tar.gz"),
    ]);
    site.put("/api/v1/plugins", Page::File(catalogue.to_string().into_bytes()));
    let (address, url) = (site.address, site.url(""));
    let app = App::with(|config| {
        set(config, "MarketplaceURL", &url);
        set(config, "AllowInsecureDownloadURL", "true");
        config.downloads_from = vec![address];
    })
    .await;
    let admin = app.admin().await;
    assert_eq!(ids(&list(&admin, "").await), ["alpha", "local", "relative"]);
    // Uploads are off, which does not concern the marketplace.
    admin.post("/plugins/marketplace", json!({ "id": "alpha" })).await.ok();
    let failed = "api.plugin.install.download_failed.app_error";
    for id in ["local", "relative"] {
        admin.post("/plugins/marketplace", json!({ "id": id })).await.refused(400, failed);
    }
    let noted = &admin.get("/audits?per_page=1").await.ok()[0];
    let info = format!("outcome=refused error={failed} from=marketplace");
    assert_eq!((&noted["action"], &noted["extra_info"]), (&json!("plugin.install"), &json!(info)));
    // What the internet offers is no secret, what is installed here is.
    let user = app.person(&admin, "user").await;
    user.get("/plugins/marketplace").await.refused(403, NO_PERMISSION);
    assert_eq!(ids(&list(&user, "remote_only=true").await), ["alpha", "local", "relative"]);
    app.nobody().get("/plugins/marketplace?remote_only=true").await.refused(401, NO_SESSION);
    // What is everybody's to ask is no attempt at anything.
    let audits = admin.get("/audits").await.ok();
    let audits = audits.as_array().unwrap().iter();
    let n_refused = audits.filter(|entry| entry["action"] == "refused").count();
    assert_eq!(n_refused, 1);
    // Who asks often does not have the site asked often.
    let asked = site.asked();
    let n_asked = asked.iter().filter(|path| path.as_str() == "/api/v1/plugins").count();
    assert_eq!(n_asked, 1, "{asked:?}");
}

#[tokio::test]
async fn without_a_catalogue_there_is_what_came_along_and_what_is_installed() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    assert_eq!(list(&admin, "").await, json!([]));
    upload(&admin, &bundle(&manifest("hover"), "")).await.ok();
    let all = list(&admin, "").await;
    assert_eq!((ids(&all), &all[0]["installed_version"]), (vec!["hover"], &json!("1.0.0")));
    assert_eq!(all[0]["labels"][0]["name"], "Local");
    assert_eq!(list(&admin, "remote_only=true").await, json!([]));
}

#[tokio::test]
async fn a_catalogue_that_can_not_be_read_hides_nothing_that_is_here() {
    for url in ["file:///nowhere/catalogue.json", "file:///dev/zero", "https://nowhere.invalid/"] {
        let app = App::with(|config| {
            uploads(config);
            set(config, "MarketplaceURL", url);
        })
        .await;
        let admin = app.admin().await;
        upload(&admin, &bundle(&manifest("hover"), "")).await.ok();
        assert_eq!(ids(&list(&admin, "").await), ["hover"], "{url}");
        let answer = admin.get("/plugins/marketplace?remote_only=true").await;
        answer.refused(500, "app.plugin.marketplace_client.failed_to_fetch");
        let answer = admin.post("/plugins/marketplace", json!({ "id": "alpha" })).await;
        answer.refused(500, "app.plugin.marketplace_client.failed_to_fetch");
    }
    let app = with_catalogue(&json!({ "not": "a list" }), |_| ()).await;
    let answer = app.admin().await.get("/plugins/marketplace?remote_only=true").await;
    answer.refused(500, "app.plugin.marketplace_client.failed_to_fetch");
}

#[tokio::test]
async fn wrong_questions_are_refused() {
    let app = App::new().await;
    let admin = app.admin().await;
    let answer = admin.get("/plugins/marketplace?local_only=true&remote_only=true").await;
    answer.refused_field("remote_only");
    admin.get("/plugins/marketplace?server_version=eleven").await.refused_field("server_version");
    let answer = admin.get("/plugins/marketplace?page=x").await;
    answer.refused(400, "api.context.invalid_request.app_error");
    let answer = admin.call(axum::http::Method::POST, "/plugins/marketplace", "{".into()).await;
    answer.refused(400, "api.context.invalid_body.app_error");

    let app = App::with(|config| set(config, "EnableMarketplace", "false")).await;
    let admin = app.admin().await;
    let off = "app.plugin.marketplace_disabled.app_error";
    admin.get("/plugins/marketplace").await.refused(501, off);
    admin.post("/plugins/marketplace", json!({ "id": "alpha" })).await.refused(501, off);
}

#[tokio::test]
async fn the_marketplace_remembers_its_first_visitor() {
    let app = App::with(|config| set(config, "Enable", "false")).await;
    let admin = app.admin().await;
    let path = "/plugins/marketplace/first_admin_visit";
    let fact = |value: &str| json!({ "name": "FirstAdminVisitMarketplace", "value": value });
    assert_eq!(admin.get(path).await.ok(), fact("false"));
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &admin.token).await;
    assert_eq!(admin.post(path, json!({})).await.ok(), json!({ "status": "OK" }));
    let event = socket.event("first_admin_visit_marketplace_status_received").await;
    assert_eq!(event["data"], json!({ "firstAdminVisitMarketplaceStatus": "true" }));
    assert_eq!(admin.get(path).await.ok(), fact("true"));
    running.stop().await;
}

#[tokio::test]
async fn a_signature_that_is_no_base64_is_refused() {
    let mut wrong = entry("alpha", "1.2.0", "alpha.tar.gz");
    wrong["signature"] = "no base64 !".into();
    let app = with_catalogue(&json!([wrong]), |_| ()).await;
    let admin = app.admin().await;
    let answer = admin.post("/plugins/marketplace", json!({ "id": "alpha" })).await;
    answer.refused(500, "app.plugin.signature_decode.app_error");

    let mut unsigned = entry("alpha", "1.2.0", "alpha.tar.gz");
    unsigned["signature"] = STANDARD.encode("no signature").into();
    let required = |config: &mut Config| set(config, "RequirePluginSignature", "true");
    let app = with_catalogue(&json!([unsigned]), required).await;
    let admin = app.admin().await;
    let answer = admin.post("/plugins/marketplace", json!({ "id": "alpha" })).await;
    answer.refused(400, "api.plugin.verify_plugin.app_error");
}
