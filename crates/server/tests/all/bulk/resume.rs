//! Files that are given again, files with shared times, and large ones.

use serde_json::{Value, json};
use server::bulk::Kind;

use super::{Place, added, lines, people, said, with_posts};
use crate::support::{App, PASSWORD};

const TIME: i64 = 1_700_000_001_000;

/// Messages with times after [`TIME`], the oldest first, as the channel shows them.
async fn channel(app: &App) -> Vec<(String, i64)> {
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    let channel_id = ada.channel_id("town-square").await;
    let posts = ada.get(&format!("/channels/{channel_id}/posts?per_page=200")).await.ok();
    let mut shown: Vec<(String, i64)> = posts["order"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| &posts["posts"][id.as_str().unwrap()])
        .map(|post| {
            let time = post["create_at"].as_i64().unwrap() - TIME;
            (post["message"].as_str().unwrap().to_owned(), time)
        })
        .collect();
    shown.reverse();
    shown
}

fn expected(posts: &[(&str, i64)]) -> Vec<(String, i64)> {
    posts.iter().map(|(message, time)| ((*message).to_owned(), *time)).collect()
}

#[tokio::test]
async fn the_same_file_again_adds_nothing() {
    let place = Place::new().await;
    let reply = json!({ "user": "ben", "message": "b", "create_at": TIME });
    let text = with_posts(&[
        said("ada", "a", TIME, &[reply]),
        said("ben", "c", TIME + 1, &[]),
        said("ada", "a", TIME, &[]),
    ]);
    let first = place.import(&text).await.unwrap();
    assert_eq!((added(&first, Kind::Post), added(&first, Kind::Reply)), ((2, 1), (1, 0)));
    assert_eq!(first.moved, 2);
    let exported = place.export().await;
    let second = place.import(&text).await.unwrap();
    assert_eq!((added(&second, Kind::Post), added(&second, Kind::Reply)), ((0, 3), (0, 1)));
    assert_eq!(place.export().await, exported);
    let app = place.start().await;
    assert_eq!(channel(&app).await, expected(&[("a", 0), ("b", 1), ("c", 2)]));
}

#[tokio::test]
async fn a_longer_file_adds_what_is_new() {
    let place = Place::new().await;
    let reply =
        |message: &str, time: i64| json!({ "user": "ben", "message": message, "create_at": time });
    place.import(&with_posts(&[said("ada", "a", TIME, &[reply("b", TIME + 5)])])).await.unwrap();
    let longer = with_posts(&[
        said("ben", "earlier", TIME - 9, &[]),
        said("ada", "a", TIME, &[reply("b", TIME + 5), reply("c", TIME + 7)]),
    ]);
    let report = place.import(&longer).await.unwrap();
    assert_eq!((added(&report, Kind::Post), added(&report, Kind::Reply)), ((1, 1), (1, 1)));
    let app = place.start().await;
    assert_eq!(channel(&app).await, expected(&[("earlier", -9), ("a", 0), ("b", 5), ("c", 7)]));
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    let channel_id = ada.channel_id("town-square").await;
    let posts = ada.get(&format!("/channels/{channel_id}/posts")).await.ok();
    let posts = posts["posts"].as_object().unwrap();
    let root = posts.values().find(|post| post["message"] == "a").unwrap();
    assert_eq!((&root["reply_count"], &root["last_reply_at"]), (&2.into(), &(TIME + 7).into()));
    let unread = ada.get(&format!("/users/me/channels/{channel_id}/unread")).await.ok();
    assert_eq!(unread["msg_count"], 0);
}

#[tokio::test]
async fn what_was_changed_or_deleted_here_does_not_come_back() {
    let place = Place::new().await;
    let text =
        with_posts(&[said("ada", "changed", TIME, &[]), said("ada", "deleted", TIME + 1, &[])]);
    place.import(&text).await.unwrap();
    let config = place.config.clone();
    let app = place.start().await;
    let ada = app.nobody().sign_in("ada", PASSWORD).await;
    let channel_id = ada.channel_id("town-square").await;
    let posts = ada.get(&format!("/channels/{channel_id}/posts")).await.ok();
    for (id, post) in posts["posts"].as_object().unwrap() {
        if post["message"] == "changed" {
            ada.put(&format!("/posts/{id}/patch"), json!({ "message": "new" })).await.ok();
        } else {
            ada.delete(&format!("/posts/{id}")).await.ok();
        }
    }
    let App { server, router, dir } = app;
    drop((server, router, ada));
    let place = Place { home: dir, config };
    let report = place.import(&text).await.unwrap();
    assert_eq!(added(&report, Kind::Post), (0, 2));
    let app = place.start().await;
    assert_eq!(channel(&app).await, expected(&[("new", 0)]));
}

#[tokio::test]
async fn thousands_of_posts_in_any_order_keep_their_order() {
    let place = Place::new().await;
    let n_posts: i64 = 5_000;
    // Every third millisecond has three posts; the file has them in leaps.
    let posts: Vec<Value> = (0..n_posts)
        .map(|number| (number * 2_711) % n_posts)
        .map(|number| said("ada", &format!("{number:05}"), TIME + number / 3 * 3, &[]))
        .collect();
    let report = place.import(&with_posts(&posts)).await.unwrap();
    assert_eq!(added(&report, Kind::Post), (5_000, 0));
    let exported = place.export().await;
    let times: Vec<i64> = exported
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["type"] == "post")
        .map(|line| {
            let number: i64 = line["post"]["message"].as_str().unwrap().parse().unwrap();
            let time = line["post"]["create_at"].as_i64().unwrap() - TIME;
            // Those of one millisecond stand in the order of the file, within their three.
            assert_eq!(time / 3, number / 3);
            time
        })
        .collect();
    assert_eq!(times, (0..n_posts).collect::<Vec<i64>>());
    assert!(lines(&people()).len() < exported.len());
}
