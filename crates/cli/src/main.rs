//! The `mortise` program. Parses arguments and calls the server; holds no logic of its own.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod data_dir;
mod plugin;
mod rest;
mod serve;

use self::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Command::Serve(args) => serve::run(args),
        Command::Plugin(args) => plugin::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when this fails.
            let _ = std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("error: {error:#}\n"),
            );
            ExitCode::FAILURE
        }
    }
}
