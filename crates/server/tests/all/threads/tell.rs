//! What the windows of those who follow a thread are told, and that nobody else is.

use serde_json::{Value, json};

use super::reply;
use crate::{support::id, websocket::Live};

/// The thread in an event, and how much of it was unread before and is now.
fn updated(event: &Value) -> (Value, [i64; 4]) {
    let thread: Value = serde_json::from_str(event["data"]["thread"].as_str().unwrap()).unwrap();
    let before = ["previous_unread_replies", "previous_unread_mentions"]
        .map(|name| event["data"][name].as_i64().unwrap());
    let now = ["unread_replies", "unread_mentions"].map(|name| thread[name].as_i64().unwrap());
    (thread, [before[0], before[1], now[0], now[1]])
}

#[tokio::test]
async fn each_follower_is_told_their_own_numbers_and_nobody_else() {
    let live = Live::start().await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut omar, _) = live.join(&live.omar).await;
    let (mut admin, _) = live.join(&live.admin).await;
    let team = live.mira.team_id().await;
    let root = id(&live.mira.say(&live.square, "who brings cake?").await);
    reply(&live.omar, &live.square, &root, "me").await;
    let event = mira.event("thread_updated").await;
    let (thread, numbers) = updated(&event);
    assert_eq!(numbers, [0, 0, 1, 0]);
    assert_eq!(
        (&thread["id"], &thread["post"]["message"]),
        (&json!(root), &json!("who brings cake?"))
    );
    assert_eq!((&thread["reply_count"], &thread["is_following"]), (&json!(1), &json!(true)));
    let people: Vec<_> = thread["participants"].as_array().unwrap().iter().collect();
    assert_eq!(
        (people.len(), &people[0]["username"], &people[1]["username"]),
        (2, &json!("mira"), &json!("omar"))
    );
    assert_eq!(people[1]["email"], "", "addresses are private");
    assert_eq!(event["broadcast"]["user_id"], live.mira.id());
    assert_eq!(event["broadcast"]["team_id"], json!(team));
    assert_eq!(updated(&omar.event("thread_updated").await).1, [0, 0, 0, 0]);

    let second = id(&reply(&live.omar, &live.square, &root, "@mira?").await);
    assert_eq!(updated(&mira.event("thread_updated").await).1, [1, 0, 2, 1]);
    live.omar.delete(&format!("/posts/{second}")).await.ok();
    let (thread, numbers) = updated(&mira.event("thread_updated").await);
    assert_eq!((numbers, &thread["reply_count"]), ([2, 1, 1, 0], &json!(1)));
    // Who answers has read; their windows are told what was unread until then.
    reply(&live.mira, &live.square, &root, "great").await;
    assert_eq!(updated(&mira.event("thread_updated").await).1, [1, 0, 0, 0]);
    let told = admin.events_so_far().await;
    assert!(!told.iter().any(|name| name.starts_with("thread_")), "{told:?}");
    assert!(told.iter().any(|name| name == "posted"), "{told:?}");
    // Direct channels belong to no team.
    let pair = json!([live.omar.id(), live.mira.id()]);
    let direct = id(&live.omar.post("/channels/direct", pair).await.ok());
    let private = id(&live.mira.say(&direct, "psst").await);
    reply(&live.omar, &direct, &private, "what?").await;
    let event = mira.event("thread_updated").await;
    assert_eq!((updated(&event).1, &event["broadcast"]["team_id"]), ([0, 0, 1, 1], &json!("")));
}

#[tokio::test]
async fn ones_own_windows_follow_what_one_does() {
    let live = Live::start().await;
    let team = live.mira.team_id().await;
    let threads = format!("/users/me/teams/{team}/threads");
    let root = id(&live.mira.say(&live.square, "who brings cake?").await);
    reply(&live.omar, &live.square, &root, "me, @mira").await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut omar, _) = live.join(&live.omar).await;
    let following = format!("{threads}/{root}/following");
    live.mira.delete(&following).await.ok();
    let event = mira.event("thread_follow_changed").await;
    assert_eq!(event["data"], json!({ "thread_id": root, "state": false, "reply_count": 1 }));
    assert_eq!(event["broadcast"]["team_id"], json!(team));
    live.mira.put(&following, json!({})).await.ok();
    assert_eq!(mira.event("thread_follow_changed").await["data"]["state"], true);
    // What changes nothing is not told.
    live.mira.put(&following, json!({})).await.ok();
    let told = mira.events_so_far().await;
    assert!(!told.contains(&"thread_follow_changed".to_owned()), "{told:?}");

    live.mira.post(&format!("{threads}/{root}/set_unread/{root}"), json!({})).await.ok();
    let event = mira.event("thread_read_changed").await;
    let data = &event["data"];
    assert_eq!((&data["thread_id"], &data["channel_id"]), (&json!(root), &json!(live.square)));
    let numbers = |data: &Value| {
        ["previous_unread_replies", "previous_unread_mentions", "unread_replies", "unread_mentions"]
            .map(|name| data[name].as_i64().unwrap())
    };
    assert_eq!(numbers(data), [0, 0, 1, 1]);
    // Looking at the channel reads its threads.
    let body = json!({ "channel_id": live.square });
    live.mira.post("/channels/members/me/view", body.clone()).await.ok();
    let event = mira.event("thread_read_changed").await;
    assert_eq!(numbers(&event["data"]), [1, 1, 0, 0]);
    assert_eq!(event["broadcast"]["team_id"], json!(team));
    // Nothing is unread any more.
    live.mira.post("/channels/members/me/view", body).await.ok();
    live.mira.put(&format!("{threads}/read"), json!({})).await.ok();
    let event = mira.event("thread_read_changed").await;
    assert_eq!(
        (event["data"].get("thread_id"), event["broadcast"]["team_id"].clone()),
        (None, json!(team))
    );
    assert!(event["data"]["timestamp"].as_i64().unwrap() > 0);
    let told = omar.events_so_far().await;
    assert!(!told.iter().any(|name| name.starts_with("thread_")), "{told:?}");
}
