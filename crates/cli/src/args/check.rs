//! What can be written after `mortise plugin check`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Exit codes: 0 nothing or warnings only, 1 errors, 2 nothing could be checked."
)]
pub(crate) struct CheckArgs {
    /// The plugin's folder.
    #[arg(default_value = ".", value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Build it first, small, so that its size is checked.
    #[arg(long)]
    pub(crate) build: bool,

    /// Take warnings for errors.
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Explain the rules instead.
    #[arg(long, conflicts_with_all = ["build", "deny_warnings"])]
    pub(crate) rules: bool,
}
