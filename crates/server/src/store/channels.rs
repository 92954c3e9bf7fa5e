//! The table `channels`.

use api_types::{Channel, ChannelStats, ChannelType};
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::json_list;

pub(crate) fn type_text(channel_type: ChannelType) -> &'static str {
    match channel_type {
        ChannelType::Open => "O",
        ChannelType::Private => "P",
        ChannelType::Direct => "D",
        ChannelType::Group => "G",
    }
}

fn channel(row: &AnyRow) -> Result<Channel, sqlx::Error> {
    let channel_type = match row.try_get("channel_type")? {
        "O" => ChannelType::Open,
        "D" => ChannelType::Direct,
        "G" => ChannelType::Group,
        // The table's check leaves only P; should it ever not, private is the safe reading.
        _ => ChannelType::Private,
    };
    Ok(Channel {
        id: row.try_get("id")?,
        create_at: row.try_get("create_at")?,
        update_at: row.try_get("update_at")?,
        delete_at: row.try_get("delete_at")?,
        team_id: row.try_get("team_id")?,
        channel_type,
        display_name: row.try_get("display_name")?,
        name: row.try_get("name")?,
        header: row.try_get("header")?,
        purpose: row.try_get("purpose")?,
        last_post_at: row.try_get("last_post_at")?,
        total_msg_count: row.try_get("total_msg_count")?,
        extra_update_at: 0,
        creator_id: row.try_get("creator_id")?,
        total_msg_count_root: row.try_get("total_msg_count_root")?,
        last_root_post_at: row.try_get("last_root_post_at")?,
        props: None,
    })
}

pub(crate) async fn insert(db: impl AnyExecutor<'_>, channel: &Channel) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO channels (id, create_at, update_at, team_id, channel_type, display_name, \
         name, header, purpose, creator_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&channel.id)
    .bind(channel.create_at)
    .bind(channel.update_at)
    .bind(&channel.team_id)
    .bind(type_text(channel.channel_type))
    .bind(&channel.display_name)
    .bind(&channel.name)
    .bind(&channel.header)
    .bind(&channel.purpose)
    .bind(&channel.creator_id)
    .execute(db)
    .await?;
    Ok(())
}

/// Writes names, header, purpose, who may see it, and the times of change and archiving.
pub(crate) async fn update(db: impl AnyExecutor<'_>, channel: &Channel) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channels SET update_at = $1, delete_at = $2, display_name = $3, name = $4, \
         header = $5, purpose = $6, channel_type = $8 WHERE id = $7",
    )
    .bind(channel.update_at)
    .bind(channel.delete_at)
    .bind(&channel.display_name)
    .bind(&channel.name)
    .bind(&channel.header)
    .bind(&channel.purpose)
    .bind(&channel.id)
    .bind(type_text(channel.channel_type))
    .execute(db)
    .await?;
    Ok(())
}

/// Counts a new post; replies and the server's own remarks count less.
pub(crate) async fn count_post(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    create_at: i64,
    counts: PostCounts,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE channels SET last_post_at = max(last_post_at, $2), \
         last_root_post_at = CASE WHEN $4 = 1 THEN max(last_root_post_at, $2) \
             ELSE last_root_post_at END, \
         total_msg_count = total_msg_count + $3, \
         total_msg_count_root = total_msg_count_root + $3 * $4 WHERE id = $1",
    )
    .bind(channel_id)
    .bind(create_at)
    .bind(i64::from(counts.as_message))
    .bind(i64::from(counts.as_root))
    .execute(db)
    .await?;
    Ok(())
}

/// In which counters a post appears.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PostCounts {
    /// False for «somebody joined»: it makes no channel unread.
    pub(crate) as_message: bool,
    /// False for replies.
    pub(crate) as_root: bool,
}

pub(crate) async fn by_id(db: impl AnyExecutor<'_>, id: &str) -> sqlx::Result<Option<Channel>> {
    sqlx::query("SELECT * FROM channels WHERE id = $1")
        .bind(id)
        .try_map(|row| channel(&row))
        .fetch_optional(db)
        .await
}

pub(crate) async fn by_name(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    name: &str,
) -> sqlx::Result<Option<Channel>> {
    sqlx::query("SELECT * FROM channels WHERE team_id = $1 AND name = $2")
        .bind(team_id)
        .bind(name)
        .try_map(|row| channel(&row))
        .fetch_optional(db)
        .await
}

/// A user's channels: all, or those of one team together with direct and group channels.
pub(crate) async fn of_user(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
) -> sqlx::Result<Vec<Channel>> {
    sqlx::query(
        "SELECT c.* FROM channels c JOIN channel_members m ON m.channel_id = c.id \
         WHERE m.user_id = $1 AND c.delete_at = 0 \
         AND ($2 = '' OR c.team_id = $2 OR c.team_id = '') \
         ORDER BY lower(c.display_name), c.id",
    )
    .bind(user_id)
    .bind(team_id)
    .try_map(|row| channel(&row))
    .fetch_all(db)
    .await
}

/// Public channels of a team, for browsing.
pub(crate) async fn public_of_team(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Channel>> {
    sqlx::query(
        "SELECT * FROM channels WHERE team_id = $1 AND channel_type = 'O' AND delete_at = 0 \
         ORDER BY lower(display_name), id LIMIT $2 OFFSET $3",
    )
    .bind(team_id)
    .bind(limit)
    .bind(offset)
    .try_map(|row| channel(&row))
    .fetch_all(db)
    .await
}

/// The channels of a team that everybody joins on entering it.
pub(crate) async fn default_of_team(
    db: impl AnyExecutor<'_>,
    team_id: &str,
    names: &[&str],
) -> sqlx::Result<Vec<Channel>> {
    sqlx::query(
        "SELECT * FROM channels WHERE team_id = $1 AND channel_type = 'O' AND delete_at = 0 \
         AND name IN (SELECT value FROM json_each($2))",
    )
    .bind(team_id)
    .bind(json_list(names))
    .try_map(|row| channel(&row))
    .fetch_all(db)
    .await
}

pub(crate) async fn stats(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
) -> sqlx::Result<ChannelStats> {
    sqlx::query(
        "SELECT (SELECT count(*) FROM channel_members WHERE channel_id = $1) AS members, \
         (SELECT count(*) FROM posts WHERE channel_id = $1 AND is_pinned = 1 AND delete_at = 0) \
         AS pinned",
    )
    .bind(channel_id)
    .try_map(|row: AnyRow| {
        Ok(ChannelStats {
            channel_id: channel_id.to_owned(),
            member_count: row.try_get("members")?,
            pinnedpost_count: row.try_get("pinned")?,
            ..ChannelStats::default()
        })
    })
    .fetch_one(db)
    .await
}
