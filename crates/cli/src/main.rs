//! The `mortise` program. Parses arguments and calls the server; holds no logic of its own.

use std::{env, process::ExitCode};

use clap::{Parser, error::ErrorKind};

mod args;
mod failure;
mod output;
mod progress;
mod secret;
mod near;
mod data_dir;
mod client_dir;
mod browser;
mod rest;
mod serve;
mod plugin;
mod user;
mod bulk;
mod workbench;

use self::{
    args::{Args, Command},
    failure::Failure,
};

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return misunderstood(&error),
    };
    let as_json = match &args.command {
        Command::Serve(_) | Command::Workbench(_) => false,
        Command::Plugin(args) => args.remote.json,
        Command::User(args) => args.remote.json,
        Command::Import(args) => args.database.json,
        Command::Export(args) => args.database.json,
    };
    let done = match args.command {
        Command::Serve(args) => serve::run(args),
        Command::Plugin(args) => plugin::run(&args),
        Command::Workbench(args) => workbench::run(&args),
        Command::User(args) => user::run(&args),
        Command::Import(args) => bulk::import(&args),
        Command::Export(args) => bulk::export(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure::tell(&error, as_json),
    }
}

/// The command line was wrong, or help was asked for.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if is_help || !env::args_os().any(|arg| arg == "--json") {
        // Nobody is left to tell when that fails.
        drop(error.print());
        return ExitCode::from(if is_help { 0 } else { 2 });
    }
    let text = error.to_string();
    let message = text.trim().trim_start_matches("error: ");
    failure::tell(&Failure::usage(message).into(), true)
}
