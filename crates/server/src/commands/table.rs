//! Which commands there are, and what each takes.

use api_types::PresenceStatus;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Me,
    Shrug,
    Echo,
    Code,
    Status(PresenceStatus),
    /// What the person says of themselves.
    CustomStatus,
    /// Whether previews of links and pictures are folded.
    Previews {
        collapsed: bool,
    },
    Message,
    GroupMessage,
    Join,
    Leave,
    Header,
    Purpose,
    Rename,
    Invite,
    Kick,
    Mute,
    Help,
    /// The chat's page does it by itself, for instance signing out of this browser.
    ByThePage,
}

/// A command of this server.
#[derive(Debug)]
pub(super) struct BuiltIn {
    pub(super) trigger: &'static str,
    pub(super) hint: &'static str,
    pub(super) description: &'static str,
    pub(super) act: Act,
}

const fn command(
    trigger: &'static str,
    hint: &'static str,
    description: &'static str,
    act: Act,
) -> BuiltIn {
    BuiltIn { trigger, hint, description, act }
}

/// By name; a test holds them in order and apart.
pub(super) const BUILT_IN: &[BuiltIn] = &[
    command("away", "", "Set your status away", Act::Status(PresenceStatus::Away)),
    command("code", "[text]", "Show text as a code block", Act::Code),
    command(
        "collapse",
        "",
        "Fold previews of links and pictures",
        Act::Previews { collapsed: true },
    ),
    command("dnd", "", "Do not disturb", Act::Status(PresenceStatus::Dnd)),
    command("echo", "[message]", "Say it as it is written", Act::Echo),
    command(
        "expand",
        "",
        "Unfold previews of links and pictures",
        Act::Previews { collapsed: false },
    ),
    command(
        "groupmsg",
        "@[username1],@[username2] [message]",
        "Write to several people",
        Act::GroupMessage,
    ),
    command("header", "[text]", "Edit the channel's header", Act::Header),
    command("help", "", "Show what commands there are", Act::Help),
    command("invite", "@[username] ~[channel]", "Add somebody to a channel", Act::Invite),
    command("join", "~[channel]", "Join a public channel", Act::Join),
    command("kick", "@[username]", "Take somebody out of the channel", Act::Kick),
    command("leave", "", "Leave the channel", Act::Leave),
    command("logout", "", "Sign out", Act::ByThePage),
    command("me", "[message]", "Do an action", Act::Me),
    command("msg", "@[username] [message]", "Write to somebody", Act::Message),
    command("mute", "~[channel]", "Mute a channel, or hear it again", Act::Mute),
    command("offline", "", "Set your status offline", Act::Status(PresenceStatus::Offline)),
    command("online", "", "Set your status online", Act::Status(PresenceStatus::Online)),
    command("open", "~[channel]", "Open a channel", Act::Join),
    command("purpose", "[text]", "Edit the channel's purpose", Act::Purpose),
    command("remove", "@[username]", "Take somebody out of the channel", Act::Kick),
    command("rename", "[text]", "Rename the channel", Act::Rename),
    command("shortcuts", "", "Show the keyboard shortcuts", Act::ByThePage),
    command("shrug", "[message]", r"Adds ¯\_(ツ)_/¯ to your message", Act::Shrug),
    command(
        "status",
        "[:emoji:] [text]",
        "Say what you are doing; «clear» takes it back",
        Act::CustomStatus,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_stand_in_order_and_once() {
        let triggers: Vec<&str> = BUILT_IN.iter().map(|known| known.trigger).collect();
        let mut sorted = triggers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(triggers, sorted);
        assert!(BUILT_IN.iter().all(|known| !known.description.is_empty()));
    }
}
