//! `post-menu.v1`: a plugin's entries in the menu of a post. None by default.

use contracts::{PostMenu as Contract, PostMenuAction, PostMenuProps, PostProps};
use runtime::Slot;
use yew::prelude::*;

use crate::services::Chat;

/// The slot.
pub fn post_menu(chat: &Chat, post: PostProps) -> Html {
    let viewer_id = chat.store().read(|state| state.me.to_string());
    let on_action = {
        let (chat, channel_id) = (chat.clone(), post.channel_id.clone());
        Callback::from(move |action: PostMenuAction| match action {
            PostMenuAction::InsertText { text } => chat.insert_text(&channel_id, &text),
        })
    };
    Slot::<Contract>::new(PostMenuProps { post, viewer_id }).on_action(on_action).alone()
}
