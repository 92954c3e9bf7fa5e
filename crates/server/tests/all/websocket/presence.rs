//! Coming online, going away, leaving.

use serde_json::json;

use super::Live;

#[tokio::test]
async fn people_are_online_while_a_window_is_open() {
    let live = Live::start().await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (omar, _) = live.join(&live.omar).await;
    let omar_id = live.omar.id();
    let status = |event: &serde_json::Value| {
        (event["data"]["user_id"] == omar_id).then(|| event["data"]["status"].clone())
    };
    let mut next = async || loop {
        let event = mira.event("status_change").await;
        if let Some(status) = status(&event) {
            return status;
        }
    };
    assert_eq!(next().await, "online");
    let (mut second, _) = live.join(&live.omar).await;
    omar.leave().await;
    let away = json!({ "user_is_active": false, "manual": false });
    assert_eq!(second.ask(1, "user_update_active_status", away).await["status"], "OK");
    assert_eq!(next().await, "away", "the first window closed, but not the last");
    let all = second.ask(2, "get_statuses", json!({})).await;
    assert_eq!(all["data"][omar_id], "away");
    let ids = json!({ "user_ids": [omar_id, live.admin.id()] });
    let some = second.ask(3, "get_statuses_by_ids", ids).await;
    assert_eq!(some["data"], json!({ omar_id: "away", live.admin.id(): "offline" }));
    second.leave().await;
    assert_eq!(next().await, "offline");
    assert_eq!(live.mira.get(&format!("/users/{omar_id}/status")).await.ok()["status"], "offline");
}

#[tokio::test]
async fn what_was_chosen_by_hand_stays() {
    let live = Live::start().await;
    live.omar.put("/users/me/status", json!({ "status": "dnd" })).await.ok();
    let (mut omar, _) = live.join(&live.omar).await;
    let back = json!({ "user_is_active": true, "manual": false });
    omar.ask(1, "user_update_active_status", back).await;
    assert_eq!(live.omar.get("/users/me/status").await.ok()["status"], "dnd");
    live.omar.put("/users/me/status", json!({ "status": "online" })).await.ok();
    assert_eq!(live.omar.get("/users/me/status").await.ok()["manual"], false);
}
