//! Files that break a rule: too large, of a lying type, broken, with names that deceive; and posts
//! that want files that are not theirs.

use axum::{body::Body, http::Method};
use serde_json::json;

use super::{png, post_with, put, room, uploaded};
use crate::support::id;

#[tokio::test]
async fn a_file_over_the_limit_is_refused_with_the_limit() {
    let (app, mira, _, square) = room().await;
    let admin = app.nobody().sign_in("admin", crate::support::PASSWORD).await;
    let limit = json!({ "FileSettings": { "MaxFileSize": 1_000 } });
    admin.put("/config/patch", limit).await.ok();
    let refused = put(&mira, &square, "large.bin", &[7; 1_001]).await;
    let body = refused.refused(413, "api.file.upload_file.too_large_detailed.app_error");
    assert!(body["message"].as_str().unwrap().contains("«large.bin»"), "{body}");
    assert!(body["detailed_error"].as_str().unwrap().contains("at most 1000 bytes"), "{body}");
    uploaded(&mira, &square, "fits.bin", &[7; 1_000]).await;
    assert_eq!(mira.get("/config/client?format=old").await.ok()["MaxFileSize"], "1000");

    let off = json!({ "FileSettings": { "EnableFileAttachments": false } });
    admin.put("/config/patch", off).await.ok();
    let refused = put(&mira, &square, "a.txt", b"a").await;
    refused.refused(501, "api.file.attachments.disabled.app_error");
}

#[tokio::test]
async fn what_can_run_is_never_shown_in_place() {
    let (_app, mira, _, square) = room().await;
    for (name, content) in [
        ("cat.png", &b"<!DOCTYPE html><script>alert(1)</script>"[..]),
        ("cat.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        ("notes.txt", b"  <html><script>alert(1)</script>"),
        (
            "feed.xml",
            b"<?xml version=\"1.0\"?><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
        ),
        ("song.mp3", b"MZ\x90\x00\x03"),
    ] {
        let file = uploaded(&mira, &square, name, content).await;
        assert!(file["has_preview_image"].is_null(), "{file}");
        let answer = mira.get(&format!("/files/{}", id(&file))).await;
        assert_eq!(answer.header("content-type"), "application/octet-stream", "{name}");
        assert!(answer.header("content-disposition").starts_with("attachment"), "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("content-security-policy").ends_with("; sandbox"));
        assert_eq!(answer.body, content, "{name}");
    }
    // What can not, is shown, unless it is to be kept.
    let shown = uploaded(&mira, &square, "virus.exe", &png(2, 2)).await;
    let path = format!("/files/{}", id(&shown));
    let answer = mira.get(&path).await;
    assert_eq!(answer.header("content-type"), "image/png");
    assert!(answer.header("content-disposition").starts_with("inline"));
    let kept = mira.get(&format!("{path}?download=1")).await;
    assert!(kept.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn a_broken_picture_is_a_file_like_any_other() {
    let (_app, mira, _, square) = room().await;
    let mut broken = png(64, 64);
    broken.truncate(40);
    let file = uploaded(&mira, &square, "broken.png", &broken).await;
    assert!(file["has_preview_image"].is_null(), "{file}");
    post_with(&mira, &square, &[&file]).await.ok();
    assert_eq!(mira.get(&format!("/files/{}", id(&file))).await.body, broken);
    let none = mira.get(&format!("/files/{}/preview", id(&file))).await;
    none.refused(400, "api.file.get_file_preview.no_preview.app_error");
}

#[tokio::test]
async fn names_are_kept_as_text() {
    let (_app, mira, _, square) = room().await;
    for (given, kept) in [
        ("../../../etc/passwd", "passwd"),
        ("in\u{202e}gpj.exe", "ingpj.exe"),
        ("a\r\nX-Evil: 1\"; b.txt", "aX-Evil: 1\"; b.txt"),
        ("<script>alert(1)</script>", "script>"),
    ] {
        let file = uploaded(&mira, &square, given, b"a").await;
        assert_eq!(file["name"], kept);
        let answer = mira.get(&format!("/files/{}", id(&file))).await;
        assert_eq!(answer.header("x-evil"), "");
        let disposition = answer.header("content-disposition");
        assert_eq!(disposition.matches('"').count(), 2, "{disposition}");
    }
    let long = uploaded(&mira, &square, &format!("{}.txt", "x".repeat(1_000)), b"a").await;
    let name = long["name"].as_str().unwrap();
    assert!(name.len() == 255 && name.ends_with("x.txt"), "{name}");
}

#[tokio::test]
async fn a_post_takes_only_uploads_of_its_author_in_its_channel_once() {
    let (_app, mira, omar, square) = room().await;
    let other = mira.make_channel("other", "O").await;
    let own = uploaded(&mira, &square, "a.txt", b"a").await;
    let elsewhere = uploaded(&mira, &other, "b.txt", b"b").await;
    let foreign = uploaded(&omar, &square, "c.txt", b"c").await;
    let unknown = json!({ "id": "yyyyyyyyyyyyyyyyyyyyyyyyyy" });
    for wrong in [vec![&foreign], vec![&elsewhere], vec![&unknown], vec![&own, &own]] {
        post_with(&mira, &square, &wrong).await.refused_field("file_ids");
    }
    post_with(&mira, &square, &[&unknown; 11]).await.refused_field("file_ids");
    post_with(&mira, &square, &[&own]).await.ok();
    post_with(&mira, &square, &[&own]).await.refused_field("file_ids");
    post_with(&mira, &square, &[]).await.refused_field("message");
}

#[tokio::test]
async fn uploads_say_where_and_what() {
    let (_app, mira, _, square) = room().await;
    let send = async |path: &str| mira.call(Method::POST, path, Body::from("a")).await;
    send("/files").await.refused_field("channel_id");
    send(&format!("/files?channel_id={square}")).await.refused_field("filename");
    let nowhere = send("/files?channel_id=nowhere&filename=a").await;
    nowhere.refused(404, "api.channel.not_found.app_error");
    let form = axum::http::Request::post("/api/v4/files")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("authorization", format!("Bearer {}", mira.token))
        .body(Body::from("no form"))
        .unwrap();
    let refused = mira.send(form).await;
    refused.refused(400, "api.file.upload_file.read_request.app_error");
}
