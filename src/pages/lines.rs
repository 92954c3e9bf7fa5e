//! The lines of a list of posts, ready for the list that shows them: in a channel and in a thread.

use std::{collections::HashMap, rc::Rc};

use yew::prelude::*;

use crate::{
    components::{PostListRow, RowKind},
    i18n::local_time,
    slots::{DaySeparatorSlot, NewMessagesLineSlot, PostSlot},
    state::{PostPlace, select::post_list::Row},
};

/// The lines as the list wants them, and how to find one by its key.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// The lines by their keys.
    pub(super) rows: Rc<[PostListRow]>,
    place: PostPlace,
    by_key: HashMap<AttrValue, Row>,
    new_key: Option<AttrValue>,
    target_key: Option<AttrValue>,
}

impl Lines {
    /// The lines of `lines`, which stand at `place`.
    pub(super) fn of(lines: Vec<Row>, place: PostPlace) -> Self {
        let mut rows = Vec::with_capacity(lines.len());
        let mut by_key = HashMap::with_capacity(lines.len());
        let (mut new_key, mut target_key) = (None, None);
        for line in lines {
            let key = key(&line);
            if matches!(&line, Row::Post(row) if row.target.is_some()) {
                target_key = Some(key.clone());
            }
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
        Self { rows: rows.into(), place, by_key, new_key, target_key }
    }

    /// Where to begin: at the post that somebody was led to, or at what is new.
    pub(super) fn start_key(&self) -> Option<AttrValue> {
        self.target_key.clone().or_else(|| self.new_key.clone())
    }

    /// The line of a key.
    pub(super) fn render(&self, key: &AttrValue) -> Html {
        match self.by_key.get(key) {
            Some(Row::Day { at_ms }) => html! { <DaySeparatorSlot at={*at_ms} /> },
            Some(Row::New) => html! { <NewMessagesLineSlot /> },
            Some(row @ (Row::Post(_) | Row::Pending { .. })) => {
                html! { <PostSlot row={row.clone()} place={self.place} /> }
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

/// Numbers the days of the person's time zone.
pub(super) fn local_day(at_ms: i64) -> i64 {
    local_time::local_day(to_f64(at_ms))
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
fn to_f64(at_ms: i64) -> f64 {
    at_ms as f64
}
