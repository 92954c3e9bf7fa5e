//! `mortise plugin`: installs, shows, sets up and removes plugins of a running server.

use anyhow::Result;
use api_types::ManagedPlugin;
use serde_json::{Value, json};

use crate::{
    args::{
        plugin::{PluginArgs, PluginCommand},
        remote::RemoteArgs,
    },
    failure::Failure,
    near,
    output::{say, say_json},
    rest::{Method, Rest},
};

mod built;
mod check;
mod dev;
mod install;
mod new;
mod list;
pub(crate) mod prepared;
mod preview;
mod pack;
mod settings;
mod update;

pub(crate) fn run(args: &PluginArgs) -> Result<()> {
    let remote = &args.remote;
    match &args.command {
        PluginCommand::New(args) => new::run(args, remote.json),
        PluginCommand::Update(args) => update::run(args, remote.json),
        PluginCommand::Dev(args) => dev::run(args, remote),
        PluginCommand::Pack(args) => pack::pack(args, remote.json),
        PluginCommand::Push(args) => pack::push(args, remote),
        PluginCommand::Check(args) => check::run(args, remote.json),
        PluginCommand::Preview(args) => preview::run(args, remote.json),
        PluginCommand::List => list::run(remote),
        PluginCommand::Install(args) => install::run(args, remote),
        PluginCommand::Settings(args) => settings::run(args, remote),
        PluginCommand::Enable { id } => {
            change(remote, id, Method::Post, "/enable", |row| format!("{} is on", row.id))
        }
        PluginCommand::Disable { id } => {
            change(remote, id, Method::Post, "/disable", |row| format!("{} is off", row.id))
        }
        PluginCommand::Rollback { id } => change(remote, id, Method::Post, "/rollback", |row| {
            format!("{} is at version {} again", row.id, row.version)
        }),
        PluginCommand::Remove { id } => remove(remote, id),
    }
}

/// Does something with one plugin, and tells how it is then.
fn change(
    remote: &RemoteArgs,
    id: &str,
    method: Method,
    what: &str,
    words: impl FnOnce(&ManagedPlugin) -> String,
) -> Result<()> {
    let rest = Rest::connect_patiently(remote)?;
    of_plugin::<Value>(&rest, id, rest_call(id, method, what)?)?;
    let row = find(&rest, id)?;
    if remote.json {
        return say_json(&row);
    }
    say(&words(&row))
}

fn remove(remote: &RemoteArgs, id: &str) -> Result<()> {
    let rest = Rest::connect(remote)?;
    of_plugin::<Value>(&rest, id, rest_call(id, Method::Delete, "")?)?;
    if remote.json {
        return say_json(&json!({ "id": id, "removed": true }));
    }
    say(&format!("{id} is removed"))
}

/// A request about one plugin.
#[derive(Debug)]
struct Call {
    method: Method,
    path: String,
    body: Option<Value>,
}

fn rest_call(id: &str, method: Method, what: &str) -> Result<Call> {
    // It becomes part of an address.
    let is_id = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    if id.is_empty() || !id.bytes().all(is_id) || id.bytes().all(|b| b == b'.') {
        return Err(Failure::usage(format!("{id:?} is no plugin id")).into());
    }
    Ok(Call { method, path: format!("/plugins/{id}{what}"), body: None })
}

/// Asks about one plugin; when there is none of that id, it is named, and who is near.
fn of_plugin<T: serde::de::DeserializeOwned>(rest: &Rest, id: &str, call: Call) -> Result<T> {
    let Call { method, path, body } = call;
    rest.call(method, &path, body.as_ref()).map_err(|error| {
        let is_missing =
            error.downcast_ref::<Failure>().is_some_and(|failure| failure.status == 404);
        if is_missing { missing(rest, id, error) } else { error }
    })
}

fn missing(rest: &Rest, id: &str, error: anyhow::Error) -> anyhow::Error {
    // Another answer of this kind, such as «plugins are off», stays as it is.
    let Ok(rows) = rest.get::<Vec<ManagedPlugin>>("/plugins/management") else { return error };
    if rows.iter().any(|row| row.id == id) {
        return error;
    }
    let failure = error.downcast_ref::<Failure>().cloned().unwrap_or_default();
    let names = rows.iter().map(|row| row.id.as_str());
    let hint = near::hint(id, names, "`mortise plugin list` shows all");
    Failure { message: format!("there is no plugin {id:?}"), hint, ..failure }.into()
}

/// A plugin as the console shows it.
fn find(rest: &Rest, id: &str) -> Result<ManagedPlugin> {
    let rows: Vec<ManagedPlugin> = rest.get("/plugins/management")?;
    let found = rows.into_iter().find(|row| row.id.eq_ignore_ascii_case(id));
    found.ok_or_else(|| Failure::new(format!("there is no plugin {id:?}")).into())
}
