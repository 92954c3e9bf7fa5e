//! `use_overlay`: opens what stands over the chat. One at a time.

use yew::prelude::*;

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
    /// The public channels.
    BrowseChannels,
    /// The form for a new channel.
    CreateChannel,
    /// The choice of a person to write to.
    NewMessage,
    /// The plugins and what went wrong with them.
    Plugins,
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
        let focused = crate::services::browser::document().and_then(|it| it.active_element());
        self.profile(user_id, focused.map(|it| AnchorRect::of(&it)).unwrap_or_default());
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
