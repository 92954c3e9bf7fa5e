//! The slots of the list of posts and of each post.

mod action;
mod attachment;
mod body;
mod card;
mod center_toast;
mod code_block;
mod day_separator;
mod embed;
mod header;
mod link_tooltip;
mod menu;
mod new_messages_action;
mod new_messages_line;
mod post;
mod post_list;
mod reactions;
mod thread;

pub use self::{
    action::{PostActionEntry, PostActionEntryAction, PostActionEntryProps},
    attachment::{PostAttachment, PostAttachmentAction, PostAttachmentProps},
    body::{PostBody, PostBodyAction, PostBodyProps},
    card::{PostCard, PostCardProps},
    center_toast::{CenterToast, CenterToastAction, CenterToastProps},
    code_block::{CodeBlockActionEntry, CodeBlockActionEntryProps},
    day_separator::{DaySeparator, DaySeparatorProps},
    embed::{PostEmbed, PostEmbedProps},
    header::{PostHeader, PostHeaderProps},
    link_tooltip::{LinkTooltip, LinkTooltipProps},
    menu::{PostMenu, PostMenuAction, PostMenuProps},
    new_messages_action::{
        NewMessagesActionEntry, NewMessagesActionEntryAction, NewMessagesActionEntryProps,
    },
    new_messages_line::{NewMessagesLine, NewMessagesLineProps},
    post::{Post, PostAction, PostSlotProps},
    post_list::{PostList, PostListProps},
    reactions::{PostReactions, PostReactionsAction, PostReactionsProps},
    thread::{ThreadView, ThreadViewProps},
};
