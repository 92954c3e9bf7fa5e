//! What stands over the chat about one channel, or about one group of the sidebar.

use std::rc::Rc;

use yew::AttrValue;

use crate::components::AnchorRect;

/// A menu or dialog about a channel or a group.
#[derive(Debug, Clone, PartialEq)]
pub enum ChannelOverlay {
    /// What can be done with a channel.
    Menu {
        /// Which.
        channel_id: AttrValue,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// A text of a channel, to be changed.
    Edit {
        /// Which channel.
        channel_id: AttrValue,
        /// Which of its texts.
        text: ChannelText,
    },
    /// The question before something that is hard to take back.
    Ask {
        /// Which channel.
        channel_id: AttrValue,
        /// What is to be done.
        deed: Deed,
    },
    /// Who is in a channel.
    Members {
        /// Which.
        channel_id: AttrValue,
    },
    /// The choice of people for a channel.
    AddMembers {
        /// Which.
        channel_id: AttrValue,
    },
    /// In which group of the sidebar a channel stands.
    Move {
        /// Which channel.
        channel_id: AttrValue,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The ways to add a channel to the sidebar.
    Add {
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// What can be done with a group of the sidebar.
    Category {
        /// Which.
        category_id: Rc<str>,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The name of a group, new or known.
    NameCategory {
        /// The group; `None` for a new one.
        category_id: Option<Rc<str>>,
        /// The channel that a new group begins with.
        channel_id: Option<AttrValue>,
    },
    /// The question before a group is taken apart.
    DeleteCategory {
        /// Which.
        category_id: Rc<str>,
    },
}

/// A text of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelText {
    /// The name for people.
    Name,
    /// What shows above the posts; Markdown.
    Header,
    /// What the channel is for.
    Purpose,
}

/// What is hard to take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Leaving a channel that nobody can join by themselves.
    Leave,
    /// Archiving a channel for everybody.
    Archive,
}
