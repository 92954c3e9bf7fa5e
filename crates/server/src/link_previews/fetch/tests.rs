//! Addresses that are never reached, redirects to them, and pages that mean harm.

use axum::{
    Router,
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect},
    routing::get,
};
use tokio::net::TcpListener;

use super::{Duration, Error, Preview, SocketAddr};

const TITLE: &str = "<title>Tide tables</title>";

/// A site on this machine.
async fn site(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    // Ends with the test's runtime.
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Without a limit that a busy machine could reach.
async fn fetch(url: &str, reachable: &[SocketAddr]) -> Result<Option<Preview>, Error> {
    super::fetch(url, reachable, Duration::from_secs(60)).await
}

/// Fetches `path` of a site that may be reached.
async fn of(site: SocketAddr, path: &str) -> Result<Option<Preview>, Error> {
    fetch(&format!("http://{site}{path}"), &[site]).await
}

#[tokio::test]
async fn no_private_address_is_reached_at_any_port() {
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[fd00::1]",
        "[fe80::1]",
        "[ff02::1]",
    ] {
        for scheme in ["http", "https"] {
            let refused = fetch(&format!("{scheme}://{host}/"), &[]).await;
            assert!(matches!(refused, Err(Error::Private { .. })), "{host}: {refused:?}");
        }
        let refused = fetch(&format!("http://{host}:8065/"), &[]).await;
        assert!(matches!(refused, Err(Error::Port { port: 8065, .. })), "{host}: {refused:?}");
    }
}

#[tokio::test]
async fn what_is_no_address_of_the_web_is_refused() {
    for url in ["file:///etc/passwd", "ftp://a.example/", "gopher://127.0.0.1/", "data:text/html,x"]
    {
        let refused = fetch(url, &[]).await;
        assert!(matches!(refused, Err(Error::NoAddress { .. })), "{url}: {refused:?}");
    }
    let refused = fetch("https://mira:secret@a.example/", &[]).await;
    assert!(matches!(refused, Err(Error::Credentials)), "{refused:?}");
    let refused = fetch("https://nowhere.invalid/", &[]).await;
    assert!(matches!(refused, Err(Error::Unknown { .. })), "{refused:?}");
    for port in [22, 25, 3306, 6379, 8080] {
        let refused = fetch(&format!("http://1.1.1.1:{port}/"), &[]).await;
        assert!(matches!(refused, Err(Error::Port { .. })), "{port}: {refused:?}");
    }
}

#[tokio::test]
async fn redirects_are_asked_about_anew() {
    let secret = site(Router::new().route("/", get(|| async { Html(TITLE) }))).await;
    let to = |url: String| get(move || async move { Redirect::temporary(&url) });
    let router = Router::new()
        .route("/page", get(|| async { Html(TITLE) }))
        .route("/here", to("/page".to_owned()))
        .route("/loop", to("/loop".to_owned()))
        .route("/secret", to(format!("http://{secret}/")))
        .route("/private", to("http://127.0.0.1/".to_owned()))
        .route("/cloud", to("http://169.254.169.254/latest/meta-data".to_owned()))
        .route("/mapped", to("//[::ffff:127.0.0.1]/".to_owned()))
        .route("/file", to("file:///etc/passwd".to_owned()))
        .route("/script", to("javascript:alert(1)".to_owned()))
        .route("/credentials", to("https://a:b@a.example/".to_owned()));
    let open = site(router).await;
    assert_eq!(of(open, "/here").await.unwrap().unwrap().title, "Tide tables");
    assert!(matches!(of(open, "/loop").await, Err(Error::TooManyRedirects)));
    assert!(matches!(of(open, "/secret").await, Err(Error::Port { .. })));
    for path in ["/private", "/cloud", "/mapped"] {
        let refused = of(open, path).await;
        assert!(matches!(refused, Err(Error::Private { .. })), "{path}: {refused:?}");
    }
    for path in ["/file", "/script"] {
        let refused = of(open, path).await;
        assert!(matches!(refused, Err(Error::NoAddress { .. })), "{path}: {refused:?}");
    }
    assert!(matches!(of(open, "/credentials").await, Err(Error::Credentials)));
}

#[tokio::test]
async fn only_the_beginning_of_a_page_is_read() {
    let endless = |beginning: &'static str| {
        get(move || async move {
            let rest = std::iter::repeat(Bytes::from_static(&[b' '; 65_536]));
            let pieces = std::iter::once(Bytes::from_static(beginning.as_bytes())).chain(rest);
            let body = futures_util::stream::iter(pieces.map(Ok::<_, std::io::Error>));
            ([(header::CONTENT_TYPE, "text/html")], Body::from_stream(body))
        })
    };
    let huge = format!("{TITLE}{}", " ".repeat(4 << 20));
    let late = format!("{}{TITLE}", " ".repeat(1 << 20));
    let router = Router::new()
        .route("/endless", endless(TITLE))
        .route("/silent", endless(""))
        .route("/huge", get(move || async move { Html(huge) }))
        .route("/late", get(move || async move { Html(late) }));
    let site = site(router).await;
    for path in ["/endless", "/huge"] {
        assert_eq!(of(site, path).await.unwrap().unwrap().title, "Tide tables", "{path}");
    }
    for path in ["/silent", "/late"] {
        assert_eq!(of(site, path).await.unwrap(), None, "{path}");
    }
}

#[tokio::test]
async fn a_page_that_never_answers_is_given_up() {
    let router = Router::new().route("/", get(std::future::pending::<()>));
    let site = site(router).await;
    let within = Duration::from_millis(50);
    let refused = super::fetch(&format!("http://{site}/"), &[site], within).await;
    assert!(matches!(refused, Err(Error::Failed(_))), "{refused:?}");
}

#[tokio::test]
async fn only_pages_that_are_there_are_read() {
    let kind =
        |kind: &'static str| get(move || async move { ([(header::CONTENT_TYPE, kind)], TITLE) });
    let packed = [(header::CONTENT_TYPE, "text/html"), (header::CONTENT_ENCODING, "gzip")];
    let router = Router::new()
        .route("/text", kind("text/plain"))
        .route("/picture", kind("image/png"))
        .route("/program", kind("application/octet-stream"))
        .route("/packed", get(move || async move { (packed, TITLE) }))
        .route("/broken", get(|| async { (StatusCode::BAD_GATEWAY, Html(TITLE)).into_response() }));
    let site = site(router).await;
    for path in ["/text", "/picture", "/program", "/packed"] {
        assert_eq!(of(site, path).await.unwrap(), None, "{path}");
    }
    for path in ["/broken", "/missing"] {
        let refused = of(site, path).await;
        assert!(matches!(refused, Err(Error::Status { .. })), "{path}: {refused:?}");
    }
}
