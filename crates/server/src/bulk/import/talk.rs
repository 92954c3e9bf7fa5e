//! From the file's posts to those that wait to be written.

use super::{
    Import,
    batch::{Batch, Waiting},
    gone,
};
use crate::{
    bulk::{
        BulkError,
        check::talk::{channel_key, direct_key},
        format::Post,
        line::Kind,
    },
    store::thread_memberships::Follower,
};

impl Import<'_> {
    /// Puts a post and its replies into the batch.
    pub(super) fn queue(
        &mut self,
        batch: &mut Batch,
        kind: Kind,
        mut post: Post,
    ) -> Result<(), BulkError> {
        let (key, channel_id) = if kind == Kind::DirectPost {
            (direct_key(&post.channel_members), self.direct_id(&post.channel_members)?.clone())
        } else {
            let (team, channel) = (post.team.to_lowercase(), post.channel.to_lowercase());
            let id = self.names.channel(&team, &channel);
            let id = id.ok_or_else(|| gone("channel", &channel))?.clone();
            (channel_key(&team, &channel), id)
        };
        self.touched.insert(channel_id.clone());
        let replies = std::mem::take(&mut post.replies);
        let waiting = self.waiting(kind, &key, &channel_id, post)?;
        let root = batch.add(waiting, None);
        for reply in replies {
            let waiting = self.waiting(Kind::Reply, &key, &channel_id, reply)?;
            batch.add(waiting, Some(root));
        }
        Ok(())
    }

    fn waiting(
        &self,
        kind: Kind,
        key: &str,
        channel_id: &str,
        post: Post,
    ) -> Result<Waiting, BulkError> {
        let user = post.user.to_lowercase();
        let time = self.checked.times.of(key, post.create_at, &user, &post.message);
        let mut flagged_by = Vec::new();
        for name in &post.flagged_by {
            flagged_by.push(self.user_id(name)?.to_owned());
        }
        let mut reactions = Vec::new();
        for reaction in &post.reactions {
            reactions.push(api_types::Reaction {
                user_id: self.user_id(&reaction.user)?.to_owned(),
                emoji_name: reaction.emoji_name.clone(),
                create_at: reaction.create_at,
                ..api_types::Reaction::default()
            });
        }
        let mut followers = Vec::new();
        for follower in &post.thread_followers {
            followers.push(Follower {
                user_id: self.user_id(&follower.user)?.to_owned(),
                last_viewed: follower.last_viewed,
                unread_mentions: follower.unread_mentions,
            });
        }
        let user_id = self.user_id(&user)?.to_owned();
        let channel_id = channel_id.to_owned();
        Ok(Waiting { kind, channel_id, user_id, time, post, flagged_by, reactions, followers })
    }
}
