//! What can be written after `mortise plugin new` and `mortise plugin update`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct NewArgs {
    /// The plugin's id, such as `my-card`; the new folder is called so.
    pub(crate) name: Option<String>,

    /// What it is written in: yew, js, react, or theme.
    #[arg(long, short, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,

    /// The slot, such as `post-action` [default: profile-popover.v1].
    #[arg(long, short, value_name = "SLOT")]
    pub(crate) slot: Option<String>,

    /// What it does there: replace, wrap, before, after, hide, or item [default: by the slot].
    #[arg(long, short, value_name = "KIND")]
    pub(crate) kind: Option<String>,

    /// Another id than the name, such as `org.example.my-card`.
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,

    /// Where the new folder is made [default: here].
    #[arg(long = "in", value_name = "DIR")]
    pub(crate) parent: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct UpdateArgs {
    /// The plugin's folder.
    #[arg(default_value = ".", value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
