//! Calls of a server's REST interface, signed in one way or another.

use std::{fs, time::Duration};

use anyhow::{Context, Result, bail};
use api_types::{AppError, LoginRequest};
use ureq::{Agent, Body, http::Response};

use crate::args::PluginArgs;

/// A command waits no longer than this for an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A server that this command may administer.
#[derive(Debug)]
pub(crate) struct Rest {
    agent: Agent,
    base: String,
    token: String,
}

impl Rest {
    /// Signs in with what was given: a token, a password, or the local token of the data folder.
    pub(crate) fn connect(args: &PluginArgs) -> Result<Self> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(TIMEOUT))
            .build();
        let agent = Agent::new_with_config(config);
        let base = format!("{}/api/v4", args.server.trim_end_matches('/'));
        let token = match (&args.token, &args.user, &args.password) {
            (Some(token), _, _) => token.clone(),
            (None, Some(user), Some(password)) => sign_in(&agent, &base, user, password)?,
            (None, Some(_), None) => bail!("--user needs a password: set MORTISE_PASSWORD"),
            (None, None, _) => local_token(args)?,
        };
        Ok(Self { agent, base, token })
    }

    pub(crate) fn get(&self, path: &str) -> Result<Response<Body>> {
        let url = format!("{}{path}", self.base);
        let request = self.agent.get(&url).header("authorization", self.bearer());
        accept(request.call().with_context(|| format!("while asking {url}"))?)
    }

    pub(crate) fn post(&self, path: &str) -> Result<Response<Body>> {
        let url = format!("{}{path}", self.base);
        let request = self.agent.post(&url).header("authorization", self.bearer());
        accept(request.send_empty().with_context(|| format!("while asking {url}"))?)
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }
}

fn sign_in(agent: &Agent, base: &str, user: &str, password: &str) -> Result<String> {
    let url = format!("{base}/users/login");
    let request = LoginRequest {
        login_id: user.to_owned(),
        password: password.to_owned(),
        ..LoginRequest::default()
    };
    let response = agent.post(&url).send_json(&request);
    let response = accept(response.with_context(|| format!("while asking {url}"))?)?;
    let token = response.headers().get("token").and_then(|token| token.to_str().ok());
    Ok(token.context("the server sent no token")?.to_owned())
}

/// The token that a server on this machine leaves for its owner.
fn local_token(args: &PluginArgs) -> Result<String> {
    let data_dir = args.data_dir.of_running(port(&args.server))?;
    let file = data_dir.join(server::LOCAL_ADMIN_TOKEN_FILE);
    fs::read_to_string(&file).with_context(|| {
        format!(
            "no token to administer {} with: {} can not be read; name the server's data folder \
             with --data DIR, or sign in with --user and MORTISE_PASSWORD",
            args.server,
            file.display()
        )
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
    if response.status().is_success() {
        return Ok(response);
    }
    let status = response.status();
    match response.body_mut().read_json::<AppError>() {
        Ok(error) if error.detailed_error.is_empty() => bail!("{}", error.message),
        Ok(error) => bail!("{}\n{}", error.message, error.detailed_error),
        Err(_) => bail!("the server answered {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn the_port_is_read_from_the_address() {
        assert_eq!(port("http://127.0.0.1:8065"), 8065);
        assert_eq!(port("http://[::1]:9000/"), 9000);
        assert_eq!(port("http://[::1]"), 80);
        assert_eq!(port("https://chat.example/sub"), 443);
    }
}
