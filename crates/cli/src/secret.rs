//! Passwords and other secrets: from a variable, from standard input, or asked for. Never shown.

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Context, Result};

use crate::{args::user::NewPassword, failure::Failure};

/// Asks on the terminal.
pub(crate) fn ask(question: &str) -> Result<String> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage(format!("{question}: nobody can be asked here")).into());
    }
    rpassword::prompt_password(format!("{question}: ")).context("while reading from the terminal")
}

/// The first line of standard input.
pub(crate) fn line_of_stdin() -> Result<String> {
    let mut line = String::new();
    let n_bytes = io::stdin().lock().read_line(&mut line).context("while reading stdin")?;
    if n_bytes == 0 {
        return Err(Failure::usage("standard input is empty").into());
    }
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

/// From standard input when that is no terminal, asked for otherwise.
pub(crate) fn ask_or_read(question: &str) -> Result<String> {
    if io::stdin().is_terminal() { ask(question) } else { line_of_stdin() }
}

/// A password for an account, typed twice when it is typed.
pub(crate) fn new_password(args: &NewPassword) -> Result<String> {
    if args.from_stdin {
        return line_of_stdin();
    }
    if let Some(password) = &args.new_password {
        return Ok(password.clone());
    }
    if !io::stdin().is_terminal() {
        let failure = Failure::usage("a new password is needed");
        let hint = "set MORTISE_NEW_PASSWORD, or give it with --password-stdin";
        return Err(failure.hint(hint).into());
    }
    let password = ask("New password")?;
    if password != ask("The same again")? {
        return Err(Failure::usage("the two passwords differ; nothing was changed").into());
    }
    Ok(password)
}
