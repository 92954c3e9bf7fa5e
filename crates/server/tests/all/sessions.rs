//! Signing in and out, cookies, forged requests, guessing.

use axum::{
    body::Body,
    http::{Request, request::Builder},
};
use serde_json::json;

use crate::support::{Answer, App, NO_PERMISSION, NO_SESSION, PASSWORD, account};

/// The cookies that an answer sets, as a browser would send them.
fn cookies(answer: &Answer) -> String {
    let set = answer.headers.get_all("set-cookie").iter();
    let pairs = set.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
    pairs.collect::<Vec<_>>().join("; ")
}

fn cookie<'a>(cookies: &'a str, name: &str) -> &'a str {
    let pair = cookies.split("; ").find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    pair.unwrap()
}

async fn sign_in(app: &App) -> Answer {
    app.nobody().post("/users", account("mira")).await.ok();
    let body = json!({ "login_id": "mira@example.test", "password": PASSWORD });
    app.nobody().post("/users/login", body).await
}

fn with_cookies(request: Builder, cookies: &str) -> Request<Body> {
    request.header("cookie", cookies).body(Body::from("[]")).unwrap()
}

#[tokio::test]
async fn signing_in_sets_three_cookies_and_a_token() {
    let app = App::new().await;
    let answer = sign_in(&app).await;
    assert_eq!(answer.ok()["username"], "mira");
    let set: Vec<&str> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    assert_eq!(set.len(), 3);
    for cookie in &set {
        assert!(cookie.contains("; Path=/") && cookie.contains("; SameSite=Lax"), "{cookie}");
        assert_eq!(cookie.contains("HttpOnly"), cookie.starts_with("MMAUTHTOKEN="), "{cookie}");
    }
    let cookies = cookies(&answer);
    assert_eq!(cookie(&cookies, "MMAUTHTOKEN"), answer.header("token"));
    assert_eq!(cookie(&cookies, "MMUSERID"), answer.ok()["id"].as_str().unwrap());
    let request = with_cookies(Request::get("/api/v4/users/me"), &cookies);
    assert_eq!(app.nobody().send(request).await.ok()["username"], "mira");
}

#[tokio::test]
async fn a_change_by_cookie_needs_proof_that_our_page_made_it() {
    let app = App::new().await;
    let cookies = cookies(&sign_in(&app).await);
    let csrf = cookie(&cookies, "MMCSRF");
    let post = || Request::post("/api/v4/users/ids");
    let nobody = app.nobody();
    nobody.send(with_cookies(post(), &cookies)).await.refused(401, NO_SESSION);
    let wrong = post().header("x-csrf-token", "guess");
    nobody.send(with_cookies(wrong, &cookies)).await.refused(401, NO_SESSION);
    let right = post().header("x-csrf-token", csrf);
    nobody.send(with_cookies(right, &cookies)).await.ok();
    let by_script = post().header("x-requested-with", "XMLHttpRequest");
    nobody.send(with_cookies(by_script, &cookies)).await.ok();
    // A token that a browser does not add by itself is proof enough.
    let token = cookie(&cookies, "MMAUTHTOKEN");
    let bearer = post().header("authorization", format!("bearer {token}"));
    nobody.send(bearer.body(Body::from("[]")).unwrap()).await.ok();
}

#[tokio::test]
async fn no_foreign_page_signs_anybody_in() {
    let app = App::new().await;
    sign_in(&app).await;
    let body = json!({ "login_id": "mira", "password": PASSWORD }).to_string();
    let request = |origin: &str| {
        Request::post("/api/v4/users/login")
            .header("host", "chat.example")
            .header("origin", origin)
            .body(Body::from(body.clone()))
            .unwrap()
    };
    let nobody = app.nobody();
    nobody.send(request("https://evil.example")).await.refused(403, NO_PERMISSION);
    nobody.send(request("https://chat.example")).await.ok();
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookies() {
    let app = App::new().await;
    let admin = app.admin().await;
    let answer = admin.post("/users/logout", json!({})).await;
    assert_eq!(answer.ok()["status"], "OK");
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 3);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    admin.get("/users/me").await.refused(401, NO_SESSION);
}

#[tokio::test]
async fn sessions_end_by_themselves() {
    let app = App::with(|config| config.timings.session_length = std::time::Duration::ZERO).await;
    app.admin().await.get("/users/me").await.refused(401, NO_SESSION);
}

#[tokio::test]
async fn a_database_holds_no_token() {
    let app = App::new().await;
    let admin = app.admin().await;
    if let Some(database) = &app.dir.database {
        let rows = "SELECT string_agg(CAST(s AS TEXT), ' ') FROM sessions s";
        let mut connection = database.connect().await;
        let rows: String = sqlx::query_scalar(rows).fetch_one(&mut connection).await.unwrap();
        assert!(rows.contains(admin.id()) && !rows.contains(&admin.token));
        return;
    }
    let dir = app.dir.path().join("data");
    for file in ["mortise.db", "mortise.db-wal"] {
        let content = std::fs::read(dir.join(file)).unwrap();
        let token = admin.token.as_bytes();
        assert!(!content.windows(token.len()).any(|part| part == token), "{file}");
    }
}

#[tokio::test]
async fn wrong_names_and_wrong_passwords_look_the_same() {
    let app = App::new().await;
    app.admin().await;
    let wrong = "api.user.login.invalid_credentials_email_username";
    for body in [
        json!({ "login_id": "admin", "password": "Wrong-horse-9" }),
        json!({ "login_id": "nobody", "password": PASSWORD }),
        json!({ "login_id": "", "password": "" }),
        json!({ "login_id": "admin", "password": "x".repeat(10_000) }),
    ] {
        app.nobody().post("/users/login", body).await.refused(401, wrong);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let app = App::new().await;
    app.admin().await;
    // Longer than any password, so that nothing is hashed and the test is fast.
    let guess = json!({ "login_id": "Admin", "password": "x".repeat(100) });
    for _ in 0..10 {
        assert_eq!(app.nobody().post("/users/login", guess.clone()).await.status.as_u16(), 401);
    }
    let right = json!({ "login_id": "admin", "password": PASSWORD });
    let answer = app.nobody().post("/users/login", right).await;
    answer.refused(429, "api.user.check_user_login_attempts.too_many.app_error");
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
}
