//! More about a post, as a plugin shows it for its type: `post-card.v1`.

use contracts::{PostCard, PostCardProps};
use runtime::Slot;
use yew::prelude::*;

use super::Pane;
use crate::{
    components::{EmptyState, icons},
    hooks::use_selector,
    state::select,
    t,
};

/// Properties of [`CardPane`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CardPaneProps {
    /// Which post.
    pub(super) post_id: AttrValue,
}

/// The card, or that there is nothing more to know: its plugin may be turned off meanwhile.
#[component]
pub(super) fn CardPane(props: &CardPaneProps) -> Html {
    let seen = {
        let post_id = props.post_id.clone();
        use_selector(move |state| {
            let post = state.posts.get(&post_id)?;
            Some(PostCardProps {
                post: select::post::post_props(post),
                author: select::person::user(state, &post.user_id),
                viewer_id: state.me.to_string(),
            })
        })
    };
    let view = (*seen).as_ref().map(|props| {
        let item_key = AttrValue::from(props.post.kind.clone());
        Slot::<PostCard>::new(props.clone()).item_key(item_key).around(html! {
                <EmptyState icon={icons::file()} title={t!("post-card-none")} text={t!("post-card-none-text")} />
            })
    });
    html! {
        <Pane title={t!("post-card")} place={props.post_id.clone()}>
            <div class="right-side__card">{ view.unwrap_or_default() }</div>
        </Pane>
    }
}
