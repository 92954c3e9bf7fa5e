//! Drafts: kept for their user alone, one per channel and thread.

use serde_json::json;

use crate::support::{App, NO_PERMISSION, Person, id, socket::Socket};

async fn room() -> (App, Person, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    (app, mira, omar, square)
}

#[tokio::test]
async fn a_draft_is_kept_replaced_and_forgotten() {
    let (_app, mira, omar, square) = room().await;
    let team = mira.team_id().await;
    let list = format!("/users/me/teams/{team}/drafts");
    let root = id(&omar.say(&square, "a question").await);
    let first = json!({ "channel_id": square, "message": "half" });
    let answer = mira.post("/drafts", first).await;
    assert_eq!(answer.status.as_u16(), 201);
    let created = answer.ok();
    mira.post("/drafts", json!({ "channel_id": square, "message": "half a" })).await.ok();
    let in_thread = json!({ "channel_id": square, "root_id": root, "message": "an answer" });
    mira.post("/drafts", in_thread).await.ok();
    let kept = mira.get(&list).await.ok();
    assert_eq!(kept.as_array().unwrap().len(), 2);
    assert_eq!(kept[1]["message"], "half a");
    assert_eq!(
        (&kept[1]["create_at"], &kept[1]["user_id"]),
        (&created["create_at"], &mira.user["id"])
    );
    assert_eq!(omar.get(&list).await.ok(), json!([]));

    mira.delete(&format!("/users/me/channels/{square}/drafts/{root}")).await.ok();
    mira.post("/drafts", json!({ "channel_id": square, "message": " " })).await.ok();
    assert_eq!(mira.get(&list).await.ok(), json!([]));
    mira.delete(&format!("/users/me/channels/{square}/drafts")).await.ok();
}

#[tokio::test]
async fn drafts_are_nobody_elses_business() {
    let (app, mira, omar, square) = room().await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    let team = mira.team_id().await;
    mira.post("/drafts", json!({ "channel_id": square, "message": "secret" })).await.ok();
    for other in [&omar, &admin] {
        let list = format!("/users/{}/teams/{team}/drafts", mira.id());
        other.get(&list).await.refused(403, NO_PERMISSION);
        let path = format!("/users/{}/channels/{square}/drafts", mira.id());
        other.delete(&path).await.refused(403, NO_PERMISSION);
    }
}

#[tokio::test]
async fn drafts_follow_rules() {
    let (_app, mira, omar, square) = room().await;
    let with = |field: &str, value: serde_json::Value| {
        let mut body = json!({ "channel_id": square, "message": "hi" });
        body[field] = value;
        body
    };
    mira.post("/drafts", with("message", "x".repeat(16_384).into())).await.refused_field("message");
    mira.post("/drafts", with("type", "system_join".into())).await.refused_field("type");
    mira.post("/drafts", with("file_ids", json!(["f"]))).await.refused_field("file_ids");
    mira.post("/drafts", with("root_id", "nowhere".into())).await.refused_field("root_id");
    let secret = omar.make_channel("secret", "P").await;
    let outside = mira.post("/drafts", with("channel_id", secret.into())).await;
    outside.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn the_other_windows_hear_of_it() {
    let (app, mira, _omar, square) = room().await;
    let running = app.server.listen().await.unwrap();
    let (mut here, here_id) = Socket::join(running.address(), &mira.token).await;
    let (mut there, _) = Socket::join(running.address(), &mira.token).await;
    for message in ["h", "hi", ""] {
        let body = json!({ "channel_id": square, "message": message }).to_string();
        let request = axum::http::Request::post("/api/v4/drafts")
            .header("authorization", format!("Bearer {}", mira.token))
            .header("connection-id", &here_id)
            .body(body.into())
            .unwrap();
        mira.send(request).await.ok();
    }
    for name in ["draft_created", "draft_updated", "draft_deleted"] {
        assert_eq!(there.event(name).await["broadcast"]["omit_connection_id"], json!(here_id));
    }
    let own = here.events_so_far().await;
    assert!(!own.iter().any(|name| name.starts_with("draft")), "{own:?}");
    running.stop().await;
}
