//! One page per place: it chooses and lays out; what shows it is in `components`, what it knows in
//! `state`.

mod account_corner;
mod boot;
mod browse_channels;
mod channel;
mod channel_overlays;
mod channel_settings;
mod create_channel;
mod culprit;
mod custom_status;
mod dev_notices;
mod file_preview;
mod error_words;
mod first_account;
mod inspector;
mod lines;
mod link_tooltips;
mod login;
mod new_message;
mod overlays;
mod place;
mod plugin_desk;
mod plugins;
mod post_overlays;
mod posts;
mod right_side;
mod settings;
mod shortcut_keys;
mod switcher;
mod threads;
mod toasts;
mod top_overlays;
mod user_menu;
mod workspace;

pub use boot::BootPage;
pub use error_words::error_words;
pub use first_account::FirstAccountPage;
pub use login::LoginPage;
pub use plugin_desk::{PluginDesk, PluginDeskProps};
pub use toasts::{ToastHost, ToastHostProps};
pub use workspace::{WorkspacePage, connection_of};
