//! How far somebody has read a thread: to a time, from a post on, all of them, with the channel.

use serde_json::json;

use super::{INVALID, Talk, names};
use crate::support::id;

#[tokio::test]
async fn a_thread_is_read_up_to_a_time() {
    let talk = Talk::start().await;
    let root = id(&talk.mira.say(&talk.square, "who brings cake?").await);
    let first = talk.reply(&talk.omar, &root, "me, @mira").await;
    talk.reply(&talk.omar, &root, "and @mira tea").await;
    talk.reply(&talk.omar, &root, "that is all").await;
    let read = format!("{}/{root}/read", talk.path);
    assert_eq!(talk.unread(&talk.mira, &root).await, (3, 2));
    let thread = talk.mira.put(&format!("{read}/{}", first["create_at"]), json!({})).await.ok();
    assert_eq!((&thread["id"], &thread["reply_count"]), (&json!(root), &json!(3)));
    assert_eq!((&thread["unread_replies"], &thread["unread_mentions"]), (&json!(2), &json!(1)));
    assert_eq!(thread["last_viewed_at"], first["create_at"]);
    let last = thread["last_reply_at"].as_i64().unwrap();
    let thread = talk.mira.put(&format!("{read}/{last}"), json!({})).await.ok();
    assert_eq!((&thread["unread_replies"], &thread["unread_mentions"]), (&json!(0), &json!(0)));
    // A clock that is ahead reads nothing that is not there yet.
    let ahead = last + 60 * 60 * 1000;
    let thread = talk.mira.put(&format!("{read}/{ahead}"), json!({})).await.ok();
    assert!(thread["last_viewed_at"].as_i64().unwrap() < ahead);
    talk.reply(&talk.omar, &root, "one more, @mira").await;
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1));
    // Back to the beginning.
    talk.mira.put(&format!("{read}/0"), json!({})).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (4, 3));
    assert_eq!(talk.unread(&talk.omar, &root).await, (0, 0), "nobody else");
}

#[tokio::test]
async fn times_that_can_not_be_are_named() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let last = talk.mira.get(&format!("{}/{root}", talk.path)).await.ok();
    let far = (last["last_reply_at"].as_i64().unwrap() + 2 * 24 * 60 * 60 * 1000).to_string();
    for time in ["-1", &far, "9223372036854775808", "now", "1.5"] {
        let refused = talk.mira.put(&format!("{}/{root}/read/{time}", talk.path), json!({})).await;
        names(&refused.refused(400, INVALID), "timestamp", time);
    }
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 0));
}

#[tokio::test]
async fn a_thread_is_unread_from_a_post_on() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let second = id(&talk.reply(&talk.omar, &root, "@mira?").await);
    let own = id(&talk.reply(&talk.mira, &root, "yes").await);
    let unread = async |post: &str| {
        let path = format!("{}/{root}/set_unread/{post}", talk.path);
        let thread = talk.mira.post(&path, json!({})).await.ok();
        assert_eq!(thread["is_following"], true);
        [&thread["unread_replies"], &thread["unread_mentions"]].map(|n| n.as_i64().unwrap())
    };
    assert_eq!(unread(&second).await, [1, 1]);
    assert_eq!(unread(&root).await, [2, 1]);
    assert_eq!(unread(&own).await, [0, 0], "what one wrote oneself is read");
    let totals = talk.mira.get(&format!("{}?totalsOnly=true", talk.path)).await.ok();
    assert_eq!(totals["total_unread_threads"], 0);
    // A post of another thread, a deleted one, and none at all.
    let other = talk.thread().await;
    talk.omar.delete(&format!("/posts/{second}")).await.ok();
    for post in [other.as_str(), &second, "nowhere"] {
        let path = format!("{}/{root}/set_unread/{post}", talk.path);
        let refused = talk.mira.post(&path, json!({})).await;
        names(&refused.refused(400, INVALID), "post_id", post);
    }
}

#[tokio::test]
async fn all_threads_are_read_at_once() {
    let talk = Talk::start().await;
    for _ in 0..3 {
        let root = talk.thread().await;
        talk.reply(&talk.omar, &root, "@mira").await;
    }
    let totals = async |path: &str| {
        let totals = talk.mira.get(&format!("{path}?totalsOnly=true")).await.ok();
        ["total", "total_unread_threads", "total_unread_mentions"]
            .map(|name| totals[name].as_i64().unwrap())
    };
    assert_eq!(totals(&talk.path).await, [3, 3, 3]);
    // Another team is another matter.
    let other = talk.other_team(&talk.mira).await;
    talk.mira.put(&format!("/users/me/teams/{other}/threads/read"), json!({})).await.ok();
    assert_eq!(totals(&talk.path).await, [3, 3, 3]);
    talk.mira.put(&format!("{}/read", talk.path), json!({})).await.ok();
    assert_eq!(totals(&talk.path).await, [3, 0, 0]);
}

#[tokio::test]
async fn who_looks_at_a_channel_has_seen_its_threads_unless_told_apart() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let view = |apart: bool| {
        let body = json!({ "channel_id": talk.square, "collapsed_threads_supported": apart });
        talk.mira.post("/channels/members/me/view", body)
    };
    view(true).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 0));
    view(false).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (0, 0));
}

#[tokio::test]
async fn reading_on_from_a_post_reads_on_in_its_thread() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    let second = id(&talk.reply(&talk.omar, &root, "@mira?").await);
    talk.mira.post("/channels/members/me/view", json!({ "channel_id": talk.square })).await.ok();
    talk.mira.post(&format!("/users/me/posts/{second}/set_unread"), json!({})).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (1, 1));
    talk.mira.post(&format!("/users/me/posts/{root}/set_unread"), json!({})).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (2, 1));
    // Who does not follow it is not made to.
    talk.lena.post(&format!("/users/me/posts/{second}/set_unread"), json!({})).await.ok();
    assert_eq!(talk.followed(&talk.lena).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_mention_goes_with_its_reply() {
    let talk = Talk::start().await;
    let root = talk.thread().await;
    talk.reply(&talk.omar, &root, "first @mira").await;
    let second = id(&talk.reply(&talk.omar, &root, "second @mira").await);
    let plain = id(&talk.reply(&talk.omar, &root, "third").await);
    assert_eq!(talk.unread(&talk.mira, &root).await, (4, 2));
    talk.omar.delete(&format!("/posts/{second}")).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (3, 1));
    talk.omar.delete(&format!("/posts/{plain}")).await.ok();
    assert_eq!(talk.unread(&talk.mira, &root).await, (2, 1));
}
