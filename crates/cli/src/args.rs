//! What can be written on the command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::data_dir::DataDir;

/// Team chat whose every part plugins can change while it runs.
#[derive(Debug, Parser)]
#[command(name = "mortise", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the server.
    Serve(ServeArgs),
    /// Turn plugins of a running server on and off.
    Plugin(PluginArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) data_dir: DataDir,

    /// Where to listen; port 0 takes any free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8065", env = "MORTISE_LISTEN")]
    pub(crate) listen: SocketAddr,

    /// The folder with one folder per plugin [default: `plugins` in the data folder].
    #[arg(long, value_name = "DIR", env = "MORTISE_PLUGINS")]
    pub(crate) plugins: Option<PathBuf>,

    /// Run without plugins.
    #[arg(long, conflicts_with = "plugins")]
    pub(crate) no_plugins: bool,

    /// The built web client.
    #[arg(long, value_name = "DIR", default_value = "dist", env = "MORTISE_CLIENT")]
    pub(crate) client: PathBuf,

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

#[derive(Debug, ClapArgs)]
pub(crate) struct PluginArgs {
    #[command(subcommand)]
    pub(crate) command: PluginCommand,

    /// The server's address.
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://127.0.0.1:8065",
        env = "MORTISE_SERVER",
        global = true
    )]
    pub(crate) server: String,

    /// An administrator's session token.
    #[arg(long, env = "MORTISE_TOKEN", hide_env_values = true, global = true)]
    pub(crate) token: Option<String>,

    /// Sign in with this user name; needs a password.
    #[arg(long, env = "MORTISE_USER", global = true)]
    pub(crate) user: Option<String>,

    /// The user's password. Better given as `MORTISE_PASSWORD`: command lines are visible to others.
    #[arg(long, env = "MORTISE_PASSWORD", hide_env_values = true, global = true)]
    pub(crate) password: Option<String>,

    #[command(flatten)]
    pub(crate) data_dir: DataDir,

    /// Write JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PluginCommand {
    /// Show the installed plugins, whether they are on, and what is wrong with them.
    List,
    /// Turn a plugin on; open pages follow at once. A replaced bundle is read again.
    Enable { id: String },
    /// Turn a plugin off; open pages follow at once.
    Disable { id: String },
}
