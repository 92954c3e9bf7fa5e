//! What can be written on the command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::{client_dir::ClientDir, data_dir::DataDir};

pub(crate) mod author;
pub(crate) mod bulk;
pub(crate) mod check;
pub(crate) mod plugin;
pub(crate) mod remote;
pub(crate) mod scaffold;
pub(crate) mod user;
pub(crate) mod workbench;

use self::{
    bulk::{ExportArgs, ImportArgs},
    plugin::PluginArgs,
    user::UserArgs,
    workbench::WorkbenchArgs,
};

/// Team chat whose every part plugins can change while it runs.
#[derive(Debug, Parser)]
#[command(
    name = "mortise",
    version,
    after_help = "Exit codes: 0 done, 1 refused or failed, 2 not understood."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the server.
    Serve(ServeArgs),
    /// Install, set up, turn on and off, and remove plugins of a running server.
    Plugin(PluginArgs),
    /// Look at slots and plugins in every state, without a server.
    Workbench(WorkbenchArgs),
    /// Make and change accounts of a running server.
    User(UserArgs),
    /// Bring in teams, people and history from a file in Mattermost's bulk format.
    Import(ImportArgs),
    /// Write everything into a file in Mattermost's bulk format.
    Export(ExportArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) data_dir: DataDir,

    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8065", env = "MORTISE_LISTEN")]
    pub(crate) listen: SocketAddr,

    /// The address of a PostgreSQL database [default: a file in the data folder].
    ///
    /// `postgres://user:password@host/name`; better given as the variable: others see command lines.
    #[arg(long, value_name = "URL", env = "MORTISE_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,

    /// Where packed plugins are kept: `s3://bucket/folder` [default: `blobs` in the data folder].
    ///
    /// Keys and region are taken from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`.
    #[arg(long, value_name = "URL", env = "MORTISE_BLOBS")]
    pub(crate) blobs: Option<String>,

    /// The address of a store that speaks S3 but is not Amazon's.
    #[arg(long, value_name = "URL", env = "MORTISE_S3_ENDPOINT", requires = "blobs")]
    pub(crate) s3_endpoint: Option<String>,

    /// The folder with one folder per plugin [default: `plugins` in the data folder].
    #[arg(long, value_name = "DIR", env = "MORTISE_PLUGINS")]
    pub(crate) plugins: Option<PathBuf>,

    /// A folder of packed plugins: installed when new, upgraded when newer.
    #[arg(long, value_name = "DIR", env = "MORTISE_PREPACKAGED")]
    pub(crate) prepackaged: Option<PathBuf>,

    /// Run without plugins.
    #[arg(long, conflicts_with_all = ["plugins", "prepackaged"])]
    pub(crate) no_plugins: bool,

    #[command(flatten)]
    pub(crate) client: ClientDir,

    /// Fill an empty data folder with a demo workspace. Loopback addresses only.
    #[arg(long)]
    pub(crate) demo: bool,

    /// Also give the demo a channel `big-history` with this many generated posts.
    #[arg(long, value_name = "N", default_value_t = 0, requires = "demo")]
    pub(crate) demo_posts: u32,

    /// Let everybody who reaches the server create an account.
    #[arg(long)]
    pub(crate) open_server: bool,

    /// A JSON file in the shape of `GET /api/v4/config`; what it sets can not be changed elsewhere.
    ///
    /// Variables such as `MORTISE_PLUGINSETTINGS_ENABLEUPLOADS=true` win over it.
    #[arg(long, value_name = "FILE", env = "MORTISE_CONFIG")]
    pub(crate) config: Option<PathBuf>,

    /// What to log, as `level` or `module=level,…`. Logs go to standard error.
    #[arg(long, value_name = "FILTER", default_value = "warn,server=info", env = "RUST_LOG")]
    pub(crate) log: String,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    /// Two arguments of one name, say, from two structs that are put together.
    #[test]
    fn no_argument_is_in_the_way_of_another() {
        super::Args::command().debug_assert();
    }
}
