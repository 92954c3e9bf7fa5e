//! Channels: who may see, change and enter them.

use serde_json::json;

use crate::support::{App, NO_PERMISSION, Person, id};

async fn three() -> (App, Person, Person, Person) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let eve = app.person(&admin, "eve").await;
    (app, admin, mira, eve)
}

#[tokio::test]
async fn a_private_channel_is_closed_to_everybody_outside() {
    let (_app, admin, mira, eve) = three().await;
    let lab = mira.make_channel("lab", "P").await;
    let post = id(&mira.say(&lab, "secret").await);
    // The administrator is no exception.
    for outsider in [&eve, &admin] {
        for path in [
            format!("/channels/{lab}"),
            format!("/channels/{lab}/posts"),
            format!("/channels/{lab}/members"),
            format!("/channels/{lab}/members/{}", mira.id()),
            format!("/channels/{lab}/stats"),
            format!("/posts/{post}"),
            format!("/posts/{post}/thread"),
            format!("/users/me/channels/{lab}/posts/unread"),
            format!("/users/me/channels/{lab}/unread"),
        ] {
            outsider.get(&path).await.refused(403, NO_PERMISSION);
        }
        let team = outsider.team_id().await;
        let by_name = outsider.get(&format!("/teams/{team}/channels/name/lab")).await;
        by_name.refused(404, "api.channel.not_found.app_error");
        let browse = outsider.get(&format!("/teams/{team}/channels")).await;
        assert!(!browse.text().contains(&lab));
        let say = json!({ "channel_id": lab, "message": "hi" });
        outsider.post("/posts", say).await.refused(403, NO_PERMISSION);
        let join = json!({ "user_id": outsider.id() });
        let members = format!("/channels/{lab}/members");
        outsider.post(&members, join).await.refused(403, NO_PERMISSION);
        let header = json!({ "header": "mine" });
        outsider.put(&format!("/channels/{lab}/patch"), header).await.refused(403, NO_PERMISSION);
        outsider.delete(&format!("/channels/{lab}")).await.refused(403, NO_PERMISSION);
        let edit = json!({ "message": "changed" });
        outsider.put(&format!("/posts/{post}/patch"), edit).await.refused(403, NO_PERMISSION);
        outsider.delete(&format!("/posts/{post}")).await.refused(403, NO_PERMISSION);
        let view = json!({ "channel_id": lab });
        outsider.post("/channels/members/me/view", view).await.refused(403, NO_PERMISSION);
    }
    mira.post(&format!("/channels/{lab}/members"), json!({ "user_id": eve.id() })).await.ok();
    assert_eq!(eve.get(&format!("/posts/{post}")).await.ok()["message"], "secret");
}

#[tokio::test]
async fn a_public_channel_can_be_looked_into_and_joined() {
    let (_app, _admin, mira, eve) = three().await;
    let open = mira.make_channel("open", "O").await;
    mira.say(&open, "welcome").await;
    assert!(eve.get(&format!("/channels/{open}/posts")).await.text().contains("welcome"));
    let say = json!({ "channel_id": open, "message": "hi" });
    eve.post("/posts", say).await.refused(403, NO_PERMISSION);
    let members = format!("/channels/{open}/members");
    eve.post(&members, json!({ "user_id": "me" })).await.ok();
    eve.say(&open, "hi").await;
    let list = eve.get(&format!("/channels/{open}/posts")).await.ok();
    let types: Vec<&str> = list["order"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| list["posts"][id.as_str().unwrap()]["type"].as_str().unwrap())
        .collect();
    assert_eq!(types, ["", "system_join_channel", ""]);
    assert_eq!(eve.get(&format!("/channels/{open}/stats")).await.ok()["member_count"], 2);
    eve.delete(&format!("{members}/{}", mira.id())).await.refused(403, NO_PERMISSION);
    eve.delete(&format!("{members}/me")).await.ok();
    assert_eq!(mira.get(&members).await.ok().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn names_and_texts_of_channels_follow_rules() {
    let (_app, _admin, mira, _eve) = three().await;
    let team = mira.team_id().await;
    let with = |field: &str, value: &str| {
        let mut body =
            json!({ "team_id": team, "name": "lab", "display_name": "Lab", "type": "O" });
        body[field] = value.into();
        body
    };
    mira.post("/channels", with("name", "Lab 1")).await.refused_field("name");
    mira.post("/channels", with("name", "a__b")).await.refused_field("name");
    mira.post("/channels", with("display_name", " ")).await.refused_field("display_name");
    mira.post("/channels", with("header", &"x".repeat(1025))).await.refused_field("header");
    mira.post("/channels", with("purpose", &"x".repeat(251))).await.refused_field("purpose");
    mira.post("/channels", with("type", "D")).await.refused_field("type");
    mira.post("/channels", with("team_id", "unknown")).await.refused(403, NO_PERMISSION);
    let lab = id(&mira.post("/channels", with("name", "lab")).await.ok());
    let taken = "store.sql_channel.save_channel.exists.app_error";
    mira.post("/channels", with("name", "lab")).await.refused(400, taken);
    let patch = json!({ "display_name": "Laboratory", "header": "**here**" });
    let changed = mira.put(&format!("/channels/{lab}/patch"), patch).await.ok();
    assert_eq!((&changed["name"], &changed["header"]), (&"lab".into(), &"**here**".into()));
    let square = mira.channel_id("town-square").await;
    let rename = json!({ "name": "hall" });
    mira.put(&format!("/channels/{square}/patch"), rename).await.refused_field("name");
}

#[tokio::test]
async fn an_archived_channel_takes_no_more_posts() {
    let (_app, _admin, mira, _eve) = three().await;
    let lab = mira.make_channel("lab", "O").await;
    mira.delete(&format!("/channels/{lab}")).await.ok();
    let say = json!({ "channel_id": lab, "message": "hi" });
    mira.post("/posts", say).await.refused(400, "api.channel.archived.app_error");
    assert!(!mira.get("/users/me/channels").await.text().contains(&lab));
    let square = mira.channel_id("town-square").await;
    let kept = mira.delete(&format!("/channels/{square}")).await;
    assert_eq!(kept.status.as_u16(), 403);
}

#[tokio::test]
async fn direct_channels_are_found_again_and_closed_to_others() {
    let (_app, admin, mira, eve) = three().await;
    let pair = json!([mira.id(), eve.id()]);
    let made = mira.post("/channels/direct", pair).await;
    assert_eq!(made.status.as_u16(), 201);
    let made = made.ok();
    assert_eq!((&made["type"], &made["team_id"]), (&"D".into(), &"".into()));
    let turned = json!([eve.id(), mira.id()]);
    assert_eq!(eve.post("/channels/direct", turned.clone()).await.ok()["id"], made["id"]);
    admin.post("/channels/direct", turned).await.refused(403, NO_PERMISSION);
    mira.post("/channels/direct", json!([mira.id()])).await.refused_field("body");
    let unknown = mira.post("/channels/direct", json!([mira.id(), "nobody"])).await;
    unknown.refused(404, "api.user.not_found.app_error");
    let with_oneself = mira.post("/channels/direct", json!([mira.id(), mira.id()])).await.ok();
    assert_ne!(with_oneself["id"], made["id"]);
}

#[tokio::test]
async fn group_channels_are_found_again_by_their_people() {
    let (_app, admin, mira, eve) = three().await;
    let group = mira.post("/channels/group", json!([admin.id(), eve.id()])).await.ok();
    assert_eq!((&group["type"], &group["display_name"]), (&"G".into(), &"admin, eve, mira".into()));
    let again = eve.post("/channels/group", json!([mira.id(), admin.id(), eve.id()])).await.ok();
    assert_eq!(again["id"], group["id"]);
    mira.post("/channels/group", json!([eve.id()])).await.refused_field("body");
    let group_id = id(&group);
    let profiles = mira.post("/users/group_channels", json!([group_id])).await.ok();
    let names: Vec<&str> = profiles[&group_id]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| user["username"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["admin", "eve"]);
    let leave = mira.delete(&format!("/channels/{group_id}/members/me")).await;
    leave.refused(400, "api.channel.add_members.user_denied");
}
