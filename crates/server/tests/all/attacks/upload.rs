//! 24: bodies that are too long, too slow or never end; people who may not; pages of others.

use std::{convert::Infallible, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use futures_util::{StreamExt, stream};
use serde_json::json;

use crate::support::{
    App, NO_SESSION, Person,
    bundles::{bundle, form, request, uploads},
    files::manifest,
};

/// The beginning of a form, up to the middle of its file.
fn beginning() -> Bytes {
    let whole = form(&[("plugin", Some("plugin.tar.gz"), &bundle(&manifest("hover"), "// good"))]);
    Bytes::copy_from_slice(&whole[..whole.len() / 2])
}

fn streamed(pieces: impl futures_util::Stream<Item = Bytes> + Send + 'static) -> Body {
    Body::from_stream(pieces.map(Ok::<_, Infallible>))
}

async fn nothing_left(app: &App, admin: &Person) {
    assert_eq!(admin.get("/plugins/management").await.ok(), json!([]));
    let incoming = app.dir.path().join("data/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
}

#[tokio::test]
async fn attack_24_a_body_without_end() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let piece = Bytes::from(vec![b'x'; 1 << 20]);
    let endless = stream::once(async { beginning() }).chain(stream::repeat(piece));
    let answer = admin.send(request(&admin, streamed(endless))).await;
    answer.refused(413, "api.context.request_body_too_large.app_error");
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_24_a_body_over_the_limit_that_is_no_file() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let head = form(&[("ignored", None, b"")]);
    let end = head.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let head = Bytes::copy_from_slice(&head[..end]);
    let piece = Bytes::from(vec![b'x'; 1 << 20]);
    let endless = stream::once(async { head }).chain(stream::repeat(piece));
    let answer = admin.send(request(&admin, streamed(endless))).await;
    answer.refused(413, "api.context.request_body_too_large.app_error");
    // Other routes take no more than before.
    let large = Body::from(vec![b' '; 2 << 20]);
    let answer = admin.call(axum::http::Method::POST, "/plugins/marketplace", large).await;
    answer.refused(413, "api.context.request_body_too_large.app_error");
}

#[tokio::test]
async fn attack_24_a_body_that_stands_still() {
    let app = App::with(|config| {
        uploads(config);
        config.timings.upload_silent_for = Duration::from_millis(20);
    })
    .await;
    let admin = app.admin().await;
    let silent = stream::once(async { beginning() }).chain(stream::pending());
    let answer = admin.send(request(&admin, streamed(silent))).await;
    answer.refused(408, "api.plugin.upload.timeout.app_error");
    let silent = stream::pending();
    let answer = admin.send(request(&admin, streamed(silent))).await;
    answer.refused(408, "api.plugin.upload.timeout.app_error");
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_24_a_body_that_drips() {
    let app = App::with(|config| {
        uploads(config);
        config.timings.upload_within = Duration::ZERO;
    })
    .await;
    let admin = app.admin().await;
    let drops = stream::repeat(Bytes::from_static(b"x")).then(async |drop| {
        tokio::task::yield_now().await;
        drop
    });
    let dripping = stream::once(async { beginning() }).chain(drops);
    let answer = admin.send(request(&admin, streamed(dripping.boxed()))).await;
    answer.refused(408, "api.plugin.upload.timeout.app_error");
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_24_a_client_that_goes_away_in_the_middle() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    let broken = stream::iter([Ok(beginning()), Err(std::io::Error::other("gone"))]);
    let answer = admin.send(request(&admin, Body::from_stream(broken))).await;
    answer.refused(400, "api.plugin.upload.file.app_error");
    let cut = stream::once(async { beginning() });
    let answer = admin.send(request(&admin, streamed(cut))).await;
    answer.refused(400, "api.plugin.upload.file.app_error");
    nothing_left(&app, &admin).await;
}

#[tokio::test]
async fn attack_24_a_form_on_the_page_of_somebody_else() {
    let app = App::with(uploads).await;
    let admin = app.admin().await;
    // The browser adds the cookie by itself, and a form needs no leave to be sent elsewhere.
    let by_form = |path: &str, body: Vec<u8>| {
        let upload = request(&app.nobody(), Body::empty());
        let content_type = upload.headers()[header::CONTENT_TYPE].clone();
        Request::post(format!("/api/v4{path}"))
            .header(header::CONTENT_TYPE, content_type)
            .header(header::COOKIE, format!("MMAUTHTOKEN={}", admin.token))
            .header(header::ORIGIN, "https://evil.example")
            .body(Body::from(body))
            .unwrap()
    };
    let packed = bundle(&manifest("hover"), "// evil");
    let body = form(&[("plugin", Some("plugin.tar.gz"), &packed)]);
    app.nobody().send(by_form("/plugins", body)).await.refused(401, NO_SESSION);
    for path in [
        "/plugins/install_from_url?plugin_download_url=https://evil.example/a.tar.gz",
        "/plugins/marketplace",
        "/plugins/hover/enable",
        "/plugins/hover/rollback",
    ] {
        app.nobody().send(by_form(path, Vec::new())).await.refused(401, NO_SESSION);
    }
    nothing_left(&app, &admin).await;
}
