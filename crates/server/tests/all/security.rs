//! What attackers try at the door: guessing, forging, framing, stalling.

use std::{net::SocketAddr, time::Duration};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, request::Builder},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{Answer, App, NO_PERMISSION, NO_SESSION, PASSWORD, socket::Socket};

const TOO_MANY: &str = "api.user.check_user_login_attempts.too_many.app_error";

/// Longer than any password, so that nothing is hashed and the test is fast.
fn guess(name: &str) -> Value {
    json!({ "login_id": name, "password": "x".repeat(100) })
}

fn login(body: &Value, peer: &str, change: impl FnOnce(Builder) -> Builder) -> Request<Body> {
    let request = change(Request::post("/api/v4/users/login"));
    let mut request = request.body(Body::from(body.to_string())).unwrap();
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

fn set_cookies(answer: &Answer) -> Vec<&str> {
    let set = answer.headers.get_all("set-cookie").iter();
    set.map(|cookie| cookie.to_str().unwrap()).collect()
}

#[tokio::test]
async fn guessing_is_slowed_per_account_by_whichever_name() {
    let app = App::new().await;
    app.admin().await;
    let nobody = app.nobody();
    for n in 0..10 {
        let name = if n % 2 == 0 { "ADMIN" } else { "admin@example.test" };
        assert_eq!(nobody.post("/users/login", guess(name)).await.status.as_u16(), 401);
    }
    let right = json!({ "login_id": "admin", "password": PASSWORD });
    let answer = nobody.post("/users/login", right).await;
    answer.refused(429, TOO_MANY);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn many_guesses_at_once_gain_nothing() {
    let app = App::new().await;
    app.admin().await;
    let nobody = app.nobody();
    // With a real hash each, so that all are under way before the first is answered.
    let body = json!({ "login_id": "admin", "password": "Wrong-horse-9" });
    let tries = (0..30).map(|_| nobody.post("/users/login", body.clone()));
    let answers = futures_util::future::join_all(tries).await;
    let tried = answers.iter().filter(|answer| answer.status.as_u16() == 401).count();
    assert_eq!(tried, 10);
}

#[tokio::test]
async fn guessing_is_slowed_per_address_over_all_accounts() {
    let app = App::new().await;
    app.admin().await;
    let nobody = app.nobody();
    for n in 0..50 {
        let request = login(&guess(&format!("user-{n}")), "203.0.113.9:4000", |r| r);
        assert_eq!(nobody.send(request).await.status.as_u16(), 401);
    }
    let right = json!({ "login_id": "admin", "password": PASSWORD });
    nobody.send(login(&right, "203.0.113.9:5000", |r| r)).await.refused(429, TOO_MANY);
    nobody.send(login(&right, "203.0.113.10:5000", |r| r)).await.ok();
}

#[tokio::test]
async fn nobody_escapes_by_writing_another_address_into_a_header() {
    let app = App::new().await;
    app.admin().await;
    let nobody = app.nobody();
    let from = |n: u32, peer: &str| {
        login(&guess(&format!("user-{n}")), peer, |request| {
            request.header("x-forwarded-for", format!("198.51.100.{n}"))
        })
    };
    for n in 0..50 {
        assert_eq!(nobody.send(from(n, "203.0.113.9:1")).await.status.as_u16(), 401);
    }
    nobody.send(from(51, "203.0.113.9:1")).await.refused(429, TOO_MANY);
    // A proxy on this machine is believed.
    assert_eq!(nobody.send(from(52, "127.0.0.1:1")).await.status.as_u16(), 401);
}

#[tokio::test]
async fn cookies_are_closed_to_scripts_and_to_other_sites() {
    let app = App::new().await;
    app.admin().await;
    let body = json!({ "login_id": "admin", "password": PASSWORD });
    let plain = app.nobody().send(login(&body, "127.0.0.1:1", |r| r)).await;
    let https = |peer: &str| login(&body, peer, |r| r.header("x-forwarded-proto", "https"));
    let by_proxy = app.nobody().send(https("127.0.0.1:1")).await;
    let forged = app.nobody().send(https("203.0.113.9:1")).await;
    for (answer, is_secure) in [(&plain, false), (&by_proxy, true), (&forged, false)] {
        let set = set_cookies(answer);
        assert_eq!(set.len(), 3, "{set:?}");
        for cookie in set {
            assert!(cookie.contains("; SameSite=Lax"), "{cookie}");
            assert_eq!(cookie.contains("; HttpOnly"), cookie.starts_with("MMAUTHTOKEN="));
            assert_eq!(cookie.contains("; Secure"), is_secure, "{cookie}");
        }
        let strict = answer.header("strict-transport-security");
        assert_eq!(strict, if is_secure { "max-age=63072000" } else { "" });
    }
}

#[tokio::test]
async fn administration_by_cookie_needs_proof_that_our_page_asks() {
    let app = App::new().await;
    app.admin().await;
    let body = json!({ "login_id": "admin", "password": PASSWORD });
    let answer = app.nobody().post("/users/login", body).await;
    let set = set_cookies(&answer);
    let pairs: Vec<&str> = set.iter().map(|cookie| cookie.split(';').next().unwrap()).collect();
    let csrf = pairs.iter().find_map(|pair| pair.strip_prefix("MMCSRF=")).unwrap();
    for (method, path, body) in [
        ("PUT", "/config/patch", "{}"),
        ("PUT", "/plugins/slots/profile-popover.v1", "[]"),
        ("POST", "/plugins/hover/enable", ""),
        ("POST", "/plugins/keys", "{}"),
        ("POST", "/users/me/sessions/revoke/all", ""),
        ("PUT", "/users/me/password", "{}"),
        ("DELETE", "/users/me", ""),
    ] {
        let request = Request::builder().method(method).uri(format!("/api/v4{path}"));
        let request = request.header("cookie", pairs.join("; "));
        app.nobody().send(request.body(Body::from(body)).unwrap()).await.refused(401, NO_SESSION);
    }
    let request = Request::put("/api/v4/config/patch").header("cookie", pairs.join("; "));
    let request = request.header("x-csrf-token", csrf).body(Body::from("{}")).unwrap();
    app.nobody().send(request).await.ok();
}

#[tokio::test]
async fn every_answer_tells_browsers_what_not_to_do() {
    let app = App::new().await;
    std::fs::create_dir_all(app.dir.path().join("client")).unwrap();
    let page = "<!doctype html><script>1</script>";
    for name in ["index.html", "console.html"] {
        std::fs::write(app.dir.path().join("client").join(name), page).unwrap();
    }
    for path in ["/", "/admin_console/plugins", "/api/v4/system/ping", "/api/v4/nothing", "/a.js"] {
        let answer = app.nobody().send(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("x-frame-options"), "SAMEORIGIN", "{path}");
        let permissions = answer.header("permissions-policy");
        for device in ["camera=()", "microphone=()", "geolocation=()"] {
            assert!(permissions.contains(device), "{path}: {permissions}");
        }
        // It came in the clear.
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
    }
    for path in ["/", "/admin_console/plugins"] {
        let answer = app.nobody().send(Request::get(path).body(Body::empty()).unwrap()).await;
        let policy = answer.header("content-security-policy");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{policy}");
        for part in ["default-src 'self'", "object-src 'none'", "frame-ancestors 'self'"] {
            assert!(policy.contains(part), "{policy}");
        }
    }
}

#[tokio::test]
async fn strict_transport_follows_the_configuration() {
    let app = App::new().await;
    let admin = app.admin().await;
    let patch = json!({ "ServiceSettings": { "TLSStrictTransport": false } });
    admin.put("/config/patch", patch).await.ok();
    let mut request = Request::get("/api/v4/system/ping").header("x-forwarded-proto", "https");
    request = request.header("x-forwarded-for", "198.51.100.1");
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
    let answer = app.nobody().send(request).await;
    assert_eq!(answer.header("strict-transport-security"), "");
}

/// Sends the beginning of a request over a socket of its own, and waits for the end of the answer.
async fn stall(app: App, beginning: &str) -> String {
    let running = app.server.listen().await.unwrap();
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(beginning.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let reading = stream.read_to_string(&mut answer);
    // Far above the limit, so that a test that fails also ends.
    let read = tokio::time::timeout(Duration::from_secs(20), reading).await;
    read.expect("the server waits for ever").unwrap();
    running.stop().await;
    answer
}

#[tokio::test]
async fn a_header_that_never_ends_does_not_hold_its_connection() {
    let app = App::with(|config| config.timings.header_within = Duration::from_millis(50)).await;
    let answer =
        stall(app, "GET /api/v4/system/ping HTTP/1.1\r\nhost: localhost\r\nx-slow: ").await;
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn a_body_that_stops_coming_does_not_hold_its_connection() {
    let change = |config: &mut server::Config| {
        config.timings.header_within = Duration::from_millis(50);
        config.timings.body_part_within = Duration::from_millis(50);
    };
    let header = "POST /api/v4/users/login HTTP/1.1\r\nhost: localhost\r\n";
    for length in [
        "content-length: 1000\r\n\r\n{\"login_id\":",
        "transfer-encoding: chunked\r\n\r\n5\r\n{\"log\r\n",
    ] {
        let app = App::with(change).await;
        let answer = stall(app, &format!("{header}{length}")).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
}

#[tokio::test]
async fn sessions_are_listed_without_their_token_and_ended_one_by_one() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let omar = app.person(&admin, "omar").await;
    let body = json!({ "login_id": "mira", "password": PASSWORD, "deviceId": "tablet" });
    let agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36";
    let request = login(&body, "127.0.0.1:1", |request| request.header("user-agent", agent));
    let answer = app.nobody().send(request).await;
    let mut tablet = mira.clone();
    answer.header("token").clone_into(&mut tablet.token);

    let listed = mira.get("/users/me/sessions").await;
    let sessions = listed.ok();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    for secret in [&mira.token, &tablet.token] {
        assert!(!listed.text().contains(secret.as_str()));
    }
    let of_tablet = sessions.as_array().unwrap().iter().find(|one| one["device_id"] == "tablet");
    let of_tablet = of_tablet.unwrap();
    assert_eq!(of_tablet["props"]["browser"], "Chrome/126.0");
    assert_eq!(of_tablet["props"]["os"], "Windows");
    assert_eq!(of_tablet["props"].as_object().unwrap().len(), 3);
    assert!(of_tablet["expires_at"].as_i64() > of_tablet["create_at"].as_i64());

    let path = format!("/users/{}/sessions", mira.id());
    omar.get(&path).await.refused(403, NO_PERMISSION);
    assert_eq!(admin.get(&path).await.ok(), sessions);
    let revoke = json!({ "session_id": of_tablet["id"] });
    omar.post(&format!("{path}/revoke"), revoke.clone()).await.refused(403, NO_PERMISSION);
    omar.post("/users/me/sessions/revoke", revoke.clone()).await.refused_field("session_id");

    let running = app.server.listen().await.unwrap();
    let (socket, _) = Socket::join(running.address(), &tablet.token).await;
    mira.post("/users/me/sessions/revoke", revoke).await.ok();
    socket.closed().await;
    tablet.get("/users/me").await.refused(401, NO_SESSION);
    mira.get("/users/me").await.ok();
    admin.post(&format!("{path}/revoke/all"), json!({})).await.ok();
    mira.get("/users/me").await.refused(401, NO_SESSION);
    running.stop().await;
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_all_other_sessions() {
    let app = App::new().await;
    let admin = app.admin().await;
    let mira = app.person(&admin, "mira").await;
    let elsewhere = app.nobody().sign_in("mira", PASSWORD).await;
    let path = "/users/me/password";
    let change =
        |current: &str, new: &str| json!({ "current_password": current, "new_password": new });
    let wrong = "api.user.update_password.incorrect.app_error";
    mira.put(path, change("Wrong-horse-9", "Another-horse-9")).await.refused(400, wrong);
    mira.put(path, json!({ "new_password": "Another-horse-9" })).await.refused(400, wrong);
    let short = mira.put(path, change(PASSWORD, "short")).await;
    short.refused(400, "model.user.is_valid.pwd.app_error");
    mira.put(path, change(PASSWORD, "Another-horse-9")).await.ok();
    mira.get("/users/me").await.ok();
    elsewhere.get("/users/me").await.refused(401, NO_SESSION);
    app.nobody().sign_in("mira", "Another-horse-9").await;

    // Somebody else's: administrators only, who know no old one.
    let of_mira = format!("/users/{}/password", mira.id());
    let omar = app.person(&admin, "omar").await;
    omar.put(&of_mira, change("", "Third-horse-9")).await.refused(403, NO_PERMISSION);
    admin.put(&of_mira, change("", "Third-horse-9")).await.ok();
    mira.get("/users/me").await.refused(401, NO_SESSION);
    // Their own needs it all the same.
    admin.put(path, change("", "Third-horse-9")).await.refused(400, wrong);
}

#[tokio::test]
async fn an_open_window_is_no_place_to_guess_the_password() {
    let app = App::new().await;
    let admin = app.admin().await;
    let guess = json!({ "current_password": "x".repeat(100), "new_password": "Another-horse-9" });
    for _ in 0..10 {
        let answer = admin.put("/users/me/password", guess.clone()).await;
        assert_eq!(answer.status.as_u16(), 400);
    }
    admin.put("/users/me/password", guess).await.refused(429, TOO_MANY);
}
