//! `post-body.v1`: what a post says, by its type. By default Markdown; notices of the server quietly.

use contracts::{PostBody as Contract, PostBodyAction, PostBodyProps, PostProps, UserProps};
use runtime::Slot;
use yew::prelude::*;

use super::post_parts;
use crate::{
    hooks::{TextLinks, use_formatted, use_overlay, use_store, use_text_links},
    markdown::Markdown,
    state::extensions::Wanted,
};

/// Properties of [`PostBodySlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostBodySlotProps {
    /// The post.
    pub post: PostProps,
    /// Who wrote it, once known.
    pub author: Option<UserProps>,
    /// The slots that plugins want, of those that stand in texts.
    #[prop_or_default]
    pub wanted: Wanted,
    /// Whether the outlet stands there.
    #[prop_or(true)]
    pub has_outlet: bool,
}

/// The default body, in its slot where the outlet stands there.
#[component]
pub fn PostBodySlot(slot: &PostBodySlotProps) -> Html {
    let overlay = use_overlay();
    // Who is signed in does not change while a post is on the page.
    let viewer_id = use_store().read(|state| state.me.to_string());
    let on_action = use_callback(overlay, |action: PostBodyAction, overlay| match action {
        PostBodyAction::OpenProfile { user_id } => overlay.profile_at_focus(user_id),
    });
    let kind = slot.post.kind.clone();
    let is_notice = kind.starts_with("system_");
    let render_code_actions = post_parts::code_actions(&slot.wanted, &viewer_id);
    let TextLinks { own_username, on_mention, on_channel } = use_text_links();
    let message = use_formatted(&slot.post);
    let text = html! {
        <Markdown text={message} {own_username} {on_mention} {on_channel}
            {render_code_actions} />
    };
    let text = if is_notice {
        html! { <div class="post__notice">{ text }</div> }
    } else {
        text
    };
    if !slot.has_outlet {
        return text;
    }
    let item_key = (!kind.is_empty()).then(|| AttrValue::from(kind));
    let props = PostBodyProps { post: slot.post.clone(), author: slot.author.clone(), viewer_id };
    Slot::<Contract>::new(props).on_action(on_action).item_key(item_key).around(text)
}
