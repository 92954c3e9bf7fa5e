//! What can be written after `mortise workbench` and `mortise plugin preview`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::client_dir::ClientDir;

const PLUGINS: &str = "\
Without a folder, the one that you are in is taken if it is a plugin's; otherwise every slot shows
what it shows without plugins.";

#[derive(Debug, ClapArgs)]
#[command(after_help = PLUGINS)]
pub(crate) struct WorkbenchArgs {
    /// Folders of plugins, or packed ones (`.tar.gz`); the first wins where two fill one slot.
    #[arg(value_name = "FOLDER")]
    pub(crate) folders: Vec<PathBuf>,

    /// Where to listen on this machine; 0 takes any free port [default: 8066, or the next free one].
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// Open it in the browser.
    #[arg(long)]
    pub(crate) open: bool,

    #[command(flatten)]
    pub(crate) client: ClientDir,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PreviewArgs {
    /// The plugin's folder.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,

    /// Have each cell check itself: accessibility, overflow, errors, failures, and the size.
    #[arg(long)]
    pub(crate) check: bool,

    /// Take a picture of each cell and compare it with the accepted one in `pictures/`.
    #[arg(long, required_unless_present = "check")]
    pub(crate) pictures: bool,

    /// Take the new pictures over into `pictures/`, where they differ or are missing.
    #[arg(long, requires = "pictures")]
    pub(crate) accept: bool,

    /// Only these slots [default: those that the plugin fills].
    #[arg(long = "slot", value_name = "SLOT")]
    pub(crate) slots: Vec<String>,

    /// Only these fixtures.
    #[arg(long = "fixture", value_name = "NAME")]
    pub(crate) fixtures: Vec<String>,

    /// Only these themes.
    #[arg(long, value_name = "THEMES", value_delimiter = ',', value_parser = kit::preview::cells::THEMES)]
    pub(crate) themes: Vec<String>,

    /// Only these widths, in pixels [default: 320,768,1280].
    #[arg(
        long,
        value_name = "WIDTHS",
        value_delimiter = ',',
        value_parser = clap::value_parser!(u32).range(120..=3840)
    )]
    pub(crate) widths: Vec<u32>,

    /// Only these languages [default: en,ar-XB].
    #[arg(
        long,
        value_name = "LANGS",
        value_delimiter = ',',
        value_parser = kit::preview::cells::KNOWN_LANGS
    )]
    pub(crate) langs: Vec<String>,

    /// Further plugins that are on, after this one.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) with: Vec<PathBuf>,

    /// How many seconds one cell may take.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 15,
        value_parser = clap::value_parser!(u64).range(1..=600)
    )]
    pub(crate) limit: u64,

    #[command(flatten)]
    pub(crate) client: ClientDir,

    /// The browser to look with [default: Chromium, Chrome or Edge, where they usually are].
    #[arg(long, value_name = "PROGRAM", env = "CHROMIUM")]
    pub(crate) browser: Option<PathBuf>,
}
