//! Reading threads that somebody follows: a page of them, one, the totals, who wrote in them.
//!
//! A thread is there while its first post and its channel are, and while its reader is in the
//! channel: the membership of a thread is a part of that of its channel.

use std::collections::HashSet;

use api_types::{Post, ThreadsQuery};
use sqlx::{
    AssertSqlSafe, Row,
    any::{AnyExecutor, AnyRow},
};

use super::{flag, json_list, posts::post};

/// Unread replies of the thread `p` for the membership `t`; what one wrote oneself is read.
const UNREAD: &str = "FROM posts r WHERE r.root_id = p.id AND r.root_id <> '' \
     AND r.create_at > t.last_viewed AND r.delete_at = 0 AND r.user_id <> t.user_id";

/// The memberships `t` of user `$1` with their threads `p`, in team `$2` and in direct channels.
const MINE: &str = "FROM thread_memberships t \
     JOIN posts p ON p.id = t.post_id AND p.delete_at = 0 \
     JOIN channels c ON c.id = t.channel_id AND c.delete_at = 0 \
     AND (c.team_id = $2 OR c.team_id = '') \
     WHERE t.user_id = $1 AND t.following = 1";

/// Whether anything is unread. The times come first: most threads need no look at their replies.
fn is_unread() -> String {
    format!("(p.last_reply_at > t.last_viewed AND EXISTS (SELECT 1 {UNREAD}))")
}

/// One thread with how far its user has read.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub(crate) post: Post,
    pub(crate) last_viewed: i64,
    pub(crate) unread_mentions: i64,
    pub(crate) unread_replies: i64,
}

fn thread(row: &AnyRow) -> sqlx::Result<Thread> {
    Ok(Thread {
        post: post(row)?,
        last_viewed: row.try_get("last_viewed")?,
        unread_mentions: row.try_get("unread_mentions")?,
        unread_replies: row.try_get("unread_replies")?,
    })
}

/// Where a page begins: at a thread, whose last reply came at that time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Start<'a> {
    Newest,
    Before(i64, &'a str),
    After(i64, &'a str),
}

/// Whose threads, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) user_id: &'a str,
    pub(crate) team_id: &'a str,
}

/// A page of the threads with replies, the newest activity first.
pub(crate) async fn page(
    db: impl AnyExecutor<'_>,
    reader: Reader<'_>,
    query: &ThreadsQuery,
    start: Start<'_>,
    limit: i64,
) -> sqlx::Result<Vec<Thread>> {
    let (time, id, place, order) = match start {
        Start::Newest => (0, "", "$3 = 0 AND $4 = ''", "DESC"),
        Start::Before(time, id) => {
            (time, id, "(p.last_reply_at < $3 OR (p.last_reply_at = $3 AND p.id < $4))", "DESC")
        }
        // Next to where one was, not the newest of all.
        Start::After(time, id) => {
            (time, id, "(p.last_reply_at > $3 OR (p.last_reply_at = $3 AND p.id > $4))", "ASC")
        }
    };
    let unread = if query.unread { format!("AND {}", is_unread()) } else { String::new() };
    // Counting is for the page only, hence outside.
    let sql = format!(
        "SELECT p.*, t.last_viewed, t.unread_mentions, \
         (SELECT count(*) {UNREAD}) AS unread_replies \
         FROM (SELECT t.user_id, t.post_id, t.last_viewed, t.unread_mentions {MINE} \
             AND p.reply_count > 0 AND {place} AND (t.last_updated >= $5 OR p.last_reply_at >= $5) \
             {unread} ORDER BY p.last_reply_at {order}, p.id {order} LIMIT $6) AS t \
         JOIN posts p ON p.id = t.post_id ORDER BY p.last_reply_at DESC, p.id DESC"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(reader.user_id)
        .bind(reader.team_id)
        .bind(time)
        .bind(id)
        .bind(query.since.unwrap_or_default())
        .bind(limit)
        .try_map(|row| thread(&row))
        .fetch_all(db)
        .await
}

/// One thread that the user follows, without replies as well.
pub(crate) async fn one(
    db: impl AnyExecutor<'_>,
    reader: Reader<'_>,
    id: &str,
) -> sqlx::Result<Option<Thread>> {
    let sql = format!(
        "SELECT p.*, t.last_viewed, t.unread_mentions, \
         (SELECT count(*) {UNREAD}) AS unread_replies {MINE} AND t.post_id = $3"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(reader.user_id)
        .bind(reader.team_id)
        .bind(id)
        .try_map(|row| thread(&row))
        .fetch_optional(db)
        .await
}

/// How many threads, how many of them unread, and the mentions that wait in them.
pub(crate) async fn totals(
    db: impl AnyExecutor<'_>,
    reader: Reader<'_>,
) -> sqlx::Result<(i64, i64, i64)> {
    let is_unread = is_unread();
    let sql = format!(
        "SELECT count(*), CAST(coalesce(sum(CASE WHEN {is_unread} THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(coalesce(sum(t.unread_mentions), 0) AS BIGINT) {MINE} AND p.reply_count > 0"
    );
    sqlx::query_as(AssertSqlSafe(sql)).bind(reader.user_id).bind(reader.team_id).fetch_one(db).await
}

/// Unread threads of a user and mentions in them, per team; the team of direct channels is empty.
pub(crate) async fn totals_of_teams(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<Vec<(String, i64, i64)>> {
    let is_unread = is_unread();
    let sql = format!(
        "SELECT c.team_id, count(*), CAST(coalesce(sum(t.unread_mentions), 0) AS BIGINT) \
         FROM thread_memberships t \
         JOIN posts p ON p.id = t.post_id AND p.delete_at = 0 AND p.reply_count > 0 \
         JOIN channels c ON c.id = t.channel_id AND c.delete_at = 0 \
         WHERE t.user_id = $1 AND t.following = 1 AND {is_unread} GROUP BY c.team_id"
    );
    sqlx::query_as(AssertSqlSafe(sql)).bind(user_id).fetch_all(db).await
}

/// The last reply's time of a thread in a channel that the user is in, followed or not, deleted or
/// not: a page may begin where a thread was.
pub(crate) async fn time_of(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    id: &str,
) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar(
        "SELECT p.last_reply_at FROM posts p \
         JOIN channel_members m ON m.channel_id = p.channel_id AND m.user_id = $1 \
         WHERE p.id = $2 AND p.root_id = ''",
    )
    .bind(user_id)
    .bind(id)
    .fetch_optional(db)
    .await
}

/// Who follows a thread, and what is unread for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Follower {
    pub(crate) user_id: String,
    pub(crate) last_viewed: i64,
    pub(crate) unread_mentions: i64,
    pub(crate) unread_replies: i64,
}

/// All of them, or only `user_id`.
pub(crate) async fn followers(
    db: impl AnyExecutor<'_>,
    post_id: &str,
    user_id: &str,
) -> sqlx::Result<Vec<Follower>> {
    let sql = format!(
        "SELECT t.user_id, t.last_viewed, t.unread_mentions, \
         (SELECT count(*) {UNREAD}) AS unread_replies \
         FROM thread_memberships t JOIN posts p ON p.id = t.post_id \
         WHERE t.post_id = $1 AND t.following = 1 AND ($2 = '' OR t.user_id = $2) \
         ORDER BY t.user_id"
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(post_id)
        .bind(user_id)
        .try_map(|row: AnyRow| {
            Ok(Follower {
                user_id: row.try_get("user_id")?,
                last_viewed: row.try_get("last_viewed")?,
                unread_mentions: row.try_get("unread_mentions")?,
                unread_replies: row.try_get("unread_replies")?,
            })
        })
        .fetch_all(db)
        .await
}

/// The followed threads of a channel in which something is unread: post, replies, mentions.
pub(crate) async fn unread_in_channel(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    channel_id: &str,
) -> sqlx::Result<Vec<(String, i64, i64)>> {
    let is_unread = is_unread();
    let sql = format!(
        "SELECT t.post_id, (SELECT count(*) {UNREAD}), t.unread_mentions \
         FROM thread_memberships t JOIN posts p ON p.id = t.post_id AND p.delete_at = 0 \
         WHERE t.user_id = $1 AND t.channel_id = $2 AND t.following = 1 AND {is_unread}"
    );
    sqlx::query_as(AssertSqlSafe(sql)).bind(user_id).bind(channel_id).fetch_all(db).await
}

/// Who answered in these threads, as thread and user, the first who answered first.
pub(crate) async fn writers(
    db: impl AnyExecutor<'_>,
    root_ids: &[&str],
) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as(
        "SELECT root_id, user_id FROM posts \
         WHERE root_id IN (SELECT value FROM json_each($1)) AND root_id <> '' AND delete_at = 0 \
         GROUP BY root_id, user_id ORDER BY min(create_at), user_id",
    )
    .bind(json_list(root_ids))
    .fetch_all(db)
    .await
}

/// One reply, as far as counting needs it.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) user_id: String,
    pub(crate) create_at: i64,
    pub(crate) message: String,
}

/// The replies of a thread after a time, the oldest first.
pub(crate) async fn replies_after(
    db: impl AnyExecutor<'_>,
    root_id: &str,
    time: i64,
) -> sqlx::Result<Vec<Reply>> {
    sqlx::query(
        "SELECT user_id, create_at, message FROM posts \
         WHERE root_id = $1 AND root_id <> '' AND create_at > $2 AND delete_at = 0 \
         ORDER BY create_at",
    )
    .bind(root_id)
    .bind(time)
    .try_map(|row: AnyRow| {
        Ok(Reply {
            user_id: row.try_get("user_id")?,
            create_at: row.try_get("create_at")?,
            message: row.try_get("message")?,
        })
    })
    .fetch_all(db)
    .await
}

/// Which of these threads a user follows.
pub(crate) async fn followed_of(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    post_ids: &[&str],
) -> sqlx::Result<HashSet<String>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT post_id FROM thread_memberships WHERE user_id = $1 AND following = 1 \
         AND post_id IN (SELECT value FROM json_each($2))",
    )
    .bind(user_id)
    .bind(json_list(post_ids))
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().collect())
}

/// Whether a user follows a thread, if they ever did or were asked.
pub(crate) async fn is_following(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    post_id: &str,
) -> sqlx::Result<Option<bool>> {
    sqlx::query("SELECT following FROM thread_memberships WHERE post_id = $1 AND user_id = $2")
        .bind(post_id)
        .bind(user_id)
        .try_map(|row| flag(&row, "following"))
        .fetch_optional(db)
        .await
}
