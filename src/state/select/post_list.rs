//! The lines of a channel: posts in groups, a line per day, the line before what is new.
//!
//! Building them costs one pass over the loaded posts, so it happens when [`Version`] changes and
//! not after every action.

use std::{collections::HashMap, rc::Rc};

use api_types::{Post, User};

use super::replies::{self, Answered, Replies};
use crate::state::{State, outbox::PendingPost, view::Target, window::Loading};

/// Posts of one author stand together when they are no further apart than this, milliseconds.
///
/// Five minutes is what people are used to from the forerunner.
const GROUP_MS: i64 = 5 * 60 * 1_000;

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// Before the first post of a day; a moment of that day.
    Day {
        /// Milliseconds since 1970.
        at_ms: i64,
    },
    /// Before the first post that was not seen when the channel was opened.
    New,
    /// A post.
    Post(PostRow),
    /// A post on its way to the server.
    Pending {
        /// The post.
        post: Rc<PendingPost>,
        /// Whether it follows a post of the same author closely.
        grouped: bool,
    },
}

/// A post with what its line needs besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PostRow {
    /// The post.
    pub post: Rc<Post>,
    /// Who wrote it; `None` until the server has told.
    pub author: Option<Rc<User>>,
    /// Whether it follows a post of the same author closely.
    pub grouped: bool,
    /// What stands below it; `None` when nobody replied.
    pub replies: Option<Rc<Replies>>,
    /// The post that it answers, told in the line above; `None` where what stands before it tells.
    pub answers: Option<Rc<Answered>>,
    /// The person was led to this post: their how-manieth time.
    pub target: Option<u32>,
}

/// Changes when the lines of a channel may have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    window: u64,
    people: u64,
    outbox: u64,
    new_since: Option<i64>,
    target: Option<Target>,
    /// What is being fetched.
    pub loading: Loading,
    /// Whether a first page has arrived.
    pub loaded: bool,
    /// Whether the server has older posts.
    pub has_older: bool,
}

/// The version of a channel's lines.
#[must_use]
pub fn version(state: &State, channel_id: &str) -> Version {
    let window = state.posts.window(channel_id);
    Version {
        window: window.map_or(0, |it| it.revision()),
        people: state.people.revision(),
        outbox: state.outbox.revision(),
        new_since: state.view.new_since,
        target: state.view.target.clone(),
        loading: window.map_or(Loading::Idle, |it| it.loading),
        loaded: window.is_some_and(|it| it.loaded),
        has_older: window.is_some_and(|it| it.has_older),
    }
}

/// The lines of a channel, oldest first. `day_of` numbers the days of the person's time zone.
#[must_use]
pub fn rows(state: &State, channel_id: &str, mut day_of: impl FnMut(i64) -> i64) -> Vec<Row> {
    let n_posts = state.posts.window(channel_id).map_or(0, |window| window.order().len());
    let mut rows = Vec::with_capacity(n_posts + 16);
    let mut days = DayCache::default();
    let mut new_since = state.view.new_since.filter(|_| state.view.is_open(channel_id));
    let mut before: Option<Before<'_>> = None;

    let writers = replies::writers(state.posts.in_channel(channel_id));
    let target = state.view.target.as_ref();
    for post in state.posts.in_channel(channel_id) {
        let day = days.day(post.create_at, &mut day_of);
        let mut starts = begin_day(&mut rows, before.as_ref(), day, post.create_at);
        if new_since.is_some_and(|since| post.create_at > since) && *post.user_id != *state.me {
            new_since = None;
            starts = true;
            rows.push(Row::New);
        }
        let this = Before {
            user_id: &post.user_id,
            create_at: post.create_at,
            day,
            joins: joins(post),
            id: &post.id,
            root_id: &post.root_id,
        };
        let grouped = !starts && before.as_ref().is_some_and(|before| before.is_joined_by(&this));
        let goes_on = !starts && before.as_ref().is_some_and(|before| before.is_of_thread(&this));
        let answers = (!post.root_id.is_empty() && !goes_on)
            .then(|| Rc::new(replies::answered(state, &post.root_id)));
        rows.push(Row::Post(PostRow {
            post: Rc::clone(post),
            author: state.people.user(&post.user_id).map(Rc::clone),
            grouped,
            replies: replies::below(state, post, writers.get(post.id.as_str())).map(Rc::new),
            answers,
            target: target.filter(|target| *target.post_id == *post.id).map(|target| target.turn),
        }));
        before = Some(this);
    }
    for post in state.outbox.in_channel(channel_id) {
        let day = days.day(post.create_at, &mut day_of);
        let starts = begin_day(&mut rows, before.as_ref(), day, post.create_at);
        let this = Before {
            user_id: &state.me,
            create_at: post.create_at,
            day,
            joins: true,
            id: &post.id,
            root_id: &post.root_id,
        };
        let grouped = !starts && before.as_ref().is_some_and(|before| before.is_joined_by(&this));
        rows.push(Row::Pending { post: Rc::clone(post), grouped });
        before = Some(this);
    }
    rows
}

/// The lines of a thread, oldest first: its first post stands alone, its replies in groups.
#[must_use]
pub fn thread_rows(state: &State, root_id: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before: Option<Before<'_>> = None;
    for post in state.posts.in_thread(root_id) {
        let this = Before {
            user_id: &post.user_id,
            create_at: post.create_at,
            day: 0,
            joins: joins(post),
            id: &post.id,
            root_id: &post.root_id,
        };
        let grouped = before.as_ref().is_some_and(|before| before.is_joined_by(&this));
        let author = state.people.user(&post.user_id).map(Rc::clone);
        rows.push(Row::Post(PostRow {
            post: Rc::clone(post),
            author,
            grouped,
            ..PostRow::default()
        }));
        before = Some(this);
    }
    for post in state.outbox.iter().filter(|post| post.root_id == root_id) {
        let this = Before {
            user_id: &state.me,
            create_at: post.create_at,
            day: 0,
            joins: true,
            id: &post.id,
            root_id,
        };
        let grouped = before.as_ref().is_some_and(|before| before.is_joined_by(&this));
        rows.push(Row::Pending { post: Rc::clone(post), grouped });
        before = Some(this);
    }
    rows
}

/// Changes when the lines of a thread may have changed.
#[must_use]
pub fn thread_version(state: &State, root_id: &str) -> Version {
    let thread = state.posts.thread(root_id);
    Version {
        window: thread.map_or(0, |it| it.revision()),
        people: state.people.revision(),
        outbox: state.outbox.revision(),
        loading: thread.map_or(Loading::Idle, |it| it.loading),
        loaded: thread.is_some_and(|it| it.loaded),
        ..Version::default()
    }
}

/// What the next line compares itself with.
struct Before<'a> {
    user_id: &'a str,
    create_at: i64,
    day: i64,
    joins: bool,
    id: &'a str,
    root_id: &'a str,
}

impl Before<'_> {
    fn is_joined_by(&self, next: &Before<'_>) -> bool {
        self.joins
            && next.joins
            && self.user_id == next.user_id
            && self.root_id == next.root_id
            && (next.create_at - self.create_at).abs() <= GROUP_MS
    }

    /// Whether the next line goes on in the thread of this one.
    fn is_of_thread(&self, next: &Before<'_>) -> bool {
        next.root_id == self.root_id || next.root_id == self.id
    }
}

/// Notices of the server stand alone, and so does what speaks under another name than its author's.
fn joins(post: &Post) -> bool {
    !post.post_type.starts_with("system_") && !post.props.contains_key("from_webhook")
}

fn begin_day(rows: &mut Vec<Row>, before: Option<&Before<'_>>, day: i64, at_ms: i64) -> bool {
    let is_new_day = before.is_none_or(|before| before.day != day);
    if is_new_day {
        rows.push(Row::Day { at_ms });
    }
    is_new_day
}

/// Asking the browser for a local day is slow; a quarter of an hour lies within one day in every
/// time zone, since all zones differ from UTC by whole quarters.
#[derive(Default)]
struct DayCache {
    by_quarter: HashMap<i64, i64>,
}

impl DayCache {
    fn day(&mut self, at_ms: i64, day_of: &mut impl FnMut(i64) -> i64) -> i64 {
        *self.by_quarter.entry(at_ms.div_euclid(15 * 60 * 1_000)).or_insert_with(|| day_of(at_ms))
    }
}

#[cfg(test)]
mod tests;
