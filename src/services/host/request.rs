//! `host.request`: this server, with the person's rights.

use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use wasm_bindgen::JsValue;
use web_sys::RequestCredentials;

use super::{
    arguments::{member, quoted, shown},
    error::{Code, HostError},
    life::Life,
    paths::check_path,
};
use crate::services::{ApiError, browser};

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

pub(super) fn members(life: &Rc<Life>) -> Vec<(&'static str, JsValue)> {
    vec![("request", life.promise(|_, path, options| request(path, options)))]
}

async fn request(path: JsValue, options: JsValue) -> Result<JsValue, HostError> {
    let path = path.as_string().ok_or_else(|| HostError::invalid("path", &shown(&path), "text"))?;
    check_path(&path)?;
    let option = |name| Some(member(&options, name)).filter(|it| !it.is_undefined());
    let method = match option("method") {
        Some(method) => method.as_string().unwrap_or_default().to_uppercase(),
        None => "GET".to_owned(),
    };
    let Some(method) = METHODS
        .contains(&method.as_str())
        .then(|| Method::from_bytes(method.as_bytes()).ok())
        .flatten()
    else {
        let rule = format!("one of {}", METHODS.join(", "));
        return Err(HostError::invalid("method", &quoted(&method), &rule));
    };
    let is_read = matches!(method, Method::GET | Method::HEAD);
    let mut builder = RequestBuilder::new(&path)
        .method(method)
        .credentials(RequestCredentials::SameOrigin)
        .header("X-Requested-With", "XMLHttpRequest");
    if !is_read && let Some(token) = browser::cookie("MMCSRF") {
        builder = builder.header("X-CSRF-Token", &token);
    }
    let request = match option("body") {
        Some(body) => {
            let text = super::arguments::json("body", &body)?;
            builder.header("Content-Type", "application/json").body(text)
        }
        None => builder.build(),
    };
    let request = request.map_err(|error| HostError::new(Code::Invalid, error.to_string()))?;
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    if !response.ok() {
        return Err(ApiError::from_answer(response.status(), &text).into());
    }
    if text.is_empty() {
        return Ok(JsValue::NULL);
    }
    js_sys::JSON::parse(&text).map_err(|_| {
        HostError::new(Code::Unreadable, format!("the answer of {} is no JSON", quoted(&path)))
    })
}
