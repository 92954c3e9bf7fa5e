//! The administrator's order of plugins in a slot.

use serde_json::json;

use crate::support::{App, socket::Socket};

const SLOT: &str = "/plugins/slots/profile-popover.v1";

#[tokio::test]
async fn an_order_is_kept_told_and_forgotten() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    assert_eq!(app.nobody().get("/plugins/slots").await.ok(), json!({}));
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &mira.token).await;
    let orders = json!({ "profile-popover.v1": ["second", "first"] });
    assert_eq!(admin.put(SLOT, json!(["Second", "first"])).await.ok(), orders);
    let event = socket.event("plugin_slots_changed").await;
    assert_eq!(event["data"]["orders"], orders);
    assert_eq!(mira.get("/plugins/slots").await.ok(), orders);
    // The same again is no change.
    admin.put(SLOT, json!(["second", "first"])).await.ok();
    assert!(!socket.events_so_far().await.contains(&"plugin_slots_changed".to_owned()));
    assert_eq!(admin.put(SLOT, json!([])).await.ok(), json!({}));
    assert_eq!(socket.event("plugin_slots_changed").await["data"]["orders"], json!({}));
    running.stop().await;
}

#[tokio::test]
async fn ids_must_be_ids() {
    let app = App::new().await;
    let admin = app.admin().await;
    for slot in ["popover", "Profile.v1", "profile-popover.v0", "__proto__"] {
        admin.put(&format!("/plugins/slots/{slot}"), json!([])).await.refused_field("slot_id");
    }
    let many: Vec<String> = (0..201).map(|n| format!("plugin-{n}")).collect();
    for order in [json!(["../x"]), json!(["hover", "HOVER"]), json!(["constructor"]), json!(many)] {
        admin.put(SLOT, order).await.refused_field("plugin_ids");
    }
    admin.put(SLOT, json!({})).await.refused(400, "api.context.invalid_body.app_error");
    assert_eq!(admin.get("/plugins/slots").await.ok(), json!({}));
}
