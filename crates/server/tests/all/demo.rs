//! The demo workspace.

use serde_json::Value;
use server::{Config, Server, StartError};

use crate::support::App;

async fn demo(n_posts: u32) -> App {
    App::with(|config| {
        config.demo = true;
        config.demo_posts = n_posts;
    })
    .await
}

fn len(value: &Value) -> usize {
    value.as_array().unwrap().len()
}

#[tokio::test]
async fn the_sample_accounts_find_a_lived_in_workspace() {
    let app = demo(0).await;
    let admin = app.nobody().sign_in("sysadmin", "Sys@dmin-sample1").await;
    assert!(admin.user["roles"].as_str().unwrap().contains("system_admin"));
    let robin = app.nobody().sign_in("user-1", "SampleUs@r-1").await;
    assert_eq!(robin.user["roles"], "system_user");
    assert_eq!(len(&robin.get("/users/me/teams").await.ok()), 2);
    let channels = robin.get("/users/me/channels").await.ok();
    let types: Vec<&str> = channels
        .as_array()
        .unwrap()
        .iter()
        .map(|channel| channel["type"].as_str().unwrap())
        .collect();
    for kind in ["O", "P", "D", "G"] {
        assert!(types.contains(&kind), "{types:?}");
    }
    let mut n_posts = 0;
    for channel in channels.as_array().unwrap() {
        let path = format!("/channels/{}/posts?per_page=200", channel["id"].as_str().unwrap());
        let list = robin.get(&path).await.ok();
        assert!(len(&list["order"]) > 0, "{channel}");
        n_posts += len(&list["order"]);
    }
    assert!(n_posts >= 380, "{n_posts}");
    let unread = robin.get("/users/me/teams/unread").await.ok();
    assert!(unread[0]["msg_count"].as_i64().unwrap() > 0, "{unread}");
    let threads = format!("/users/me/teams/{}/threads", robin.team_id().await);
    let threads = robin.get(&threads).await.ok();
    assert!(len(&threads["threads"]) > 0, "{threads}");
    assert!(app.nobody().get("/config/client").await.ok()["EnableDemoHints"] == "true");
}

#[tokio::test]
async fn people_are_varied() {
    let app = demo(0).await;
    let robin = app.nobody().sign_in("user-1", "SampleUs@r-1").await;
    let users = robin.get("/users?per_page=200").await.ok();
    assert_eq!(len(&users), 14);
    let fields = robin.get("/custom_profile_attributes/fields").await.ok();
    assert!(len(&fields) >= 5);
    let mut n_without = 0;
    for user in users.as_array().unwrap() {
        let path = format!("/users/{}/custom_profile_attributes", user["id"].as_str().unwrap());
        n_without += usize::from(robin.get(&path).await.ok().as_object().unwrap().is_empty());
    }
    assert_eq!(n_without, 1);
    // Scenery signs nobody in.
    let body = serde_json::json!({ "login_id": "mira", "password": "SampleUs@r-1" });
    let id = "api.user.login.invalid_credentials_email_username";
    app.nobody().post("/users/login", body).await.refused(401, id);
}

#[tokio::test]
async fn starting_again_adds_nothing() {
    let app = demo(50).await;
    let robin = app.nobody().sign_in("user-1", "SampleUs@r-1").await;
    let before = robin.get("/users/me/channels").await.ok();
    let App { dir, server, router } = app;
    drop((server, router, robin));
    let app = App::in_dir(dir, |config| {
        config.demo = true;
        config.demo_posts = 50;
    })
    .await;
    let robin = app.nobody().sign_in("user-1", "SampleUs@r-1").await;
    assert_eq!(robin.get("/users/me/channels").await.ok(), before);
}

#[tokio::test]
async fn the_big_history_has_as_many_posts_as_asked_for() {
    let app = demo(450).await;
    let robin = app.nobody().sign_in("user-1", "SampleUs@r-1").await;
    let channel = robin.channel_id("big-history").await;
    let mut n_posts = 0;
    let mut last = i64::MAX;
    for page in 0..4 {
        let path = format!("/channels/{channel}/posts?per_page=200&page={page}");
        let list = robin.get(&path).await.ok();
        for id in list["order"].as_array().unwrap() {
            let time = list["posts"][id.as_str().unwrap()]["create_at"].as_i64().unwrap();
            assert!(time < last);
            last = time;
            n_posts += 1;
        }
    }
    assert_eq!(n_posts, 450);
}

#[tokio::test]
async fn a_demo_does_not_listen_to_the_network() {
    let dir = tempfile::TempDir::new().unwrap();
    let mut config = Config::new(dir.path().join("data"));
    config.demo = true;
    config.listen = "0.0.0.0:0".parse().unwrap();
    let refused = Server::open(config).await;
    assert!(matches!(refused, Err(StartError::DemoNotLoopback(_))), "{refused:?}");
}

#[tokio::test]
async fn a_workspace_in_use_is_not_turned_into_a_demo() {
    let app = App::new().await;
    app.admin().await;
    let App { dir, server, router } = app;
    drop((server, router));
    let app = App::in_dir(dir, |config| config.demo = true).await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    assert_eq!(len(&admin.get("/users").await.ok()), 1);
}

#[tokio::test]
async fn two_servers_do_not_share_a_data_folder() {
    let app = App::new().await;
    let config = Config::new(app.dir.path().join("data"));
    let second = Server::open(config).await;
    assert!(matches!(second, Err(StartError::InUse(_))), "{second:?}");
}
