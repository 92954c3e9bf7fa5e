//! The WebSocket of a server that really listens.

use axum::http::HeaderValue;
use serde_json::{Value, json};
use server::Running;

use crate::support::{
    App, Person,
    files::{manifest, write_plugin},
    id,
    socket::{Socket, request},
};

mod presence;
mod resume;

/// A listening server with an administrator, mira and omar.
pub(crate) struct Live {
    pub(crate) running: Running,
    pub(crate) admin: Person,
    pub(crate) mira: Person,
    pub(crate) omar: Person,
    pub(crate) square: String,
    dir: crate::support::home::Home,
}

impl Live {
    pub(crate) async fn start() -> Self {
        Self::with(|_| ()).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut server::Config)) -> Self {
        let dir = tempfile::TempDir::new().unwrap();
        write_plugin(dir.path(), "hover", &manifest("hover"), "// hover");
        let app = App::in_dir(dir, change).await;
        let admin = app.admin().await;
        let mira = app.person(&admin, "mira").await;
        let omar = app.person(&admin, "omar").await;
        let square = mira.channel_id("town-square").await;
        let App { dir, server, .. } = app;
        Self { running: server.listen().await.unwrap(), admin, mira, omar, square, dir }
    }

    pub(crate) async fn join(&self, person: &Person) -> (Socket, String) {
        Socket::join(self.running.address(), &person.token).await
    }
}

#[tokio::test]
async fn a_greeting_comes_first_and_pings_are_answered() {
    let live = Live::start().await;
    let (mut socket, _) = live.join(&live.mira).await;
    let pong = socket.ask(1, "ping", Value::Null).await;
    assert_eq!((&pong["status"], &pong["data"]["text"]), (&"OK".into(), &"pong".into()));
    let unknown = socket.ask(2, "dance", json!({})).await;
    assert_eq!(unknown["status"], "FAIL");
    assert_eq!(unknown["error"]["id"], "api.web_socket_router.bad_action.app_error");
    socket.send_text("no json").await;
    let broken = socket.ask(3, "ping", Value::Null).await;
    assert_eq!(broken["status"], "OK", "a broken message does not end the connection");
}

#[tokio::test]
async fn a_post_reaches_the_members_and_only_them() {
    let live = Live::start().await;
    let lab = live.mira.make_channel("lab", "P").await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut omar, _) = live.join(&live.omar).await;
    let (mut admin, _) = live.join(&live.admin).await;
    live.mira.say(&lab, "secret").await;
    live.mira.say(&live.square, "@omar hello").await;

    let first = mira.event("posted").await;
    let post: Value = serde_json::from_str(first["data"]["post"].as_str().unwrap()).unwrap();
    assert_eq!((&post["message"], &post["channel_id"]), (&"secret".into(), &json!(lab)));
    assert_eq!(first["broadcast"]["channel_id"], lab);
    assert_eq!(
        (&first["data"]["channel_type"], &first["data"]["sender_name"]),
        (&"P".into(), &"@mira".into())
    );
    for outsider in [&mut omar, &mut admin] {
        let event = outsider.event("posted").await;
        assert!(event.to_string().contains("@omar hello"), "the secret came through: {event}");
        assert_eq!(event["data"]["mentions"], json!([live.omar.id()]).to_string());
    }
}

#[tokio::test]
async fn changes_of_posts_and_channels_are_told() {
    let live = Live::start().await;
    let (mut omar, _) = live.join(&live.omar).await;
    let post = id(&live.mira.say(&live.square, "frist").await);
    let path = format!("/posts/{post}");
    live.mira.put(&format!("{path}/patch"), json!({ "message": "first" })).await.ok();
    live.mira.delete(&path).await.ok();
    omar.event("posted").await;
    assert!(omar.event("post_edited").await["data"]["post"].as_str().unwrap().contains("first"));
    let deleted = omar.event("post_deleted").await;
    assert!(!deleted["data"]["post"].as_str().unwrap().contains("first"));

    let channel = format!("/channels/{}/patch", live.square);
    live.mira.put(&channel, json!({ "header": "new" })).await.ok();
    assert!(
        omar.event("channel_updated").await["data"]["channel"].as_str().unwrap().contains("new")
    );
    let view = json!({ "channel_id": live.square });
    live.omar.post("/channels/members/me/view", view).await.ok();
    assert_eq!(omar.event("channel_viewed").await["data"]["channel_id"], live.square);
    let direct = json!([live.mira.id(), live.omar.id()]);
    let direct = id(&live.mira.post("/channels/direct", direct).await.ok());
    let added = omar.event("direct_added").await;
    assert_eq!(
        (&added["data"]["teammate_id"], &added["broadcast"]["channel_id"]),
        (&live.mira.user["id"], &json!(direct))
    );
    let patch = json!({ "position": "Lead" });
    live.mira.put("/users/me/patch", patch).await.ok();
    let updated = omar.event("user_updated").await;
    assert_eq!(
        (&updated["data"]["user"]["position"], &updated["data"]["user"]["email"]),
        (&"Lead".into(), &"".into())
    );
}

#[tokio::test]
async fn coming_and_going_of_members_is_told() {
    let live = Live::start().await;
    let open = live.mira.make_channel("open", "O").await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut omar, _) = live.join(&live.omar).await;
    let members = format!("/channels/{open}/members");
    live.omar.post(&members, json!({ "user_id": "me" })).await.ok();
    for socket in [&mut mira, &mut omar] {
        assert_eq!(socket.event("user_added").await["data"]["user_id"], live.omar.id());
    }
    live.mira.delete(&format!("{members}/{}", live.omar.id())).await.ok();
    let gone = omar.event("user_removed").await;
    assert_eq!(gone["data"], json!({ "channel_id": open, "remover_id": live.mira.id() }));
    let stays = mira.event("user_removed").await;
    assert_eq!(stays["data"], json!({ "user_id": live.omar.id(), "remover_id": live.mira.id() }));
    live.mira.say(&open, "without omar").await;
    assert!(!omar.events_so_far().await.contains(&"posted".to_owned()));
}

#[tokio::test]
async fn typing_is_told_to_the_other_members() {
    let live = Live::start().await;
    let lab = live.mira.make_channel("lab", "P").await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut omar, _) = live.join(&live.omar).await;
    let typing = json!({ "channel_id": live.square, "parent_id": "" });
    assert_eq!(mira.ask(1, "user_typing", typing).await["status"], "OK");
    let event = omar.event("typing").await;
    assert_eq!(event["data"]["user_id"], live.mira.id());
    assert_eq!(event["broadcast"]["channel_id"], live.square);
    assert!(!mira.events_so_far().await.contains(&"typing".to_owned()));
    // Nobody types in a channel that they are not in.
    let outside = omar.ask(2, "user_typing", json!({ "channel_id": lab })).await;
    assert_eq!(
        (&outside["status"], &outside["error"]["status_code"]),
        (&"FAIL".into(), &403.into())
    );
    assert!(!mira.events_so_far().await.contains(&"typing".to_owned()));
}

#[tokio::test]
async fn plugins_come_and_go_on_every_page() {
    let live = Live::start().await;
    let (mut mira, _) = live.join(&live.mira).await;
    let (mut admin, _) = live.join(&live.admin).await;
    live.admin.post("/plugins/hover/enable", json!({})).await.ok();
    let client = live.mira.get("/plugins/webapp").await.ok()[0].clone();
    assert_eq!(mira.event("plugin_enabled").await["data"]["manifest"], client);
    live.admin.post("/plugins/hover/enable", json!({})).await.ok();
    live.admin.post("/plugins/hover/disable", json!({})).await.ok();
    let events = mira.events_so_far().await;
    let events: Vec<&String> = events.iter().filter(|name| name.starts_with("plugin_")).collect();
    assert_eq!(events, ["plugin_disabled"], "nothing changed by turning on what is on");
    let statuses = admin.event("plugin_statuses_changed").await;
    assert_eq!(statuses["data"]["plugin_statuses"][0]["state"], 2);
    live.admin.post("/plugins/hover/enable", json!({})).await.ok();
    mira.event("plugin_enabled").await;
    write_plugin(live.dir.path(), "hover", &manifest("hover"), "// replaced");
    live.admin.post("/plugins/hover/enable", json!({})).await.ok();
    let replaced = mira.event("plugin_enabled").await["data"]["manifest"].clone();
    assert_ne!(replaced["webapp"]["bundle_path"], client["webapp"]["bundle_path"]);
}

#[tokio::test]
async fn a_client_without_cookie_sends_its_token_first() {
    let live = Live::start().await;
    let address = live.running.address();
    let mut socket = Socket::open(address, "", "").await;
    let challenge = json!({ "token": live.mira.token });
    let reply = socket.ask(1, "authentication_challenge", challenge).await;
    assert_eq!((&reply["status"], &reply["seq_reply"]), (&"OK".into(), &1.into()));
    socket.event("hello").await;

    let mut wrong = Socket::open(address, "", "").await;
    let reply = wrong.ask(1, "authentication_challenge", json!({ "token": "guess" })).await;
    assert_eq!(reply["status"], "FAIL");
    wrong.closed().await;
    let mut hasty = Socket::open(address, "", "").await;
    hasty.send(json!({ "seq": 1, "action": "get_statuses" })).await;
    hasty.closed().await;
}

#[tokio::test]
async fn foreign_pages_and_ended_sessions_get_no_socket() {
    let live = Live::start().await;
    let address = live.running.address();
    let mut foreign = request(address, &live.mira.token, "");
    foreign.headers_mut().insert("origin", HeaderValue::from_static("https://evil.example"));
    assert!(Socket::try_open(foreign).await.is_err());
    let mut own = request(address, &live.mira.token, "");
    own.headers_mut().insert("origin", format!("http://{address}").parse().unwrap());
    assert!(Socket::try_open(own).await.is_ok());
    assert!(Socket::try_open(request(address, "guess", "")).await.is_err());

    let (socket, _) = live.join(&live.mira).await;
    live.mira.post("/users/logout", json!({})).await.ok();
    socket.closed().await;
    assert!(Socket::try_open(request(address, &live.mira.token, "")).await.is_err());
}

#[tokio::test]
async fn a_server_that_ends_closes_its_sockets() {
    let live = Live::start().await;
    let (socket, _) = live.join(&live.mira).await;
    live.running.stop().await;
    socket.closed().await;
}

#[tokio::test]
async fn floods_end_the_connection() {
    let live = Live::start().await;
    let (mut socket, _) = live.join(&live.mira).await;
    for seq in 1..=200 {
        socket.send(json!({ "seq": seq, "action": "ping" })).await;
    }
    socket.send(json!({ "seq": 201, "action": "ping" })).await;
    socket.closed().await;
    let (mut socket, _) = live.join(&live.mira).await;
    socket.send_text(&"x".repeat(65 << 10)).await;
    socket.closed().await;
}
