//! What can be written after `mortise user`.

use clap::{Args as ClapArgs, Subcommand};

use super::remote::RemoteArgs;

const PASSWORDS: &str = "\
New passwords are asked for, or come from MORTISE_NEW_PASSWORD, or with --password-stdin as the
first line of standard input. Signing in is as for `mortise plugin`.";

#[derive(Debug, ClapArgs)]
#[command(after_help = PASSWORDS)]
pub(crate) struct UserArgs {
    #[command(subcommand)]
    pub(crate) command: UserCommand,

    #[command(flatten)]
    pub(crate) remote: RemoteArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Make an account.
    Create(CreateArgs),
    /// Show all accounts, by name.
    List,
    /// Show one account.
    Show { name: String },
    /// Give an account a new password; its sessions end.
    Password(PasswordArgs),
    /// Set the roles of an account: `system_user`, `system_admin`, `system_read_only_admin`.
    Roles {
        name: String,
        /// All roles that the account shall have.
        #[arg(required = true, value_name = "ROLE")]
        roles: Vec<String>,
    },
    /// Keep somebody from signing in; what they wrote stays.
    Deactivate { name: String },
    /// Let somebody sign in again.
    Activate { name: String },
    /// Show where somebody is signed in.
    Sessions { name: String },
    /// Sign somebody out.
    EndSessions {
        name: String,
        /// Only this session.
        #[arg(long, value_name = "ID")]
        session: Option<String>,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CreateArgs {
    pub(crate) name: String,

    #[arg(long)]
    pub(crate) email: String,

    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) first_name: String,

    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) last_name: String,

    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) nickname: String,

    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) position: String,

    /// A language tag such as `de-AT`.
    #[arg(long, default_value = "en")]
    pub(crate) locale: String,

    /// The account may do everything.
    #[arg(long)]
    pub(crate) admin: bool,

    #[command(flatten)]
    pub(crate) new_password: NewPassword,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PasswordArgs {
    pub(crate) name: String,

    #[command(flatten)]
    pub(crate) new_password: NewPassword,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct NewPassword {
    /// Read the new password from the first line of standard input.
    #[arg(long = "password-stdin")]
    pub(crate) from_stdin: bool,

    /// Only the variable is meant for use: command lines are visible to others.
    #[arg(long, env = "MORTISE_NEW_PASSWORD", hide = true)]
    pub(crate) new_password: Option<String>,
}
