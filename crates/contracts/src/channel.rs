//! The slots of an open channel that are no posts.

mod call_button;
mod create_option;
mod header;
mod header_button;
mod header_icon;
mod header_title;
mod icon;
mod intro;
mod intro_button;
mod menu;
mod settings_tab;

pub use self::{
    call_button::{CallButton, CallButtonAction, CallButtonProps},
    create_option::{
        CreateChannelOption, CreateChannelOptionAction, CreateChannelOptionProps, NewChannelAnswer,
        NewChannelForm,
    },
    header::{ChannelHeader, ChannelHeaderAction, ChannelHeaderProps},
    header_button::{ChannelHeaderButton, ChannelHeaderButtonAction, ChannelHeaderButtonProps},
    header_icon::{ChannelHeaderIcon, ChannelHeaderIconProps},
    header_title::{ChannelHeaderTitle, ChannelHeaderTitleAction, ChannelHeaderTitleProps},
    icon::{ChannelIcon, ChannelIconPlace, ChannelIconProps},
    intro::{ChannelIntro, ChannelIntroProps},
    intro_button::{ChannelIntroButton, ChannelIntroButtonAction, ChannelIntroButtonProps},
    menu::{ChannelMenu, ChannelMenuAction, ChannelMenuProps},
    settings_tab::{ChannelSettingsTab, ChannelSettingsTabAction, ChannelSettingsTabProps},
};
