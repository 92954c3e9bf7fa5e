//! `post.v1`: one post in the list. It renders when its own line or its author's presence changes.

use contracts::{Post as Contract, PostAction, PostSlotProps as Props, Presence};
use runtime::Slot;
use yew::prelude::*;

use super::{PostActionSlot, PostBodySlot};
use crate::{
    components::{AnchorRect, Grouping, Post, PostState},
    hooks::{use_chat, use_overlay, use_selector, use_store},
    state::{
        State,
        outbox::Fate,
        select::{self, post_list::Row},
    },
    t,
};

/// Properties of [`PostSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostSlotProps {
    /// The line; a post, sent or on its way.
    pub row: Row,
}

/// The slot with the default post.
#[component]
pub fn PostSlot(slot: &PostSlotProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let store = use_store();
    let presence = {
        let row = slot.row.clone();
        // Runs after every action for every post on the page, so it looks up and nothing else.
        use_selector(move |state| {
            author_id(&row, &state.me).map(|id| select::person::presence(state, id))
        })
    };
    let props = store.read(|state| props(state, &slot.row, presence.unwrap_or_default()));
    let pending_id = match &slot.row {
        Row::Pending { post, .. } => AttrValue::from(post.id.clone()),
        Row::Post(_) | Row::Day { .. } | Row::New => AttrValue::default(),
    };
    let on_retry =
        use_callback((chat.clone(), pending_id.clone()), |(), (chat, id)| chat.retry(id));
    let on_discard = use_callback((chat, pending_id), |(), (chat, id)| chat.discard(id));
    let user_id = props.as_ref().map(|it| AttrValue::from(it.post.user_id.clone()));
    let on_author =
        use_callback((overlay.clone(), user_id), |anchor: AnchorRect, (overlay, user_id)| {
            if let Some(user_id) = user_id {
                overlay.profile(user_id.clone(), anchor);
            }
        });
    let on_action = use_callback(overlay, |action: PostAction, overlay| match action {
        PostAction::OpenProfile { user_id } => overlay.profile_at_focus(user_id),
    });

    let Some(props) = props else { return Html::default() };
    let author = props.author.as_ref();
    let name = author.map_or_else(|| t!("someone"), |it| it.display_name().into());
    let picture = author.map(|it| AttrValue::from(it.picture_url.clone()));
    let tag = author.filter(|it| it.is_bot).map(|_| t!("post-bot"));
    let grouping = if props.grouped { Grouping::Follows } else { Grouping::First };
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let at_ms = props.post.create_at as f64;
    let is_sent = matches!(slot.row, Row::Post(_));
    let actions = if is_sent {
        html! { <PostActionSlot post={props.post.clone()} /> }
    } else {
        Html::default()
    };
    html! {
        <Slot<Contract> props={props.clone()} {on_action}>
            <Post id={props.post.id.clone()} author={name} {picture} {at_ms} {grouping}
                state={delivery(&slot.row)} edited={props.post.edit_at > 0} {tag} {on_author}
                {on_retry} {on_discard} {actions}>
                <PostBodySlot post={props.post.clone()} author={props.author.clone()} />
            </Post>
        </Slot<Contract>>
    }
}

fn author_id<'a>(row: &'a Row, me: &'a str) -> Option<&'a str> {
    match row {
        Row::Post(row) => Some(&row.post.user_id),
        Row::Pending { .. } => Some(me),
        Row::Day { .. } | Row::New => None,
    }
}

fn props(state: &State, row: &Row, presence: Presence) -> Option<Props> {
    let (post, author, grouped) = match row {
        Row::Post(row) => {
            let author = row.author.as_deref().map(select::person::user_props);
            (select::post::post_props(&row.post), author, row.grouped)
        }
        Row::Pending { post, grouped } => {
            let author = select::person::user(state, &state.me);
            (select::post::pending_props(post, &state.me), author, *grouped)
        }
        Row::Day { .. } | Row::New => return None,
    };
    Some(Props { post, author, presence, grouped, viewer_id: state.me.to_string() })
}

fn delivery(row: &Row) -> PostState {
    match row {
        Row::Pending { post, .. } => match &post.fate {
            Fate::Waiting | Fate::Sending => PostState::Pending,
            Fate::Refused(words) => PostState::Failed(AttrValue::from(words.clone())),
        },
        Row::Post(_) | Row::Day { .. } | Row::New => PostState::Sent,
    }
}
