//! Times that are unique in their channel, in the order of the file's own times.
//!
//! The forerunner lets posts of one channel share a millisecond; here time alone orders and pages.
//! Who shares one moves on by a millisecond, and whoever is in the way then moves on too.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// What a post is known by: the same again is the same post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Stamp {
    channel: u32,
    create_at: i64,
    /// Of author and message, which are too long to keep for each post of a large file.
    said: u64,
}

/// Collects the times of a whole file.
#[derive(Debug, Default)]
pub(super) struct Collected {
    channels: HashMap<String, u32>,
    stamps: Vec<Stamp>,
}

impl Collected {
    /// `channel` names it, in any way that is always the same.
    pub(super) fn add(&mut self, channel: &str, create_at: i64, user: &str, message: &str) {
        let n_channels = u32::try_from(self.channels.len()).unwrap_or(u32::MAX);
        let channel = match self.channels.get(channel) {
            Some(channel) => *channel,
            None => *self.channels.entry(channel.to_owned()).or_insert(n_channels),
        };
        self.stamps.push(Stamp { channel, create_at, said: hash(user, message) });
    }

    /// Settles who moves.
    pub(super) fn settle(mut self) -> Times {
        // Stable: among equal times the order of the file decides.
        self.stamps.sort_by_key(|stamp| (stamp.channel, stamp.create_at));
        let mut moved = HashMap::new();
        // Those of one time in one channel, and the last time that was given.
        let mut equals: Vec<Stamp> = Vec::new();
        let mut last_time = i64::MIN;
        for stamp in self.stamps {
            let before = equals.last();
            if before.is_none_or(|before| before.channel != stamp.channel) {
                last_time = i64::MIN;
            }
            if before.is_none_or(|before| {
                (before.channel, before.create_at) != (stamp.channel, stamp.create_at)
            }) {
                equals.clear();
            } else if equals.contains(&stamp) {
                continue;
            }
            equals.push(stamp);
            let time = stamp.create_at.max(last_time.saturating_add(1));
            if time != stamp.create_at {
                moved.insert(stamp, time);
            }
            last_time = time;
        }
        Times { channels: self.channels, moved }
    }
}

/// The settled times.
#[derive(Debug, Default)]
pub(super) struct Times {
    channels: HashMap<String, u32>,
    moved: HashMap<Stamp, i64>,
}

impl Times {
    pub(super) fn of(&self, channel: &str, create_at: i64, user: &str, message: &str) -> i64 {
        let Some(channel) = self.channels.get(channel) else { return create_at };
        let stamp = Stamp { channel: *channel, create_at, said: hash(user, message) };
        self.moved.get(&stamp).copied().unwrap_or(create_at)
    }
}

fn hash(user: &str, message: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (user, message).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(posts: &[(i64, &str)], expected: &[i64]) {
        let mut collected = Collected::default();
        for (create_at, message) in posts {
            collected.add("main/town-square", *create_at, "ada", message);
        }
        let times = collected.settle();
        let settled: Vec<i64> = posts
            .iter()
            .map(|(create_at, message)| times.of("main/town-square", *create_at, "ada", message))
            .collect();
        assert_eq!(settled, expected, "{posts:?}");
    }

    #[test]
    fn times_that_differ_stay() {
        check(&[(5, "a"), (7, "b"), (6, "c")], &[5, 7, 6]);
    }

    #[test]
    fn who_shares_a_time_moves_on_and_so_does_who_is_in_the_way() {
        check(&[(5, "a"), (5, "b"), (6, "c"), (9, "d")], &[5, 6, 7, 9]);
        // Whatever the order in the file: c was said after b.
        check(&[(6, "c"), (5, "a"), (5, "b")], &[7, 5, 6]);
    }

    #[test]
    fn the_same_post_twice_is_one() {
        check(&[(5, "a"), (5, "a"), (6, "b")], &[5, 5, 6]);
        check(&[(5, "a"), (5, "b"), (5, "a"), (5, "b"), (6, "c")], &[5, 6, 5, 6, 7]);
    }

    #[test]
    fn channels_do_not_disturb_each_other() {
        let mut collected = Collected::default();
        collected.add("one", 5, "ada", "a");
        collected.add("other", 5, "ada", "b");
        let times = collected.settle();
        assert_eq!((times.of("one", 5, "ada", "a"), times.of("other", 5, "ada", "b")), (5, 5));
    }
}
