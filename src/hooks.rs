//! Hooks join components with the store, the services and the address. One per file.

mod channel_overlay;
mod post_overlay;
mod top_overlay;
mod use_attach;
mod use_chat;
mod use_emoji;
mod use_formatted;
mod use_choices;
mod use_commands;
mod use_completions;
mod use_go;
mod use_language;
mod use_overlay;
mod use_plugin_status;
mod use_product;
mod use_right_side;
mod use_selector;
mod use_text_links;
mod use_theme;
mod use_title;
mod use_toasts;

pub use channel_overlay::{ChannelOverlay, ChannelText, Deed};
pub use post_overlay::PostOverlay;
pub use top_overlay::TopOverlay;
pub use use_attach::{Attach, use_attach};
pub use use_chat::use_chat;
pub use use_choices::use_clock;
pub use use_commands::{Commands, use_commands};
pub use use_completions::use_completions;
pub use use_emoji::use_emoji;
pub use use_formatted::use_formatted;
pub use use_go::{Go, use_go};
pub use use_language::use_language;
pub use use_overlay::{
    Overlay, OverlayLink, SettingsPage, overlay_at_first, reopen_after_rebuild, use_overlay,
};
pub use use_plugin_status::use_plugin_status;
pub use use_product::use_product;
pub use use_right_side::{RightSideLink, use_right_side};
pub use use_selector::{use_selector, use_store};
pub use use_text_links::{TextLinks, use_text_links};
pub use use_theme::{
    colours_now, colours_of, own_colours, show_own_colours, use_own_colours, use_theme,
};
pub use use_title::use_title;
pub use use_toasts::{NewToast, ToastLink, use_toasts};
