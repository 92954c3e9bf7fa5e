//! What importing and exporting asks of several tables: many rows at once.

mod export;

use std::fmt::Write;

use api_types::{Post, Reaction, StringMap};
use sqlx::{
    Any, AssertSqlSafe, Row,
    any::{AnyArguments, AnyExecutor, AnyRow},
    query::Query,
};

use super::{json_list, to_json};

pub(crate) use self::export::{
    ExportChannel, ExportMember, channels, choosers, members_of_channel, members_of_user, replies,
    roots_after, teams, thread_followers, user_ids_after,
};

/// Rows in one statement; SQLite takes 32766 parameters, PostgreSQL 65535.
const ROWS: usize = 200;

/// All users: id, name, address.
pub(crate) async fn user_names(
    db: impl AnyExecutor<'_>,
) -> sqlx::Result<Vec<(String, String, String)>> {
    sqlx::query_as("SELECT id, username, email FROM users").fetch_all(db).await
}

/// All teams: id, name.
pub(crate) async fn team_names(db: impl AnyExecutor<'_>) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as("SELECT id, name FROM teams").fetch_all(db).await
}

/// All channels: id, team, name.
pub(crate) async fn channel_names(
    db: impl AnyExecutor<'_>,
) -> sqlx::Result<Vec<(String, String, String)>> {
    sqlx::query_as("SELECT id, team_id, name FROM channels").fetch_all(db).await
}

/// How far a member has read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ReadState {
    pub(crate) last_viewed_at: i64,
    pub(crate) mention_count: i64,
    pub(crate) mention_count_root: i64,
}

/// A membership to write.
#[derive(Clone, Debug)]
pub(crate) struct NewMember<'a> {
    pub(crate) channel_id: &'a str,
    pub(crate) user_id: &'a str,
    pub(crate) scheme_admin: bool,
    pub(crate) notify_props: &'a StringMap,
    pub(crate) read: ReadState,
}

/// Adds a member, whose counters [`recount`] sets; says whether they were new.
pub(crate) async fn add_member(
    db: impl AnyExecutor<'_>,
    member: &NewMember<'_>,
    now: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO channel_members (channel_id, user_id, last_viewed_at, mention_count, \
         mention_count_root, notify_props, last_update_at, scheme_admin) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    )
    .bind(member.channel_id)
    .bind(member.user_id)
    .bind(member.read.last_viewed_at)
    .bind(member.read.mention_count)
    .bind(member.read.mention_count_root)
    .bind(to_json(member.notify_props)?)
    .bind(now)
    .bind(i64::from(member.scheme_admin))
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Sets a preference that the user does not have yet.
pub(crate) async fn add_preference(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    (category, name): (&str, &str),
    value: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO preferences (user_id, category, name, value) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING",
    )
    .bind(user_id)
    .bind(category)
    .bind(name)
    .bind(value)
    .execute(db)
    .await?;
    Ok(())
}

/// Archives a channel that has just been made.
pub(crate) async fn archive(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    time: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE channels SET delete_at = $2, update_at = $2 WHERE id = $1")
        .bind(channel_id)
        .bind(time)
        .execute(db)
        .await?;
    Ok(())
}

/// Who stands at a time of a channel.
#[derive(Clone, Debug)]
pub(crate) struct Occupant {
    pub(crate) create_at: i64,
    pub(crate) id: String,
    pub(crate) user_id: String,
    pub(crate) message: String,
    pub(crate) is_deleted: bool,
    pub(crate) edit_at: i64,
}

/// The posts of a channel at these times, deleted ones included.
pub(crate) async fn occupants(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    times: &[i64],
) -> sqlx::Result<Vec<Occupant>> {
    sqlx::query(
        "SELECT create_at, id, user_id, message, delete_at, edit_at FROM posts WHERE channel_id = $1 \
         AND create_at IN (SELECT CAST(value AS BIGINT) FROM json_each($2))",
    )
    .bind(channel_id)
    .bind(to_json(&times)?)
    .try_map(|row: AnyRow| {
        Ok(Occupant {
            create_at: row.try_get("create_at")?,
            id: row.try_get("id")?,
            user_id: row.try_get("user_id")?,
            message: row.try_get("message")?,
            is_deleted: super::flag(&row, "delete_at")?,
            edit_at: row.try_get("edit_at")?,
        })
    })
    .fetch_all(db)
    .await
}

/// `(…), (…)` with `$1` and so on.
fn placeholders(n_rows: usize, n_columns: usize) -> String {
    let mut sql = String::new();
    for row in 0..n_rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..n_columns {
            let comma = if column == 0 { "" } else { ", " };
            // Writing into a string does not fail.
            let _ = write!(sql, "{comma}${}", row * n_columns + column + 1);
        }
        sql.push(')');
    }
    sql
}

/// Writes new posts with their counters, all that they say included.
pub(crate) async fn insert_posts(db: &mut sqlx::AnyConnection, posts: &[Post]) -> sqlx::Result<()> {
    for chunk in posts.chunks(ROWS) {
        let rows = placeholders(chunk.len(), 14);
        let mut query: Query<'_, Any, AnyArguments> = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO posts (id, create_at, update_at, edit_at, is_pinned, user_id, channel_id, \
             root_id, message, post_type, props, hashtags, reply_count, last_reply_at) VALUES {rows}"
        )));
        for post in chunk {
            query = query
                .bind(&post.id)
                .bind(post.create_at)
                .bind(post.update_at)
                .bind(post.edit_at)
                .bind(i64::from(post.is_pinned))
                .bind(&post.user_id)
                .bind(&post.channel_id)
                .bind(&post.root_id)
                .bind(&post.message)
                .bind(&post.post_type)
                .bind(to_json(&post.props)?)
                .bind(&post.hashtags)
                .bind(post.reply_count)
                .bind(post.last_reply_at);
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

/// Counts replies that came to a post which was there before.
pub(crate) async fn count_replies(
    db: impl AnyExecutor<'_>,
    root_id: &str,
    n_more: i64,
    last_reply_at: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE posts SET reply_count = reply_count + $2, \
         last_reply_at = max(last_reply_at, $3), update_at = max(update_at, $3) WHERE id = $1",
    )
    .bind(root_id)
    .bind(n_more)
    .bind(last_reply_at)
    .execute(db)
    .await?;
    Ok(())
}

/// Writes reactions that are not there yet.
pub(crate) async fn insert_reactions(
    db: &mut sqlx::AnyConnection,
    reactions: &[Reaction],
) -> sqlx::Result<()> {
    for chunk in reactions.chunks(ROWS) {
        let rows = placeholders(chunk.len(), 4);
        let mut query: Query<'_, Any, AnyArguments> = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO reactions (post_id, user_id, emoji_name, create_at) VALUES {rows} \
             ON CONFLICT DO NOTHING"
        )));
        for reaction in chunk {
            query = query
                .bind(&reaction.post_id)
                .bind(&reaction.user_id)
                .bind(&reaction.emoji_name)
                .bind(reaction.create_at);
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

/// What new posts change about their channel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Talk {
    pub(crate) first_at: i64,
    pub(crate) last_at: i64,
    /// 0 when all of them are replies.
    pub(crate) last_root_at: i64,
    pub(crate) n_messages: i64,
    pub(crate) n_roots: i64,
}

/// Counts new posts; a channel is no younger than what was said in it.
pub(crate) async fn count_talk(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    talk: Talk,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channels SET create_at = min(create_at, $2), \
         last_post_at = max(last_post_at, $3), last_root_post_at = max(last_root_post_at, $4), \
         total_msg_count = total_msg_count + $5, \
         total_msg_count_root = total_msg_count_root + $6 WHERE id = $1",
    )
    .bind(channel_id)
    .bind(talk.first_at)
    .bind(talk.last_at)
    .bind(talk.last_root_at)
    .bind(talk.n_messages)
    .bind(talk.n_roots)
    .execute(db)
    .await?;
    Ok(())
}

/// Sets what the members of these channels have read, from when they last looked.
pub(crate) async fn recount(db: impl AnyExecutor<'_>, channel_ids: &[&str]) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channel_members SET \
         msg_count = max((SELECT c.total_msg_count FROM channels c \
             WHERE c.id = channel_members.channel_id) - (SELECT count(*) FROM posts p \
             WHERE p.channel_id = channel_members.channel_id \
             AND p.create_at > channel_members.last_viewed_at \
             AND p.delete_at = 0 AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\'), 0), \
         msg_count_root = max((SELECT c.total_msg_count_root FROM channels c \
             WHERE c.id = channel_members.channel_id) - (SELECT count(*) FROM posts p \
             WHERE p.channel_id = channel_members.channel_id \
             AND p.create_at > channel_members.last_viewed_at AND p.root_id = '' \
             AND p.delete_at = 0 AND p.post_type NOT LIKE 'system\\_%' ESCAPE '\\'), 0) \
         WHERE channel_id IN (SELECT value FROM json_each($1))",
    )
    .bind(json_list(channel_ids))
    .execute(db)
    .await?;
    Ok(())
}
