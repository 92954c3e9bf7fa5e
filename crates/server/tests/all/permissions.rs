//! Who may read and who may write in the System Console, and that nobody else may.

use axum::http::Method;
use serde_json::json;

use crate::support::{
    App, NO_PERMISSION, NO_SESSION, Person,
    files::{manifest, write_plugin},
    home::Home,
    socket::Socket,
};

/// Somebody who may look at everything and change nothing.
pub(crate) async fn reader(app: &App, admin: &Person) -> Person {
    let reader = app.person(admin, "reader").await;
    let roles = json!({ "roles": "system_user system_read_only_admin" });
    admin.put(&format!("/users/{}/roles", reader.id()), roles).await.ok();
    reader
}

/// A server with the plugin `hover`.
pub(crate) async fn with_hover() -> App {
    let dir = Home::new();
    write_plugin(dir.path(), "hover", &manifest("hover"), "// hover");
    App::in_dir(dir, |_| ()).await
}

const READING: [&str; 8] = [
    "/config",
    "/config/environment",
    "/audits",
    "/plugins",
    "/plugins/statuses",
    "/plugins/reports",
    "/plugins/keys",
    "/plugins/hover/settings",
];

const WRITING: [(Method, &str); 9] = [
    (Method::PUT, "/config"),
    (Method::PUT, "/config/patch"),
    (Method::PUT, "/plugins/hover/settings"),
    (Method::PUT, "/plugins/slots/profile-popover.v1"),
    (Method::DELETE, "/plugins/hover/reports"),
    (Method::POST, "/plugins/keys"),
    (Method::DELETE, "/plugins/keys/x"),
    (Method::POST, "/plugins/hover/enable"),
    (Method::POST, "/plugins/hover/disable"),
];

#[tokio::test]
async fn a_read_only_administrator_sees_everything_and_changes_nothing() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let reader = reader(&app, &admin).await;
    for path in READING {
        reader.get(path).await.ok();
    }
    for (method, path) in WRITING {
        reader.call(method, path, "{}".into()).await.refused(403, NO_PERMISSION);
    }
}

#[tokio::test]
async fn a_user_sees_nothing_of_it() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    for path in READING {
        mira.get(path).await.refused(403, NO_PERMISSION);
        app.nobody().get(path).await.refused(401, NO_SESSION);
    }
    for (method, path) in WRITING {
        mira.call(method.clone(), path, "{}".into()).await.refused(403, NO_PERMISSION);
        app.nobody().call(method, path, "{}".into()).await.refused(401, NO_SESSION);
    }
    // The order of slots shows on every page anyway.
    app.nobody().get("/plugins/slots").await.ok();
}

#[tokio::test]
async fn who_may_look_hears_how_plugins_fare_and_nobody_else_does() {
    let app = with_hover().await;
    let admin = app.admin().await;
    let reader = reader(&app, &admin).await;
    let mira = app.person(&admin, "mira").await;
    let running = app.server.listen().await.unwrap();
    let (mut readers, _) = Socket::join(running.address(), &reader.token).await;
    let (mut miras, _) = Socket::join(running.address(), &mira.token).await;
    admin.post("/plugins/hover/enable", json!({})).await.ok();
    let event = readers.event("plugin_statuses_changed").await;
    assert_eq!(event["data"]["plugin_statuses"][0]["plugin_id"], "hover");
    let heard = miras.events_so_far().await;
    assert!(heard.contains(&"plugin_enabled".to_owned()), "{heard:?}");
    assert!(!heard.contains(&"plugin_statuses_changed".to_owned()), "{heard:?}");
    running.stop().await;
}

#[tokio::test]
async fn a_role_counts_and_stops_counting_at_once() {
    let app = App::new().await;
    let admin = app.admin().await;
    let reader = reader(&app, &admin).await;
    reader.get("/config").await.ok();
    let path = format!("/users/{}/roles", reader.id());
    admin.put(&path, json!({ "roles": "system_user" })).await.ok();
    reader.get("/config").await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn the_roles_say_what_they_permit() {
    let app = App::new().await;
    let admin = app.admin().await;
    let names = json!(["system_read_only_admin"]);
    let roles = admin.post("/roles/names", names).await.ok();
    assert_eq!(roles[0]["permissions"], json!(["sysconsole_read_plugins"]));
}

#[tokio::test]
async fn roles_are_given_by_administrators_and_must_exist() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let own = format!("/users/{}/roles", mira.id());
    let wanted = json!({ "roles": "system_user system_admin" });
    mira.put(&own, wanted.clone()).await.refused(403, NO_PERMISSION);
    for (roles, _) in [("system_user root", 0), ("system_admin", 0), ("", 0)] {
        admin.put(&own, json!({ "roles": roles })).await.refused_field("roles");
    }
    admin
        .put("/users/nobody/roles", wanted.clone())
        .await
        .refused(404, "api.user.not_found.app_error");
    admin.put(&own, wanted).await.ok();
    assert_eq!(mira.get("/users/me").await.ok()["roles"], "system_user system_admin");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = App::new().await;
    let admin = app.admin().await;
    let last = "api.user.last_admin.app_error";
    let path = |person: &Person, what: &str| format!("/users/{}/{what}", person.id());
    let demoted = json!({ "roles": "system_user" });
    admin.put(&path(&admin, "roles"), demoted.clone()).await.refused(400, last);
    admin.put(&path(&admin, "active"), json!({ "active": false })).await.refused(400, last);
    admin.delete("/users/me").await.refused(400, last);
    // A read-only administrator could not put things right.
    reader(&app, &admin).await;
    admin.put(&path(&admin, "roles"), demoted.clone()).await.refused(400, last);
    let second = app.person(&admin, "second").await;
    let both = json!({ "roles": "system_user system_admin" });
    admin.put(&path(&second, "roles"), both).await.ok();
    second.put(&path(&admin, "roles"), demoted).await.ok();
}

#[tokio::test]
async fn who_is_deactivated_is_out_until_activated() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let path = format!("/users/{}/active", mira.id());
    mira.put(&path, json!({ "active": false })).await.refused(403, NO_PERMISSION);
    admin.put(&path, json!({ "active": false })).await.ok();
    mira.get("/users/me").await.refused(401, NO_SESSION);
    let body = json!({ "login_id": "mira", "password": crate::support::PASSWORD });
    let answer = app.nobody().post("/users/login", body).await;
    answer.refused(401, "api.user.login.invalid_credentials_email_username");
    admin.put(&path, json!({ "active": true })).await.ok();
    // The old session stays ended.
    mira.get("/users/me").await.refused(401, NO_SESSION);
    app.nobody().sign_in("mira", crate::support::PASSWORD).await.get("/users/me").await.ok();
}
