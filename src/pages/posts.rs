//! The posts of the open channel: builds the lines, hands them to the list, loads what is missing.

use std::{collections::HashMap, rc::Rc};

use contracts::ChannelProps;
use yew::prelude::*;

use crate::{
    components::{
        ChannelIntro, DaySeparator, ErrorView, NewMessagesLine, OlderPosts, PostList, PostListRow,
        RowKind,
    },
    hooks::{use_chat, use_selector, use_store},
    i18n::local_time,
    slots::PostSlot,
    state::{
        select::{
            self,
            post_list::{self, Row, Version},
        },
        window::Loading,
    },
    t,
};

/// Properties of [`Posts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PostsProps {
    /// Which channel. Give each its own `key`.
    pub(super) channel_id: AttrValue,
    /// Each change scrolls to the newest post.
    pub(super) jump_to_newest: u32,
}

/// The list, or what stands in its place until the first page is here.
#[component]
pub(super) fn Posts(props: &PostsProps) -> Html {
    let chat = use_chat();
    let store = use_store();
    let version = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| post_list::version(state, &channel_id))
    };
    let channel = {
        let channel_id = props.channel_id.clone();
        use_selector(move |state| select::channel::by_id(state, &channel_id).unwrap_or_default())
    };
    let lines = use_memo((version.clone(), props.channel_id.clone()), |(_, channel_id)| {
        store.read(|state| Lines::of(post_list::rows(state, channel_id, local_day)))
    });
    let render_row = {
        let lines = Rc::clone(&lines);
        use_callback(lines, |key: AttrValue, lines| lines.render(&key))
    };
    let deps = (chat, props.channel_id.clone());
    let on_reach_top = use_callback(deps.clone(), |(), (chat, id)| chat.load_older(id));
    let on_retry = use_callback(deps, |(), (chat, id)| chat.ensure_posts(id));

    if !version.loaded {
        return if version.loading == Loading::Failed {
            html! {
                <ErrorView title={t!("posts-failed")} text={t!("posts-failed-text")} {on_retry} />
            }
        } else {
            html! {
                <div class="post-list__older" role="status">
                    <span class="spinner"></span>{ t!("loading") }
                </div>
            }
        };
    }
    html! {
        <PostList rows={Rc::clone(&lines.rows)} {render_row}
            label={t!("posts-label", name = channel.display_name)} older={older(&version)}
            intro={intro(&channel)} start_key={lines.new_key.clone()}
            jump_to_newest={props.jump_to_newest} {on_reach_top} />
    }
}

/// The lines as the list wants them, and how to find one by its key.
#[derive(Debug, Default, PartialEq)]
struct Lines {
    rows: Rc<[PostListRow]>,
    by_key: HashMap<AttrValue, Row>,
    new_key: Option<AttrValue>,
}

impl Lines {
    fn of(lines: Vec<Row>) -> Self {
        let mut rows = Vec::with_capacity(lines.len());
        let mut by_key = HashMap::with_capacity(lines.len());
        let mut new_key = None;
        for line in lines {
            let key = key(&line);
            let kind = match &line {
                Row::Day { .. } => RowKind::Separator,
                Row::New => {
                    new_key = Some(key.clone());
                    RowKind::Separator
                }
                Row::Post(row) if row.grouped => RowKind::FollowUp,
                Row::Pending { grouped: true, .. } => RowKind::FollowUp,
                Row::Post(_) | Row::Pending { .. } => RowKind::Post,
            };
            rows.push(PostListRow { key: key.clone(), kind });
            by_key.insert(key, line);
        }
        Self { rows: rows.into(), by_key, new_key }
    }

    fn render(&self, key: &AttrValue) -> Html {
        match self.by_key.get(key) {
            Some(Row::Day { at_ms }) => html! { <DaySeparator at_ms={to_f64(*at_ms)} /> },
            Some(Row::New) => html! { <NewMessagesLine /> },
            Some(row @ (Row::Post(_) | Row::Pending { .. })) => {
                html! { <PostSlot row={row.clone()} /> }
            }
            None => Html::default(),
        }
    }
}

/// A post keeps its key when the server has taken it, so nothing flickers.
fn key(line: &Row) -> AttrValue {
    match line {
        Row::Day { at_ms } => format!("day {at_ms}").into(),
        Row::New => AttrValue::Static("new"),
        Row::Post(row) if !row.post.pending_post_id.is_empty() => {
            row.post.pending_post_id.clone().into()
        }
        Row::Post(row) => row.post.id.clone().into(),
        Row::Pending { post, .. } => post.id.clone().into(),
    }
}

fn older(version: &Version) -> OlderPosts {
    match (version.loading, version.has_older) {
        (Loading::Failed, _) => OlderPosts::Failed(t!("posts-failed-text")),
        (Loading::Older, _) => OlderPosts::Loading,
        (Loading::Idle | Loading::First | Loading::Missed, false) => OlderPosts::None,
        // The list asks once for what it is told there is, and one thing is loaded at a time: asked
        // for now, they would be refused, and never asked for again.
        (Loading::First | Loading::Missed, true) => OlderPosts::Loading,
        (Loading::Idle, true) => OlderPosts::More,
    }
}

fn intro(channel: &ChannelProps) -> Html {
    html! {
        <ChannelIntro name={channel.display_name.clone()} kind={channel.kind}
            purpose={channel.purpose.clone()} />
    }
}

fn local_day(at_ms: i64) -> i64 {
    local_time::local_day(to_f64(at_ms))
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
fn to_f64(at_ms: i64) -> f64 {
    at_ms as f64
}
