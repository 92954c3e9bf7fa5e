//! `dialog.v1`: what a dialog of the chat shows below its title; the key is the dialog's name.

use serde::{Deserialize, Serialize};
use slots::{Contract, Shape};

/// The content of a dialog, its buttons at the foot included; the key is [`DialogName::key`].
///
/// The frame is the host's: the title, the button that closes it, the focus inside and Escape. So
/// whatever a plugin shows, the person gets out. The settings (`settings-page.v1`), the person's own
/// menu, the inspector, notes about plugins and what plugins ask the person are no `dialog.v1`: nobody
/// can cover the way to turning a plugin off.
#[derive(Clone, Copy, Debug)]
pub struct Dialog;

impl Contract for Dialog {
    const ID: &'static str = "dialog.v1";
    const SHAPE: Shape = Shape::Keyed;
    type Props = DialogProps;
    type Action = DialogAction;
}

/// What `dialog.v1` hands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DialogProps {
    /// Which dialog, which is also the key.
    pub dialog: DialogName,
    /// The title in the person's language, which stands above.
    pub title: String,
    /// Id of the channel that it is about; `null` where it is about none.
    pub channel_id: Option<String>,
    /// Id of the post that it is about; `null` where it is about none.
    pub post_id: Option<String>,
    /// Id of the person who is signed in.
    pub viewer_id: String,
}

/// What the content of `dialog.v1` may ask the host for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum DialogAction {
    /// Closes the dialog.
    Close,
}

/// A dialog of the chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DialogName {
    /// What this program is.
    #[default]
    About,
    /// The choice of people for a channel.
    AddMembers,
    /// The question before a channel is archived.
    ArchiveChannel,
    /// The public channels.
    BrowseChannels,
    /// The text above a channel's posts.
    ChannelHeader,
    /// Who is in a channel.
    ChannelMembers,
    /// The name of a channel.
    ChannelName,
    /// What a channel is for.
    ChannelPurpose,
    /// The form for a new channel.
    CreateChannel,
    /// What the person says of themselves.
    CustomStatus,
    /// The question before a post is deleted.
    DeletePost,
    /// The question before a group of the sidebar is taken apart.
    DeleteSidebarGroup,
    /// The question before a channel is left that nobody can join by themselves.
    LeaveChannel,
    /// The choice of people to write to.
    NewMessage,
    /// The keyboard shortcuts.
    Shortcuts,
    /// The name of a group of the sidebar.
    SidebarGroup,
    /// The quick switcher.
    Switcher,
}

impl DialogName {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::About,
        Self::AddMembers,
        Self::ArchiveChannel,
        Self::BrowseChannels,
        Self::ChannelHeader,
        Self::ChannelMembers,
        Self::ChannelName,
        Self::ChannelPurpose,
        Self::CreateChannel,
        Self::CustomStatus,
        Self::DeletePost,
        Self::DeleteSidebarGroup,
        Self::LeaveChannel,
        Self::NewMessage,
        Self::Shortcuts,
        Self::SidebarGroup,
        Self::Switcher,
    ];

    /// The key under which a plugin contributes to this dialog.
    ///
    /// ```
    /// use contracts::DialogName;
    ///
    /// assert_eq!(DialogName::LeaveChannel.key(), "leave-channel");
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::AddMembers => "add-members",
            Self::ArchiveChannel => "archive-channel",
            Self::BrowseChannels => "browse-channels",
            Self::ChannelHeader => "channel-header",
            Self::ChannelMembers => "channel-members",
            Self::ChannelName => "channel-name",
            Self::ChannelPurpose => "channel-purpose",
            Self::CreateChannel => "create-channel",
            Self::CustomStatus => "custom-status",
            Self::DeletePost => "delete-post",
            Self::DeleteSidebarGroup => "delete-sidebar-group",
            Self::LeaveChannel => "leave-channel",
            Self::NewMessage => "new-message",
            Self::Shortcuts => "shortcuts",
            Self::SidebarGroup => "sidebar-group",
            Self::Switcher => "switcher",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DialogName;

    #[test]
    fn a_key_is_what_props_say() {
        for name in DialogName::ALL {
            assert_eq!(serde_json::to_value(name).unwrap(), name.key());
        }
    }
}
