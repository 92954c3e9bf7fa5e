//! Looks: properties in, callbacks out. No component here fetches, reads a store or knows a slot.
//!
//! Where a slot may stand inside a component, that component takes the content as `Html`.
//! Classes are static and live in `www/styles/`; texts come through `t!`.

pub mod icons;
mod anchor;
mod computed_style;
mod focus;
mod size_observer;

mod app_frame;
mod global_header;
mod avatar;
mod presence;
mod field;
mod menu;
mod modal;
mod popover;

mod boot_screen;
mod connection_banner;
mod empty_state;
mod error_view;
mod toast;

mod login_form;
mod sign_up_form;

mod team_rail;
mod sidebar;
mod user_menu;

mod caret;
mod channel_header;
mod channel_menu;
mod channel_sign;
mod channel_intro;
mod command_answer;
mod completion;
mod scroll;
mod day_separator;
mod dev_notice;
mod new_messages_line;
mod post;
mod post_list;
mod post_parts;
mod edit_box;
mod drop_zone;
mod files;
mod emoji_picker;
mod post_card;
mod link_card;
mod lines_field;
mod thread_list;
mod typing_indicator;
mod message_box;
mod profile_popover;

mod ask_dialog;
mod browse_channels;
mod create_channel;
mod member_list;
mod person_picker;
mod shortcuts_dialog;
mod switcher;
mod text_dialog;

mod right_side;
mod plugin_dialog;
mod plugin_notice;
mod safe_mode_banner;
mod plugin_panel;
mod settings;
mod culprit_note;
mod custom_status;

pub use anchor::AnchorRect;
pub use app_frame::{AppFrame, AppFrameProps};
pub use ask_dialog::{AskDialog, AskDialogProps};
pub use avatar::{Avatar, AvatarProps, AvatarSize};
pub use boot_screen::{BootScreen, BootScreenProps, BootState};
pub use browse_channels::{BrowseChannels, BrowseChannelsProps, ChannelChoice, ChannelChoices};
pub use caret::{bytes_of, units_of};
pub use channel_header::{ChannelHeader, ChannelHeaderProps, ChannelTitle, ChannelTitleProps};
pub use channel_intro::{ChannelIntro, ChannelIntroProps};
pub use channel_menu::{ChannelMenu, ChannelMenuChoice, ChannelMenuProps};
pub use channel_sign::channel_sign;
pub use command_answer::{Answer, CommandAnswer, CommandAnswerProps};
pub use completion::{CompletionList, CompletionListProps, Completions, OffersShown};
pub use connection_banner::{Connection, ConnectionBanner, ConnectionBannerProps};
pub use create_channel::{
    CreateChannel, CreateChannelProps, ExtraKind, NewChannel, NewChannelKind,
};
pub use culprit_note::{CulpritNote, CulpritNoteProps, CulpritStep};
pub use custom_status::{StatusView, status_line, status_sign, status_until};
pub use day_separator::{DaySeparator, DaySeparatorProps};
pub use dev_notice::{DevNotice, DevNoticeProps};
pub use drop_zone::{DropZone, DropZoneProps};
pub use edit_box::{EditBox, EditBoxProps};
pub use emoji_picker::{EmojiPicker, EmojiPickerProps};
pub use empty_state::{EmptyState, EmptyStateProps};
pub use error_view::{ErrorView, ErrorViewProps};
pub use field::{Field, FieldKind, FieldProps};
pub use files::{
    AttachButton, AttachButtonProps, PendingFiles, PendingFilesProps, PostFiles, PostFilesProps,
    download, file_size, file_url,
};
pub(crate) use focus::focus_field;
pub use global_header::{GlobalHeader, global_header};
pub use lines_field::{LinesField, LinesFieldProps};
pub use link_card::LinkCard;
pub use login_form::{Credentials, LoginForm, LoginFormProps};
pub use member_list::{MemberList, MemberListProps};
pub use menu::{
    Menu, MenuEntries, MenuEntriesProps, MenuGroup, MenuGroupProps, MenuItem, MenuItemProps,
    MenuLink, MenuLinkProps, MenuProps, MenuRole,
};
pub use message_box::{MAX_MESSAGE_CHARS, MessageBox, MessageBoxProps, MessageBoxState};
pub use modal::{DialogAround, DialogContent, Modal, ModalProps, ModalWidth};
pub use new_messages_line::{NewMessagesLine, NewMessagesLineProps};
pub use person_picker::{PersonChoice, PersonChoices, PersonPicker, PersonPickerProps};
pub use plugin_dialog::{PluginDialog, PluginDialogKind, PluginDialogProps};
pub use plugin_notice::{PluginNotice, PluginNoticeProps};
pub use plugin_panel::{
    PluginChoice, PluginPanel, PluginPanelProps, PluginRow, PluginState, PluginTrouble, SafeMode,
    code_words, phase_words,
};
pub(crate) use popover::place_element;
pub use popover::{Popover, PopoverProps, Side};
pub use post::{Grouping, Post, PostProps, PostState, author_button};
pub use post_card::{PostCard, PostCardProps};
pub use post_list::{OlderPosts, PostList, PostListProps, PostListRow, RowKind};
pub use post_parts::{
    AnswersLine, AnswersLineProps, Face, PostMarks, PostMarksProps, ReactionPill, Reactions,
    ReactionsProps, RepliesButton, RepliesButtonProps,
};
pub use presence::{PresenceDot, PresenceDotProps, presence_label};
pub use profile_popover::{ProfilePopover, ProfilePopoverProps, ProfileState, ProfileView};
pub use right_side::{RightSideFrame, RightSideFrameProps};
pub use safe_mode_banner::{SafeModeBanner, SafeModeBannerProps};
pub use settings::{
    SettingChoice, SettingChoices, SettingChoicesProps, Settings, SettingsProps, SettingsTab,
};
pub use shortcuts_dialog::{ShortcutsDialog, ShortcutsDialogProps};
pub use sidebar::{
    Sidebar, SidebarHeader, SidebarHeaderProps, SidebarProps, SidebarRow, SidebarRowProps,
    SidebarSection, SidebarSectionProps, threads_link,
};
pub use sign_up_form::{NewAccount, SignUpForm, SignUpFormProps};
pub use switcher::{Switcher, SwitcherProps};
pub use team_rail::{TeamRail, TeamRailItem, TeamRailProps};
pub use text_dialog::{TextDialog, TextDialogProps};
pub use thread_list::{ThreadList, ThreadListProps, ThreadRow};
pub use toast::{ToastItem, ToastTone, Toasts, ToastsProps};
pub use typing_indicator::{TypingIndicator, TypingIndicatorProps};
pub use user_menu::{Theme, UserMenu, UserMenuChoice, UserMenuProps};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod sheets;
