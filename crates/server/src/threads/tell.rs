//! Telling those who follow a thread, and only them, what happened in it.

use api_types::{
    Channel, User, UserThread,
    websocket::{ThreadReadChanged, ThreadUpdated},
};

use crate::{
    error::Result,
    reactions,
    state::AppState,
    store::{
        self,
        threads::{Follower, Thread},
    },
    users::visible::public,
    websocket::publish,
};

/// The most people whose profiles go to everybody who follows a thread.
const MAX_PROFILES: usize = 50;

/// What a follower had unread, and has now.
#[derive(Clone, Debug)]
pub(crate) struct News {
    pub(super) follower: Follower,
    pub(super) previous_unread_mentions: i64,
    pub(super) previous_unread_replies: i64,
}

impl News {
    /// Who did not follow before had nothing unread.
    pub(super) fn new(before: Option<&Follower>, follower: Follower) -> Self {
        Self {
            follower,
            previous_unread_mentions: before.map_or(0, |before| before.unread_mentions),
            previous_unread_replies: before.map_or(0, |before| before.unread_replies),
        }
    }

    /// Tells the user's windows how far they have read.
    pub(crate) fn tell_read(
        self,
        state: &AppState,
        team_id: &str,
        channel_id: &str,
        thread_id: &str,
    ) -> Result<()> {
        let event = ThreadReadChanged {
            thread_id: thread_id.to_owned(),
            channel_id: channel_id.to_owned(),
            timestamp: self.follower.last_viewed,
            unread_mentions: self.follower.unread_mentions,
            unread_replies: self.follower.unread_replies,
            previous_unread_mentions: self.previous_unread_mentions,
            previous_unread_replies: self.previous_unread_replies,
        };
        publish::to_user_in_team(state, &self.follower.user_id, team_id, &event)
    }
}

/// Tells each follower that a reply came or went, with what is unread for them.
pub(crate) async fn updated(
    state: &AppState,
    channel: &Channel,
    thread_id: &str,
    news: Vec<News>,
) -> Result<()> {
    let db = state.store.read();
    // Deleted meanwhile: that was told to everybody in the channel.
    let Some(mut post) = store::posts::by_id(db, thread_id).await? else { return Ok(()) };
    reactions::attach(state, [&mut post]).await?;
    let mut writers = vec![post.user_id.clone()];
    for (_, user_id) in store::threads::writers(db, &[thread_id]).await? {
        if !writers.contains(&user_id) && writers.len() < MAX_PROFILES {
            writers.push(user_id);
        }
    }
    let ids: Vec<&str> = writers.iter().map(String::as_str).collect();
    let mut profiles = store::users::by_ids(db, &ids).await?;
    profiles.sort_by_key(|user| writers.iter().position(|id| *id == user.id));
    let participants: Vec<User> = profiles.into_iter().map(public).collect();
    let mut thread: UserThread = super::seen(
        Thread { post, last_viewed: 0, unread_mentions: 0, unread_replies: 0 },
        participants,
    );
    for News { follower, previous_unread_mentions, previous_unread_replies } in news {
        thread.last_viewed_at = follower.last_viewed;
        thread.unread_mentions = follower.unread_mentions;
        thread.unread_replies = follower.unread_replies;
        let event = ThreadUpdated {
            thread: serde_json::to_string(&thread)?,
            previous_unread_mentions,
            previous_unread_replies,
        };
        publish::to_user_in_team(state, &follower.user_id, &channel.team_id, &event)?;
    }
    Ok(())
}
