//! Where each slot of the chat stands: what it hands out, what shows by default, what its content
//! may ask for. One file per slot.

mod app_bar;
mod around;
mod autocomplete;
mod browse_channels_menu;
mod call_button;
mod center_toast;
mod channel_header;
mod channel_header_button;
mod channel_header_icon;
mod channel_header_title;
mod channel_icon;
mod channel_intro;
mod channel_lists;
mod channel_menu;
mod channel_settings_tab;
mod create_channel_option;
mod dialog;
mod error_page;
mod file_upload_method;
mod global;
mod global_header;
mod help_menu;
mod login;
mod main_menu;
mod message_box;
mod message_box_action;
mod message_box_banner;
mod page;
mod panel;
mod person_status;
mod post;
mod post_action;
mod post_bar;
mod post_edit;
mod post_files;
mod post_lines;
mod post_menu;
mod post_outlets;
mod post_parts;
mod post_reactions;
mod post_body;
mod product;
mod profile_popover;
mod profile_popover_actions;
mod profile_popover_attributes;
mod right_hand_side;
mod root;
mod search;
mod settings_page;
mod sidebar;
mod sidebar_channel_label;
mod sidebar_header;
mod sidebar_row;
mod sidebar_section;
mod team_sidebar;
mod team_sidebar_bottom;
mod user_setting;

use runtime::Runtime;

pub use self::{
    app_bar::AppBarSlot,
    autocomplete::{AutocompletePlace, autocomplete},
    browse_channels_menu::BrowseChannelsMenuSlot,
    center_toast::CenterToastSlot,
    channel_header::ChannelHeaderSlot,
    channel_header_button::ChannelHeaderButtonSlot,
    channel_icon::channel_icon,
    channel_intro::channel_intro,
    channel_menu::{ChannelMenuSlot, ChannelMenuSlotProps},
    channel_settings_tab::{ChannelSettingsTabSlot, ChannelSettingsTabSlotProps},
    create_channel_option::{CreateChannelOptionSlot, CreateChannelOptionSlotProps},
    dialog::{DialogSlot, DialogSlotProps},
    error_page::{ErrorPageSlot, ErrorPageSlotProps},
    global::GlobalSlot,
    global_header::GlobalHeaderSlot,
    help_menu::help_menu,
    login::LoginSlot,
    main_menu::MainMenuSlot,
    message_box::MessageBoxSlot,
    page::{PageSlot, PageSlotProps},
    panel::{PanelSlot, PanelSlotProps},
    post::{PostSlot, PostSlotProps},
    post_action::PostActionSlot,
    post_bar::root_of,
    post_body::PostBodySlot,
    post_files::file_props,
    post_lines::{DaySeparatorSlot, DaySeparatorSlotProps, NewMessagesLineSlot, post_list},
    post_menu::post_menu,
    post_outlets::{Outlets, use_outlets},
    post_parts::has_link_card,
    product::{ProductSlot, ProductSlotProps, product_switcher},
    profile_popover::ProfilePopoverSlot,
    profile_popover_actions::ProfilePopoverActionsSlot,
    profile_popover_attributes::ProfilePopoverAttributesSlot,
    right_hand_side::RightHandSideSlot,
    root::RootSlot,
    search::{SearchResultsSlot, SearchResultsSlotProps, search_part},
    settings_page::{SettingsPageSlot, SettingsPageSlotProps},
    sidebar::{SidebarSlot, section_title},
    sidebar_header::SidebarHeaderSlot,
    sidebar_row::SidebarRowSlot,
    sidebar_section::{SidebarSectionSlot, SidebarSectionSlotProps},
    team_sidebar::TeamSidebarSlot,
    user_setting::{UserSettingSlot, UserSettingSlotProps},
};
pub(crate) use self::{channel_icon::has_channel_icons, person_status::status_view};

/// Makes every slot known, so that plugins may contribute before it first appears.
pub fn define_all(runtime: &Runtime) {
    macro_rules! define {
        ($($contract:ident $about:tt)*) => { $(runtime.define::<contracts::$contract>();)* };
    }
    contracts::each_slot!(define);
}
