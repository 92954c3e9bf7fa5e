//! What can be written after `mortise plugin pack`, `push` and `dev`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::client_dir::ClientDir;

#[derive(Debug, ClapArgs)]
pub(crate) struct PackArgs {
    /// The plugin's folder.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub(crate) folder: PathBuf,

    /// The archive [default: here, named by id and version].
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Replace a file that holds something else.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PushArgs {
    /// The plugin's folder.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub(crate) folder: PathBuf,

    /// Replace the version that is installed, a newer one too.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DevArgs {
    /// The plugin's folder.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub(crate) folder: PathBuf,

    /// Where the workbench listens, on this machine only; port 0 takes any free one.
    #[arg(long, value_name = "PORT", default_value_t = 8066, env = "MORTISE_WORKBENCH_PORT")]
    pub(crate) port: u16,

    /// Leave chat servers alone.
    #[arg(long)]
    pub(crate) no_server: bool,

    /// Open the workbench in the browser.
    #[arg(long)]
    pub(crate) open: bool,

    #[command(flatten)]
    pub(crate) client: ClientDir,
}
