//! `mortise plugin`: shows plugins and turns them on and off.

use std::io::{self, Write};

use anyhow::{Context, Result, ensure};
use api_types::{PluginState, PluginStatus};
use serde_json::json;

use crate::{
    args::{PluginArgs, PluginCommand},
    rest::Rest,
};

pub(crate) fn run(args: &PluginArgs) -> Result<()> {
    if let PluginCommand::Enable { id } | PluginCommand::Disable { id } = &args.command {
        // It becomes part of an address.
        let is_id = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        ensure!(!id.is_empty() && id.bytes().all(is_id), "{id:?} is no plugin id");
    }
    let rest = Rest::connect(args)?;
    match &args.command {
        PluginCommand::List => list(&rest, args.json),
        PluginCommand::Enable { id } => {
            rest.post(&format!("/plugins/{id}/enable"))?;
            changed(id, true, args.json)
        }
        PluginCommand::Disable { id } => {
            rest.post(&format!("/plugins/{id}/disable"))?;
            changed(id, false, args.json)
        }
    }
}

fn changed(id: &str, enabled: bool, as_json: bool) -> Result<()> {
    if as_json {
        return say(&json!({ "id": id, "enabled": enabled }).to_string());
    }
    say(&format!("{id} is {}", if enabled { "on" } else { "off" }))
}

fn list(rest: &Rest, as_json: bool) -> Result<()> {
    let mut response = rest.get("/plugins/statuses")?;
    let statuses: Vec<PluginStatus> =
        response.body_mut().read_json().context("while reading the server's answer")?;
    if as_json {
        return say(&serde_json::to_string_pretty(&statuses)?);
    }
    if statuses.is_empty() {
        return say("no plugins are installed");
    }
    let width = statuses.iter().map(|status| status.plugin_id.len()).max().unwrap_or_default();
    for status in &statuses {
        let state = if status.error.is_empty() { word(status.state) } else { "error" };
        let id = &status.plugin_id;
        let line = format!("{id:width$}  {state:<5}  {} {}", status.name, status.version);
        say(line.trim_end())?;
        for line in status.error.lines() {
            say(&format!("{:width$}  {line}", ""))?;
        }
    }
    Ok(())
}

fn word(state: PluginState) -> &'static str {
    match state {
        PluginState::Running => "on",
        PluginState::Starting => "starting",
        PluginState::Stopping => "stopping",
        PluginState::NotRunning => "off",
        PluginState::FailedToStart | PluginState::FailedToStayRunning => "error",
    }
}

fn say(line: &str) -> Result<()> {
    writeln!(io::stdout().lock(), "{line}").context("while writing to stdout")
}
