//! Numbers about the server, for who may look into the System Console: `GET /analytics/old`, in the forerunner's shape.
//!
//! Counting posts reads all of them, so answers are kept for a minute and one is counted at a time.
//! What the forerunner counts and this server has not got (bots, webhooks) is refused or left out,
//! and never a made-up zero.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use api_types::AnalyticsRow;
use axum::{
    Json,
    extract::{Query, State},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::{
    auth::PluginsRead,
    clock::now_ms,
    error::{Error, Result},
    state::AppState,
    store::{
        self,
        analytics::{DAY_MS, Daily},
    },
};

/// How long an answer is kept.
const KEPT_FOR: Duration = Duration::from_secs(60);

/// Days that are told, today included; the forerunner's number.
const DAYS: i64 = 31;

/// The days in which somebody was there to be active in the month.
const MONTH_DAYS: i64 = 30;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Name {
    Standard,
    PostCountsDay,
    UserCountsWithPostsDay,
    ExtraCounts,
}

impl Name {
    const ALL: [(&str, Self); 4] = [
        ("standard", Self::Standard),
        ("post_counts_day", Self::PostCountsDay),
        ("user_counts_with_posts_day", Self::UserCountsWithPostsDay),
        ("extra_counts", Self::ExtraCounts),
    ];

    fn read(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, known)| *known).ok_or_else(|| {
            let known = Self::ALL.map(|(known, _)| known).join(", ");
            Error::invalid("name", name, &format!("one of {known}"))
        })
    }
}

/// What was counted, and in which team; empty for the whole server.
type Asked = (Name, String);

/// What was counted lately, with when that was.
#[derive(Debug, Default)]
pub(crate) struct Counted(Mutex<HashMap<Asked, (Instant, Vec<AnalyticsRow>)>>);

/// What is wanted.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `standard` (also when it is left out), `post_counts_day`, `user_counts_with_posts_day` or
    /// `extra_counts`.
    name: String,
    /// The id of a team; nothing for the whole server.
    team_id: String,
}

/// Numbers about the server or one team. By day they are those of UTC, the latest 31, the newest
/// first, without days on which there was nothing; a minute old at most.
#[utoipa::path(
    get,
    path = "/analytics/old",
    params(Wanted),
    responses((status = 200, body = Vec<AnalyticsRow>))
)]
pub(crate) async fn old(
    State(state): State<AppState>,
    _: PluginsRead,
    Query(Wanted { name, team_id }): Query<Wanted>,
) -> Result<Json<Vec<AnalyticsRow>>> {
    let name = Name::read(if name.is_empty() { "standard" } else { &name })?;
    check_team(&state, &team_id).await?;
    let mut counted = state.counted.0.lock().await;
    counted.retain(|_, (at, _)| at.elapsed() < KEPT_FOR);
    let key = (name, team_id);
    if let Some((_, rows)) = counted.get(&key) {
        return Ok(Json(rows.clone()));
    }
    let rows = count(&state, name, &key.1).await?;
    counted.insert(key, (Instant::now(), rows.clone()));
    Ok(Json(rows))
}

async fn check_team(state: &AppState, team_id: &str) -> Result<()> {
    // What can be no id is not looked up: PostgreSQL takes no U+0000.
    let is_id = team_id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let db = state.store.read();
    if team_id.is_empty() || is_id && store::teams::by_id(db, team_id).await?.is_some() {
        return Ok(());
    }
    Err(Error::invalid("team_id", team_id, "the id of a team, or nothing"))
}

async fn count(state: &AppState, name: Name, team_id: &str) -> Result<Vec<AnalyticsRow>> {
    match name {
        Name::Standard => standard(state, team_id).await,
        Name::PostCountsDay => by_day(state, Daily::Posts, team_id).await,
        Name::UserCountsWithPostsDay => by_day(state, Daily::Writers, team_id).await,
        Name::ExtraCounts => extra(state, team_id).await,
    }
}

async fn standard(state: &AppState, team_id: &str) -> Result<Vec<AnalyticsRow>> {
    let db = || state.store.read();
    let now = now_ms();
    let totals = store::analytics::totals(db(), team_id).await?;
    let posts = store::analytics::posts(db(), team_id).await?;
    let daily = store::analytics::active_since(db(), now - DAY_MS).await?;
    let monthly = store::analytics::active_since(db(), now - MONTH_DAYS * DAY_MS).await?;
    let connections = i64::try_from(state.hub.n_connected()).unwrap_or(i64::MAX);
    Ok(rows(&[
        ("channel_open_count", totals.public_channels),
        ("channel_private_count", totals.private_channels),
        ("post_count", posts),
        ("unique_user_count", totals.users),
        ("team_count", totals.teams),
        ("total_websocket_connections", connections),
        ("daily_active_users", daily),
        ("monthly_active_users", monthly),
        ("inactive_user_count", totals.inactive_users),
    ]))
}

async fn extra(state: &AppState, team_id: &str) -> Result<Vec<AnalyticsRow>> {
    let db = || state.store.read();
    Ok(rows(&[
        ("file_post_count", store::analytics::posts_with_files(db(), team_id).await?),
        ("session_count", store::analytics::sessions(db(), now_ms()).await?),
    ]))
}

async fn by_day(state: &AppState, daily: Daily, team_id: &str) -> Result<Vec<AnalyticsRow>> {
    let today = now_ms() / DAY_MS;
    let span = ((today - DAYS + 1) * DAY_MS, (today + 1) * DAY_MS);
    let days = store::analytics::by_day(state.store.read(), daily, team_id, span).await?;
    let row = |(day, value)| Some(AnalyticsRow { name: date(day)?.to_string(), value });
    Ok(days.into_iter().filter_map(row).collect())
}

/// The date of a day since 1970.
fn date(day: i64) -> Option<Date> {
    let at = Timestamp::from_millisecond(day.checked_mul(DAY_MS)?).ok()?;
    Some(at.to_zoned(TimeZone::UTC).date())
}

fn rows(counted: &[(&str, i64)]) -> Vec<AnalyticsRow> {
    let row =
        |(name, value): &(&str, i64)| AnalyticsRow { name: (*name).to_owned(), value: *value };
    counted.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        assert_eq!(date(0).unwrap().to_string(), "1970-01-01");
        assert_eq!(date(20_781).unwrap().to_string(), "2026-11-24");
        assert_eq!(date(i64::MAX), None);
    }

    #[test]
    fn what_can_not_be_counted_is_refused() {
        assert_eq!(Name::read("extra_counts").unwrap(), Name::ExtraCounts);
        for name in ["", "bot_post_counts_day", "STANDARD"] {
            assert!(Name::read(name).is_err(), "{name}");
        }
    }
}
