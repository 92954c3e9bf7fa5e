//! Reading, finding and changing users, their pictures and attributes.

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id};

async fn app_with_mira() -> (App, Person, Person) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    (app, admin, mira)
}

fn names(users: &Value) -> Vec<&str> {
    users.as_array().unwrap().iter().map(|user| user["username"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn users_are_found_by_id_and_name() {
    let (_app, admin, mira) = app_with_mira().await;
    let by_id = admin.get(&format!("/users/{}", mira.id())).await.ok();
    assert_eq!(by_id, admin.get("/users/username/MIRA").await.ok());
    admin.get("/users/nobody").await.refused(404, "api.user.not_found.app_error");
    let ids = json!([mira.id(), "unknown", admin.id()]);
    assert_eq!(names(&admin.post("/users/ids", ids).await.ok()), ["admin", "mira"]);
    let usernames = json!(["Mira", "unknown"]);
    assert_eq!(names(&admin.post("/users/usernames", usernames).await.ok()), ["mira"]);
    let many = json!(vec!["x"; 1001]);
    admin.post("/users/ids", many).await.refused_field("body");
}

#[tokio::test]
async fn addresses_are_private() {
    let (_app, admin, mira) = app_with_mira().await;
    let seen_by_mira = mira.get(&format!("/users/{}", admin.id())).await.ok();
    assert_eq!((&seen_by_mira["email"], seen_by_mira.get("notify_props")), (&"".into(), None));
    let seen_by_admin = admin.get(&format!("/users/{}", mira.id())).await.ok();
    assert_eq!(seen_by_admin["email"], "mira@example.test");
    for path in ["/users", "/users/autocomplete?name=admin"] {
        let list = mira.get(path).await.text();
        assert!(!list.contains("admin@example.test"), "{path}");
    }
}

#[tokio::test]
async fn users_are_searched_by_the_beginning_of_any_name() {
    let (app, admin, mira) = app_with_mira().await;
    mira.put("/users/me/patch", json!({ "first_name": "Ömer", "last_name": "Ünal" })).await.ok();
    let find = async |term: &str| {
        names(&admin.post("/users/search", json!({ "term": term })).await.ok()).join(" ")
    };
    assert_eq!(find("mi").await, "mira");
    assert_eq!(find("@mir").await, "mira");
    assert_eq!(find("Ömer Ün").await, "mira");
    assert_eq!(find("ira").await, "");
    // These would match everything if they were not taken as they are.
    assert_eq!(find("%").await, "");
    assert_eq!(find("_ira").await, "");
    admin.post("/users/search", json!({ "term": " " })).await.refused_field("term");

    let lab = admin.make_channel("lab", "P").await;
    let path = format!("/users/autocomplete?name=&in_channel={lab}");
    let inside = admin.get(&path).await.ok();
    assert_eq!(names(&inside["users"]), ["admin"]);
    assert_eq!(names(&inside["out_of_channel"]), ["mira"]);
    // Who is in a private channel is known to its members only.
    mira.get(&path).await.refused(403, NO_PERMISSION);
    mira.get(&format!("/users?in_channel={lab}")).await.refused(403, NO_PERMISSION);
    drop(app);
}

#[tokio::test]
async fn people_change_their_own_profile_only() {
    let (_app, admin, mira) = app_with_mira().await;
    let patch = json!({
        "first_name": "Mira", "position": "Engineering Lead",
        "timezone": { "useAutomaticTimezone": "false", "manualTimezone": "Europe/London" }
    });
    let changed = mira.put("/users/me/patch", patch).await.ok();
    assert_eq!(changed["position"], "Engineering Lead");
    assert_eq!(changed["timezone"]["manualTimezone"], "Europe/London");
    assert_eq!(changed["username"], "mira");
    let path = format!("/users/{}/patch", admin.id());
    mira.put(&path, json!({ "nickname": "x" })).await.refused(403, NO_PERMISSION);
    let roles = mira.put("/users/me/patch", json!({ "roles": "system_admin" })).await.ok();
    assert_eq!(roles["roles"], "system_user");
    let taken = mira.put("/users/me/patch", json!({ "username": "admin" })).await;
    taken.refused(400, "app.user.save.username_exists.app_error");
    let long = json!({ "position": "x".repeat(129) });
    mira.put("/users/me/patch", long).await.refused_field("position");
}

#[tokio::test]
async fn pictures_are_safe_and_cached() {
    let (app, admin, mira) = app_with_mira().await;
    let path = format!("/users/{}/image", mira.id());
    let answer = admin.get(&path).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(answer.header("content-type"), "image/svg+xml");
    let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    assert_eq!(answer.header("content-security-policy"), policy);
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.text().contains(">M</text>"), "{}", answer.text());
    let again = Request::get(format!("/api/v4{path}"))
        .header("authorization", format!("Bearer {}", admin.token))
        .header("if-none-match", answer.header("etag"))
        .body(Body::empty())
        .unwrap();
    let again = app.nobody().send(again).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn attributes_are_defined_by_the_administrator_and_filled_by_everybody() {
    let (_app, admin, mira) = app_with_mira().await;
    let field = json!({ "name": "Skype", "type": "text", "attrs": { "value_type": "skype" } });
    let fields = "/custom_profile_attributes/fields";
    mira.post(fields, field.clone()).await.refused(403, NO_PERMISSION);
    let field_id = id(&admin.post(fields, field.clone()).await.ok());
    admin.post(fields, field).await.refused_field("name");
    let unknown = json!({ "name": "Other", "type": "text", "attrs": { "value_type": "fax" } });
    admin.post(fields, unknown).await.refused_field("attrs.value_type");
    assert_eq!(mira.get(fields).await.ok()[0]["attrs"]["visibility"], "when_set");

    let own = "/custom_profile_attributes/values";
    let patch = async |value: Value| {
        let body = Body::from(json!({ &field_id: value }).to_string());
        mira.call(axum::http::Method::PATCH, own, body).await
    };
    patch(json!({ "a": 1 })).await.refused_field("value");
    patch(json!("x".repeat(65))).await.refused_field("value");
    assert_eq!(patch(json!("mira.okonkwo")).await.ok()[&field_id], "mira.okonkwo");
    let path = format!("/users/{}/custom_profile_attributes", mira.id());
    assert_eq!(admin.get(&path).await.ok(), json!({ &field_id: "mira.okonkwo" }));
    let path = format!("/users/{}/custom_profile_attributes", admin.id());
    assert_eq!(mira.get(&path).await.ok(), json!({}));
}

#[tokio::test]
async fn who_is_in_a_team_is_known_to_its_members_only() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let team = json!({ "name": "board", "display_name": "Board", "type": "I" });
    let board = id(&admin.post("/teams", team).await.ok());
    for query in ["in_team", "not_in_team"] {
        let path = format!("/users?{query}={board}");
        mira.get(&path).await.refused(403, NO_PERMISSION);
        admin.get(&path).await.ok();
    }
    let path = format!("/users/autocomplete?name=a&in_team={board}");
    mira.get(&path).await.refused(403, NO_PERMISSION);
    for key in ["team_id", "not_in_team_id"] {
        let search = json!({ "term": "a", key: board });
        mira.post("/users/search", search).await.refused(403, NO_PERMISSION);
    }
    let own = mira.team_id().await;
    let found = mira.get(&format!("/users?in_team={own}")).await.ok();
    assert_eq!(found.as_array().unwrap().len(), 2);
}
