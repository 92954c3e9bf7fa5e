//! What can be written after `mortise plugin`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::{
    author::{DevArgs, PackArgs, PushArgs},
    check::CheckArgs,
    remote::RemoteArgs,
    scaffold::{NewArgs, UpdateArgs},
    workbench::PreviewArgs,
};

const SIGNING_IN: &str = "\
Signs in with the first of these that is there:
  MORTISE_TOKEN      an administrator's session token
  --as NAME          with MORTISE_PASSWORD, or the password is asked for
  the local token    of a server on this machine that runs under the same user";

#[derive(Debug, ClapArgs)]
#[command(after_help = SIGNING_IN)]
pub(crate) struct PluginArgs {
    #[command(subcommand)]
    pub(crate) command: PluginCommand,

    #[command(flatten)]
    pub(crate) remote: RemoteArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PluginCommand {
    /// Make the folder of a new plugin; asks for what it is not told.
    New(NewArgs),
    /// Bring the SDK and the declarations in a plugin's folder up to this program's version.
    Update(UpdateArgs),
    /// Build a plugin's folder at each save, and show it in the workbench and in a chat that runs here.
    Dev(DevArgs),
    /// Build a plugin's folder and pack it; the same sources give the same bytes.
    Pack(PackArgs),
    /// Build and pack a plugin's folder, install it on a server and turn it on.
    Push(PushArgs),
    /// Look through a plugin's folder for what would go wrong, with how to mend it.
    Check(CheckArgs),
    /// Look at a plugin in a browser without a window: check each cell, compare its picture.
    Preview(PreviewArgs),
    /// Show the plugins: state, version, where they come from, and what is wrong with them.
    List,
    /// Install or replace a plugin from a bundle: a file, or an https address that the server loads.
    Install(InstallArgs),
    /// Turn a plugin on; open pages follow at once. A replaced folder is read again.
    Enable { id: String },
    /// Turn a plugin off; open pages follow at once.
    Disable { id: String },
    /// Take a plugin away. Its settings stay, should it come back.
    Remove { id: String },
    /// Bring back the version before.
    Rollback { id: String },
    /// Show a plugin's settings, or change some of them.
    Settings(SettingsArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct InstallArgs {
    /// A `.tar.gz`, or an address that begins with https://.
    #[arg(value_name = "FILE|URL")]
    pub(crate) bundle: String,

    /// The bundle's detached signature; for addresses the server looks beside the bundle itself.
    #[arg(long, value_name = "FILE")]
    pub(crate) signature: Option<PathBuf>,

    /// Replace the version that is installed, a newer one too.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SettingsArgs {
    pub(crate) id: String,

    /// New values. `KEY=-` reads the value from standard input, or asks for it: secrets come so.
    #[arg(value_name = "KEY=VALUE")]
    pub(crate) values: Vec<String>,

    /// Go back to the default of this key.
    #[arg(long, value_name = "KEY")]
    pub(crate) unset: Vec<String>,
}
