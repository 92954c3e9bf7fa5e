//! Reactions: who may, how many, and where they show.

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

fn body(person: &Person, post_id: &str, emoji_name: &str) -> Value {
    json!({ "user_id": person.id(), "post_id": post_id, "emoji_name": emoji_name })
}

fn names(reactions: &Value) -> Vec<&str> {
    reactions.as_array().unwrap().iter().map(|one| one["emoji_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_reaction_stands_below_its_post_until_it_is_taken_back() {
    let (_app, mira, omar, square) = room().await;
    let post = id(&mira.say(&square, "cake").await);
    let first = omar.post("/reactions", body(&omar, &post, "tada")).await.ok();
    assert_eq!((&first["channel_id"], &first["post_id"]), (&json!(square), &json!(post)));
    let again = omar.post("/reactions", body(&omar, &post, "tada")).await.ok();
    assert_eq!(again, first, "once is enough");
    mira.post("/reactions", body(&mira, &post, "+1")).await.ok();
    let stored = mira.get(&format!("/posts/{post}/reactions")).await.ok();
    assert_eq!(names(&stored), ["tada", "+1"]);
    for path in [format!("/channels/{square}/posts"), format!("/posts/{post}/thread")] {
        let list = mira.get(&path).await.ok();
        assert_eq!(list["posts"][&post]["metadata"]["reactions"], stored, "{path}");
    }
    let one = mira.get(&format!("/posts/{post}")).await.ok();
    assert_eq!(one["metadata"]["reactions"], stored);
    let since = mira.get(&format!("/channels/{square}/posts?since={}", first["create_at"])).await;
    assert_eq!(since.ok()["posts"][&post]["metadata"]["reactions"], stored, "it is a change");

    let path = format!("/users/me/posts/{post}/reactions/tada");
    omar.delete(&path).await.ok();
    omar.delete(&path).await.ok();
    assert_eq!(names(&mira.get(&format!("/posts/{post}/reactions")).await.ok()), ["+1"]);
}

#[tokio::test]
async fn members_hear_of_reactions_and_of_nothing_that_changed_nothing() {
    let (app, mira, omar, square) = room().await;
    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &mira.token).await;
    let post = id(&mira.say(&square, "cake").await);
    omar.post("/reactions", body(&omar, &post, "tada")).await.ok();
    omar.post("/reactions", body(&omar, &post, "tada")).await.ok();
    omar.delete(&format!("/users/me/posts/{post}/reactions/heart")).await.ok();
    omar.delete(&format!("/users/me/posts/{post}/reactions/tada")).await.ok();
    let added = socket.event("reaction_added").await;
    assert_eq!(added["broadcast"]["channel_id"], json!(square));
    let reaction: Value =
        serde_json::from_str(added["data"]["reaction"].as_str().unwrap()).unwrap();
    assert_eq!((&reaction["emoji_name"], &reaction["user_id"]), (&json!("tada"), &omar.user["id"]));
    assert_eq!(socket.events_so_far().await, ["reaction_removed"]);
    running.stop().await;
}

#[tokio::test]
async fn reactions_follow_rules() {
    let (_app, mira, omar, square) = room().await;
    let post = id(&mira.say(&square, "cake").await);
    for name in ["", "no such", "a/b", "é", "x".repeat(65).as_str()] {
        omar.post("/reactions", body(&omar, &post, name)).await.refused_field("emoji_name");
    }
    let foreign = omar.post("/reactions", body(&mira, &post, "tada")).await;
    foreign.refused(403, NO_PERMISSION);
    let nowhere = omar.post("/reactions", body(&omar, "nowhere", "tada")).await;
    nowhere.refused(404, "api.post.not_found.app_error");
    mira.post("/reactions", body(&mira, &post, "tada")).await.ok();
    let taken = omar.delete(&format!("/users/{}/posts/{post}/reactions/tada", mira.id())).await;
    taken.refused(403, NO_PERMISSION);
    omar.delete(&format!("/users/me/posts/{post}/reactions/a%20b"))
        .await
        .refused_field("emoji_name");

    let secret = mira.make_channel("secret", "P").await;
    let hidden = id(&mira.say(&secret, "psst").await);
    let outside = omar.post("/reactions", body(&omar, &hidden, "tada")).await;
    outside.refused(403, NO_PERMISSION);
    omar.get(&format!("/posts/{hidden}/reactions")).await.refused(403, NO_PERMISSION);
    mira.delete(&format!("/posts/{post}")).await.ok();
    omar.get(&format!("/posts/{post}/reactions"))
        .await
        .refused(404, "api.post.not_found.app_error");
}

#[tokio::test]
async fn a_post_has_a_bounded_number_of_different_reactions() {
    let (_app, mira, omar, square) = room().await;
    let post = id(&mira.say(&square, "cake").await);
    for number in 0..50 {
        mira.post("/reactions", body(&mira, &post, &format!("e{number}"))).await.ok();
    }
    let one_more = mira.post("/reactions", body(&mira, &post, "e50")).await;
    one_more.refused(400, "app.reaction.save.save.too_many_reactions");
    omar.post("/reactions", body(&omar, &post, "e7")).await.ok();
}
