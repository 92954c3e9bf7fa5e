//! Texts that mean harm, in every field that takes a text: kept as they were written, or refused by
//! a rule, and never anything but text. What a page makes of them is tested with the client.

use serde_json::{Value, json};

use crate::support::{App, Person, id};

const SCRIPT: &str = "<script>hostile()</script><img src=x onerror=hostile()>'\"`${hostile()}";

async fn room() -> (App, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let square = admin.channel_id("town-square").await;
    (app, admin, square)
}

/// Sends `text` in `field`; what comes back is JSON that says the same.
async fn kept(person: &Person, path: &str, mut body: Value, field: &str) {
    body[field] = SCRIPT.into();
    let answer = match path.rsplit('/').next() {
        Some("patch") => person.put(path, body).await,
        _ => person.post(path, body).await,
    };
    assert_eq!(answer.ok()[field], SCRIPT, "{path} {field}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
}

#[tokio::test]
async fn scripts_stay_texts_in_every_field() {
    let (_app, mira, square) = room().await;
    let team = mira.team_id().await;
    let channel = mira.make_channel("lab", "O").await;
    let post = id(&mira.say(&square, "x").await);
    let new = json!({ "channel_id": square, "message": "x" });
    kept(&mira, "/posts", new.clone(), "message").await;
    kept(&mira, &format!("/posts/{post}/patch"), json!({}), "message").await;
    kept(&mira, "/drafts", json!({ "channel_id": square }), "message").await;
    for field in ["header", "purpose"] {
        kept(&mira, &format!("/channels/{channel}/patch"), json!({}), field).await;
    }
    for field in ["nickname", "first_name", "position"] {
        let body = json!({ field: &SCRIPT[..25] });
        let found = mira.put("/users/me/patch", body).await.ok();
        assert_eq!(found[field], SCRIPT[..25], "{field}");
    }
    let name = json!({ "display_name": &SCRIPT[..25] });
    let changed = mira.put(&format!("/channels/{channel}/patch"), name).await.ok();
    assert_eq!(changed["display_name"], SCRIPT[..25]);
    let props = mira
        .post(
            "/posts",
            json!({ "channel_id": square, "message": "x",
        "props": { "card": SCRIPT, SCRIPT: [SCRIPT] } }),
        )
        .await
        .ok();
    assert_eq!(
        (&props["props"]["card"], &props["props"][SCRIPT][0]),
        (&json!(SCRIPT), &json!(SCRIPT))
    );
    // Names that stand in addresses are refused.
    let named = json!({ "team_id": team, "name": SCRIPT, "display_name": "x", "type": "O" });
    mira.post("/channels", named).await.refused_field("name");
    let reaction = json!({ "user_id": mira.id(), "post_id": post, "emoji_name": SCRIPT });
    mira.post("/reactions", reaction).await.refused_field("emoji_name");
    let typed = json!({ "channel_id": square, "message": "x", "type": SCRIPT });
    mira.post("/posts", typed).await.refused_field("type");
}

#[tokio::test]
async fn long_and_pathological_posts_are_stored_as_written() {
    let (app, mira, square) = room().await;
    let omar = app.person(&mira, "omar").await;
    let table =
        format!("{}|\n{}|\n{}", "|a".repeat(1_000), "|-".repeat(1_000), "|b\n".repeat(4_000));
    for text in [
        "ä".repeat(16_000),
        "@omar ".repeat(2_730),
        (0..5_000).map(|nth| format!("@{nth}")).collect::<Vec<_>>().join(" ")[..16_383].to_owned(),
        "> ".repeat(8_000) + "x",
        "- ".repeat(8_000) + "x",
        "[".repeat(16_000),
        "*a ".repeat(5_000),
        "`".repeat(16_001),
        "https://".repeat(2_000),
        table,
    ] {
        let said = mira.say(&square, &text).await;
        assert_eq!(said["message"], text);
        assert_eq!(omar.get(&format!("/posts/{}", id(&said))).await.ok()["message"], text);
    }
    // Named thousands of times, called once.
    let member = omar.get(&format!("/channels/{square}/members/me")).await.ok();
    assert_eq!(member["mention_count"], 1, "{member}");
    let after = mira.say(&square, "the rest works").await;
    let found = omar.post("/posts/search", json!({ "terms": "rest works" })).await.ok();
    assert_eq!(found["order"], json!([id(&after)]));
}

#[tokio::test]
async fn a_text_with_a_zero_byte_is_kept_or_refused_by_its_rule() {
    let (_app, mira, square) = room().await;
    let body = json!({ "channel_id": square, "message": "a\0b" });
    let answer = mira.post("/posts", body).await;
    if answer.status.is_success() {
        assert_eq!(answer.ok()["message"], "a\0b");
    } else {
        answer.refused_field("text");
    }
    mira.say(&square, "the rest works").await;
}
