//! Posts, replies and direct channels.

use super::Check;
use crate::{
    bulk::{
        format::{DirectChannel, Post},
        line::Kind,
        problem::LineProblems,
    },
    channels::{create, direct::GROUP_SIZE, names},
    posts::{check_message, check_props},
    reactions,
};

/// The longest type of a post, as the forerunner has it.
const MAX_TYPE: usize = 26;

impl Check {
    pub(super) fn post(&mut self, post: &Post, problems: &mut LineProblems<'_>) {
        let channel = if problems.kind == "direct_post" {
            let rule = "two people, or three to eight";
            self.people("channel_members", &post.channel_members, rule, problems);
            for name in &post.flagged_by {
                if !post.channel_members.contains(name) {
                    problems.add("flagged_by", name, "members of the channel");
                }
            }
            direct_key(&post.channel_members)
        } else {
            let (team, channel) = (post.team.to_lowercase(), post.channel.to_lowercase());
            if !self.names.teams.contains_key(&team) {
                problems.add("team", &post.team, "a team of this file, or of the server");
            } else if self.names.channel(&team, &channel).is_none() {
                let rule = format!("a channel of {team}, in this file or on the server");
                problems.add("channel", &post.channel, rule);
            }
            channel_key(&team, &channel)
        };
        self.said("", post, &channel, problems);
        for (idx, reply) in post.replies.iter().enumerate() {
            self.report.count(Kind::Reply).read += 1;
            let path = format!("replies[{idx}].");
            self.said(&path, reply, &channel, problems);
            if !reply.replies.is_empty() {
                let rule = "absent: a reply has no replies";
                problems.add(&format!("{path}replies"), "", rule);
            }
        }
    }

    fn said(&mut self, path: &str, post: &Post, channel: &str, problems: &mut LineProblems<'_>) {
        let field = |name: &str| format!("{path}{name}");
        self.known_user(&field("user"), &post.user, problems);
        for name in &post.flagged_by {
            self.known_user(&field("flagged_by"), name, problems);
        }
        problems.check(&field("message"), &post.message, check_message(&post.message));
        if post.message.is_empty() && post.props.is_empty() && post.attachments.is_empty() {
            problems.add(&field("message"), "", "not empty, unless there are props or files");
        }
        problems.check(&field("props"), "", check_props(&post.props));
        if post.create_at == 0 {
            problems.add(&field("create_at"), "0", "milliseconds since 1970, above 0");
        } else {
            self.past(&field("create_at"), post.create_at, problems);
        }
        self.past(&field("edit_at"), post.edit_at, problems);
        let is_type = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if post.post_type.len() > MAX_TYPE || !post.post_type.bytes().all(is_type) {
            let rule = format!("at most {MAX_TYPE} of a-z, 0-9 and '_'");
            problems.add(&field("type"), &post.post_type, rule);
        }
        for (idx, reaction) in post.reactions.iter().enumerate() {
            let field = |name: &str| format!("{path}reactions[{idx}].{name}");
            self.known_user(&field("user"), &reaction.user, problems);
            let name = reactions::check_name(&reaction.emoji_name);
            problems.check(&field("emoji_name"), &reaction.emoji_name, name);
            self.past(&field("create_at"), reaction.create_at, problems);
        }
        for (idx, follower) in post.thread_followers.iter().enumerate() {
            let field = |name: &str| format!("{path}thread_followers[{idx}].{name}");
            self.known_user(&field("user"), &follower.user, problems);
            self.past(&field("last_viewed"), follower.last_viewed, problems);
            if follower.unread_mentions < 0 {
                let value = follower.unread_mentions.to_string();
                problems.add(&field("unread_mentions"), &value, "0 or more");
            }
        }
        self.report.skip("attachments", post.attachments.len());
        self.times.add(channel, post.create_at, &post.user.to_lowercase(), &post.message);
    }

    pub(super) fn direct_channel(
        &mut self,
        channel: &DirectChannel,
        problems: &mut LineProblems<'_>,
    ) {
        let members = channel.usernames();
        let rule = "two people, or three to eight, as members or participants";
        self.people("members", &members, rule, problems);
        for (idx, member) in channel.participants.iter().enumerate() {
            self.member(&format!("participants[{idx}]"), member, problems);
        }
        let header = names::check_text("header", &channel.header, create::MAX_HEADER_RUNES);
        problems.check("header", &channel.header, header);
        for (field, names) in
            [("favorited_by", &channel.favorited_by), ("shown_by", &channel.shown_by)]
        {
            // Some versions write ids into `shown_by`.
            for name in names.iter().filter(|name| !members.contains(name)) {
                if field == "favorited_by" {
                    problems.add(field, name, "members of the channel");
                }
            }
        }
    }

    fn people(
        &self,
        field: &str,
        usernames: &[String],
        rule: &str,
        problems: &mut LineProblems<'_>,
    ) {
        // One person alone talks to themselves.
        if !(1..=*GROUP_SIZE.end()).contains(&usernames.len()) {
            problems.add(field, &usernames.len().to_string(), rule);
        }
        for name in usernames {
            self.known_user(field, name, problems);
        }
    }
}

impl DirectChannel {
    /// Who is in it, in whichever of the two ways the file has.
    pub(in crate::bulk) fn usernames(&self) -> Vec<String> {
        if self.participants.is_empty() {
            return self.members.clone();
        }
        self.participants.iter().map(|member| member.username.clone()).collect()
    }
}

/// A channel of a team among those whose times are settled.
pub(in crate::bulk) fn channel_key(team: &str, channel: &str) -> String {
    format!("{team}/{channel}")
}

/// The same for a direct channel.
pub(in crate::bulk) fn direct_key(usernames: &[String]) -> String {
    let mut usernames: Vec<String> = usernames.iter().map(|name| name.to_lowercase()).collect();
    usernames.sort_unstable();
    usernames.dedup();
    usernames.join(" ")
}
