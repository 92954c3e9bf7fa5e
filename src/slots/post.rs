//! `post.v1`: one post in the list. It renders when its own line, its author's presence or its own
//! marks change.

use std::rc::Rc;

use contracts::{Contract as _, Post as Contract, PostAction, PostSlotProps as Props, Presence};
use runtime::Slot;
use yew::prelude::*;

use super::{
    PostBodySlot,
    person_status::view_of,
    post_bar::PostBar,
    post_edit::PostEdit,
    post_files::{PostFiles, files_of},
    post_outlets::{self, use_outlets},
    post_parts,
    post_reactions::PostReactions,
};
use crate::{
    components::{
        AnchorRect, AnswersLine, Face, Grouping, Post, PostMarks, PostState, RepliesButton,
    },
    hooks::{
        Overlay, OverlayLink, PostOverlay, RightSideLink, use_chat, use_overlay, use_right_side,
        use_selector, use_store,
    },
    state::{
        Editing, PostPlace, State,
        custom_status::CustomStatus,
        extensions::Wanted,
        outbox::Fate,
        reactions,
        select::{
            self,
            post_list::{PostRow, Row},
            replies::{Answered, Replies},
        },
    },
    t,
};

/// Properties of [`PostSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PostSlotProps {
    /// The line; a post, sent or on its way.
    pub row: Row,
    /// Where it is shown.
    #[prop_or_default]
    pub place: PostPlace,
    /// Whether its buttons show from the beginning.
    #[prop_or_default]
    pub pointed_at: bool,
    /// Whether the slots in it stand there even where no plugin wants them, as in the workbench.
    #[prop_or_default]
    pub all_slots: bool,
}

/// What a post shows beside its line.
#[derive(Debug, Clone, Default, PartialEq)]
struct Seen {
    presence: Presence,
    status: Option<Rc<CustomStatus>>,
    is_saved: bool,
    is_editing: bool,
    is_unread: bool,
    wanted: Wanted,
}

/// The default post, in its slot where the outlet stands there.
#[component]
pub fn PostSlot(slot: &PostSlotProps) -> Html {
    let chat = use_chat();
    let overlay = use_overlay();
    let right = use_right_side();
    let store = use_store();
    let seen = {
        let (row, place) = (slot.row.clone(), slot.place);
        // Runs after every action for every post on the page, so it looks up and nothing else.
        use_selector(move |state| seen(state, &row, place))
    };
    let mut seen = (*seen).clone();
    if slot.all_slots {
        seen.wanted = post_outlets::all();
    }
    let wanted = &seen.wanted;
    let props = store.read(|state| props(state, &slot.row, seen.presence));
    let outlets = use_outlets(wanted, props.as_ref().map(|it| it.post.id.as_str()));
    let pending_id = match &slot.row {
        Row::Pending { post, .. } => AttrValue::from(post.id.clone()),
        Row::Post(_) | Row::Day { .. } | Row::New => AttrValue::default(),
    };
    let on_retry =
        use_callback((chat.clone(), pending_id.clone()), |(), (chat, id)| chat.retry(id));
    let on_discard = use_callback((chat.clone(), pending_id), |(), (chat, id)| chat.discard(id));
    let user_id = props.as_ref().map(|it| AttrValue::from(it.post.user_id.clone()));
    let on_author =
        use_callback((overlay.clone(), user_id), |anchor: AnchorRect, (overlay, user_id)| {
            if let Some(user_id) = user_id {
                overlay.profile(user_id.clone(), anchor);
            }
        });
    let on_action = use_callback(overlay.clone(), |action: PostAction, overlay| match action {
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

    let around = match &slot.row {
        Row::Post(row) => {
            let parts = post_parts::below(wanted, &props, &row.post, &chat);
            around(row, &seen, parts.collect(), slot.place, (&overlay, &right))
        }
        Row::Pending { post, .. } if !post.files.is_empty() => {
            let files: Rc<[_]> = post.files.clone().into();
            Around { below: html! { <PostFiles {files} /> }, ..Around::default() }
        }
        Row::Pending { .. } | Row::Day { .. } | Row::New => Around::default(),
    };
    let body = if seen.is_editing {
        html! { <PostEdit post_id={props.post.id.clone()} /> }
    } else {
        html! { <PostBodySlot post={props.post.clone()} author={props.author.clone()}
        wanted={Wanted::clone(wanted)} has_outlet={outlets.body} /> }
    };
    let status = seen.status.as_deref().map(view_of);
    let edited = props.post.edit_at > 0 && !seen.is_editing;
    let post = html! {
        <Post id={props.post.id.clone()} author={name} {picture} {at_ms} {grouping}
            state={delivery(&slot.row)} {edited} {tag} {status} {on_author} {on_retry} {on_discard}
            lead={around.lead} below={around.below}
            header={post_parts::header(wanted, &props)} target={around.target}
            render_actions={around.render_actions} on_more={around.on_more}
            pointed_at={slot.pointed_at}>
            { body }
        </Post>
    };
    if !outlets.post {
        return post;
    }
    Slot::<Contract>::new(props).on_action(on_action).around(post)
}

/// What stands around the body of a post that the server has.
#[derive(Default)]
struct Around {
    lead: Html,
    below: Html,
    target: Option<u32>,
    render_actions: Option<Callback<(), Html>>,
    on_more: Option<Callback<AnchorRect>>,
}

fn around(
    row: &PostRow,
    seen: &Seen,
    mut below: Vec<Html>,
    place: PostPlace,
    (overlay, right): (&OverlayLink, &RightSideLink),
) -> Around {
    let wanted = &seen.wanted;
    let post_id = AttrValue::from(row.post.id.clone());
    let mut lead = Vec::new();
    if row.post.is_pinned || seen.is_saved {
        lead.push(html! { <PostMarks pinned={row.post.is_pinned} saved={seen.is_saved} /> });
    }
    if let Some(answered) = &row.answers {
        lead.push(answers(answered, right));
    }
    if !row.post.file_ids.is_empty() {
        below.push(
            html! { <PostFiles files={files_of(&row.post)} wanted={Wanted::clone(wanted)} /> },
        );
    }
    if reactions::any(&row.post) {
        below.push(html! { <PostReactions post={Rc::clone(&row.post)} is_wanted={wanted.contains(contracts::PostReactions::ID)} /> });
    }
    if let Some(replies) = &row.replies {
        below.push(replies_button(&row.post.id, replies, seen.is_unread, right));
    }
    let on_more = {
        let (overlay, post_id) = (overlay.clone(), post_id);
        Callback::from(move |anchor: AnchorRect| {
            let post_id = post_id.clone();
            overlay.open(Overlay::Post(PostOverlay::Menu { post_id, place, anchor }));
        })
    };
    let render_actions = {
        let post = Rc::clone(&row.post);
        Callback::from(move |()| html! { <PostBar post={Rc::clone(&post)} {place} /> })
    };
    let bar = !seen.is_editing;
    Around {
        lead: lead.into_iter().collect(),
        below: below.into_iter().collect(),
        target: row.target,
        render_actions: bar.then_some(render_actions),
        on_more: bar.then_some(on_more),
    }
}

fn answers(answered: &Answered, right: &RightSideLink) -> Html {
    let on_open = {
        let (right, id) = (right.clone(), answered.id.clone());
        Callback::from(move |()| right.thread(&id))
    };
    let author = answered.author.clone().map(AttrValue::from);
    html! { <AnswersLine {author} words={answered.words.clone()} {on_open} /> }
}

fn replies_button(root_id: &str, replies: &Replies, unread: bool, right: &RightSideLink) -> Html {
    let on_open = {
        let (right, id) = (right.clone(), root_id.to_owned());
        Callback::from(move |()| right.thread(&id))
    };
    let people: Rc<[Face]> = replies
        .people
        .iter()
        .map(|user| {
            let user = select::person::user_props(user);
            Face { name: user.display_name().into(), picture: user.picture_url.into() }
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    let last_at_ms = replies.last_at_ms as f64;
    html! { <RepliesButton count={replies.count} {last_at_ms} {people} {unread} {on_open} /> }
}

fn seen(state: &State, row: &Row, place: PostPlace) -> Seen {
    match row {
        Row::Post(row) => {
            let is_this = |it: &Editing| *it.post_id == *row.post.id && it.place == place;
            Seen {
                presence: select::person::presence(state, &row.post.user_id),
                status: status(state, row.grouped, &row.post.user_id),
                is_saved: state.saved.has(&row.post.id),
                is_editing: state.view.editing.as_ref().is_some_and(is_this),
                is_unread: row.replies.is_some() && state.threads.is_unread(&row.post.id),
                wanted: post_outlets::wanted(state),
            }
        }
        Row::Pending { grouped, .. } => Seen {
            presence: select::person::presence(state, &state.me),
            status: status(state, *grouped, &state.me),
            wanted: post_outlets::wanted(state),
            ..Seen::default()
        },
        Row::Day { .. } | Row::New => Seen::default(),
    }
}

/// Where the name does not show, neither does the status.
fn status(state: &State, grouped: bool, user_id: &str) -> Option<Rc<CustomStatus>> {
    state.people.custom_status(user_id).filter(|_| !grouped).map(Rc::clone)
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
