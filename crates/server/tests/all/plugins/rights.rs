//! Who may install and remove plugins, and when nobody may.

use serde_json::json;

use crate::support::{
    App, NO_PERMISSION, NO_SESSION,
    bundles::{bundle, set, upload, uploads},
    files::manifest,
};

#[tokio::test]
async fn only_administrators_install_and_remove() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let user = app.person(&admin, "user").await;
    let nobody = app.nobody();
    let packed = bundle(&manifest("hover"), "");
    upload(&nobody, &packed).await.refused(401, NO_SESSION);
    upload(&user, &packed).await.refused(403, NO_PERMISSION);
    for (person, status, error_id) in [(&nobody, 401, NO_SESSION), (&user, 403, NO_PERMISSION)] {
        let url = "/plugins/install_from_url?plugin_download_url=https://example.com/a.tar.gz";
        person.post(url, json!({})).await.refused(status, error_id);
        person.post("/plugins/hover/rollback", json!({})).await.refused(status, error_id);
        person.post("/plugins/marketplace", json!({})).await.refused(status, error_id);
        person
            .post("/plugins/marketplace/first_admin_visit", json!({}))
            .await
            .refused(status, error_id);
        person.get("/plugins/marketplace/first_admin_visit").await.refused(status, error_id);
        person.get("/plugins/marketplace").await.refused(status, error_id);
        person.get("/plugins/management").await.refused(status, error_id);
        person.delete("/plugins/hover").await.refused(status, error_id);
    }
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
}

#[tokio::test]
async fn a_reading_administrator_changes_nothing() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    upload(&admin, &bundle(&manifest("hover"), "")).await.ok();
    let reader = app.person(&admin, "reader").await;
    let roles = json!({ "roles": "system_user system_read_only_admin" });
    admin.put(&format!("/users/{}/roles", reader.id()), roles).await.ok();
    for path in ["/plugins", "/plugins/statuses", "/plugins/management", "/plugins/marketplace"] {
        reader.get(path).await.ok();
    }
    upload(&reader, &bundle(&manifest("other"), "")).await.refused(403, NO_PERMISSION);
    for path in ["hover/enable", "hover/disable", "hover/rollback", "marketplace"] {
        let answer = reader.post(&format!("/plugins/{path}"), json!({})).await;
        answer.refused(403, NO_PERMISSION);
    }
    reader.delete("/plugins/hover").await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn uploads_are_off_until_somebody_turns_them_on() {
    let app = App::new().await;
    let admin = app.admin().await;
    let packed = bundle(&manifest("hover"), "");
    upload(&admin, &packed).await.refused(501, "app.plugin.upload_disabled.app_error");
    let url = "/plugins/install_from_url?plugin_download_url=https://example.com/a.tar.gz";
    admin.post(url, json!({})).await.refused(501, "app.plugin.disabled.app_error");

    let app = App::with(|config| {
        uploads(config);
        set(config, "Enable", "false");
    })
    .await;
    let admin = app.admin().await;
    upload(&admin, &packed).await.refused(501, "app.plugin.upload_disabled.app_error");
    let off = "app.plugin.disabled.app_error";
    admin.get("/plugins/management").await.refused(501, off);
    admin.get("/plugins/marketplace").await.refused(501, off);
    admin.post("/plugins/marketplace", json!({ "id": "x" })).await.refused(501, off);
    admin.delete("/plugins/hover").await.refused(501, off);
    admin.post("/plugins/hover/rollback", json!({})).await.refused(501, off);
}
