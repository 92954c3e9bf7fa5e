//! Pinned posts, saved posts, and marking a channel as unread from a post on.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person, id, socket::Socket};

async fn room() -> (App, Person, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    (app, mira, omar, square)
}

/// The messages of a list, in its order.
fn messages(list: &Value) -> Vec<&str> {
    let order = list["order"].as_array().unwrap().iter();
    order.map(|id| list["posts"][id.as_str().unwrap()]["message"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn members_pin_posts_and_hear_of_it() {
    let (app, mira, omar, square) = room().await;
    let one = id(&mira.say(&square, "one").await);
    let two = id(&mira.say(&square, "two").await);
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &mira.token).await;
    for post in [&one, &two, &two] {
        omar.post(&format!("/posts/{post}/pin"), Value::Null).await.ok();
    }
    let event = socket.event("post_edited").await;
    let post: Value = serde_json::from_str(event["data"]["post"].as_str().unwrap()).unwrap();
    assert_eq!((&post["id"], &post["is_pinned"]), (&json!(one), &json!(true)));
    assert_eq!(post["edit_at"], 0, "pinning changes nothing of what was said");

    let pinned = format!("/channels/{square}/pinned");
    assert_eq!(messages(&mira.get(&pinned).await.ok()), ["two", "one"]);
    let stats = mira.get(&format!("/channels/{square}/stats")).await.ok();
    assert_eq!(stats["pinnedpost_count"], 2);
    mira.post(&format!("/posts/{two}/unpin"), Value::Null).await.ok();
    assert_eq!(messages(&mira.get(&pinned).await.ok()), ["one"]);
    mira.delete(&format!("/posts/{one}")).await.ok();
    assert_eq!(messages(&mira.get(&pinned).await.ok()), Vec::<&str>::new());
}

#[tokio::test]
async fn only_members_pin() {
    let (_app, mira, omar, _) = room().await;
    let secret = mira.make_channel("secret", "P").await;
    let post = id(&mira.say(&secret, "one").await);
    omar.post(&format!("/posts/{post}/pin"), Value::Null).await.refused(403, NO_PERMISSION);
    omar.get(&format!("/channels/{secret}/pinned")).await.refused(403, NO_PERMISSION);
    assert_eq!(omar.post("/posts/nothing/pin", Value::Null).await.status.as_u16(), 404);
}

async fn save(person: &Person, post_id: &str, value: &str) {
    let choice = json!([{
        "user_id": person.id(), "category": "flagged_post", "name": post_id, "value": value
    }]);
    person.put("/users/me/preferences", choice).await.ok();
}

#[tokio::test]
async fn saved_posts_are_listed_for_who_saved_them() {
    let (_app, mira, omar, square) = room().await;
    let secret = mira.make_channel("secret", "P").await;
    let one = id(&mira.say(&square, "one").await);
    let two = id(&mira.say(&secret, "two").await);
    let three = id(&mira.say(&square, "three").await);
    for post in [&one, &two, &three] {
        save(&mira, post, "true").await;
        save(&omar, post, "true").await;
    }
    save(&mira, &three, "false").await;
    let all = mira.get("/users/me/posts/flagged").await.ok();
    assert_eq!(messages(&all), ["two", "one"]);
    let path = format!("/users/me/posts/flagged?channel_id={square}");
    assert_eq!(messages(&mira.get(&path).await.ok()), ["one"]);
    let page = mira.get("/users/me/posts/flagged?page=1&per_page=1").await.ok();
    assert_eq!(messages(&page), ["one"]);
    // What one can not read is not shown, saved or not.
    assert_eq!(messages(&omar.get("/users/me/posts/flagged").await.ok()), ["three", "one"]);
    let others = omar.get(&format!("/users/{}/posts/flagged", mira.id())).await;
    others.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn a_channel_is_unread_from_a_post_on() {
    let (app, mira, omar, square) = room().await;
    mira.say(&square, "one").await;
    let two = id(&mira.say(&square, "two, @omar").await);
    mira.say(&square, "three").await;
    let view = json!({ "channel_id": square });
    omar.post("/channels/members/me/view", view).await.ok();
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &omar.token).await;

    let path = format!("/users/me/posts/{two}/set_unread");
    let unread = omar.post(&path, json!({})).await.ok();
    let total = omar.get(&format!("/channels/{square}")).await.ok()["total_msg_count"].clone();
    assert_eq!(unread["msg_count"], total.as_i64().unwrap() - 2);
    assert_eq!((&unread["mention_count"], &unread["channel_id"]), (&json!(1), &json!(square)));
    let event = socket.event("post_unread").await;
    assert_eq!(event["data"]["msg_count"], unread["msg_count"]);
    assert_eq!(event["broadcast"]["channel_id"], json!(square));
    let waits = omar.get(&format!("/users/me/channels/{square}/unread")).await.ok();
    assert_eq!((&waits["msg_count"], &waits["mention_count"]), (&json!(2), &json!(1)));
    let around = omar.get(&format!("/users/me/channels/{square}/posts/unread")).await.ok();
    assert_eq!(messages(&around)[..2], ["three", "two, @omar"]);

    let others = format!("/users/{}/posts/{two}/set_unread", mira.id());
    omar.post(&others, json!({})).await.refused(403, NO_PERMISSION);
}
