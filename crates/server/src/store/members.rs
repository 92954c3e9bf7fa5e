//! The table `channel_members`.

use api_types::{ChannelMember, StringMap, User};
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::{flag, json_column, json_list, to_json};

fn member(row: &AnyRow) -> Result<ChannelMember, sqlx::Error> {
    let scheme_admin = flag(row, "scheme_admin")?;
    Ok(ChannelMember {
        channel_id: row.try_get("channel_id")?,
        user_id: row.try_get("user_id")?,
        roles: if scheme_admin { "channel_user channel_admin" } else { "channel_user" }.to_owned(),
        last_viewed_at: row.try_get("last_viewed_at")?,
        msg_count: row.try_get("msg_count")?,
        mention_count: row.try_get("mention_count")?,
        mention_count_root: row.try_get("mention_count_root")?,
        msg_count_root: row.try_get("msg_count_root")?,
        urgent_mention_count: 0,
        notify_props: json_column(row, "notify_props")?,
        last_update_at: row.try_get("last_update_at")?,
        scheme_guest: false,
        scheme_user: true,
        scheme_admin,
        explicit_roles: String::new(),
    })
}

/// What a new member is told of.
pub(crate) fn default_notify_props() -> StringMap {
    [
        ("desktop", "default"),
        ("email", "default"),
        ("ignore_channel_mentions", "default"),
        ("mark_unread", "all"),
        ("push", "default"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

/// Adds a member who has read everything so far; says whether they were new.
pub(crate) async fn add(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_id: &str,
    scheme_admin: bool,
    now: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO channel_members (channel_id, user_id, last_viewed_at, msg_count, \
         msg_count_root, notify_props, last_update_at, scheme_admin) \
         SELECT id, $2, $3, total_msg_count, total_msg_count_root, $4, $3, $5 \
         FROM channels WHERE id = $1 ON CONFLICT DO NOTHING",
    )
    .bind(channel_id)
    .bind(user_id)
    .bind(now)
    .bind(to_json(&default_notify_props())?)
    .bind(i64::from(scheme_admin))
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a member; says whether they were one.
pub(crate) async fn remove(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_id: &str,
) -> sqlx::Result<bool> {
    let done = sqlx::query("DELETE FROM channel_members WHERE channel_id = $1 AND user_id = $2")
        .bind(channel_id)
        .bind(user_id)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}

pub(crate) async fn get(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_id: &str,
) -> sqlx::Result<Option<ChannelMember>> {
    sqlx::query("SELECT * FROM channel_members WHERE channel_id = $1 AND user_id = $2")
        .bind(channel_id)
        .bind(user_id)
        .try_map(|row| member(&row))
        .fetch_optional(db)
        .await
}

/// Members of a channel, by user name.
pub(crate) async fn of_channel(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<ChannelMember>> {
    sqlx::query(
        "SELECT m.* FROM channel_members m JOIN users u ON u.id = m.user_id \
         WHERE m.channel_id = $1 ORDER BY u.username LIMIT $2 OFFSET $3",
    )
    .bind(channel_id)
    .bind(limit)
    .bind(offset)
    .try_map(|row| member(&row))
    .fetch_all(db)
    .await
}

/// A user's memberships: all, or those of one team together with direct and group channels.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<ChannelMember>> {
    sqlx::query(
        "SELECT m.* FROM channel_members m JOIN channels c ON c.id = m.channel_id \
         WHERE m.user_id = $1 AND c.delete_at = 0 \
         AND ($2 = '' OR c.team_id = $2 OR c.team_id = '') ORDER BY m.channel_id",
    )
    .bind(user_id)
    .bind(team_id)
    .try_map(|row| member(&row))
    .fetch_all(db)
    .await
}

/// Writes what a member is told; says whether they are one.
pub(crate) async fn set_notify_props(
    db: impl AnyExecutor<'_>,
    member: &ChannelMember,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE channel_members SET notify_props = $3, last_update_at = $4 \
         WHERE channel_id = $1 AND user_id = $2",
    )
    .bind(&member.channel_id)
    .bind(&member.user_id)
    .bind(to_json(&member.notify_props)?)
    .bind(member.last_update_at)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes how far a member has read.
pub(crate) async fn set_read(db: impl AnyExecutor<'_>, member: &ChannelMember) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channel_members SET last_viewed_at = $3, msg_count = $4, msg_count_root = $5, \
         mention_count = $6, mention_count_root = $7, last_update_at = $8 \
         WHERE channel_id = $1 AND user_id = $2",
    )
    .bind(&member.channel_id)
    .bind(&member.user_id)
    .bind(member.last_viewed_at)
    .bind(member.msg_count)
    .bind(member.msg_count_root)
    .bind(member.mention_count)
    .bind(member.mention_count_root)
    .bind(member.last_update_at)
    .execute(db)
    .await?;
    Ok(())
}

/// Everybody who may read what happens in a channel.
pub(crate) async fn user_ids(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar("SELECT user_id FROM channel_members WHERE channel_id = $1")
        .bind(channel_id)
        .fetch_all(db)
        .await
}

/// The members among `usernames`.
pub(crate) async fn named(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    usernames: &[String],
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT u.id FROM users u JOIN channel_members m ON m.user_id = u.id \
         WHERE m.channel_id = $1 AND u.username IN (SELECT value FROM json_each($2))",
    )
    .bind(channel_id)
    .bind(json_list(usernames))
    .fetch_all(db)
    .await
}

/// What somebody wants to be called by in a channel, besides their user name.
#[derive(Debug)]
pub(crate) struct Wishes {
    pub(crate) user_id: String,
    pub(crate) username: String,
    pub(crate) first_name: String,
    /// `notify_props` of the account.
    pub(crate) own: StringMap,
    /// `notify_props` of the membership.
    pub(crate) here: StringMap,
}

impl Wishes {
    pub(crate) fn of(user: User, member: &ChannelMember) -> Self {
        Self {
            user_id: user.id,
            username: user.username,
            first_name: user.first_name,
            own: user.notify_props,
            here: member.notify_props.clone(),
        }
    }
}

fn wishes(row: &AnyRow) -> sqlx::Result<Wishes> {
    Ok(Wishes {
        user_id: row.try_get("id")?,
        username: row.try_get("username")?,
        first_name: row.try_get("first_name")?,
        own: json_column(row, "notify_props")?,
        here: json_column(row, "here")?,
    })
}

/// What these members want to be called by.
pub(crate) async fn wishes_of(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_ids: &[&str],
) -> sqlx::Result<Vec<Wishes>> {
    sqlx::query(
        "SELECT u.id, u.username, u.first_name, u.notify_props, m.notify_props AS here \
         FROM channel_members m JOIN users u ON u.id = m.user_id WHERE m.channel_id = $1 \
         AND m.user_id IN (SELECT value FROM json_each($2))",
    )
    .bind(channel_id)
    .bind(json_list(user_ids))
    .try_map(|row| wishes(&row))
    .fetch_all(db)
    .await
}

/// The members who want something else than new accounts have, and maybe some more.
pub(crate) async fn with_wishes(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
) -> sqlx::Result<Vec<Wishes>> {
    // Most members want nothing special: their wishes are not even read.
    sqlx::query(
        "SELECT u.id, u.username, u.first_name, u.notify_props, m.notify_props AS here \
         FROM channel_members m JOIN users u ON u.id = m.user_id WHERE m.channel_id = $1 \
         AND (u.notify_props LIKE '%\"first_name\":\"true\"%' \
         OR u.notify_props LIKE '%\"channel\":\"false\"%' \
         OR u.notify_props LIKE '%\"comments\":\"root\"%' \
         OR u.notify_props LIKE '%\"comments\":\"any\"%' \
         OR (u.notify_props LIKE '%\"mention_keys\":%' \
         AND u.notify_props NOT LIKE '%\"mention_keys\":\"\"%') \
         OR m.notify_props LIKE '%\"ignore_channel_mentions\":\"on\"%')",
    )
    .bind(channel_id)
    .try_map(|row| wishes(&row))
    .fetch_all(db)
    .await
}

/// Marks everything in the channel as read.
pub(crate) async fn mark_read(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_id: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channel_members SET last_viewed_at = max(max(last_viewed_at, $3), c.last_post_at), \
         msg_count = c.total_msg_count, msg_count_root = c.total_msg_count_root, \
         mention_count = 0, mention_count_root = 0, last_update_at = $3 \
         FROM channels c WHERE c.id = $1 AND channel_id = $1 AND user_id = $2",
    )
    .bind(channel_id)
    .bind(user_id)
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a mention for each of `user_ids`.
pub(crate) async fn count_mentions(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_ids: &[String],
    in_root: bool,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channel_members SET mention_count = mention_count + 1, \
         mention_count_root = mention_count_root + $3 \
         WHERE channel_id = $1 AND user_id IN (SELECT value FROM json_each($2))",
    )
    .bind(channel_id)
    .bind(json_list(user_ids))
    .bind(i64::from(in_root))
    .execute(db)
    .await?;
    Ok(())
}
