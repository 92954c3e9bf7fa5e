//! The threads that the person follows: what is unread in them, and how much in each team. No I/O.
//!
//! Answers of the server and events come in any order. An answer says at which turn it was asked
//! for, and leaves alone what an event has changed since.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use api_types::{Post, UserThread, UserThreads};

use super::{State, view::RightSide};

/// A thread as the person sees it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Thread {
    /// The post that it began with.
    pub post: Rc<Post>,
    /// Whose channel it stands in; empty in direct and group channels, which every team shows.
    pub team_id: String,
    /// How many replies.
    pub reply_count: i64,
    /// When the last of them was written, milliseconds since 1970.
    pub last_reply_at: i64,
    /// Ids of those who wrote in it, the first who wrote first.
    pub participants: Vec<String>,
    /// Replies of others that the person has not read.
    pub unread_replies: i64,
    /// How many of those call the person.
    pub unread_mentions: i64,
    /// Whether the person is told of replies.
    pub is_following: bool,
    /// When it changed last, in turns of [`Threads`].
    turn: u32,
}

/// How much is unread.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unread {
    /// Threads with unread replies.
    pub threads: i64,
    /// Replies that call the person.
    pub mentions: i64,
}

/// What is known of threads.
#[derive(Debug, Clone, Default)]
pub struct Threads {
    by_id: HashMap<String, Rc<Thread>>,
    /// Posts of which the server said that nobody follows them here.
    not_followed: HashSet<String>,
    /// Of the threads in `by_id`, by team; direct ones under the empty id.
    unread: HashMap<String, Unread>,
    /// What is unread beyond the threads that are known, for each team that was asked for.
    beyond: HashMap<String, Unread>,
    /// Counts up with every change.
    turn: u32,
    /// Counts up when events may have been missed.
    missed: u32,
}

/// One change.
#[derive(Debug, Clone)]
pub enum Change {
    /// Some threads of a team. `asked_at` is [`Threads::turn`] when they were asked for.
    Page { asked_at: u32, answer: UserThreads },
    /// The newest threads of a team with unread replies, and how many there are.
    Unread { team_id: String, asked_at: u32, answer: UserThreads },
    /// One thread; `None` when the person does not follow it.
    One { root_id: String, asked_at: u32, thread: Option<Box<UserThread>> },
    /// Something happened in a thread; maybe before the eyes of the person.
    Updated { thread: Box<UserThread>, is_seen: bool },
    /// The person follows a thread, or does no more.
    Followed { root_id: String, is_following: bool },
    /// How much of a thread is unread now.
    Read { root_id: String, unread_replies: i64, unread_mentions: i64 },
    /// Everything of a team and of direct channels up to a moment is read.
    AllRead { team_id: String, at_ms: i64 },
    /// The person wants to read on in the thread that they look at: looking is no reading.
    KeepUnread { root_id: String },
}

impl Threads {
    /// A thread that the person follows, or did.
    #[must_use]
    pub fn get(&self, root_id: &str) -> Option<&Rc<Thread>> {
        self.by_id.get(root_id)
    }

    /// All that are followed, in no order.
    pub fn followed(&self) -> impl Iterator<Item = &Rc<Thread>> {
        self.by_id.values().filter(|thread| thread.is_following)
    }

    /// Whether the person follows it; `None` while the server was not asked.
    #[must_use]
    pub fn is_following(&self, root_id: &str) -> Option<bool> {
        let known = self.by_id.get(root_id).map(|thread| thread.is_following);
        known.or_else(|| self.not_followed.contains(root_id).then_some(false))
    }

    /// Whether it has replies that the person has not read.
    #[must_use]
    pub fn is_unread(&self, root_id: &str) -> bool {
        self.by_id.get(root_id).is_some_and(|thread| thread.is_unread())
    }

    /// How much a team's list has unread, direct channels included.
    #[must_use]
    pub fn unread(&self, team_id: &str) -> Unread {
        let of = |from: &HashMap<String, Unread>, id: &str| from.get(id).copied();
        let parts = [of(&self.unread, team_id), of(&self.unread, ""), of(&self.beyond, team_id)];
        parts.into_iter().flatten().fold(Unread::default(), |sum, it| Unread {
            threads: sum.threads + it.threads,
            mentions: sum.mentions + it.mentions,
        })
    }

    /// Whether a team's unread threads were asked for.
    #[must_use]
    pub fn knows_team(&self, team_id: &str) -> bool {
        self.beyond.contains_key(team_id)
    }

    /// The teams whose unread threads were asked for.
    pub fn teams(&self) -> impl Iterator<Item = &String> {
        self.beyond.keys()
    }

    /// Counts up with every change: for lists, and for [`Change::Page`].
    #[must_use]
    pub fn turn(&self) -> u32 {
        self.turn
    }

    /// Counts up when events may have been missed: lists are fetched anew.
    #[must_use]
    pub fn missed(&self) -> u32 {
        self.missed
    }

    pub(super) fn mark_missed(&mut self) {
        self.missed = self.missed.wrapping_add(1);
        // What was refused may have been allowed meanwhile.
        self.not_followed.clear();
    }

    /// A first post was changed.
    pub(super) fn post_changed(&mut self, post: &Post) {
        if let Some(thread) = self.by_id.get_mut(&post.id) {
            Rc::make_mut(thread).post = Rc::new(post.clone());
            self.turn = self.turn.wrapping_add(1);
        }
    }

    /// A first post is gone, and its thread with it.
    pub(super) fn post_deleted(&mut self, post_id: &str) {
        if self.by_id.remove(post_id).is_some() {
            self.count();
        }
    }

    /// The person left a channel: its threads are not theirs any more.
    pub(super) fn forget_channel(&mut self, channel_id: &str) {
        self.by_id.retain(|_, thread| thread.post.channel_id != channel_id);
        self.count();
    }

    fn change(&mut self, root_id: &str, change: impl FnOnce(&mut Thread)) {
        let turn = self.turn.wrapping_add(1);
        let Some(thread) = self.by_id.get_mut(root_id) else { return };
        let thread = Rc::make_mut(thread);
        change(thread);
        thread.turn = turn;
        self.count();
    }

    /// Counts what is unread anew, after every change: so no number can run away from the threads.
    fn count(&mut self) {
        self.turn = self.turn.wrapping_add(1);
        self.unread.clear();
        for thread in self.by_id.values().filter(|thread| thread.is_unread()) {
            let unread = self.unread.entry(thread.team_id.clone()).or_default();
            unread.threads += 1;
            unread.mentions += thread.unread_mentions;
        }
    }
}

impl Thread {
    /// Whether it is followed and has replies that were not read.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.is_following && self.unread_replies > 0
    }

    fn set_read(&mut self) {
        self.unread_replies = 0;
        self.unread_mentions = 0;
    }
}

/// Whether a reply in this thread is before the eyes of the person: in the thread, or in its channel.
#[must_use]
pub fn is_seen(state: &State, root_id: &str, channel_id: &str) -> bool {
    let view = &state.view;
    if is_open(state, root_id) {
        view.attentive && !view.keeps_thread_unread
    } else {
        view.sees(channel_id)
    }
}

/// Whether the thread stands at the right-hand side.
#[must_use]
pub fn is_open(state: &State, root_id: &str) -> bool {
    matches!(&state.view.right, Some(RightSide::Thread(id)) if **id == *root_id)
}

pub(super) fn apply(state: &mut State, change: Change) {
    match change {
        Change::Page { asked_at, answer } => {
            for thread in answer.threads {
                take(state, thread, Some(asked_at));
            }
        }
        Change::Unread { team_id, asked_at, answer } => {
            take_unread(state, team_id, asked_at, answer);
        }
        Change::One { root_id, asked_at, thread: None } => {
            let known = state.threads.by_id.get(&root_id);
            if known.is_none_or(|known| known.turn <= asked_at) {
                state.threads.by_id.remove(&root_id);
                state.threads.not_followed.insert(root_id);
            }
        }
        Change::One { asked_at, thread: Some(thread), .. } => take(state, *thread, Some(asked_at)),
        Change::Updated { mut thread, is_seen } => {
            if is_seen {
                thread.unread_replies = 0;
                thread.unread_mentions = 0;
            }
            take(state, *thread, None);
        }
        Change::Followed { root_id, is_following } => {
            if is_following {
                state.threads.not_followed.remove(&root_id);
            } else if state.threads.get(&root_id).is_none() {
                state.threads.not_followed.insert(root_id.clone());
            }
            state.threads.change(&root_id, |thread| {
                if thread.is_following != is_following {
                    thread.is_following = is_following;
                    // Who comes back begins with what is written from then on.
                    thread.set_read();
                }
            });
        }
        Change::Read { root_id, unread_replies, unread_mentions } => {
            state.threads.change(&root_id, |thread| {
                thread.unread_replies = unread_replies;
                thread.unread_mentions = unread_mentions;
            });
        }
        Change::AllRead { team_id, at_ms } => {
            let turn = state.threads.turn.wrapping_add(1);
            let read = |thread: &&mut Rc<Thread>| {
                let is_of_team = thread.team_id.is_empty() || thread.team_id == team_id;
                is_of_team && thread.last_reply_at <= at_ms
            };
            for thread in state.threads.by_id.values_mut().filter(read) {
                let thread = Rc::make_mut(thread);
                thread.set_read();
                thread.turn = turn;
            }
            if let Some(beyond) = state.threads.beyond.get_mut(&team_id) {
                *beyond = Unread::default();
            }
        }
        Change::KeepUnread { root_id } => {
            let is_open = is_open(state, &root_id);
            state.view.keeps_thread_unread |= is_open;
        }
    }
    state.threads.count();
}

/// Takes a thread from an answer that was asked for at a turn, or from an event.
fn take(state: &mut State, answer: UserThread, asked_at: Option<u32>) {
    let known = state.threads.by_id.get(&answer.id);
    if known.is_some_and(|known| asked_at.is_some_and(|asked_at| known.turn > asked_at)) {
        return;
    }
    let channel = state.channels.get(&answer.post.channel_id);
    let team_id = channel.map(|channel| channel.team_id.clone()).unwrap_or_default();
    let thread = Thread {
        post: Rc::new(answer.post),
        team_id,
        reply_count: answer.reply_count,
        last_reply_at: answer.last_reply_at,
        participants: answer.participants.into_iter().map(|user| user.id).collect(),
        unread_replies: answer.unread_replies,
        unread_mentions: answer.unread_mentions,
        is_following: answer.is_following,
        turn: if asked_at.is_some() { 0 } else { state.threads.turn.wrapping_add(1) },
    };
    let threads = &mut state.threads;
    threads.not_followed.remove(&answer.id);
    if answer.delete_at > 0 {
        threads.by_id.remove(&answer.id);
    } else {
        threads.by_id.insert(answer.id, Rc::new(thread));
    }
}

/// The answer tells all that is unread, if it is not too much for one: then the rest is read.
fn take_unread(state: &mut State, team_id: String, asked_at: u32, answer: UserThreads) {
    let ids: HashSet<&str> = answer.threads.iter().map(|thread| thread.id.as_str()).collect();
    let mut beyond = Unread {
        threads: answer.total_unread_threads - i64::try_from(ids.len()).unwrap_or(i64::MAX),
        mentions: answer.total_unread_mentions
            - answer.threads.iter().map(|thread| thread.unread_mentions).sum::<i64>(),
    };
    let is_whole = beyond.threads <= 0;
    let is_other = |thread: &&mut Rc<Thread>| {
        let is_of_team = thread.team_id.is_empty() || thread.team_id == team_id;
        is_of_team
            && thread.is_unread()
            && thread.turn <= asked_at
            && !ids.contains(thread.post.id.as_str())
    };
    for thread in state.threads.by_id.values_mut().filter(is_other) {
        if is_whole {
            Rc::make_mut(thread).set_read();
        } else {
            beyond.threads -= 1;
            beyond.mentions -= thread.unread_mentions;
        }
    }
    let beyond = Unread { threads: beyond.threads.max(0), mentions: beyond.mentions.max(0) };
    state.threads.beyond.insert(team_id, beyond);
    for thread in answer.threads {
        take(state, thread, Some(asked_at));
    }
}

#[cfg(test)]
mod tests;
