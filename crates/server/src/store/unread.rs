//! What is unread, counted over channels and memberships.

use api_types::{ChannelUnread, TeamUnread};
use sqlx::{
    Row,
    any::{AnyExecutor, AnyRow},
};

use super::json_column;

/// Per team of the user; muted channels do not count.
pub(crate) async fn of_teams(
    db: impl AnyExecutor<'_>,
    user_id: &str,
) -> sqlx::Result<Vec<TeamUnread>> {
    sqlx::query(
        "SELECT t.team_id, \
         CAST(coalesce(sum(max(c.total_msg_count - m.msg_count, 0)), 0) AS BIGINT) AS messages, \
         CAST(coalesce(sum(max(c.total_msg_count_root - m.msg_count_root, 0)), 0) AS BIGINT) AS root_messages, \
         CAST(coalesce(sum(m.mention_count), 0) AS BIGINT) AS mentions, \
         CAST(coalesce(sum(m.mention_count_root), 0) AS BIGINT) AS root_mentions \
         FROM team_members t \
         LEFT JOIN channels c ON c.team_id = t.team_id AND c.delete_at = 0 \
             AND EXISTS (SELECT 1 FROM channel_members own \
                 WHERE own.channel_id = c.id AND own.user_id = $1 \
                 AND coalesce(json_extract(own.notify_props, '$.mark_unread'), 'all') <> 'mention') \
         LEFT JOIN channel_members m ON m.channel_id = c.id AND m.user_id = $1 \
         WHERE t.user_id = $1 GROUP BY t.team_id ORDER BY t.team_id",
    )
    .bind(user_id)
    .try_map(|row: AnyRow| {
        Ok(TeamUnread {
            team_id: row.try_get("team_id")?,
            msg_count: row.try_get("messages")?,
            mention_count: row.try_get("mentions")?,
            mention_count_root: row.try_get("root_mentions")?,
            msg_count_root: row.try_get("root_messages")?,
            ..TeamUnread::default()
        })
    })
    .fetch_all(db)
    .await
}

/// Of one channel; `None` when the user is not in it.
pub(crate) async fn of_channel(
    db: impl AnyExecutor<'_>,
    channel_id: &str,
    user_id: &str,
) -> sqlx::Result<Option<ChannelUnread>> {
    sqlx::query(
        "SELECT c.team_id, c.id AS channel_id, \
         max(c.total_msg_count - m.msg_count, 0) AS messages, \
         max(c.total_msg_count_root - m.msg_count_root, 0) AS root_messages, \
         m.mention_count, m.mention_count_root, m.last_viewed_at, m.notify_props \
         FROM channel_members m JOIN channels c ON c.id = m.channel_id \
         WHERE m.channel_id = $1 AND m.user_id = $2",
    )
    .bind(channel_id)
    .bind(user_id)
    .try_map(|row: AnyRow| {
        Ok(ChannelUnread {
            team_id: row.try_get("team_id")?,
            channel_id: row.try_get("channel_id")?,
            msg_count: row.try_get("messages")?,
            mention_count: row.try_get("mention_count")?,
            mention_count_root: row.try_get("mention_count_root")?,
            msg_count_root: row.try_get("root_messages")?,
            urgent_mention_count: 0,
            last_viewed_at: row.try_get("last_viewed_at")?,
            notify_props: json_column(&row, "notify_props")?,
        })
    })
    .fetch_optional(db)
    .await
}
