//! The emoji under a post, and `post-reactions.v1` around them where a plugin wants it.

use std::rc::Rc;

use api_types::Post;
use contracts::{
    PostReactions as Contract, PostReactionsAction, PostReactionsProps as ContractProps,
    ReactionProps,
};
use runtime::Slot;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    components::{AnchorRect, ReactionPill, Reactions},
    hooks::{Overlay, PostOverlay, use_chat, use_emoji, use_overlay, use_selector, use_toasts},
    markdown::common_character,
    pages::error_words,
    services::emoji::Table,
    state::select::{
        self,
        reactions::{Pill, pills},
    },
    t,
};

/// Names that are told of who put an emoji there; the others are counted.
const MAX_NAMES: usize = 10;

/// Properties of [`PostReactions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostReactionsProps {
    /// The post.
    pub(super) post: Rc<Post>,
    /// Whether a plugin wants `post-reactions.v1`.
    pub(super) is_wanted: bool,
}

/// The pills, with the names of who put them there.
#[component]
pub(super) fn PostReactions(props: &PostReactionsProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let toasts = use_toasts();
    let pills: Rc<Vec<Pill>> = {
        let me = chat.store().read(|state| Rc::clone(&state.me));
        use_memo(Rc::clone(&props.post), move |post| pills(post, &me))
    };
    // Only a rare emoji needs the table of all.
    let lacks = pills.iter().any(|pill| common_character(&pill.emoji).is_none());
    let table = use_emoji(lacks);
    {
        let (chat, pills) = (chat.clone(), Rc::clone(&pills));
        use_effect_with(props.post.id.clone(), move |_| {
            let shown = pills.iter().flat_map(|pill| pill.user_ids.iter().take(MAX_NAMES));
            chat.need_people(shown.cloned().collect::<Vec<_>>());
        });
    }
    let names = {
        let pills = Rc::clone(&pills);
        use_selector(move |state| {
            pills
                .iter()
                .map(|pill| {
                    let known = pill.user_ids.iter().filter_map(|id| state.people.user(id));
                    known.take(MAX_NAMES).map(|it| select::person::display_name(it)).collect()
                })
                .collect::<Vec<Vec<String>>>()
        })
    };
    let on_toggle = use_callback(
        (chat.clone(), toasts, props.post.id.clone()),
        |name: AttrValue, (chat, toasts, post_id)| {
            let (chat, toasts, post_id) = (chat.clone(), toasts.clone(), post_id.clone());
            spawn_local(async move {
                if let Err(error) = chat.toggle_reaction(&post_id, &name).await {
                    toasts.failed(error_words(&error));
                }
            });
        },
    );
    let on_add =
        use_callback((overlay, props.post.id.clone()), |anchor: AnchorRect, (overlay, id)| {
            let post_id = AttrValue::from(id.clone());
            overlay.open(Overlay::Post(PostOverlay::Emoji { post_id, anchor }));
        });
    let shown: Rc<[ReactionPill]> = pills
        .iter()
        .zip(names.iter())
        .map(|(pill, names)| ReactionPill {
            name: pill.emoji.clone().into(),
            character: character(&pill.emoji, &table),
            count: pill.user_ids.len(),
            who: who(names, pill.user_ids.len()),
            is_mine: pill.is_mine,
        })
        .collect();
    let on_action = on_toggle.reform(|action: PostReactionsAction| match action {
        PostReactionsAction::Toggle { emoji } => AttrValue::from(emoji),
    });
    let view = html! { <Reactions pills={shown} {on_toggle} {on_add} /> };
    if !props.is_wanted {
        return view;
    }
    let reactions = pills
        .iter()
        .map(|pill| ReactionProps { emoji: pill.emoji.clone(), user_ids: pill.user_ids.clone() });
    let props = ContractProps {
        post: select::post::post_props(&props.post),
        reactions: reactions.collect(),
        viewer_id: chat.store().read(|state| state.me.to_string()),
    };
    Slot::<Contract>::new(props).on_action(on_action).around(view)
}

fn character(name: &str, table: &Table) -> Option<AttrValue> {
    if let Some(character) = common_character(name) {
        return Some(AttrValue::Static(character));
    }
    let Table::Ready(emojis) = table else { return None };
    emojis.find(name).map(|emoji| AttrValue::from(emoji.character))
}

/// «Ada, Bob and 3 others».
fn who(names: &[String], count: usize) -> AttrValue {
    let list = names.join(", ");
    match count.saturating_sub(names.len()) {
        0 => list.into(),
        more => t!("reaction-who-more", names = list, count = more),
    }
}
