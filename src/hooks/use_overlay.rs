//! `use_overlay`: opens what stands over the chat. One at a time.

use std::cell::RefCell;

use std::rc::Rc;

use api_types::FileInfo;
use yew::prelude::*;

use super::{ChannelOverlay, PostOverlay, TopOverlay};
use crate::components::AnchorRect;

/// What stands over the chat.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// Who a person is, beside what was pressed.
    Profile {
        /// Whose.
        user_id: AttrValue,
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// The person's own menu.
    UserMenu {
        /// What was pressed.
        anchor: AnchorRect,
    },
    /// What the person says of themselves.
    CustomStatus,
    /// Something about one channel, or about one group of the sidebar.
    Channel(ChannelOverlay),
    /// Something about one post.
    Post(PostOverlay),
    /// What opens from the global header.
    Top(TopOverlay),
    /// The keyboard shortcuts.
    Shortcuts,
    /// The quick switcher.
    Switcher,
    /// Files, shown large.
    Files {
        /// The files of a post.
        files: Rc<[FileInfo]>,
        /// Which of them first.
        first_idx: usize,
    },
    /// The public channels.
    BrowseChannels,
    /// The form for a new channel.
    CreateChannel,
    /// The choice of a person to write to.
    NewMessage,
    /// The settings of the person.
    Settings(SettingsPage),
    /// The settings of a channel.
    ChannelSettings {
        /// Which.
        channel_id: AttrValue,
    },
}

/// A page of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SettingsPage {
    /// What others read about the person.
    #[default]
    Profile,
    /// Colours, hours, how close posts stand.
    Display,
    /// What the person is told of, and what counts as a mention.
    Notifications,
    /// What stands in the sidebar, and in which order.
    Sidebar,
    /// The language of the page.
    Language,
    /// The plugins and what went wrong with them.
    Plugins,
    /// What a plugin lets the person choose, by the page's key.
    Plugin(Rc<str>),
}

impl SettingsPage {
    /// The chat's own, in the order in which they are offered; those of plugins follow.
    pub const ALL: [Self; 6] = [
        Self::Profile,
        Self::Display,
        Self::Notifications,
        Self::Sidebar,
        Self::Language,
        Self::Plugins,
    ];

    /// Its name in ids.
    #[must_use]
    pub fn key(&self) -> AttrValue {
        AttrValue::Static(match self {
            Self::Profile => "profile",
            Self::Display => "display",
            Self::Notifications => "notifications",
            Self::Sidebar => "sidebar",
            Self::Language => "language",
            Self::Plugins => "plugins",
            Self::Plugin(key) => return AttrValue::Rc(Rc::clone(key)),
        })
    }
}

thread_local! {
    static REOPEN: RefCell<Option<Overlay>> = const { RefCell::new(None) };
}

/// What is opened once the page was made anew, as another language does.
pub fn reopen_after_rebuild(overlay: Overlay) {
    REOPEN.set(Some(overlay));
}

/// What stands over a page that was just made.
#[must_use]
pub fn overlay_at_first() -> Overlay {
    REOPEN.take().unwrap_or_default()
}

/// Opens overlays.
#[derive(Debug, Clone, PartialEq)]
pub struct OverlayLink(pub Callback<Overlay>);

impl OverlayLink {
    /// Opens `overlay` in place of what was open.
    pub fn open(&self, overlay: Overlay) {
        self.0.emit(overlay);
    }

    /// Opens a person's profile beside what was pressed.
    pub fn profile(&self, user_id: impl Into<AttrValue>, anchor: AnchorRect) {
        self.open(Overlay::Profile { user_id: user_id.into(), anchor });
    }

    /// Opens a person's profile for content that names no place: beside what has the focus, which
    /// is what was pressed.
    pub fn profile_at_focus(&self, user_id: impl Into<AttrValue>) {
        self.profile(user_id, AnchorRect::of_focus());
    }
}

/// How to open overlays.
///
/// # Panics
/// Outside of `App`, which provides it.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside of App is a mistake in our own code")]
pub fn use_overlay() -> OverlayLink {
    use_context::<OverlayLink>().expect("components that open overlays stand inside of App")
}
