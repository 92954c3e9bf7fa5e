//! What stands over the chat about one post: its menu, the choice of an emoji, the question before
//! it is deleted.

mod delete;
mod emoji;
mod file;
mod menu;

use std::rc::Rc;

use yew::prelude::*;

use self::{delete::DeleteDialog, emoji::EmojiChoice, file::FileMenuOverlay, menu::PostMenu};
use crate::hooks::PostOverlay;

/// Properties of [`PostOverlays`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostOverlaysProps {
    /// Which.
    pub(super) overlay: PostOverlay,
    /// The person wants it closed.
    pub(super) on_close: Callback<()>,
}

/// The one that is open.
#[component]
pub(super) fn PostOverlays(props: &PostOverlaysProps) -> Html {
    let on_close = props.on_close.clone();
    match &props.overlay {
        PostOverlay::Menu { post_id, place, anchor } => html! {
            <PostMenu key={post_id.as_str()} post_id={post_id.clone()} place={*place}
                anchor={*anchor} {on_close} />
        },
        PostOverlay::Emoji { post_id, anchor } => html! {
            <EmojiChoice key={post_id.as_str()} post_id={post_id.clone()} anchor={*anchor}
                {on_close} />
        },
        PostOverlay::File { file, anchor } => html! {
            <FileMenuOverlay key={file.id.as_str()} file={Rc::clone(file)} anchor={*anchor}
                {on_close} />
        },
        PostOverlay::Delete { post_id } => {
            html! { <DeleteDialog post_id={post_id.clone()} {on_close} /> }
        }
    }
}
