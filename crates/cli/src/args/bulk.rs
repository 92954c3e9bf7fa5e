//! What can be written after `mortise import` and `mortise export`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::data_dir::DataDir;

const WHERE: &str = "\
Works on the data folder itself, so the server must not run meanwhile.
The format is described in docs/guides/import.md.";

/// The database that is read or written.
#[derive(Debug, ClapArgs)]
pub(crate) struct DatabaseArgs {
    #[command(flatten)]
    pub(crate) data_dir: DataDir,

    /// The address of a PostgreSQL database, as for `serve`; better given as the variable.
    #[arg(long, value_name = "URL", env = "MORTISE_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,

    /// Write JSON, also about failures.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = WHERE)]
pub(crate) struct ImportArgs {
    /// Lines of JSON, or a `.zip` with them as Mattermost's tools make it.
    pub(crate) file: PathBuf,

    /// Say what is wrong with the file, and write nothing. A server may run.
    #[arg(long)]
    pub(crate) validate: bool,

    #[command(flatten)]
    pub(crate) database: DatabaseArgs,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = WHERE)]
pub(crate) struct ExportArgs {
    /// Where the lines go; `-` is standard output.
    pub(crate) file: PathBuf,

    /// Replace a file that is there.
    #[arg(long)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) database: DatabaseArgs,
}
