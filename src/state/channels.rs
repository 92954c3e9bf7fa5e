//! Channels, the person's memberships in them, and what is unread.

use std::{collections::HashMap, rc::Rc};

use api_types::{Channel, ChannelMember, ChannelType, ChannelUnreadAt};

/// The server's own remarks do not make a channel unread: the server does not count them either.
const NOT_COUNTED: &str = "system_";

/// Channels the client has heard of, and the person's part in them.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    by_id: HashMap<String, Rc<Channel>>,
    members: HashMap<String, Rc<ChannelMember>>,
    member_counts: HashMap<String, i64>,
}

/// What is unread in a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unread {
    /// Posts that the person has not seen.
    pub posts: i64,
    /// Those among them that mention the person; in a direct channel all of them.
    pub mentions: i64,
    /// Only mentions are told for a muted channel.
    pub muted: bool,
}

impl Unread {
    /// Whether the channel stands out in the sidebar.
    #[must_use]
    pub fn stands_out(self) -> bool {
        self.mentions > 0 || (self.posts > 0 && !self.muted)
    }
}

/// A post as far as counting goes.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// Where.
    pub channel_id: &'a str,
    /// The post's type, empty for ordinary ones.
    pub post_type: &'a str,
    /// When it was created.
    pub create_at: i64,
    /// Whether it mentions the person.
    pub mentions_me: bool,
    /// Whether the person has seen it at once, or wrote it.
    pub seen: bool,
}

impl Channels {
    /// A channel by id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rc<Channel>> {
        self.by_id.get(id)
    }

    /// The person's membership in a channel.
    #[must_use]
    pub fn member(&self, channel_id: &str) -> Option<&Rc<ChannelMember>> {
        self.members.get(channel_id)
    }

    /// Number of people in the channel, once the server has told.
    #[must_use]
    pub fn member_count(&self, channel_id: &str) -> Option<i64> {
        self.member_counts.get(channel_id).copied()
    }

    /// The channels that the person belongs to and that are not archived, in no order.
    pub fn mine(&self) -> impl Iterator<Item = &Rc<Channel>> {
        self.by_id.values().filter(|it| it.delete_at == 0 && self.members.contains_key(&it.id))
    }

    /// Every channel that the client has heard of, in no order.
    pub fn known(&self) -> impl Iterator<Item = &Rc<Channel>> {
        self.by_id.values()
    }

    /// A channel by the part of its address; direct channels belong to every team.
    #[must_use]
    pub fn by_name(&self, team_id: &str, name: &str) -> Option<&Rc<Channel>> {
        self.by_id
            .values()
            .find(|it| it.name == name && (it.team_id == team_id || it.team_id.is_empty()))
    }

    /// What is unread in a channel; nothing for one the person does not belong to.
    #[must_use]
    pub fn unread(&self, channel_id: &str) -> Unread {
        let (Some(channel), Some(member)) =
            (self.by_id.get(channel_id), self.members.get(channel_id))
        else {
            return Unread::default();
        };
        let posts = (channel.total_msg_count - member.msg_count).max(0);
        let direct = channel.channel_type == ChannelType::Direct;
        Unread {
            posts,
            mentions: if direct { posts.max(member.mention_count) } else { member.mention_count },
            muted: member.notify_props.get("mark_unread").is_some_and(|it| it == "mention"),
        }
    }

    pub(super) fn put(&mut self, channels: Vec<Channel>) {
        for channel in channels {
            if self.by_id.get(&channel.id).is_none_or(|known| **known != channel) {
                self.by_id.insert(channel.id.clone(), Rc::new(channel));
            }
        }
    }

    pub(super) fn put_members(&mut self, members: Vec<ChannelMember>) {
        for member in members {
            if self.members.get(&member.channel_id).is_none_or(|known| **known != member) {
                self.members.insert(member.channel_id.clone(), Rc::new(member));
            }
        }
    }

    /// Takes the complete list of the person's memberships: what it lacks is gone.
    pub(super) fn replace_members(&mut self, members: Vec<ChannelMember>) {
        self.members.retain(|id, _| members.iter().any(|member| member.channel_id == *id));
        self.put_members(members);
    }

    pub(super) fn put_member_count(&mut self, channel_id: String, count: i64) {
        self.member_counts.insert(channel_id, count);
    }

    pub(super) fn add_to_member_count(&mut self, channel_id: &str, delta: i64) {
        if let Some(count) = self.member_counts.get_mut(channel_id) {
            *count = (*count + delta).max(0);
        }
    }

    pub(super) fn left(&mut self, channel_id: &str) {
        self.members.remove(channel_id);
    }

    pub(super) fn archived(&mut self, channel_id: &str, delete_at: i64) {
        if let Some(channel) = self.by_id.get_mut(channel_id) {
            Rc::make_mut(channel).delete_at = delete_at;
        }
    }

    /// Whether the channel is known as it was before this post.
    pub(super) fn is_behind(&self, arrival: &Arrival<'_>) -> bool {
        self.by_id.get(arrival.channel_id).is_some_and(|it| it.last_post_at < arrival.create_at)
    }

    /// Counts a new post.
    ///
    /// One that is not newer than the channel's last post is in the server's numbers already: the
    /// channel was fetched between the post and its event, or both answer and event brought it.
    pub(super) fn arrived(&mut self, arrival: &Arrival<'_>) {
        let is_fresh = self.is_behind(arrival);
        let Some(channel) = self.by_id.get_mut(arrival.channel_id) else { return };
        if is_fresh {
            let channel = Rc::make_mut(channel);
            channel.last_post_at = arrival.create_at;
            channel.total_msg_count += i64::from(!arrival.post_type.starts_with(NOT_COUNTED));
        }
        let total = channel.total_msg_count;
        let Some(member) = self.members.get_mut(arrival.channel_id) else { return };
        if arrival.seen {
            let member = Rc::make_mut(member);
            member.msg_count = total;
            member.mention_count = 0;
            member.last_viewed_at = member.last_viewed_at.max(arrival.create_at);
        } else if arrival.mentions_me && is_fresh {
            Rc::make_mut(member).mention_count += 1;
        }
    }

    /// The person wants to read on from an earlier post.
    pub(super) fn marked_unread(&mut self, unread: &ChannelUnreadAt) {
        let Some(member) = self.members.get_mut(&unread.channel_id) else { return };
        let member = Rc::make_mut(member);
        member.msg_count = unread.msg_count;
        member.mention_count = unread.mention_count;
        member.last_viewed_at = unread.last_viewed_at;
    }

    /// Everything in the channel is read.
    pub(super) fn viewed(&mut self, channel_id: &str, at_ms: i64) {
        let total = self.by_id.get(channel_id).map(|it| (it.total_msg_count, it.last_post_at));
        let Some(member) = self.members.get_mut(channel_id) else { return };
        let (msg_count, last_post_at) = total.unwrap_or((member.msg_count, 0));
        let last_viewed_at = member.last_viewed_at.max(at_ms).max(last_post_at);
        let is_same = member.msg_count == msg_count
            && member.mention_count == 0
            && member.last_viewed_at == last_viewed_at;
        if is_same {
            return;
        }
        let member = Rc::make_mut(member);
        member.msg_count = msg_count;
        member.mention_count = 0;
        member.last_viewed_at = last_viewed_at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channels(channel_type: ChannelType) -> Channels {
        let mut channels = Channels::default();
        let id = "c".to_owned();
        channels.put(vec![Channel {
            id: id.clone(),
            channel_type,
            total_msg_count: 10,
            ..Channel::default()
        }]);
        channels.put_members(vec![ChannelMember {
            channel_id: id,
            msg_count: 10,
            ..ChannelMember::default()
        }]);
        channels
    }

    fn arrival(create_at: i64) -> Arrival<'static> {
        Arrival { channel_id: "c", post_type: "", create_at, mentions_me: false, seen: false }
    }

    #[test]
    fn counts_what_was_not_seen() {
        let mut channels = channels(ChannelType::Open);
        channels.arrived(&arrival(1));
        channels.arrived(&Arrival { mentions_me: true, ..arrival(2) });
        channels.arrived(&Arrival { post_type: "system_join_channel", ..arrival(3) });
        let unread = channels.unread("c");
        assert_eq!((unread.posts, unread.mentions), (2, 1));
        assert_eq!(channels.get("c").unwrap().last_post_at, 3);

        channels.arrived(&Arrival { seen: true, ..arrival(4) });
        assert_eq!(channels.unread("c"), Unread::default());
        assert_eq!(channels.member("c").unwrap().last_viewed_at, 4);
    }

    #[test]
    fn a_post_that_the_numbers_hold_already_is_not_counted_again() {
        let mut channels = channels(ChannelType::Open);
        channels.arrived(&Arrival { mentions_me: true, ..arrival(2) });
        channels.arrived(&Arrival { mentions_me: true, ..arrival(2) });
        let unread = channels.unread("c");
        assert_eq!((unread.posts, unread.mentions), (1, 1));
    }

    #[test]
    fn every_post_of_a_direct_channel_is_a_mention() {
        let mut channels = channels(ChannelType::Direct);
        channels.arrived(&arrival(1));
        assert_eq!(channels.unread("c").mentions, 1);
        channels.viewed("c", 5);
        assert_eq!(channels.unread("c"), Unread::default());
    }

    #[test]
    fn viewing_twice_changes_nothing() {
        let mut channels = channels(ChannelType::Open);
        channels.viewed("c", 5);
        let before = Rc::clone(channels.member("c").unwrap());
        channels.viewed("c", 5);
        assert!(Rc::ptr_eq(&before, channels.member("c").unwrap()));
    }

    #[test]
    fn a_muted_channel_stands_out_by_mentions_only() {
        let mut channels = channels(ChannelType::Open);
        let mut member = (**channels.member("c").unwrap()).clone();
        member.notify_props.insert("mark_unread".into(), "mention".into());
        channels.put_members(vec![member]);
        channels.arrived(&arrival(1));
        assert!(!channels.unread("c").stands_out());
        channels.arrived(&Arrival { mentions_me: true, ..arrival(2) });
        assert!(channels.unread("c").stands_out());
    }

    #[test]
    fn a_complete_list_removes_what_it_lacks() {
        let mut channels = channels(ChannelType::Open);
        channels.replace_members(vec![]);
        assert_eq!(channels.mine().count(), 0);
    }
}
