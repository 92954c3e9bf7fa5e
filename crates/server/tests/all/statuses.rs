//! Presence over REST; coming and going is tested with the WebSocket.

use serde_json::json;

use crate::support::{App, NO_PERMISSION};

#[tokio::test]
async fn people_set_their_own_status() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    assert_eq!(mira.get("/users/me/status").await.ok()["status"], "offline");
    let dnd = json!({ "user_id": mira.id(), "status": "dnd" });
    mira.put("/users/me/status", dnd.clone()).await.ok();
    let seen = admin.post("/users/status/ids", json!([mira.id(), admin.id()])).await.ok();
    assert_eq!((&seen[0]["status"], &seen[0]["manual"]), (&"dnd".into(), &true.into()));
    assert_eq!(seen[1]["status"], "offline");
    let path = format!("/users/{}/status", admin.id());
    mira.put(&path, json!({ "status": "away" })).await.refused(403, NO_PERMISSION);
    let mixed = json!({ "user_id": admin.id(), "status": "away" });
    mira.put("/users/me/status", mixed).await.refused_field("user_id");
    let unknown = mira.put("/users/me/status", json!({ "status": "asleep" })).await;
    unknown.refused(400, "api.context.invalid_body.app_error");
    mira.get("/users/nobody/status").await.refused(404, "api.user.not_found.app_error");
}

#[tokio::test]
async fn do_not_disturb_ends_when_it_was_meant_to() {
    let app = App::new().await;
    let admin = app.admin().await;
    // In seconds: long ago.
    let over = json!({ "status": "dnd", "dnd_end_time": 1000 });
    admin.put("/users/me/status", over).await.ok();
    assert_eq!(admin.get("/users/me/status").await.ok()["status"], "offline");
    let later = json!({ "status": "dnd", "dnd_end_time": 32_503_680_000_i64 });
    admin.put("/users/me/status", later).await.ok();
    assert_eq!(admin.get("/users/me/status").await.ok()["status"], "dnd");
}
