//! `mortise plugin pack` and `push`: from a plugin's folder to an archive, and to a server.

use anyhow::Result;
use kit::pack::{self, PackError, Packed, Sizes, Written};
use serde_json::{Value, json};

use super::{built, change, list};
use crate::{
    args::{
        author::{PackArgs, PushArgs},
        remote::RemoteArgs,
    },
    failure::Failure,
    output::{clean, say, say_json},
    rest::{Method, Rest, upload::Bytes},
};

pub(super) fn pack(args: &PackArgs, as_json: bool) -> Result<()> {
    let (project, built) = built::release(&args.folder, as_json)?;
    let id = project.manifest.id.as_str();
    let packed = pack::pack(&built.folder, id).map_err(|error| refused(&error))?;
    let file = args.output.clone().unwrap_or_else(|| pack::file_name(&project).into());
    let written = pack::write(&packed, &file, args.force).map_err(|error| refused(&error))?;
    let warnings: Vec<String> = packed.unpacked.warnings.iter().map(ToString::to_string).collect();
    if as_json {
        return say_json(&json!({
            "id": id,
            "file": file,
            "written": written,
            "bytes": packed.sizes,
            "sha256": packed.sha256(),
            "notes": built.notes,
            "warnings": warnings,
        }));
    }
    for note in built.notes.iter().chain(&warnings) {
        say(&clean(&format!("note: {note}")))?;
    }
    let how = match written {
        Written::New => "written",
        Written::Same => "already there with the same bytes",
        Written::Replaced => "replaced",
    };
    say(&clean(&format!("{} {how}", file.display())))?;
    say(&sizes(&packed.sizes))
}

pub(super) fn push(args: &PushArgs, remote: &RemoteArgs) -> Result<()> {
    let (project, built) = built::release(&args.folder, remote.json)?;
    let id = project.manifest.id.as_str();
    let packed = pack::pack_quickly(&built.folder, id).map_err(|error| refused(&error))?;
    if !remote.json {
        for note in &built.notes {
            say(&clean(&format!("note: {note}")))?;
        }
    }
    install(&packed, &pack::file_name(&project), args.force, remote)?;
    change(remote, id, Method::Post, "/enable", |row| {
        format!("{} {} is {} on {}", row.id, row.version, list::state(row), remote.server)
    })
}

fn install(packed: &Packed, name: &str, force: bool, remote: &RemoteArgs) -> Result<()> {
    let rest = Rest::connect_patiently(remote)?;
    let texts = [("force", if force { "true" } else { "false" })];
    let file = Bytes { field: "plugin", name, content: &packed.bytes };
    rest.upload_bytes::<Value>(Method::Post, "/plugins", &texts, &file)?;
    Ok(())
}

fn refused(error: &PackError) -> Failure {
    Failure::new(clean(&error.to_string()))
}

/// `files 402 KiB, archive 150 KiB, browsers load 110 KiB (brotli)`.
fn sizes(sizes: &Sizes) -> String {
    format!(
        "files {}, archive {} (gzip), browsers load {} (brotli)",
        built::size(sizes.raw),
        built::size(sizes.gzip),
        built::size(sizes.brotli)
    )
}
