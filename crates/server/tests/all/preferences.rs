//! Preferences.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person};

fn preference(person: &Person, name: &str, value: &str) -> Value {
    json!({ "user_id": person.id(), "category": "display", "name": name, "value": value })
}

#[tokio::test]
async fn preferences_are_set_read_and_deleted() {
    let app = App::new().await;
    let admin = app.admin().await;
    let path = "/users/me/preferences";
    let both = json!([preference(&admin, "a", "1"), preference(&admin, "b", "2")]);
    admin.put(path, both).await.ok();
    admin.put(path, json!([preference(&admin, "a", "3")])).await.ok();
    let all = json!([preference(&admin, "a", "3"), preference(&admin, "b", "2")]);
    assert_eq!(admin.get(path).await.ok(), all);
    assert_eq!(admin.get("/users/me/preferences/display").await.ok(), all);
    assert_eq!(admin.get("/users/me/preferences/other").await.ok(), json!([]));
    let gone = json!([preference(&admin, "a", "")]);
    admin.post("/users/me/preferences/delete", gone).await.ok();
    assert_eq!(admin.get(path).await.ok(), json!([preference(&admin, "b", "2")]));
}

#[tokio::test]
async fn preferences_are_ones_own_and_bounded() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let path = "/users/me/preferences";
    let foreign = json!([preference(&admin, "a", "1")]);
    mira.put(path, foreign).await.refused(403, NO_PERMISSION);
    let other = format!("/users/{}/preferences", admin.id());
    mira.get(&other).await.refused(403, NO_PERMISSION);
    mira.put(path, json!([])).await.refused_field("preferences");
    let many = vec![preference(&mira, "a", "1"); 101];
    mira.put(path, json!(many)).await.refused_field("preferences");
    let long = json!([preference(&mira, "a", &"x".repeat(20_001))]);
    mira.put(path, long).await.refused_field("value");
    let mut nameless = preference(&mira, "a", "1");
    nameless["category"] = "".into();
    mira.put(path, json!([nameless])).await.refused_field("category");
}
