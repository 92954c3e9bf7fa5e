//! Pictures that people set for themselves.

use std::io::Cursor;

use axum::{
    body::Body,
    http::{Request, header},
};
use image::{DynamicImage, ImageFormat};
use serde_json::{Value, json};

use crate::{
    support::{
        Answer, App, NO_PERMISSION, Person,
        bundles::{BOUNDARY, form},
    },
    websocket::Live,
};

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn photograph() -> Vec<u8> {
    written(&DynamicImage::new_rgb8(1_200, 800), ImageFormat::Jpeg)
}

async fn send(person: &Person, path: &str, field: &str, file: &[u8]) -> Answer {
    let body = form(&[(field, Some("me.png"), file)]);
    let request = Request::post(format!("/api/v4{path}"))
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", person.token));
    person.send(request.body(Body::from(body)).unwrap()).await
}

async fn set(person: &Person, file: &[u8]) -> Answer {
    send(person, "/users/me/image", "image", file).await
}

async fn updated_at(person: &Person) -> i64 {
    let me = person.get("/users/me").await.ok();
    me.get("last_picture_update").map_or(0, |at| at.as_i64().unwrap())
}

#[tokio::test]
async fn a_picture_is_set_seen_and_taken_back() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let path = format!("/users/{}/image", mira.id());
    let initials = admin.get(&path).await;
    set(&mira, &photograph()).await.ok();
    let at = updated_at(&mira).await;
    assert!(at > 0);
    let seen = admin.get(&path).await;
    assert_eq!(seen.header("content-type"), "image/jpeg");
    assert_eq!(seen.header("x-content-type-options"), "nosniff");
    assert_eq!(seen.header("cache-control"), "private, no-cache", "it may change any time");
    assert_ne!(seen.header("etag"), initials.header("etag"));
    let picture = image::load_from_memory(&seen.body).unwrap();
    assert_eq!((picture.width(), picture.height()), (256, 256));
    let named = admin.get(&format!("{path}?_={at}")).await;
    assert_eq!(named.header("cache-control"), "private, max-age=3600");
    let again = Request::get(format!("/api/v4{path}"))
        .header("authorization", format!("Bearer {}", admin.token))
        .header("if-none-match", seen.header("etag"))
        .body(Body::empty())
        .unwrap();
    let again = app.nobody().send(again).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));

    mira.delete("/users/me/image").await.ok();
    assert!(updated_at(&mira).await < 0, "another address than before there was one");
    assert_eq!(admin.get(&path).await.body, initials.body);
}

#[tokio::test]
async fn what_can_be_seen_through_stays_so_and_small_ones_are_not_blown_up() {
    let app = App::new().await;
    let admin = app.admin().await;
    set(&admin, &written(&DynamicImage::new_rgba8(40, 60), ImageFormat::Png)).await.ok();
    let seen = admin.get("/users/me/image").await;
    assert_eq!(seen.header("content-type"), "image/png");
    let picture = image::load_from_memory(&seen.body).unwrap();
    assert_eq!((picture.width(), picture.height()), (40, 40));
}

#[tokio::test]
async fn what_is_no_picture_is_refused_in_clear_words() {
    let app = App::new().await;
    let admin = app.admin().await;
    set(&admin, &photograph()).await.ok();
    let at = updated_at(&admin).await;
    let mut broken = photograph();
    broken.truncate(200);
    // A picture of 60000 × 60000 in a few bytes. A GIF: a PNG has sums over its head.
    let mut bomb = written(&DynamicImage::new_rgba8(1, 1), ImageFormat::Gif);
    bomb[6..8].copy_from_slice(&60_000_u16.to_le_bytes());
    bomb[8..10].copy_from_slice(&60_000_u16.to_le_bytes());
    for (file, words) in [
        // The name says PNG.
        (
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"[..],
            "as PNG, JPEG, GIF or WebP",
        ),
        (b"hello", "as PNG, JPEG, GIF or WebP"),
        (b"", "as PNG, JPEG, GIF or WebP"),
        (&broken, "this one is broken"),
        (&bomb, "at most 33 megapixels"),
    ] {
        let answer = set(&admin, file).await;
        answer.refused_field("image");
        let message = answer.json()["message"].as_str().unwrap().to_owned();
        assert!(message.contains(words), "{message}");
    }
    send(&admin, "/users/me/image", "picture", b"x").await.refused_field("image");
    let large = vec![0xFF; (10 << 20) + 1];
    set(&admin, &large).await.refused(413, "api.user.upload_profile_user.too_large.app_error");
    let larger = vec![0xFF; 12 << 20];
    set(&admin, &larger).await.refused(413, "api.user.upload_profile_user.too_large.app_error");
    let no_form = admin.post("/users/me/image", json!({})).await;
    no_form.refused(400, "api.user.upload_profile_user.parse.app_error");
    assert_eq!(updated_at(&admin).await, at, "the one before stays");
    assert_eq!(admin.get("/users/me/image").await.header("content-type"), "image/jpeg");
}

#[tokio::test]
async fn nobody_sets_the_picture_of_another() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let path = format!("/users/{}/image", admin.id());
    send(&mira, &path, "image", &photograph()).await.refused(403, NO_PERMISSION);
    mira.delete(&path).await.refused(403, NO_PERMISSION);
}

#[tokio::test]
async fn others_hear_of_a_new_picture() {
    let live = Live::start().await;
    let (mut omar, _) = live.join(&live.omar).await;
    set(&live.mira, &photograph()).await.ok();
    let user: Value = omar.event("user_updated").await["data"]["user"].clone();
    assert_eq!(user["id"], live.mira.user["id"]);
    assert!(user["last_picture_update"].as_i64().unwrap() > 0);
}
