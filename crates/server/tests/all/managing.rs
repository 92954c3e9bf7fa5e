//! What members change of a channel: texts, who may see it, what they are told; and who hears of it.

use serde_json::json;

use crate::{
    support::{App, NO_PERMISSION, Person, id},
    websocket::Live,
};

async fn two() -> (App, Person, Person) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    (app, admin, mira)
}

#[tokio::test]
async fn muting_is_kept_and_told_to_ones_own_windows() {
    let room = Live::start().await;
    let (admin, mira, square) = (&room.admin, &room.mira, room.square.clone());
    let path = format!("/channels/{square}/members/{}/notify_props", mira.id());
    let (mut socket, _) = room.join(mira).await;
    mira.put(&path, json!({ "mark_unread": "mention" })).await.ok();
    let event = socket.event("channel_member_updated").await;
    let member: serde_json::Value =
        serde_json::from_str(event["data"]["channelMember"].as_str().unwrap()).unwrap();
    assert_eq!(member["notify_props"]["mark_unread"], "mention");
    assert_eq!(member["notify_props"]["desktop"], "default", "what is absent stays");
    let stored = mira.get(&format!("/channels/{square}/members/me")).await.ok();
    assert_eq!(stored["notify_props"], member["notify_props"]);

    mira.put(&path, json!({ "mark_unread": "never" })).await.refused_field("mark_unread");
    mira.put(&path, json!({ "colour": "red" })).await.refused_field("notify_props");
    let long = json!({ "desktop_notification_sound": "x".repeat(65) });
    mira.put(&path, long).await.refused_field("desktop_notification_sound");
    // Nobody chooses for somebody else, not even an administrator.
    admin.put(&path, json!({ "mark_unread": "all" })).await.refused(403, NO_PERMISSION);
    let secret = admin.make_channel("secret", "P").await;
    let path = format!("/channels/{secret}/members/me/notify_props");
    mira.put(&path, json!({ "mark_unread": "mention" })).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn a_changed_text_leaves_a_remark_that_makes_nothing_unread() {
    let room = Live::start().await;
    let (mira, square) = (&room.mira, room.square.clone());
    let before = mira.get(&format!("/channels/{square}")).await.ok();
    let (mut socket, _) = room.join(&room.omar).await;
    let patch = json!({ "header": "**soon**", "display_name": before["display_name"] });
    mira.put(&format!("/channels/{square}/patch"), patch).await.ok();
    let event = socket.event("channel_updated").await;
    let told: serde_json::Value =
        serde_json::from_str(event["data"]["channel"].as_str().unwrap()).unwrap();
    assert_eq!(told["header"], "**soon**");
    assert_eq!(told["total_msg_count"], before["total_msg_count"]);
    let list = mira.get(&format!("/channels/{square}/posts?per_page=1")).await.ok();
    let newest = &list["posts"][list["order"][0].as_str().unwrap()];
    assert_eq!(newest["type"], "system_header_change");
    assert_eq!(newest["message"], "@mira updated the channel header to: **soon**");
    assert_eq!(newest["props"]["new_header"], "**soon**");
    // The same again changes nothing, so nothing is said.
    let again = json!({ "header": "**soon**" });
    mira.put(&format!("/channels/{square}/patch"), again).await.ok();
    let after = mira.get(&format!("/channels/{square}/posts?per_page=1")).await.ok();
    assert_eq!(after["order"], list["order"]);
}

#[tokio::test]
async fn the_whole_channel_can_be_put() {
    let (_app, _admin, mira) = two().await;
    let lab = mira.make_channel("lab", "O").await;
    let path = format!("/channels/{lab}");
    let body = json!({ "id": lab, "display_name": "Laboratory", "purpose": "trying" });
    let put = mira.put(&path, body).await.ok();
    assert_eq!((&put["name"], &put["display_name"]), (&json!("lab"), &json!("Laboratory")));
    assert_eq!((&put["purpose"], &put["header"]), (&json!("trying"), &json!("")));
    mira.put(&path, json!({ "id": "another" })).await.refused_field("id");
}

#[tokio::test]
async fn who_manages_a_channel_says_who_may_see_it() {
    let (app, admin, mira) = two().await;
    let eve = app.person(&admin, "eve").await;
    let lab = mira.make_channel("lab", "O").await;
    let path = format!("/channels/{lab}/privacy");
    eve.post(&format!("/channels/{lab}/members"), json!({ "user_id": "me" })).await.ok();
    eve.put(&path, json!({ "privacy": "P" })).await.refused(403, NO_PERMISSION);
    eve.delete(&format!("/channels/{lab}/members/me")).await.ok();
    let private = mira.put(&path, json!({ "privacy": "P" })).await.ok();
    assert_eq!((id(&private), &private["type"]), (lab.clone(), &json!("P")));
    eve.get(&format!("/channels/{lab}")).await.refused(403, NO_PERMISSION);
    mira.put(&path, json!({ "privacy": "D" })).await.refused_field("privacy");
    assert_eq!(mira.put(&path, json!({ "privacy": "O" })).await.ok()["type"], "O");
    let square = admin.channel_id("town-square").await;
    let path = format!("/channels/{square}/privacy");
    admin.put(&path, json!({ "privacy": "P" })).await.refused_field("privacy");
}
