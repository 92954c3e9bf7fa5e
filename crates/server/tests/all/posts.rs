//! Posts: writing, retrying, changing, deleting, and reading them in stretches.

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

/// The messages of a list, newest first.
fn messages(list: &Value) -> Vec<&str> {
    let order = list["order"].as_array().unwrap().iter();
    order.map(|id| list["posts"][id.as_str().unwrap()]["message"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_post_is_stored_as_written() {
    let (_app, mira, omar, square) = room().await;
    let body = json!({
        "channel_id": square, "message": "**Hello** #spring-tide", "pending_post_id": "p:1",
        "props": { "from_plugin": true }, "user_id": omar.id(), "create_at": 5
    });
    let answer = mira.post("/posts", body).await;
    assert_eq!(answer.status.as_u16(), 201);
    let post = answer.ok();
    assert_eq!(post["user_id"], mira.id(), "nobody writes under another name");
    assert!(post["create_at"].as_i64().unwrap() > 1_000_000_000_000);
    assert_eq!(
        (&post["pending_post_id"], &post["hashtags"]),
        (&"p:1".into(), &"#spring-tide".into())
    );
    let mut read = omar.get(&format!("/posts/{}", id(&post))).await.ok();
    // What only a reader is told.
    assert_eq!(read.as_object_mut().unwrap().remove("is_following"), Some(false.into()));
    assert_eq!(read, post);
}

#[tokio::test]
async fn a_retry_does_not_appear_twice() {
    let (_app, mira, omar, square) = room().await;
    let body = json!({ "channel_id": square, "message": "once", "pending_post_id": "p:1" });
    let first = mira.post("/posts", body.clone()).await.ok();
    let again = mira.post("/posts", body.clone()).await;
    assert_eq!((again.status.as_u16(), again.ok()), (201, first));
    let both = tokio::join!(mira.post("/posts", body.clone()), mira.post("/posts", body.clone()));
    assert_eq!(both.0.ok(), both.1.ok());
    // Another user's counter is another.
    omar.post("/posts", body).await.ok();
    let list = mira.get(&format!("/channels/{square}/posts")).await.ok();
    assert_eq!(messages(&list), ["once", "once"]);
}

#[tokio::test]
async fn posts_follow_rules() {
    let (_app, mira, _omar, square) = room().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({ "channel_id": square, "message": "hi" });
        body[field] = value;
        body
    };
    // Characters count, not bytes.
    mira.post("/posts", with("message", "ä".repeat(16_383).into())).await.ok();
    let long = mira.post("/posts", with("message", "ä".repeat(16_384).into())).await;
    long.refused_field("message");
    assert!(long.text().contains("value=\\\"16384\\\""), "{}", long.text());
    mira.post("/posts", with("message", " \n".into())).await.refused_field("message");
    mira.post("/posts", with("type", "system_join_channel".into())).await.refused_field("type");
    mira.post("/posts", with("type", "custom_poll".into())).await.ok();
    mira.post("/posts", with("root_id", "unknown".into())).await.refused_field("root_id");
    mira.post("/posts", with("file_ids", json!(["f"]))).await.refused_field("file_ids");
    let pending = mira.post("/posts", with("pending_post_id", "x".repeat(129).into())).await;
    pending.refused_field("pending_post_id");
    let unknown = mira.post("/posts", with("channel_id", "unknown".into())).await;
    unknown.refused(404, "api.channel.not_found.app_error");
    let props = json!({ "x": "y".repeat(800_000) });
    mira.post("/posts", with("props", props)).await.refused_field("props");
}

#[tokio::test]
async fn replies_belong_to_a_root_of_the_same_channel() {
    let (_app, mira, omar, square) = room().await;
    let root = id(&mira.say(&square, "root").await);
    let reply = |channel: &str, root: &str| json!({ "channel_id": channel, "message": "reply", "root_id": root });
    let first = id(&omar.post("/posts", reply(&square, &root)).await.ok());
    let nested = omar.post("/posts", reply(&square, &first)).await;
    nested.refused_field("root_id");
    let topic = omar.channel_id("off-topic").await;
    omar.post("/posts", reply(&topic, &root)).await.refused_field("root_id");
    let thread = mira.get(&format!("/posts/{first}/thread")).await.ok();
    assert_eq!(messages(&thread), ["reply", "root"]);
    assert_eq!(thread["posts"][&root]["reply_count"], 1);
    omar.delete(&format!("/posts/{first}")).await.ok();
    assert_eq!(mira.get(&format!("/posts/{root}")).await.ok()["reply_count"], 0);
}

#[tokio::test]
async fn a_list_brings_the_roots_of_its_replies() {
    let (_app, mira, _omar, square) = room().await;
    let root = id(&mira.say(&square, "root").await);
    mira.say(&square, "between").await;
    let reply = json!({ "channel_id": square, "message": "reply", "root_id": root });
    mira.post("/posts", reply).await.ok();
    let list = mira.get(&format!("/channels/{square}/posts?per_page=1")).await.ok();
    assert_eq!(messages(&list), ["reply"]);
    assert_eq!(list["posts"][&root]["message"], "root");
}

#[tokio::test]
async fn authors_change_and_delete_what_they_wrote() {
    let (_app, mira, omar, square) = room().await;
    let post = mira.say(&square, "frist").await;
    let path = format!("/posts/{}", id(&post));
    let edit = json!({ "message": "first" });
    omar.put(&format!("{path}/patch"), edit.clone()).await.refused(403, NO_PERMISSION);
    let changed = mira.put(&format!("{path}/patch"), edit).await.ok();
    assert_eq!(changed["message"], "first");
    assert!(changed["edit_at"].as_i64() > post["create_at"].as_i64());
    let pinned = omar.put(&format!("{path}/patch"), json!({ "is_pinned": true })).await.ok();
    assert_eq!((&pinned["is_pinned"], &pinned["message"]), (&true.into(), &"first".into()));
    let empty = json!({ "message": "" });
    mira.put(&format!("{path}/patch"), empty).await.refused_field("message");
    omar.delete(&path).await.refused(403, NO_PERMISSION);
    mira.delete(&path).await.ok();
    mira.get(&path).await.refused(404, "api.post.not_found.app_error");
}

#[tokio::test]
async fn administrators_delete_what_others_wrote_and_its_replies() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let square = mira.channel_id("town-square").await;
    let root = id(&mira.say(&square, "root").await);
    let reply = json!({ "channel_id": square, "message": "reply", "root_id": root });
    let reply = id(&mira.post("/posts", reply).await.ok());
    admin.delete(&format!("/posts/{root}")).await.ok();
    mira.get(&format!("/posts/{reply}")).await.refused(404, "api.post.not_found.app_error");
}

#[tokio::test]
async fn channels_are_read_in_stretches() {
    let (_app, mira, _omar, square) = room().await;
    let mut ids = Vec::new();
    for number in 1..=5 {
        ids.push(id(&mira.say(&square, &number.to_string()).await));
    }
    let get = async |query: &str| mira.get(&format!("/channels/{square}/posts?{query}")).await.ok();
    let newest = get("per_page=2").await;
    assert_eq!(messages(&newest), ["5", "4"]);
    assert_eq!((&newest["prev_post_id"], &newest["next_post_id"]), (&json!(ids[2]), &"".into()));
    assert_eq!(newest["has_next"], false);
    assert_eq!(messages(&get("page=1&per_page=2").await), ["3", "2"]);
    let before = get(&format!("before={}&per_page=2", ids[3])).await;
    assert_eq!(messages(&before), ["3", "2"]);
    assert_eq!(
        (&before["prev_post_id"], &before["next_post_id"]),
        (&json!(ids[0]), &json!(ids[3]))
    );
    let after = get(&format!("after={}&per_page=2", ids[0])).await;
    assert_eq!(messages(&after), ["3", "2"], "those next to it, not the newest");
    assert_eq!(after["has_next"], true);
    assert_eq!(messages(&get(&format!("before={}", ids[0])).await), Vec::<&str>::new());
    let unknown = mira.get(&format!("/channels/{square}/posts?before=unknown")).await;
    unknown.refused_field("before");
}

#[tokio::test]
async fn who_was_away_gets_everything_that_changed() {
    let (_app, mira, omar, square) = room().await;
    let kept = mira.say(&square, "kept").await;
    let edited = id(&mira.say(&square, "edited").await);
    let deleted = id(&mira.say(&square, "deleted").await);
    let last_known = mira.say(&square, "last known").await["update_at"].clone();
    mira.put(&format!("/posts/{edited}/patch"), json!({ "message": "changed" })).await.ok();
    mira.delete(&format!("/posts/{deleted}")).await.ok();
    mira.say(&square, "new").await;
    let list = omar.get(&format!("/channels/{square}/posts?since={last_known}")).await.ok();
    assert_eq!(messages(&list), ["new", "", "changed"]);
    assert!(list["posts"][&deleted]["delete_at"].as_i64() > Some(0));
    assert_eq!(list["posts"].get(id(&kept)), None);
}

#[tokio::test]
async fn no_two_posts_of_a_channel_have_the_same_time() {
    let (_app, mira, omar, square) = room().await;
    let mut posting = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (author, square) =
            (if number % 2 == 0 { mira.clone() } else { omar.clone() }, square.clone());
        posting.spawn(async move { author.say(&square, "at once").await["create_at"].as_i64() });
    }
    let mut times = posting.join_all().await;
    times.sort_unstable();
    times.dedup();
    assert_eq!(times.len(), 20);
}

#[tokio::test]
async fn the_window_opens_around_the_first_unread_post() {
    let (_app, mira, omar, square) = room().await;
    let path = format!("/users/me/channels/{square}/posts/unread?limit_before=2&limit_after=2");
    for number in 1..=3 {
        mira.say(&square, &format!("old {number}")).await;
    }
    omar.post("/channels/members/me/view", json!({ "channel_id": square })).await.ok();
    assert_eq!(messages(&omar.get(&path).await.ok()), ["old 3", "old 2"], "nothing is unread");
    for number in 1..=3 {
        mira.say(&square, &format!("new {number}")).await;
    }
    let window = omar.get(&path).await.ok();
    assert_eq!(messages(&window), ["new 2", "new 1", "old 3", "old 2"]);
    assert_eq!(window["has_next"], true);
}

#[tokio::test]
async fn a_character_that_a_database_can_not_keep_is_no_failure_of_ours() {
    let app = App::new().await;
    let admin = app.admin().await;
    let square = admin.channel_id("town-square").await;
    let body = json!({ "channel_id": square, "message": "a\u{0}b" });
    let answer = admin.post("/posts", body).await;
    match app.dir.database {
        Some(_) => answer.refused_field("text"),
        None => assert_eq!(answer.ok()["message"], "a\u{0}b"),
    }
    let ids = json!(["a\u{0}b"]);
    let status = admin.post("/users/ids", ids).await.status.as_u16();
    assert!(status < 500, "{status}");
}
