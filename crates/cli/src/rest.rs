//! Calls of a server's REST interface, signed in one way or another.

use std::{fs, time::Duration};

use anyhow::{Context, Result};
use api_types::{AppError, LoginRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use ureq::{
    Agent, Body,
    http::{Response, StatusCode},
};

use crate::{args::remote::RemoteArgs, failure::Failure, output::clean, secret};

pub(crate) mod upload;

/// A command waits no longer than this for an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A bundle is uploaded, or downloaded by the server, checked and turned on.
const LONG_TIMEOUT: Duration = Duration::from_secs(15 * 60);

/// A server that this command may administer.
#[derive(Debug)]
pub(crate) struct Rest {
    agent: Agent,
    base: String,
    token: String,
    /// The session was made for this command.
    is_own: bool,
}

impl Drop for Rest {
    /// A session that nobody uses any more should not stay open.
    fn drop(&mut self) {
        if self.is_own {
            // Should it fail, it ends by itself some day; the command is done all the same.
            drop(self.call::<Value>(Method::Post, "/users/logout", None));
        }
    }
}

/// What is done to a resource.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Rest {
    /// Signs in with what was given: a token, a password, or the local token of the data folder.
    pub(crate) fn connect(args: &RemoteArgs) -> Result<Self> {
        Self::connect_within(args, TIMEOUT)
    }

    /// The same for requests that may take minutes.
    pub(crate) fn connect_patiently(args: &RemoteArgs) -> Result<Self> {
        Self::connect_within(args, LONG_TIMEOUT)
    }

    fn connect_within(args: &RemoteArgs, timeout: Duration) -> Result<Self> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(TIMEOUT))
            .timeout_global(Some(timeout))
            .build();
        let agent = Agent::new_with_config(config);
        let base = format!("{}/api/v4", args.server.trim_end_matches('/'));
        let token = match (&args.token, &args.user) {
            (Some(token), _) => token.clone(),
            (None, Some(user)) => sign_in(&agent, &base, user, &password(args, user)?)?,
            (None, None) => local_token(args)?,
        };
        let is_own = args.token.is_none() && args.user.is_some();
        Ok(Self { agent, base, token, is_own })
    }

    pub(crate) fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        self.call(Method::Get, path, None)
    }

    /// Asks, and reads the answer.
    pub(crate) fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<T> {
        let url = format!("{}{path}", self.base);
        let bearer = self.bearer();
        let answer = match (method, body) {
            (Method::Get, _) => self.agent.get(&url).header("authorization", bearer).call(),
            (Method::Delete, _) => self.agent.delete(&url).header("authorization", bearer).call(),
            (Method::Post, Some(body)) => {
                self.agent.post(&url).header("authorization", bearer).send_json(body)
            }
            (Method::Post, None) => {
                self.agent.post(&url).header("authorization", bearer).send_empty()
            }
            (Method::Put, body) => self
                .agent
                .put(&url)
                .header("authorization", bearer)
                .send_json(body.unwrap_or(&Value::Null)),
        };
        read(answer.map_err(|error| unreachable(&self.base, &url, &error))?)
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }
}

fn read<T: DeserializeOwned>(response: Response<Body>) -> Result<T> {
    accept(response)?.body_mut().read_json().context("while reading the server's answer")
}

/// The server did not answer at all.
fn unreachable(base: &str, url: &str, error: &ureq::Error) -> anyhow::Error {
    let server = base.trim_end_matches("/api/v4");
    let hint = format!(
        "is a server running at {server}? `mortise serve` starts one; --server URL names another"
    );
    Failure::new(format!("while asking {url}: {error}")).hint(hint).into()
}

fn password(args: &RemoteArgs, user: &str) -> Result<String> {
    match &args.password {
        Some(password) => Ok(password.clone()),
        None => secret::ask(&format!("Password of {user}"))
            .context("--as needs a password: set MORTISE_PASSWORD"),
    }
}

fn sign_in(agent: &Agent, base: &str, user: &str, password: &str) -> Result<String> {
    let url = format!("{base}/users/login");
    let request = LoginRequest {
        login_id: user.to_owned(),
        password: password.to_owned(),
        ..LoginRequest::default()
    };
    let answer = agent.post(&url).send_json(&request);
    let response = accept(answer.map_err(|error| unreachable(base, &url, &error))?)?;
    let token = response.headers().get("token").and_then(|token| token.to_str().ok());
    Ok(token.context("the server sent no token")?.to_owned())
}

/// The token that a server on this machine leaves for its owner.
fn local_token(args: &RemoteArgs) -> Result<String> {
    let data_dir = args.data_dir.of_running(port(&args.server))?;
    let file = data_dir.join(server::LOCAL_ADMIN_TOKEN_FILE);
    fs::read_to_string(&file).map_err(|error| {
        let message = format!(
            "no token to administer {} with: {} can not be read: {error}",
            args.server,
            file.display()
        );
        let hint = "name the server's data folder with --data DIR, or sign in with --as NAME and \
                    MORTISE_PASSWORD";
        Failure::new(message).hint(hint).into()
    })
}

/// The port of an address, or the one its scheme means.
fn port(url: &str) -> u16 {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or_default();
    let after_host = authority.rsplit_once(':').and_then(|(_, port)| port.parse().ok());
    after_host.unwrap_or(if url.starts_with("https") { 443 } else { 80 })
}

/// The answer, unless it is a refusal.
fn accept(mut response: Response<Body>) -> Result<Response<Body>> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let mut failure = match response.body_mut().read_json::<AppError>() {
        Ok(error) => Failure {
            message: clean(&error.message),
            detail: clean(&error.detailed_error),
            hint: hint(&error.id).to_owned(),
            id: error.id,
            ..Failure::default()
        },
        Err(_) => Failure::new(format!("the server answered {status}")),
    };
    failure.status = status.as_u16();
    if failure.hint.is_empty() {
        failure.hint = hint_of_status(status).to_owned();
    }
    Err(failure.into())
}

/// What to do about a refusal, as far as it is always the same.
fn hint(id: &str) -> &'static str {
    match id {
        "app.plugin.install_id.app_error" => "add --force to replace it",
        "app.plugin.upload_disabled.app_error" => {
            "uploads are turned on in System Console → Plugins → Configuration, or where the server \
             is started: MORTISE_PLUGINSETTINGS_ENABLEUPLOADS=true"
        }
        "api.plugin.verify_plugin.app_error" => {
            "give the signature with --signature FILE; its key must be among those of the System \
             Console"
        }
        "app.plugin.rollback.app_error" => "`mortise plugin list --json` shows `previous_version`",
        "app.plugin.development_disabled.app_error" => {
            "where plugins are written, the server is started with \
             MORTISE_SERVICESETTINGS_ENABLEDEVELOPER=true; `mortise serve --demo` has it on"
        }
        "app.plugin.disabled.app_error" => {
            "plugins are turned on in System Console → Plugins → Configuration"
        }
        "api.user.create_user.no_open_server" => "sign in as an administrator",
        "api.context.session_expired.app_error" => {
            "the token does not hold, or not any more: sign in with --as NAME"
        }
        _ => "",
    }
}

fn hint_of_status(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "this needs an administrator's account",
        StatusCode::TOO_MANY_REQUESTS => "wait a little and try again",
        _ => "",
    }
}

/// Text as part of an address.
pub(crate) fn encode(text: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_address() {
        assert_eq!(port("http://127.0.0.1:8065"), 8065);
        assert_eq!(port("http://[::1]:9000/"), 9000);
        assert_eq!(port("http://[::1]"), 80);
        assert_eq!(port("https://chat.example/sub"), 443);
    }

    #[test]
    fn text_stays_one_part_of_an_address() {
        assert_eq!(
            encode("https://a.example/b?c=d&ä"),
            "https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%26%C3%A4"
        );
    }
}
