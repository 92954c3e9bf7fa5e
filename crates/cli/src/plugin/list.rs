//! `mortise plugin list`.

use anyhow::Result;
use api_types::{ManagedPlugin, PluginSource, PluginState};

use crate::{
    args::remote::RemoteArgs,
    output::{Table, say, say_json},
    rest::Rest,
};

pub(super) fn run(remote: &RemoteArgs) -> Result<()> {
    let rest = Rest::connect(remote)?;
    let rows: Vec<ManagedPlugin> = rest.get("/plugins/management")?;
    if remote.json {
        return say_json(&rows);
    }
    if rows.is_empty() {
        return say("no plugins are installed; `mortise plugin install FILE` installs one");
    }
    let mut table = Table::new(&["ID", "STATE", "VERSION", "SOURCE", "NAME"]);
    for row in &rows {
        table.row(&[
            row.id.clone(),
            state(row).to_owned(),
            row.version.clone(),
            source(row.source).to_owned(),
            row.name.clone(),
        ]);
        for line in row.error.lines() {
            table.note(line);
        }
        if row.n_reports > 0 {
            table.note(&format!("browsers told of {} failures", row.n_reports));
        }
        let came_with = &row.prepackaged_version;
        if row.installed && !came_with.is_empty() && *came_with != row.version {
            table.note(&format!("version {came_with} came with the server"));
        }
    }
    table.say()
}

/// The state in a word.
pub(super) fn state(row: &ManagedPlugin) -> &'static str {
    if !row.error.is_empty() {
        return "error";
    }
    if !row.installed {
        return "available";
    }
    match row.state {
        PluginState::Running => "on",
        PluginState::Starting => "starting",
        PluginState::Stopping => "stopping",
        PluginState::NotRunning => "off",
        PluginState::FailedToStart | PluginState::FailedToStayRunning => "error",
    }
}

fn source(source: PluginSource) -> &'static str {
    match source {
        PluginSource::Installed => "installed",
        PluginSource::Prepackaged => "prepackaged",
        PluginSource::Folder => "folder",
    }
}
