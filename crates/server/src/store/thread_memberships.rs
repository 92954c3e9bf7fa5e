//! Writing the table `thread_memberships`: who follows which thread, and how far they have read it.
//!
//! Only members of a thread's channel get a row; leaving the channel takes it away.

use sqlx::any::AnyExecutor;

use super::json_list;

/// A thread, and when something happened in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    pub(crate) post_id: &'a str,
    pub(crate) channel_id: &'a str,
    pub(crate) time: i64,
}

/// Lets members of the channel follow from a reply on, which is unread for them.
///
/// Who does not want to follow the thread stays away from it, unless they are `called`.
pub(crate) async fn add(
    db: impl AnyExecutor<'_>,
    reply: Moment<'_>,
    user_ids: &[String],
    called: bool,
) -> sqlx::Result<()> {
    let sql = if called {
        "INSERT INTO thread_memberships \
         (user_id, channel_id, post_id, following, last_viewed, last_updated) \
         SELECT user_id, channel_id, $1, 1, $3 - 1, $3 FROM channel_members \
         WHERE channel_id = $2 AND user_id IN (SELECT value FROM json_each($4)) \
         ON CONFLICT (user_id, channel_id, post_id) DO UPDATE SET following = 1, \
         last_viewed = excluded.last_viewed, unread_mentions = 0, \
         last_updated = excluded.last_updated WHERE thread_memberships.following = 0"
    } else {
        "INSERT INTO thread_memberships \
         (user_id, channel_id, post_id, following, last_viewed, last_updated) \
         SELECT user_id, channel_id, $1, 1, $3 - 1, $3 FROM channel_members \
         WHERE channel_id = $2 AND user_id IN (SELECT value FROM json_each($4)) \
         ON CONFLICT DO NOTHING"
    };
    sqlx::query(sql)
        .bind(reply.post_id)
        .bind(reply.channel_id)
        .bind(reply.time)
        .bind(json_list(user_ids))
        .execute(db)
        .await?;
    Ok(())
}

/// Lets a member of the channel follow, who has read everything up to the time.
pub(crate) async fn follow(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    read: Moment<'_>,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO thread_memberships \
         (user_id, channel_id, post_id, following, last_viewed, last_updated) \
         SELECT user_id, channel_id, $1, 1, $3, $5 FROM channel_members \
         WHERE channel_id = $2 AND user_id = $4 \
         ON CONFLICT (user_id, channel_id, post_id) DO UPDATE SET following = 1, \
         last_viewed = max(thread_memberships.last_viewed, excluded.last_viewed), \
         unread_mentions = 0, last_updated = excluded.last_updated",
    )
    .bind(read.post_id)
    .bind(read.channel_id)
    .bind(read.time)
    .bind(user_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a member of the channel does not want to follow.
pub(crate) async fn unfollow(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    thread: Moment<'_>,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO thread_memberships \
         (user_id, channel_id, post_id, following, last_viewed, last_updated) \
         SELECT user_id, channel_id, $1, 0, $3, $3 FROM channel_members \
         WHERE channel_id = $2 AND user_id = $4 \
         ON CONFLICT (user_id, channel_id, post_id) DO UPDATE SET following = 0, \
         unread_mentions = 0, last_updated = excluded.last_updated",
    )
    .bind(thread.post_id)
    .bind(thread.channel_id)
    .bind(thread.time)
    .bind(user_id)
    .execute(db)
    .await?;
    Ok(())
}

/// Who follows a thread, as it was elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Follower {
    pub(crate) user_id: String,
    pub(crate) last_viewed: i64,
    pub(crate) unread_mentions: i64,
}

/// Lets a member of the channel follow as it was elsewhere.
pub(crate) async fn restore(
    db: impl AnyExecutor<'_>,
    thread: Moment<'_>,
    follower: &Follower,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO thread_memberships (user_id, channel_id, post_id, following, last_viewed, \
         unread_mentions, last_updated) \
         SELECT user_id, channel_id, $1, 1, $4, $5, $4 FROM channel_members \
         WHERE channel_id = $2 AND user_id = $3 ON CONFLICT DO NOTHING",
    )
    .bind(thread.post_id)
    .bind(thread.channel_id)
    .bind(&follower.user_id)
    .bind(follower.last_viewed)
    .bind(follower.unread_mentions)
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a mention for each follower among `user_ids`.
pub(crate) async fn count_mentions(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    user_ids: &[String],
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE thread_memberships SET unread_mentions = unread_mentions + 1 \
         WHERE post_id = $1 AND following = 1 \
         AND user_id IN (SELECT value FROM json_each($2))",
    )
    .bind(post_id)
    .bind(json_list(user_ids))
    .execute(db)
    .await?;
    Ok(())
}

/// How far somebody has read a thread.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'a> {
    pub(crate) user_id: &'a str,
    pub(crate) post_id: &'a str,
    pub(crate) last_viewed: i64,
    pub(crate) unread_mentions: i64,
}

pub(crate) async fn set_read(
    db: impl AnyExecutor<'_>,
    read: Read<'_>,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE thread_memberships SET last_viewed = $3, unread_mentions = $4, last_updated = $5 \
         WHERE post_id = $1 AND user_id = $2",
    )
    .bind(read.post_id)
    .bind(read.user_id)
    .bind(read.last_viewed)
    .bind(read.unread_mentions)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Marks what a user follows in a channel as read.
pub(crate) async fn read_channel(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    channel_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE thread_memberships SET unread_mentions = 0, last_updated = $3, \
         last_viewed = max(max(last_viewed, $3), p.last_reply_at) FROM posts p \
         WHERE p.id = post_id AND thread_memberships.user_id = $1 \
         AND thread_memberships.channel_id = $2 AND following = 1 \
         AND p.last_reply_at > last_viewed",
    )
    .bind(user_id)
    .bind(channel_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Marks what a user follows in a team and in direct channels as read.
pub(crate) async fn read_team(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE thread_memberships SET unread_mentions = 0, last_updated = $3, \
         last_viewed = max(max(last_viewed, $3), p.last_reply_at) FROM posts p \
         WHERE p.id = post_id AND thread_memberships.user_id = $1 AND following = 1 \
         AND p.last_reply_at > last_viewed AND thread_memberships.channel_id IN \
         (SELECT id FROM channels WHERE team_id = $2 OR team_id = '')",
    )
    .bind(user_id)
    .bind(team_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Lets those who wrote in threads follow them, read as far as the channel is or they wrote.
///
/// For posts that came in bulk. Who follows already, or does not want to, is left alone.
pub(crate) async fn follow_written(
    db: impl AnyExecutor<'_>,
    channel_ids: &[&str],
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO thread_memberships \
         (user_id, channel_id, post_id, following, last_viewed, last_updated) \
         SELECT w.user_id, p.channel_id, p.id, 1, max(m.last_viewed_at, max(w.create_at)), $2 \
         FROM (SELECT id AS root_id, user_id, create_at FROM posts \
             WHERE channel_id IN (SELECT value FROM json_each($1)) \
             AND root_id = '' AND reply_count > 0 \
             UNION ALL SELECT root_id, user_id, create_at FROM posts \
             WHERE channel_id IN (SELECT value FROM json_each($1)) \
             AND root_id <> '' AND delete_at = 0) AS w \
         JOIN posts p ON p.id = w.root_id AND p.delete_at = 0 \
         JOIN channel_members m ON m.channel_id = p.channel_id AND m.user_id = w.user_id \
         GROUP BY w.user_id, p.channel_id, p.id, m.last_viewed_at ON CONFLICT DO NOTHING",
    )
    .bind(json_list(channel_ids))
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}
