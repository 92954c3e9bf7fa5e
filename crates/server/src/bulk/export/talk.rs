//! Posts with their replies, and the channels of two or a few.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::{Export, by_name, people::member};
use crate::{
    bulk::{
        BulkError,
        format::{DirectChannel, Member, Post, Reaction, ThreadFollower},
        line::Kind,
    },
    store::{self, bulk::ExportChannel},
};

/// Posts read at once, not counting replies.
const PAGE: i64 = 500;

impl Export<'_> {
    /// All posts of a channel, the oldest first. `members` is empty for channels of teams.
    pub(super) async fn posts(
        &mut self,
        db: &mut AnyConnection,
        channel: &ExportChannel,
        members: &[String],
    ) -> Result<(), BulkError> {
        let mut last = i64::MIN;
        loop {
            let roots = store::bulk::roots_after(&mut *db, &channel.id, last, PAGE).await?;
            let Some(newest) = roots.last() else { return Ok(()) };
            last = newest.create_at;
            let ids: Vec<&str> = roots.iter().map(|root| root.id.as_str()).collect();
            let replies = store::bulk::replies(&mut *db, &ids).await?;
            let page = Page::read(&mut *db, &roots, &replies).await?;
            let mut answers: HashMap<&str, Vec<Post>> = HashMap::new();
            for reply in &replies {
                answers.entry(&reply.root_id).or_default().push(self.said(&page, reply));
            }
            let mut followers: HashMap<String, Vec<ThreadFollower>> = HashMap::new();
            for row in store::bulk::thread_followers(&mut *db, &ids).await? {
                followers.entry(row.post_id).or_default().push(ThreadFollower {
                    user: row.username,
                    last_viewed: row.last_viewed,
                    unread_mentions: row.unread_mentions,
                });
            }
            for root in &roots {
                let mut line = self.said(&page, root);
                line.replies = answers.remove(root.id.as_str()).unwrap_or_default();
                line.thread_followers = followers.remove(&root.id).unwrap_or_default();
                for _ in &line.replies {
                    self.report.count(Kind::Reply);
                }
                self.done += 1 + u64::try_from(line.replies.len()).unwrap_or(u64::MAX);
                if members.is_empty() {
                    line.team.clone_from(&channel.team);
                    line.channel.clone_from(&channel.name);
                    self.line(Kind::Post, "post", &line)?;
                } else {
                    line.channel_members = members.to_vec();
                    self.line(Kind::DirectPost, "direct_post", &line)?;
                }
            }
            self.tell();
        }
    }

    fn said(&self, page: &Page, post: &api_types::Post) -> Post {
        Post {
            user: page.name(&post.user_id),
            post_type: post.post_type.clone(),
            message: post.message.clone(),
            props: post.props.clone(),
            create_at: post.create_at,
            edit_at: post.edit_at,
            is_pinned: post.is_pinned,
            flagged_by: self.flagged.get(&post.id).cloned().unwrap_or_default(),
            reactions: page.reactions.get(&post.id).cloned().unwrap_or_default(),
            ..Post::default()
        }
    }

    /// The direct and group channels, by the names of who is in them, and what was said there.
    pub(super) async fn directs(
        &mut self,
        db: &mut AnyConnection,
        channels: &[&ExportChannel],
    ) -> Result<(), BulkError> {
        let favourites = by_name(store::bulk::choosers(&mut *db, "favorite_channel").await?);
        let shown = by_name(store::bulk::choosers(&mut *db, "direct_channel_show").await?);
        let shown_groups = by_name(store::bulk::choosers(&mut *db, "group_channel_show").await?);
        let mut directs = Vec::new();
        for channel in channels {
            let rows = store::bulk::members_of_channel(&mut *db, &channel.id).await?;
            let participants: Vec<Member> = rows
                .iter()
                .map(|row| Member { username: row.username.clone(), ..member(row, channel) })
                .collect();
            let mut members: Vec<String> = rows.iter().map(|row| row.username.clone()).collect();
            if let [one] = members.as_slice() {
                members.push(one.clone());
            }
            let shown_by = if members.len() > 2 {
                shown_groups.get(&channel.id).cloned().unwrap_or_default()
            } else {
                shown_pair(channel, &members, &shown, db).await?
            };
            let line = DirectChannel {
                members: members.clone(),
                participants,
                favorited_by: favourites.get(&channel.id).cloned().unwrap_or_default(),
                shown_by,
                header: channel.header.clone(),
            };
            directs.push((members, line, *channel));
        }
        directs.sort_by(|one, other| one.0.cmp(&other.0));
        for (_, line, _) in &directs {
            self.line(Kind::DirectChannel, "direct_channel", line)?;
        }
        for (members, _, channel) in &directs {
            self.posts(db, channel, members).await?;
        }
        Ok(())
    }
}

/// Which of two people see their channel in the sidebar: their preference names the other.
async fn shown_pair(
    channel: &ExportChannel,
    members: &[String],
    shown: &HashMap<String, Vec<String>>,
    db: &mut AnyConnection,
) -> Result<Vec<String>, BulkError> {
    let mut shown_by = Vec::new();
    for user in store::users::by_usernames(&mut *db, members).await? {
        let other = match channel.name.split_once("__") {
            Some((one, other)) if one == user.id => other,
            Some((one, _)) => one,
            None => continue,
        };
        if shown.get(other).is_some_and(|names| names.contains(&user.username)) {
            shown_by.push(user.username);
        }
    }
    Ok(shown_by)
}

/// What belongs to a page of posts.
struct Page {
    /// Names of users by id.
    names: HashMap<String, String>,
    /// By post.
    reactions: HashMap<String, Vec<Reaction>>,
}

impl Page {
    async fn read(
        db: &mut AnyConnection,
        roots: &[api_types::Post],
        replies: &[api_types::Post],
    ) -> Result<Self, BulkError> {
        let posts = || roots.iter().chain(replies);
        let post_ids: Vec<&str> = posts().map(|post| post.id.as_str()).collect();
        let stored = store::reactions::of_posts(&mut *db, &post_ids).await?;
        let mut user_ids: Vec<&str> = posts().map(|post| post.user_id.as_str()).collect();
        user_ids.extend(stored.iter().map(|reaction| reaction.user_id.as_str()));
        user_ids.sort_unstable();
        user_ids.dedup();
        let users = store::users::by_ids(&mut *db, &user_ids).await?;
        let names = users.into_iter().map(|user| (user.id, user.username)).collect();
        let mut page = Self { names, reactions: HashMap::new() };
        for reaction in stored {
            let user = page.name(&reaction.user_id);
            page.reactions.entry(reaction.post_id).or_default().push(Reaction {
                user,
                emoji_name: reaction.emoji_name,
                create_at: reaction.create_at,
            });
        }
        // By name, as ids differ from server to server.
        for reactions in page.reactions.values_mut() {
            reactions.sort_by(|one, other| {
                (one.create_at, &one.user, &one.emoji_name).cmp(&(
                    other.create_at,
                    &other.user,
                    &other.emoji_name,
                ))
            });
        }
        Ok(page)
    }

    fn name(&self, user_id: &str) -> String {
        self.names.get(user_id).cloned().unwrap_or_default()
    }
}
