//! What all answers have in common, above all the refusals.

use axum::{
    body::Body,
    http::{Method, Request},
};

use crate::support::{App, NO_SESSION};

#[tokio::test]
async fn answers_carry_id_and_version() {
    let app = App::new().await;
    let answer = app.nobody().get("/system/ping").await;
    assert_eq!(answer.ok()["status"], "OK");
    assert_eq!(answer.header("x-request-id").len(), 26);
    assert!(answer.header("x-version-id").starts_with("11."), "{answer:?}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_refused_in_the_envelope() {
    let app = App::new().await;
    let nobody = app.nobody();
    nobody.get("/nothing/here").await.refused(404, "api.context.404.app_error");
    nobody.delete("/system/ping").await.refused(405, "api.context.method_not_allowed.app_error");
    let request = Request::get("/api/v9/users").body(Body::empty()).unwrap();
    nobody.send(request).await.refused(404, "api.context.404.app_error");
}

#[tokio::test]
async fn unreadable_bodies_queries_and_paths_are_refused_in_the_envelope() {
    let app = App::new().await;
    let admin = app.admin().await;
    let broken = admin.call(Method::POST, "/posts", Body::from("{\"message\":")).await;
    let body = broken.refused(400, "api.context.invalid_body.app_error");
    assert_eq!(body["detailed_error"], "line 1, column 11");
    let query = admin.get("/users?page=first").await;
    query.refused(400, "api.context.invalid_request.app_error");
    let path = admin.get("/users/%ff%fe").await;
    path.refused(400, "api.context.invalid_request.app_error");
}

#[tokio::test]
async fn too_large_bodies_are_refused() {
    let app = App::new().await;
    let admin = app.admin().await;
    let body = format!("{{\"message\":\"{}\"}}", "x".repeat(2 << 20));
    let answer = admin.call(Method::POST, "/posts", Body::from(body)).await;
    answer.refused(413, "api.context.request_body_too_large.app_error");
}

#[tokio::test]
async fn everything_but_the_first_screen_needs_a_session() {
    let app = App::new().await;
    let nobody = app.nobody();
    for path in [
        "/users/me",
        "/users",
        "/users/x/image",
        "/users/me/teams",
        "/users/me/channels",
        "/users/me/preferences",
        "/users/x/status",
        "/users/x/custom_profile_attributes",
        "/custom_profile_attributes/fields",
        "/teams/x",
        "/channels/x",
        "/channels/x/posts",
        "/posts/x",
        "/plugins",
        "/plugins/statuses",
        "/limits/server",
    ] {
        nobody.get(path).await.refused(401, NO_SESSION);
    }
    for path in ["/posts", "/channels", "/teams", "/plugins/x/enable", "/users/status/ids"] {
        nobody.post(path, serde_json::json!([])).await.refused(401, NO_SESSION);
    }
    for path in ["/system/ping", "/config/client?format=old", "/license/client", "/plugins/webapp"]
    {
        nobody.get(path).await.ok();
    }
}

#[tokio::test]
async fn the_client_configuration_tells_more_to_those_who_are_signed_in() {
    let app = App::new().await;
    let before = app.nobody().get("/config/client?format=old").await.ok();
    assert_eq!(
        (&before["NoAccounts"], &before["PluginsEnabled"]),
        (&"true".into(), &"true".into())
    );
    let admin = app.admin().await;
    let outside = app.nobody().get("/config/client?format=old").await.ok();
    assert_eq!((&outside["NoAccounts"], outside.get("MaxPostSize")), (&"false".into(), None));
    let inside = admin.get("/config/client?format=old").await.ok();
    assert_eq!(inside["MaxPostSize"], "16383");
    assert!(inside.as_object().unwrap().values().all(serde_json::Value::is_string));
}

#[tokio::test]
async fn roles_are_given_by_name() {
    let app = App::new().await;
    let admin = app.admin().await;
    let names = serde_json::json!(["system_admin", "team_user", "unknown"]);
    let roles = admin.post("/roles/names", names).await.ok();
    let names: Vec<&str> =
        roles.as_array().unwrap().iter().map(|role| role["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["system_admin", "team_user"]);
    assert!(roles[0]["permissions"].as_array().unwrap().contains(&"manage_system".into()));
}

#[tokio::test]
async fn a_demo_answers_to_names_of_this_machine_only() {
    let app = App::with(|config| config.demo = true).await;
    let ask = async |host: &str| {
        let request = Request::get("/api/v4/system/ping").header("host", host);
        app.nobody().send(request.body(Body::empty()).unwrap()).await
    };
    // DNS rebinding: a foreign name that points to 127.0.0.1.
    ask("evil.example:8065").await.refused(421, "api.context.demo_host.app_error");
    ask("localhost:8065").await.ok();
    ask("127.0.0.1").await.ok();
}
