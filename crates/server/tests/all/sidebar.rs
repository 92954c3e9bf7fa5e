//! What the sidebar is filled from: channels, memberships, unread counts, groups.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id};

async fn room() -> (App, Person, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    (app, mira, omar, square)
}

async fn unread(person: &Person, channel: &str) -> (Value, Value) {
    let unread = person.get(&format!("/users/me/channels/{channel}/unread")).await.ok();
    (unread["msg_count"].clone(), unread["mention_count"].clone())
}

#[tokio::test]
async fn unread_posts_and_mentions_are_counted_until_they_are_read() {
    let (_app, mira, omar, square) = room().await;
    assert_eq!(unread(&omar, &square).await, (0.into(), 0.into()));
    mira.say(&square, "hello").await;
    mira.say(&square, "@omar are you there? `@all` is code").await;
    assert_eq!(unread(&omar, &square).await, (2.into(), 1.into()));
    assert_eq!(unread(&mira, &square).await, (0.into(), 0.into()), "who writes has read");
    let teams = omar.get("/users/me/teams/unread").await.ok();
    assert_eq!((&teams[0]["msg_count"], &teams[0]["mention_count"]), (&2.into(), &1.into()));
    let view = omar.post("/channels/members/me/view", json!({ "channel_id": square })).await.ok();
    assert!(view["last_viewed_at_times"][&square].as_i64() > Some(0));
    assert_eq!(unread(&omar, &square).await, (0.into(), 0.into()));
    assert_eq!(omar.get("/users/me/teams/unread").await.ok()[0]["msg_count"], 0);
    mira.say(&square, "@all look").await;
    assert_eq!(unread(&omar, &square).await, (1.into(), 1.into()));
}

#[tokio::test]
async fn every_direct_message_calls() {
    let (_app, mira, omar, _square) = room().await;
    let direct = id(&mira.post("/channels/direct", json!([mira.id(), omar.id()])).await.ok());
    mira.say(&direct, "no name in here").await;
    assert_eq!(unread(&omar, &direct).await, (1.into(), 1.into()));
}

#[tokio::test]
async fn joining_makes_nothing_unread() {
    let (_app, mira, omar, _square) = room().await;
    let open = mira.make_channel("open", "O").await;
    mira.say(&open, "before").await;
    omar.post(&format!("/channels/{open}/members"), json!({ "user_id": "me" })).await.ok();
    assert_eq!(unread(&omar, &open).await, (0.into(), 0.into()));
    assert_eq!(unread(&mira, &open).await, (0.into(), 0.into()));
}

#[tokio::test]
async fn nobody_reads_for_somebody_else() {
    let (_app, mira, omar, square) = room().await;
    let path = format!("/channels/members/{}/view", omar.id());
    mira.post(&path, json!({ "channel_id": square })).await.refused(403, NO_PERMISSION);
    let path = format!("/users/{}/channel_members", omar.id());
    mira.get(&path).await.refused(403, NO_PERMISSION);
    // A window without focus looks at no channel.
    mira.post("/channels/members/me/view", json!({ "channel_id": "" })).await.ok();
}

#[tokio::test]
async fn memberships_come_as_pages_or_as_lines() {
    let (_app, mira, _omar, square) = room().await;
    let lines = mira.get("/users/me/channel_members?page=-1").await;
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let members: Vec<Value> =
        lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(members.len(), 2);
    assert!(members.iter().any(|member| member["channel_id"] == square));
    let page = mira.get("/users/me/channel_members?page=0&per_page=1").await.ok();
    assert_eq!(page, json!([members[0]]));
    let team = mira.team_id().await;
    let of_team = mira.get(&format!("/users/me/teams/{team}/channels/members")).await.ok();
    assert_eq!(of_team, json!(members));
}

#[tokio::test]
async fn channels_are_grouped_by_nature_and_favour() {
    let (_app, mira, omar, square) = room().await;
    let direct = id(&mira.post("/channels/direct", json!([mira.id(), omar.id()])).await.ok());
    let topic = mira.channel_id("off-topic").await;
    let favourite = json!([{
        "user_id": mira.id(), "category": "favorite_channel", "name": topic, "value": "true"
    }]);
    mira.put("/users/me/preferences", favourite).await.ok();
    let team = mira.team_id().await;
    let path = format!("/users/me/teams/{team}/channels/categories");
    let groups = mira.get(&path).await.ok();
    let ids = |idx: usize| groups["categories"][idx]["channel_ids"].clone();
    assert_eq!((ids(0), ids(1), ids(2)), (json!([topic]), json!([square]), json!([direct])));
    assert_eq!(groups["order"].as_array().unwrap().len(), 3);
    mira.get("/users/me/teams/unknown/channels/categories").await.refused(403, NO_PERMISSION);
}
