//! Files: taking them in, attaching them to posts, giving them out, forgetting them.

use std::{io::Cursor, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use image::{DynamicImage, ImageFormat};
use serde_json::{Value, json};

use crate::support::{Answer, App, NO_PERMISSION, Person, id, socket::Socket};

mod hostile;

/// Two people in one channel, and its id.
pub(super) async fn room() -> (App, Person, Person, String) {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let square = mira.channel_id("town-square").await;
    (app, mira, omar, square)
}

/// Uploads one file as the body of a request.
pub(super) async fn put(person: &Person, channel: &str, name: &str, content: &[u8]) -> Answer {
    let name: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let path = format!("/files?channel_id={channel}&filename={name}");
    person.call(Method::POST, &path, Body::from(content.to_vec())).await
}

/// The same, and its id.
pub(super) async fn uploaded(person: &Person, channel: &str, name: &str, content: &[u8]) -> Value {
    put(person, channel, name, content).await.ok()["file_infos"][0].clone()
}

pub(super) async fn post_with(person: &Person, channel: &str, files: &[&Value]) -> Answer {
    let ids: Vec<&Value> = files.iter().map(|file| &file["id"]).collect();
    person.post("/posts", json!({ "channel_id": channel, "message": "", "file_ids": ids })).await
}

pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::new_rgb8(width, height)
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .unwrap();
    bytes
}

const BOUNDARY: &str = "----files";

async fn form(person: &Person, parts: &[(&str, Option<&str>, &str)]) -> Answer {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        body += &format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
        );
    }
    body += &format!("--{BOUNDARY}--\r\n");
    let request = Request::post("/api/v4/files")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", person.token));
    person.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_form_of_files_becomes_a_post_that_others_hear_of() {
    let (app, mira, omar, square) = room().await;
    let parts = [
        ("channel_id", None, square.as_str()),
        ("client_ids", None, "one"),
        ("files", Some("notes.txt"), "hello"),
        ("client_ids", None, "two"),
        ("files", Some("more.MD"), "# more"),
    ];
    let answer = form(&mira, &parts).await;
    assert_eq!(answer.status.as_u16(), 201);
    let answer = answer.ok();
    assert_eq!(answer["client_ids"], json!(["one", "two"]));
    let (notes, more) = (&answer["file_infos"][0], &answer["file_infos"][1]);
    assert_eq!((&notes["name"], &notes["size"]), (&json!("notes.txt"), &json!(5)));
    assert_eq!((&more["extension"], &more["mime_type"]), (&json!("md"), &json!("text/plain")));
    let path = format!("/files/{}", id(notes));
    omar.get(&path).await.refused(403, NO_PERMISSION);
    mira.get(&path).await;

    let running = app.server.listen().await.unwrap();
    let (mut socket, _) = Socket::join(running.address(), &omar.token).await;
    let post = post_with(&mira, &square, &[more, notes]).await.ok();
    assert_eq!(post["file_ids"], json!([more["id"], notes["id"]]), "the author's order");
    let event = socket.event("posted").await;
    let told: Value = serde_json::from_str(event["data"]["post"].as_str().unwrap()).unwrap();
    assert_eq!(told["metadata"]["files"][0]["name"], "more.MD");
    assert_eq!(omar.get(&path).await.text(), "hello");
    let infos = omar.get(&format!("/posts/{}/files/info", id(&post))).await.ok();
    assert_eq!((&infos[1]["id"], &infos[1]["post_id"]), (&notes["id"], &post["id"]));
    let list = omar.get(&format!("/channels/{square}/posts")).await.ok();
    assert_eq!(list["posts"][id(&post)]["metadata"]["files"], infos);
}

#[tokio::test]
async fn pictures_have_thumbnails_and_previews() {
    let (_app, mira, _, square) = room().await;
    let large = png(2_400, 600);
    let cat = uploaded(&mira, &square, "cat.png", &large).await;
    assert_eq!((&cat["width"], &cat["height"]), (&json!(2_400), &json!(600)));
    assert_eq!(cat["has_preview_image"], true);
    for (piece, width) in [("thumbnail", 320), ("preview", 1_920)] {
        let answer = mira.get(&format!("/files/{}/{piece}", id(&cat))).await;
        assert_eq!(answer.header("content-type"), "image/jpeg");
        assert_eq!(image::load_from_memory(&answer.body).unwrap().width(), width);
    }
    let whole = mira.get(&format!("/files/{}", id(&cat))).await;
    assert_eq!((whole.header("content-type"), whole.body.len()), ("image/png", large.len()));
    let small = uploaded(&mira, &square, "dot.png", &png(3, 3)).await;
    let preview = mira.get(&format!("/files/{}/preview", id(&small))).await;
    assert_eq!(preview.body, png(3, 3), "small enough as it is");
    let text = uploaded(&mira, &square, "a.txt", b"a").await;
    let none = mira.get(&format!("/files/{}/thumbnail", id(&text))).await;
    none.refused(400, "api.file.get_file_preview.no_preview.app_error");
}

#[tokio::test]
async fn a_stretch_of_a_file_can_be_asked_for() {
    let (_app, mira, _, square) = room().await;
    let file = uploaded(&mira, &square, "digits.txt", b"0123456789").await;
    let ask = async |range: &str| {
        let request = Request::get(format!("/api/v4/files/{}", id(&file)))
            .header(header::AUTHORIZATION, format!("Bearer {}", mira.token))
            .header(header::RANGE, range);
        mira.send(request.body(Body::empty()).unwrap()).await
    };
    let part = ask("bytes=2-4").await;
    assert_eq!((part.status.as_u16(), part.text().as_str()), (206, "234"));
    assert_eq!(part.header("content-range"), "bytes 2-4/10");
    ask("bytes=20-").await.refused(416, "api.file.get_file.range.app_error");
}

#[tokio::test]
async fn files_are_for_those_who_read_the_channel() {
    let (_app, mira, omar, _) = room().await;
    let secret = mira.make_channel("secret", "P").await;
    let file = uploaded(&mira, &secret, "plan.png", &png(4, 4)).await;
    post_with(&mira, &secret, &[&file]).await.ok();
    for piece in ["", "/thumbnail", "/preview", "/info"] {
        let path = format!("/files/{}{piece}", id(&file));
        omar.get(&path).await.refused(403, NO_PERMISSION);
    }
    put(&omar, &secret, "a.txt", b"a").await.refused(403, NO_PERMISSION);
    assert_eq!(omar.get("/files/nothing").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_deleted_post_takes_its_files_along() {
    let (_app, mira, omar, square) = room().await;
    let file = uploaded(&mira, &square, "a.txt", b"a").await;
    let post = post_with(&mira, &square, &[&file]).await.ok();
    mira.delete(&format!("/posts/{}", id(&post))).await.ok();
    for person in [&mira, &omar] {
        let gone = person.get(&format!("/files/{}", id(&file))).await;
        gone.refused(404, "api.file.not_found.app_error");
    }
}

#[tokio::test]
async fn uploads_that_no_post_took_are_forgotten() {
    let app = App::with(|config| config.timings.uploads_kept = Duration::ZERO).await;
    let admin = app.admin().await;
    let square = admin.channel_id("town-square").await;
    let lonely = uploaded(&admin, &square, "lonely.txt", b"a").await;
    let kept = uploaded(&admin, &square, "kept.txt", b"b").await;
    post_with(&admin, &square, &[&kept]).await.ok();
    let folder = app.dir.path().join("data/blobs/files").join(id(&lonely));
    let running = app.server.listen().await.unwrap();
    let mut status = 200;
    for _ in 0..10_000 {
        status = admin.get(&format!("/files/{}", id(&lonely))).await.status.as_u16();
        // In a bucket it is not seen from here.
        if status == 404 && !folder.join("content").exists() {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(status, 404);
    assert!(!folder.join("content").exists());
    assert_eq!(admin.get(&format!("/files/{}", id(&kept))).await.text(), "b");
    running.stop().await;
}

#[tokio::test]
async fn drafts_keep_files() {
    let (_app, mira, omar, square) = room().await;
    let file = uploaded(&mira, &square, "a.txt", b"a").await;
    let draft = json!({ "channel_id": square, "message": "", "file_ids": [file["id"]] });
    mira.post("/drafts", draft.clone()).await.ok();
    let list = format!("/users/me/teams/{}/drafts", mira.team_id().await);
    assert_eq!(mira.get(&list).await.ok()[0]["file_ids"], json!([file["id"]]));
    omar.post("/drafts", draft).await.refused_field("file_ids");
}
