//! A server in this process, and people who use it.

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use serde_json::{Value, json};
use server::{Config, Server};
use tower::ServiceExt;

use self::home::Home;

pub(crate) mod bundles;
pub(crate) mod files;
pub(crate) mod home;
pub(crate) mod postgres;
pub(crate) mod socket;
pub(crate) mod web;

pub(crate) const PASSWORD: &str = "Correct-horse-9";

/// A server on a private database.
pub(crate) struct App {
    pub(crate) server: Server,
    pub(crate) router: Router,
    pub(crate) dir: Home,
}

impl App {
    pub(crate) async fn new() -> Self {
        Self::with(|_| ()).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::in_dir(Home::new(), change).await
    }

    pub(crate) async fn in_dir(dir: impl Into<Home>, change: impl FnOnce(&mut Config)) -> Self {
        let mut dir = dir.into();
        let mut config = Config::new(dir.path().join("data"));
        config.listen.set_port(0);
        config.plugins_dir = Some(dir.path().join("plugins"));
        config.client_dir = dir.path().join("client");
        // A test types faster than a person; those about the limit set their own.
        config.searches_per_minute = u32::MAX;
        config.timings.offline_after = std::time::Duration::ZERO;
        dir.fill_in(&mut config).await;
        change(&mut config);
        let server = Server::open(config).await.unwrap();
        Self { router: server.router(), server, dir }
    }

    /// Somebody who is not signed in.
    pub(crate) fn nobody(&self) -> Person {
        Person { router: self.router.clone(), token: String::new(), user: Value::Null }
    }

    /// The first account.
    pub(crate) async fn admin(&self) -> Person {
        let nobody = self.nobody();
        nobody.post("/users", account("admin")).await.ok();
        nobody.sign_in("admin", PASSWORD).await
    }

    /// A further account, made by the administrator.
    pub(crate) async fn person(&self, admin: &Person, name: &str) -> Person {
        admin.post("/users", account(name)).await.ok();
        self.nobody().sign_in(name, PASSWORD).await
    }
}

pub(crate) fn account(name: &str) -> Value {
    json!({ "username": name, "email": format!("{name}@example.test"), "password": PASSWORD })
}

/// Somebody with a browser, or without.
#[derive(Clone)]
pub(crate) struct Person {
    router: Router,
    pub(crate) token: String,
    pub(crate) user: Value,
}

impl Person {
    /// For answers that do not end.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) fn id(&self) -> &str {
        self.user["id"].as_str().unwrap()
    }

    pub(crate) async fn sign_in(&self, name: &str, password: &str) -> Self {
        let body = json!({ "login_id": name, "password": password });
        let answer = self.post("/users/login", body).await;
        let token = answer.headers["token"].to_str().unwrap().to_owned();
        Self { router: self.router.clone(), token, user: answer.ok() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Body::from(body.to_string())).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, Body::from(body.to_string())).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, Body::empty()).await
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v4{path}"));
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        self.send(request.body(body).unwrap()).await
    }

    /// Anything, with no help.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The first team that the person is in.
    pub(crate) async fn team_id(&self) -> String {
        id(&self.get("/users/me/teams").await.ok()[0])
    }

    /// The id of a channel of that team.
    pub(crate) async fn channel_id(&self, name: &str) -> String {
        let team_id = self.team_id().await;
        id(&self.get(&format!("/teams/{team_id}/channels/name/{name}")).await.ok())
    }

    /// Makes a channel, `O` or `P`.
    pub(crate) async fn make_channel(&self, name: &str, kind: &str) -> String {
        let team_id = self.team_id().await;
        let body = json!({ "team_id": team_id, "name": name, "display_name": name, "type": kind });
        id(&self.post("/channels", body).await.ok())
    }

    pub(crate) async fn say(&self, channel_id: &str, message: &str) -> Value {
        self.post("/posts", json!({ "channel_id": channel_id, "message": message })).await.ok()
    }
}

pub(crate) fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        self.json()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), "application/json");
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Checks that it is a refusal in the usual envelope.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, error_id: &str) -> Value {
        let body = self.json();
        assert_eq!((self.status.as_u16(), body["id"].as_str().unwrap()), (status, error_id));
        assert_eq!(body["status_code"], status);
        assert_eq!(body["request_id"], self.header("x-request-id"));
        assert!(!body["message"].as_str().unwrap().is_empty());
        body
    }

    /// Checks that it names this field as wrong.
    #[track_caller]
    pub(crate) fn refused_field(&self, field: &str) {
        let body = self.refused(400, "api.context.invalid_body_param.app_error");
        let detail = body["detailed_error"].as_str().unwrap();
        assert!(detail.starts_with(&format!("field={field}, value=")), "{detail}");
        assert!(detail.contains("rule="), "{detail}");
    }
}

/// The ids of the error envelope that many tests expect.
pub(crate) const NO_SESSION: &str = "api.context.session_expired.app_error";
pub(crate) const NO_PERMISSION: &str = "api.context.permissions.app_error";
