//! What people say of themselves: an emoji, a text, until when.

use serde_json::{Value, json};

use crate::{
    support::{App, NO_PERMISSION, Person},
    websocket::Live,
};

const PATH: &str = "/users/me/status/custom";
const FORGET: &str = "/users/me/status/custom/recent/delete";

/// A prop of a user, which is JSON in a text; null where there is none.
fn prop(user: &Value, name: &str) -> Value {
    user["props"][name].as_str().map_or(Value::Null, |text| serde_json::from_str(text).unwrap())
}

async fn own(person: &Person, name: &str) -> Value {
    prop(&person.get("/users/me").await.ok(), name)
}

#[tokio::test]
async fn a_status_is_set_seen_and_taken_back() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let status = json!({ "emoji": "calendar", "text": "In a meeting",
        "duration": "one_hour", "expires_at": "2999-01-01T00:00:00Z" });
    assert_eq!(mira.put(PATH, status.clone()).await.ok()["status"], "OK");
    let seen = admin.get(&format!("/users/{}", mira.id())).await.ok();
    assert_eq!(prop(&seen, "customStatus"), status);
    assert_eq!(
        prop(&seen, "recentCustomStatuses"),
        Value::Null,
        "other days are nobody's business"
    );
    mira.delete(PATH).await.ok();
    assert_eq!(own(&mira, "customStatus").await, Value::Null);
    assert_eq!(own(&mira, "recentCustomStatuses").await, json!([status]));
    mira.post(FORGET, status.clone()).await.ok();
    assert_eq!(own(&mira, "recentCustomStatuses").await, json!([]));
    mira.post(FORGET, status).await.refused(404, "api.status.not_found.app_error");
}

#[tokio::test]
async fn the_last_five_are_kept_each_once() {
    let app = App::new().await;
    let admin = app.admin().await;
    for text in ["1", "2", "3", "4", "5", "6", "4"] {
        admin.put(PATH, json!({ "emoji": "house", "text": text })).await.ok();
    }
    let recent = own(&admin, "recentCustomStatuses").await;
    let texts: Vec<&str> =
        recent.as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["4", "6", "5", "3", "2"]);
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_and_changes_nothing() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    mira.put(PATH, json!({ "emoji": "house" })).await.ok();
    for (status, field) in [
        (json!({ "emoji": "no_such_emoji", "text": "x" }), "emoji"),
        (json!({ "emoji": "house", "text": "x".repeat(101) }), "text"),
        (json!({}), "text"),
        (json!({ "emoji": "house", "expires_at": "2001-01-01T00:00:00Z" }), "expires_at"),
        (json!({ "emoji": "house", "duration": "for_ever" }), "duration"),
    ] {
        mira.put(PATH, status).await.refused_field(field);
    }
    assert_eq!(own(&mira, "customStatus").await["emoji"], "house");
    let others = format!("/users/{}/status/custom", admin.id());
    mira.put(&others, json!({ "emoji": "house" })).await.refused(403, NO_PERMISSION);
    mira.delete(&others).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn a_patch_of_the_profile_leaves_the_status() {
    let app = App::new().await;
    let admin = app.admin().await;
    admin.put(PATH, json!({ "emoji": "house", "text": "<b>home</b>" })).await.ok();
    let patch = json!({ "props": { "mine": "1", "customStatus": "{\"text\":\"forged\"}" } });
    let patched = admin.put("/users/me/patch", patch).await.ok();
    assert_eq!(patched["props"]["mine"], "1");
    assert_eq!(prop(&patched, "customStatus")["text"], "<b>home</b>");
}

#[tokio::test]
async fn others_hear_of_it() {
    let live = Live::start().await;
    let (mut omar, _) = live.join(&live.omar).await;
    live.mira.put(PATH, json!({ "emoji": "palm_tree", "text": "On vacation" })).await.ok();
    let user = omar.event("user_updated").await["data"]["user"].clone();
    assert_eq!(
        (&user["id"], &prop(&user, "customStatus")["text"]),
        (&live.mira.user["id"], &"On vacation".into())
    );
    live.mira.delete(PATH).await.ok();
    let user = omar.event("user_updated").await["data"]["user"].clone();
    assert_eq!(prop(&user, "customStatus"), Value::Null);
}

#[tokio::test]
async fn a_command_sets_it_too() {
    let app = App::new().await;
    let admin = app.admin().await;
    let town_square = admin.channel_id("town-square").await;
    let run = async |line: &str| {
        let body = json!({ "command": line, "channel_id": town_square });
        admin.post("/commands/execute", body).await
    };
    run("/status :hamburger: Out for lunch").await.ok();
    let status = own(&admin, "customStatus").await;
    assert_eq!(status, json!({ "emoji": "hamburger", "text": "Out for lunch" }));
    run("/status back soon").await.ok();
    assert_eq!(own(&admin, "customStatus").await["emoji"], "speech_balloon");
    run("/status :no_such_emoji: x").await.refused_field("emoji");
    run("/status").await.refused_field("command");
    run("/status clear").await.ok();
    assert_eq!(own(&admin, "customStatus").await, Value::Null);
}
