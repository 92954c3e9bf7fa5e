//! Previews of what posts link to: shown, changed, taken away, and never of what must not be fetched.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server::Config;

use crate::{
    support::{
        App, Person, id,
        web::{Page, Site},
    },
    websocket::Live,
};

const TIDES: &str = "<head><title>x</title><meta property=og:title content='Tide tables'>\
     <meta property=og:description content='<b>High</b> and low'>\
     <meta property=og:site_name content=Harbour><meta property=og:image content=https://i.example/x>";

async fn site() -> Site {
    let site = Site::new().await;
    site.put("/tides", Page::Html(TIDES.to_owned()));
    site.put("/plain", Page::Html("<title>Plain</title>".to_owned()));
    site.put("/to-plain", Page::Redirect(site.url("/plain")));
    site
}

fn from(site: &Site) -> impl FnOnce(&mut Config) {
    let address = site.address;
    move |config| config.previews_from = vec![address]
}

/// The preview of a post, once it has one that fits.
async fn preview(person: &Person, post: &Value, fits: impl Fn(&Value) -> bool) -> Value {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let found = person.get(&format!("/posts/{}", id(post))).await.ok();
        if fits(&found["metadata"]["embeds"]) {
            return found;
        }
        assert!(Instant::now() < until, "{found}");
        tokio::task::yield_now().await;
    }
}

fn is_titled(title: &'static str) -> impl Fn(&Value) -> bool {
    move |embeds| embeds[0]["data"]["title"] == title
}

#[tokio::test]
async fn a_post_shows_what_its_link_leads_to() {
    let site = site().await;
    let live = Live::with(from(&site)).await;
    let (mut socket, _) = live.join(&live.omar).await;
    let url = site.url("/tides");
    let said = live.mira.say(&live.square, &format!("see {url} and {}", site.url("/plain"))).await;
    assert_eq!(said["metadata"], Value::Null, "nobody waits for the page");

    let event = socket.event("post_edited").await;
    let told: Value = serde_json::from_str(event["data"]["post"].as_str().unwrap()).unwrap();
    let expected = json!([{ "type": "opengraph", "url": url, "data": {
        "type": "", "url": url, "title": "Tide tables", "description": "<b>High</b> and low",
        "site_name": "Harbour",
    } }]);
    assert_eq!(told["metadata"]["embeds"], expected);
    assert_eq!((&told["edit_at"], &told["message"]), (&json!(0), &said["message"]));
    assert!(told["update_at"].as_i64() > said["update_at"].as_i64());

    let list = live.omar.get(&format!("/channels/{}/posts", live.square)).await.ok();
    assert_eq!(list["posts"][id(&said)]["metadata"]["embeds"], expected);
    let since = format!("/channels/{}/posts?since={}", live.square, said["update_at"]);
    assert_eq!(
        live.omar.get(&since).await.ok()["posts"][id(&said)]["metadata"]["embeds"],
        expected
    );
    assert_eq!(site.asked(), ["/tides"], "the first link, once");
    live.running.stop().await;
}

#[tokio::test]
async fn a_preview_follows_the_text_and_goes_when_its_author_says_so() {
    let site = site().await;
    let app = App::with(from(&site)).await;
    let mira = app.admin().await;
    let square = mira.channel_id("town-square").await;
    let said = mira.say(&square, &site.url("/tides")).await;
    let path = format!("/posts/{}/patch", id(&said));
    preview(&mira, &said, is_titled("Tide tables")).await;

    let message = format!("rather {}", site.url("/to-plain"));
    let changed = mira.put(&path, json!({ "message": message })).await.ok();
    assert_eq!(changed["metadata"]["embeds"], Value::Null, "not the page of another link");
    let found = preview(&mira, &said, is_titled("Plain")).await;
    assert_eq!(found["metadata"]["embeds"][0]["url"], site.url("/to-plain"));

    mira.put(&path, json!({ "is_pinned": true })).await.ok();
    preview(&mira, &said, is_titled("Plain")).await;
    let without = json!({ "props": { "remove_link_preview": "true" } });
    let changed = mira.put(&path, without).await.ok();
    assert_eq!(changed["metadata"]["embeds"], Value::Null);

    // The same page again comes from memory.
    let again = mira.say(&square, &site.url("/tides")).await;
    preview(&mira, &again, is_titled("Tide tables")).await;
    assert_eq!(site.asked(), ["/tides", "/to-plain", "/plain"]);
    mira.delete(&format!("/posts/{}", id(&again))).await.ok();
    let list = mira.get(&format!("/channels/{square}/posts?since=1")).await.ok();
    assert_eq!(list["posts"][id(&again)]["metadata"], Value::Null);
}

#[tokio::test]
async fn what_must_not_be_fetched_is_not_and_the_post_stands() {
    let site = site().await;
    let secret = Site::new().await;
    secret.put("/", Page::Html("<title>secret</title>".to_owned()));
    site.put("/secret", Page::Redirect(secret.url("/")));
    let app = App::with(from(&site)).await;
    let mira = app.admin().await;
    let square = mira.channel_id("town-square").await;
    let mut refused = Vec::new();
    for url in [
        secret.url("/"),
        site.url("/secret"),
        site.url("/missing"),
        format!("http://localhost:{}/", secret.address.port()),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "https://mira:secret@127.0.0.1/".to_owned(),
    ] {
        let post = mira.say(&square, &url).await;
        assert_eq!(post["message"], url);
        refused.push(id(&post));
    }
    let system =
        mira.post("/posts", json!({ "channel_id": square, "message": "`http://a.example`" }));
    refused.push(id(&system.await.ok()));
    let last = mira.say(&square, &site.url("/tides")).await;
    preview(&mira, &last, is_titled("Tide tables")).await;
    let list = mira.get(&format!("/channels/{square}/posts")).await.ok();
    for post in refused {
        assert_eq!(list["posts"][&post]["metadata"], Value::Null, "{}", list["posts"][&post]);
    }
    assert_eq!(secret.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn administrators_can_turn_previews_off() {
    let site = site().await;
    let app = App::with(from(&site)).await;
    let admin = app.admin().await;
    let square = admin.channel_id("town-square").await;
    let before = admin.say(&square, &site.url("/tides")).await;
    preview(&admin, &before, is_titled("Tide tables")).await;
    let switch = |on: bool| json!({ "ServiceSettings": { "EnableLinkPreviews": on } });
    admin.put("/config/patch", switch(false)).await.ok();
    assert_eq!(admin.get("/config/client").await.ok()["EnableLinkPreviews"], "false");
    // Those that are there do not show either, and come back.
    assert_eq!(preview(&admin, &before, Value::is_null).await["metadata"], Value::Null);
    let during = admin.say(&square, &site.url("/plain")).await;
    admin.put("/config/patch", switch(true)).await.ok();
    preview(&admin, &before, is_titled("Tide tables")).await;
    let found = admin.get(&format!("/posts/{}", id(&during))).await.ok();
    assert_eq!(found["metadata"], Value::Null);
    assert_eq!(site.asked(), ["/tides"]);
}
