//! Finding posts and files.
//!
//! Words are looked up in an index, which is the one thing that both databases have in ways of
//! their own (`terms`). Triggers keep it, so nobody who writes posts needs to know of it.

mod sql;
mod terms;

use api_types::{FileInfo, Post};
use sqlx::any::AnyExecutor;

use self::sql::Sql;
use super::{Dialect, Store, files::file, json_list, posts::post};
use crate::search::{
    Dates, Span,
    query::{Query, Sides},
};

/// What is looked for, and for whom.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// Who asks: they find what is in their channels.
    pub(crate) user_id: String,
    /// Only in this team and in direct channels; empty for everywhere.
    pub(crate) team_id: String,
    /// Terms, extensions and dates; names of people and channels are in the lists below, as ids.
    pub(crate) query: Query,
    /// One of the terms is enough.
    pub(crate) is_or: bool,
    pub(crate) users: Sides<String>,
    pub(crate) channels: Sides<String>,
    pub(crate) with_archived: bool,
    /// One more is given, so that it is known whether there are more.
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

/// The tables, in the order in which SQLite takes them: it has no idea of how rare words are. First
/// what the index found.
const WORDS_FIRST: &str = "posts it CROSS JOIN channels c CROSS JOIN channel_members m";

/// First the channels of who asks.
const CHANNELS_FIRST: &str = "channel_members m CROSS JOIN channels c CROSS JOIN posts it";

/// Posts, newest first. Deleted ones and what the server says itself are never found.
pub(crate) async fn posts(store: &Store, wanted: &Wanted) -> sqlx::Result<Vec<Post>> {
    let sql = posts_sql(Sql::new("SELECT it.* FROM "), store.dialect, wanted);
    sql.query().try_map(|row| post(&row)).fetch_all(store.read()).await
}

fn posts_sql(mut sql: Sql, dialect: Dialect, wanted: &Wanted) -> Sql {
    let terms = &wanted.query.terms;
    sql.push(if terms::is_indexed(terms, wanted.is_or) { WORDS_FIRST } else { CHANNELS_FIRST });
    members_only(&mut sql, wanted);
    sql.push(" AND it.post_type NOT LIKE 'system\\_%' ESCAPE '\\'");
    terms::in_message(&mut sql, dialect, terms, wanted.is_or);
    restrict(&mut sql, wanted);
    sql
}

/// Files of posts, newest first.
pub(crate) async fn files(store: &Store, wanted: &Wanted) -> sqlx::Result<Vec<FileInfo>> {
    let mut sql = Sql::new("SELECT it.* FROM ");
    sql.push("channel_members m CROSS JOIN channels c CROSS JOIN files it");
    members_only(&mut sql, wanted);
    sql.push(" AND it.post_id <> ''");
    terms::in_name(&mut sql, &wanted.query.terms, wanted.is_or);
    one_of(&mut sql, "it.extension", &wanted.query.extensions);
    restrict(&mut sql, wanted);
    sql.query().try_map(|row| file(&row)).fetch_all(store.read()).await
}

/// Ids of channels that a user is in, by name.
pub(crate) async fn channel_ids(
    db: impl AnyExecutor<'_>,
    user_id: &str,
    team_id: &str,
    names: &[String],
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar(
        "SELECT c.id FROM channel_members m JOIN channels c ON c.id = m.channel_id \
         WHERE m.user_id = $1 AND ($2 = '' OR c.team_id = $2 OR c.team_id = '') \
         AND c.name IN (SELECT value FROM json_each($3))",
    )
    .bind(user_id)
    .bind(team_id)
    .bind(json_list(names))
    .fetch_all(db)
    .await
}

/// How a text may be spelled, without the case of A to Z: databases do not agree on the case of
/// other letters, and few words mix it.
pub(crate) fn spellings(text: &str) -> Vec<String> {
    let (lower, upper) = (text.to_lowercase(), text.to_uppercase());
    let mut characters = lower.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(characters.clone()).collect();
    let mut all = Vec::new();
    for mut spelling in [text.to_owned(), lower, upper, title] {
        spelling.make_ascii_lowercase();
        if !all.contains(&spelling) {
            all.push(spelling);
        }
    }
    all
}

/// Begins the condition: what is not deleted, in channels that the user is in.
fn members_only(sql: &mut Sql, wanted: &Wanted) {
    sql.push(" WHERE m.user_id = ").text(&wanted.user_id);
    sql.push(" AND c.id = m.channel_id AND it.channel_id = m.channel_id AND it.delete_at = 0");
    if !wanted.with_archived {
        sql.push(" AND c.delete_at = 0");
    }
    if !wanted.team_id.is_empty() {
        sql.push(" AND (c.team_id = ").text(&wanted.team_id).push(" OR c.team_id = '')");
    }
}

/// Ends it: who, where, when, and which page.
fn restrict(sql: &mut Sql, wanted: &Wanted) {
    one_of(sql, "it.user_id", &wanted.users);
    one_of(sql, "it.channel_id", &wanted.channels);
    written(sql, &wanted.query.dates);
    sql.push(" ORDER BY it.create_at DESC, it.id LIMIT ").number(wanted.limit + 1);
    sql.push(" OFFSET ").number(wanted.offset);
}

fn one_of(sql: &mut Sql, column: &'static str, sides: &Sides<String>) {
    for (list, is) in [(&sides.wanted, " IN "), (&sides.excluded, " NOT IN ")] {
        if !list.is_empty() {
            sql.push(" AND ").push(column).push(is);
            sql.push("(SELECT value FROM json_each(").text(json_list(list)).push("))");
        }
    }
}

fn written(sql: &mut Sql, dates: &Dates) {
    let within = |sql: &mut Sql, span: &Span| {
        sql.push("(it.create_at >= ").number(span.from);
        sql.push(" AND it.create_at < ").number(span.until).push(")");
    };
    sql.push(" AND ");
    within(sql, &dates.within);
    for (spans, begin) in [(&dates.on, " AND ("), (&dates.not_on, " AND NOT (")] {
        for (n, span) in spans.iter().enumerate() {
            sql.push(if n == 0 { begin } else { " OR " });
            within(sql, span);
        }
        if !spans.is_empty() {
            sql.push(")");
        }
    }
}

#[cfg(test)]
mod tests;
