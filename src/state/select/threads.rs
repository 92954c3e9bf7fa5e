//! The list of the threads that the person follows.

use std::{cmp::Reverse, rc::Rc};

use crate::state::{RightSide, State, threads::Thread};

/// Which threads are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All that are followed.
    #[default]
    All,
    /// Those with unread replies, and the one that is open: it would vanish when it is looked at.
    Unread,
}

/// The threads of a team and of direct channels, the latest reply first.
///
/// `until` is the last reply of the last one that was fetched: what is older may have holes before
/// it. `None` when everything was fetched.
#[must_use]
pub fn listed(state: &State, team_id: &str, which: Which, until: Option<i64>) -> Vec<Rc<Thread>> {
    let open = match &state.view.right {
        Some(RightSide::Thread(id)) => &**id,
        _ => "",
    };
    let mut threads: Vec<Rc<Thread>> = state
        .threads
        .followed()
        .filter(|thread| thread.team_id.is_empty() || thread.team_id == team_id)
        .filter(|thread| thread.reply_count > 0)
        .filter(|thread| until.is_none_or(|until| thread.last_reply_at >= until))
        .filter(|thread| which == Which::All || thread.is_unread() || *thread.post.id == *open)
        .cloned()
        .collect();
    threads.sort_by(|one, other| {
        let key = |thread: &Thread| Reverse(thread.last_reply_at);
        key(one).cmp(&key(other)).then_with(|| other.post.id.cmp(&one.post.id))
    });
    threads
}

/// Below which team the server keeps a thread: that of its channel, else the open one.
#[must_use]
pub fn team_of(state: &State, root_id: &str) -> String {
    let known = state.threads.get(root_id).map(|thread| thread.post.channel_id.as_str());
    let channel_id = known.or_else(|| state.posts.get(root_id).map(|it| it.channel_id.as_str()));
    let channel = channel_id.and_then(|id| state.channels.get(id));
    let team_id = channel.map(|it| it.team_id.as_str()).filter(|team_id| !team_id.is_empty());
    team_id.or(state.view.team_id.as_deref()).unwrap_or_default().to_owned()
}
