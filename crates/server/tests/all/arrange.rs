//! Groups of the sidebar that people make for themselves.

use serde_json::{Value, json};

use crate::support::{App, NO_PERMISSION, Person};

struct Room {
    app: App,
    mira: Person,
    omar: Person,
    square: String,
    path: String,
}

async fn room() -> Room {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    let path = format!("/users/me/teams/{}/channels/categories", mira.team_id().await);
    Room { app, mira, omar, square, path }
}

fn group<'a>(sidebar: &'a Value, kind: &str) -> &'a Value {
    sidebar["categories"].as_array().unwrap().iter().find(|group| group["type"] == kind).unwrap()
}

#[tokio::test]
async fn a_group_takes_channels_and_gives_them_back() {
    let Room { app: _app, mira, square, path, .. } = room().await;
    let body = json!({ "display_name": "Work", "channel_ids": [square, "no-channel-of-mine"] });
    let answer = mira.post(&path, body).await;
    assert_eq!(answer.status.as_u16(), 201);
    let work = answer.ok();
    assert_eq!((&work["type"], &work["channel_ids"]), (&json!("custom"), &json!([square])));
    let sidebar = mira.get(&path).await.ok();
    assert_eq!(sidebar["order"][1], work["id"], "below the favourites");
    assert!(
        !group(&sidebar, "channels")["channel_ids"].as_array().unwrap().contains(&json!(square))
    );
    let one = format!("{path}/{}", work["id"].as_str().unwrap());
    assert_eq!(mira.get(&one).await.ok(), work);
    mira.delete(&one).await.ok();
    mira.get(&one).await.refused(404, "api.category.not_found.app_error");
    let sidebar = mira.get(&path).await.ok();
    assert!(
        group(&sidebar, "channels")["channel_ids"].as_array().unwrap().contains(&json!(square))
    );
}

#[tokio::test]
async fn the_favourites_are_the_preference_and_the_preference_the_favourites() {
    let Room { app: _app, mira, square, path, .. } = room().await;
    let mut favourites = group(&mira.get(&path).await.ok(), "favorites").clone();
    favourites["channel_ids"] = json!([square]);
    let changed = mira.put(&path, json!([favourites])).await.ok();
    assert_eq!(changed[0]["channel_ids"], json!([square]));
    let stored = mira.get("/users/me/preferences/favorite_channel").await.ok();
    assert_eq!(stored[0]["name"], json!(square));
    // Into another group: no favourite any more.
    let mut channels = group(&mira.get(&path).await.ok(), "channels").clone();
    channels["channel_ids"].as_array_mut().unwrap().push(json!(square));
    mira.put(&path, json!([channels])).await.ok();
    assert_eq!(mira.get("/users/me/preferences/favorite_channel").await.ok(), json!([]));
    let sidebar = mira.get(&path).await.ok();
    assert_eq!(
        group(&sidebar, "channels")["channel_ids"],
        channels["channel_ids"],
        "in this order"
    );
}

#[tokio::test]
async fn the_order_of_groups_is_each_of_them_once() {
    let Room { app: _app, mira, path, .. } = room().await;
    let sidebar = mira.get(&path).await.ok();
    let mut order: Vec<Value> = sidebar["order"].as_array().unwrap().clone();
    order.reverse();
    let orders = format!("{path}/order");
    assert_eq!(mira.put(&orders, json!(order)).await.ok(), json!(order));
    assert_eq!(mira.get(&orders).await.ok(), json!(order));
    assert_eq!(mira.get(&path).await.ok()["order"], json!(order));
    for wrong in [json!(order[1..]), json!([order[0], order[0], order[1]]), json!(["a", "b", "c"])]
    {
        mira.put(&orders, wrong).await.refused_field("order");
    }
}

#[tokio::test]
async fn groups_follow_rules() {
    let Room { app: _app, mira, omar, path, .. } = room().await;
    mira.post(&path, json!({ "display_name": " " })).await.refused_field("display_name");
    mira.post(&path, json!({ "display_name": "a", "sorting": "odd" }))
        .await
        .refused_field("sorting");
    let sidebar = mira.get(&path).await.ok();
    let favourites = group(&sidebar, "favorites");
    let own = format!("{path}/{}", favourites["id"].as_str().unwrap());
    mira.delete(&own).await.refused_field("category_id");
    mira.put(&own, json!({ "id": "another" })).await.refused_field("id");
    let mut renamed = favourites.clone();
    renamed["display_name"] = json!("Mine");
    renamed["collapsed"] = json!(true);
    let changed = mira.put(&own, renamed).await.ok();
    assert_eq!(
        (&changed["display_name"], &changed["collapsed"]),
        (&json!("Favorites"), &json!(true))
    );
    // By its id nobody reaches the group of somebody else.
    let foreign = omar.put(&path, json!([favourites])).await;
    foreign.refused(404, "api.category.not_found.app_error");
    let others = path.replace("/me/", &format!("/{}/", mira.id()));
    omar.post(&others, json!({ "display_name": "x" })).await.refused(403, NO_PERMISSION);
    omar.put(&others, json!([])).await.refused(403, NO_PERMISSION);
    let elsewhere = "/users/me/teams/nowhere/channels/categories";
    mira.post(elsewhere, json!({ "display_name": "x" })).await.refused(403, NO_PERMISSION);
}
