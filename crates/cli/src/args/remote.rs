//! How a command reaches a running server, and as whom.

use clap::Args as ClapArgs;

use crate::data_dir::DataDir;

#[derive(Debug, ClapArgs)]
pub(crate) struct RemoteArgs {
    /// The server's address.
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://127.0.0.1:8065",
        env = "MORTISE_SERVER",
        global = true
    )]
    pub(crate) server: String,

    /// Sign in with this user name; the password comes from `MORTISE_PASSWORD` or is asked for.
    #[arg(long = "as", value_name = "NAME", alias = "user", env = "MORTISE_USER", global = true)]
    pub(crate) user: Option<String>,

    /// Only the variable is meant for use: command lines are visible to others.
    #[arg(long, env = "MORTISE_TOKEN", hide = true, global = true)]
    pub(crate) token: Option<String>,

    /// Only the variable is meant for use: command lines are visible to others.
    #[arg(long, env = "MORTISE_PASSWORD", hide = true, global = true)]
    pub(crate) password: Option<String>,

    #[command(flatten)]
    pub(crate) data_dir: DataDir,

    /// Write JSON, also about failures.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}
