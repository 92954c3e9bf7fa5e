//! Creating accounts.

use axum::{body::Body, http::Request};
use serde_json::json;

use crate::support::{App, PASSWORD, account};

#[tokio::test]
async fn the_first_account_is_the_administrator_and_gets_a_team() {
    let app = App::new().await;
    let created = app.nobody().post("/users", account("ada")).await;
    assert_eq!(created.status.as_u16(), 201);
    let user = created.ok();
    assert_eq!(user["roles"], "system_admin system_user");
    assert_eq!(user["email"], "ada@example.test");
    assert_eq!(user.get("password"), None);
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    assert_eq!(ada.get("/users/me/teams").await.ok()[0]["name"], "main");
    let channels = ada.get("/users/me/channels").await.ok();
    let names: Vec<&str> =
        channels.as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["off-topic", "town-square"]);
}

#[tokio::test]
async fn a_cookie_of_another_database_keeps_nobody_out() {
    let app = App::new().await;
    let request = Request::post("/api/v4/users")
        .header("cookie", "MMAUTHTOKEN=left-over; MMCSRF=old")
        .body(Body::from(account("ada").to_string()))
        .unwrap();
    assert_eq!(app.nobody().send(request).await.ok()["roles"], "system_admin system_user");
}

#[tokio::test]
async fn later_accounts_are_made_by_the_administrator() {
    let app = App::new().await;
    let admin = app.admin().await;
    let closed = "api.user.create_user.no_open_server";
    app.nobody().post("/users", account("eve")).await.refused(403, closed);
    let mira = app.person(&admin, "mira").await;
    assert_eq!(mira.user["roles"], "system_user");
    assert_eq!(mira.get("/users/me/channels").await.ok().as_array().unwrap().len(), 2);
    mira.post("/users", account("eve")).await.refused(403, closed);
}

#[tokio::test]
async fn an_open_server_lets_everybody_in_but_nobody_becomes_administrator() {
    let app = App::with(|config| config.open_server = true).await;
    app.admin().await;
    let mut eve = account("eve");
    eve["roles"] = "system_admin".into();
    assert_eq!(app.nobody().post("/users", eve).await.ok()["roles"], "system_user");
}

#[tokio::test]
async fn of_two_who_want_to_be_first_one_is() {
    let app = App::new().await;
    let (one, other) = (app.nobody(), app.nobody());
    let (one, other) =
        tokio::join!(one.post("/users", account("one")), other.post("/users", account("other")));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 403]);
}

#[tokio::test]
async fn names_addresses_and_passwords_follow_rules() {
    let app = App::new().await;
    let admin = app.admin().await;
    let with = |field: &str, value: &str| {
        let mut account = account("mira");
        account[field] = value.into();
        account
    };
    admin.post("/users", with("username", "1st")).await.refused_field("username");
    admin.post("/users", with("username", "here")).await.refused_field("username");
    admin.post("/users", with("email", "mira")).await.refused_field("email");
    let short = admin.post("/users", with("password", "short")).await;
    let body = short.refused(400, "model.user.is_valid.pwd.app_error");
    assert!(!body.to_string().contains("\"short\""), "the password is repeated: {body}");
    admin.post("/users", account("mira")).await.ok();
    let again = admin.post("/users", with("email", "other@example.test")).await;
    again.refused(400, "app.user.save.username_exists.app_error");
    let again = admin.post("/users", with("username", "mira2")).await;
    again.refused(400, "app.user.save.email_exists.app_error");
    let again = admin
        .post("/users", json!({ "username": "MIRA", "email": "M@x.test", "password": PASSWORD }));
    again.await.refused(400, "app.user.save.username_exists.app_error");
}
