//! `mortise plugin install`: from a file of this machine, or from an address that the server loads.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::{find, list};
use crate::{
    args::{plugin::InstallArgs, remote::RemoteArgs},
    failure::Failure,
    output::{clean, say, say_json},
    rest::{Method, Rest, encode, upload::Form},
};

pub(super) fn run(args: &InstallArgs, remote: &RemoteArgs) -> Result<()> {
    let manifest: Value = if args.bundle.contains("://") {
        from_address(args, remote)?
    } else {
        from_file(args, remote)?
    };
    let id = manifest.get("id").and_then(Value::as_str).unwrap_or_default();
    let rest = Rest::connect(remote)?;
    let row = find(&rest, id)?;
    if remote.json {
        return say_json(&row);
    }
    say(&clean(&format!(
        "installed {} {} ({id}); it is {}",
        row.name,
        row.version,
        list::state(&row)
    )))?;
    if !row.signed_by.is_empty() {
        say(&clean(&format!("signed by {}", row.signed_by)))?;
    }
    if !row.previous_version.is_empty() {
        let previous = &row.previous_version;
        say(&clean(&format!("`mortise plugin rollback {id}` brings back {previous}")))?;
    }
    if !row.enabled {
        say(&format!("`mortise plugin enable {id}` turns it on"))?;
    }
    Ok(())
}

fn from_file(args: &InstallArgs, remote: &RemoteArgs) -> Result<Value> {
    let path = Path::new(&args.bundle);
    for file in [Some(path), args.signature.as_deref()].into_iter().flatten() {
        if !file.is_file() {
            return Err(Failure::usage(format!("{} is no file", file.display())).into());
        }
    }
    let rest = Rest::connect_patiently(remote)?;
    let force = args.force.to_string();
    rest.upload(
        "/plugins",
        &Form {
            texts: &[("force", &force)],
            small_files: args.signature.iter().map(|file| ("signature", file.as_path())).collect(),
            file: ("plugin", path),
        },
    )
}

fn from_address(args: &InstallArgs, remote: &RemoteArgs) -> Result<Value> {
    if !args.bundle.starts_with("https://") && !args.bundle.starts_with("http://") {
        return Err(
            Failure::usage(format!("{:?} does not begin with https://", args.bundle)).into()
        );
    }
    if args.signature.is_some() {
        let failure = Failure::usage("--signature goes with a file");
        let hint = "for addresses the server looks for the signature beside the bundle: \
                    .sig, .minisig or .asc";
        return Err(failure.hint(hint).into());
    }
    let rest = Rest::connect_patiently(remote)?;
    let path = format!(
        "/plugins/install_from_url?plugin_download_url={}&force={}",
        encode(&args.bundle),
        args.force
    );
    rest.call(Method::Post, &path, None)
}
