//! A status in a person's own words: an emoji, a text, and until when it holds.
//!
//! It is kept in the user's `props` as the forerunner keeps it, as JSON in a text. Only these
//! addresses write there: a patch of the profile leaves it as it is.

use api_types::{CustomStatus, Props, StatusOk, User, websocket::UserUpdated};
use axum::{
    Json,
    extract::{Path, State},
};
use jiff::Timestamp;
use serde_json::Value;

use super::emoji;
use crate::{
    auth::Session,
    clock::now_ms,
    error::{Error, Result},
    request::body::Body,
    state::AppState,
    store,
    users::visible,
    websocket::publish,
};

/// What the person says now.
const CURRENT: &str = "customStatus";

/// What they said lately, the latest first.
const RECENT: &str = "recentCustomStatuses";

/// As the forerunner has them.
const MAX_TEXT_RUNES: usize = 100;
const MAX_RECENT: usize = 5;

/// For a text without an emoji, as the forerunner has it.
const USUAL_EMOJI: &str = "speech_balloon";

/// How a person says until when; the time itself stands in `expires_at`.
const DURATIONS: [&str; 6] =
    ["thirty_minutes", "one_hour", "four_hours", "today", "this_week", BY_HAND];

const BY_HAND: &str = "date_and_time";

/// Sets what a person says of themselves.
#[utoipa::path(
    put,
    path = "/users/{user_id}/status/custom",
    request_body = CustomStatus,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn put(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(status): Body<CustomStatus>,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    set(&state, user_id, status).await?;
    Ok(Json(StatusOk::default()))
}

/// Takes back what a person says of themselves.
#[utoipa::path(
    delete,
    path = "/users/{user_id}/status/custom",
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
) -> Result<Json<StatusOk>> {
    clear(&state, session.resolve_own(&user_id)?).await?;
    Ok(Json(StatusOk::default()))
}

/// Forgets one of what a person said lately.
#[utoipa::path(
    post,
    path = "/users/{user_id}/status/custom/recent/delete",
    request_body = CustomStatus,
    responses((status = 200, body = StatusOk))
)]
pub(crate) async fn delete_recent(
    State(state): State<AppState>,
    Path(user_id): Path<String>,
    session: Session,
    Body(status): Body<CustomStatus>,
) -> Result<Json<StatusOk>> {
    let user_id = session.resolve_own(&user_id)?;
    let mut is_there = false;
    change(&state, user_id, |props| {
        let mut recent = recent(props);
        let n_before = recent.len();
        recent.retain(|known| !is_same(known, &status));
        is_there = recent.len() < n_before;
        write(props, RECENT, &recent)
    })
    .await?;
    if is_there { Ok(Json(StatusOk::default())) } else { Err(Error::not_found("status")) }
}

/// Checks a status and keeps it.
pub(crate) async fn set(state: &AppState, user_id: &str, status: CustomStatus) -> Result<()> {
    let status = checked(&status, Timestamp::now())?;
    change(state, user_id, |props| {
        let mut recent = recent(props);
        recent.retain(|known| !is_same(known, &status));
        recent.insert(0, status.clone());
        recent.truncate(MAX_RECENT);
        write(props, RECENT, &recent)?;
        write(props, CURRENT, &status)
    })
    .await
}

pub(crate) async fn clear(state: &AppState, user_id: &str) -> Result<()> {
    change(state, user_id, |props| {
        props.remove(CURRENT);
        Ok(())
    })
    .await
}

/// Changes a user's props and tells everybody.
async fn change(
    state: &AppState,
    user_id: &str,
    apply: impl FnOnce(&mut Props) -> Result<()>,
) -> Result<()> {
    let mut tx = state.store.write().await?;
    let user = store::users::by_id(&mut *tx, user_id).await?;
    let mut user = user.ok_or_else(|| Error::not_found("user"))?;
    apply(&mut user.props)?;
    user.update_at = now_ms();
    store::users::update_profile(&mut *tx, &user).await?;
    tx.commit().await?;
    publish::to_everyone(state, &UserUpdated { user: visible::public(user) })
}

/// The status as it is kept: without blanks around it, with an emoji, and in one way of telling time.
fn checked(status: &CustomStatus, now: Timestamp) -> Result<CustomStatus> {
    let text = status.text.trim();
    let emoji = status.emoji.trim().trim_matches(':');
    if text.is_empty() && emoji.is_empty() {
        return Err(Error::invalid("text", "", "a text, an emoji, or both"));
    }
    if text.chars().count() > MAX_TEXT_RUNES || text.chars().any(char::is_control) {
        let rule = "at most 100 characters, none of them control characters";
        return Err(Error::invalid("text", text, rule));
    }
    let emoji = if emoji.is_empty() { USUAL_EMOJI } else { emoji };
    if !emoji::exists(emoji) {
        return Err(Error::invalid("emoji", emoji, "the short name of an emoji, such as calendar"));
    }
    let (duration, expires_at) = end(status, now)?;
    Ok(CustomStatus {
        emoji: emoji.to_owned(),
        text: text.to_owned(),
        duration: duration.to_owned(),
        expires_at,
    })
}

/// Until when, as text; nothing for a status that stays.
fn end(status: &CustomStatus, now: Timestamp) -> Result<(&str, String)> {
    let (duration, expires_at) = (status.duration.as_str(), status.expires_at.as_str());
    if !duration.is_empty() && !DURATIONS.contains(&duration) {
        let rule = "empty, or one of thirty_minutes, one_hour, four_hours, today, this_week and \
                    date_and_time";
        return Err(Error::invalid("duration", duration, rule));
    }
    let rule = "a time such as 2030-01-31T18:00:00Z";
    let at = match expires_at {
        "" => None,
        text => {
            let at: Timestamp =
                text.parse().map_err(|_| Error::invalid("expires_at", text, rule))?;
            // What the forerunner's server says where there is no time.
            Some(at).filter(|at| !text.starts_with("0001-01-01T00:00:00") || *at > now)
        }
    };
    match at {
        None if duration.is_empty() => Ok(("", String::new())),
        None => Err(Error::invalid("expires_at", expires_at, rule)),
        Some(at) if at <= now => {
            Err(Error::invalid("expires_at", expires_at, "a time that is still to come"))
        }
        Some(at) => Ok((if duration.is_empty() { BY_HAND } else { duration }, at.to_string())),
    }
}

fn is_same(one: &CustomStatus, other: &CustomStatus) -> bool {
    one.text == other.text.trim() && one.emoji == other.emoji.trim().trim_matches(':')
}

/// What is not to be read is as good as not there.
fn recent(props: &Props) -> Vec<CustomStatus> {
    let text = props.get(RECENT).and_then(Value::as_str).unwrap_or_default();
    serde_json::from_str(text).unwrap_or_default()
}

fn write(props: &mut Props, key: &str, value: &impl serde::Serialize) -> Result<()> {
    props.insert(key.to_owned(), Value::String(serde_json::to_string(value)?));
    Ok(())
}

/// Takes out a status whose time is over.
pub(crate) fn hide_expired(user: &mut User) {
    let Some(text) = user.props.get(CURRENT).and_then(Value::as_str) else { return };
    let status: CustomStatus = serde_json::from_str(text).unwrap_or_default();
    let is_over =
        |text: &str| text.parse::<Timestamp>().is_ok_and(|at| at.as_millisecond() <= now_ms());
    if is_over(&status.expires_at) {
        user.props.remove(CURRENT);
    }
}

/// What others need not know: what somebody said on other days.
pub(crate) fn hide_recent(user: &mut User) {
    user.props.remove(RECENT);
}

/// Puts what is kept here into props that a patch brings.
pub(crate) fn keep(old: &Props, new: &mut Props) {
    for key in [CURRENT, RECENT] {
        match old.get(key) {
            Some(value) => new.insert(key.to_owned(), value.clone()),
            None => new.remove(key),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(emoji: &str, text: &str, duration: &str, expires_at: &str) -> String {
        let status = CustomStatus {
            emoji: emoji.to_owned(),
            text: text.to_owned(),
            duration: duration.to_owned(),
            expires_at: expires_at.to_owned(),
        };
        let now = "2026-03-01T12:00:00Z".parse().unwrap();
        match checked(&status, now) {
            Ok(CustomStatus { emoji, text, duration, expires_at }) => {
                format!("{emoji}|{text}|{duration}|{expires_at}")
            }
            Err(error) => error.detail,
        }
    }

    #[test]
    fn a_status_is_kept_in_one_form() {
        assert_eq!(check(":calendar:", " In a meeting ", "", ""), "calendar|In a meeting||");
        assert_eq!(check("", "here", "", ""), "speech_balloon|here||");
        assert_eq!(check("house", "", "", "0001-01-01T00:00:00Z"), "house|||");
        assert_eq!(
            check("house", "", "one_hour", "2026-03-01T14:00:00+01:00"),
            "house||one_hour|2026-03-01T13:00:00Z"
        );
        assert_eq!(
            check("house", "", "", "2026-03-01T13:00:00.000Z"),
            "house||date_and_time|2026-03-01T13:00:00Z"
        );
        let longest = "ä".repeat(100);
        assert_eq!(check("house", &longest, "", ""), format!("house|{longest}||"));
    }

    #[test]
    fn each_rule_names_its_field() {
        let later = "2027-01-01T00:00:00Z";
        for (emoji, text, duration, expires_at, field) in [
            ("", " ", "", "", "text"),
            ("house", &"x".repeat(101), "", "", "text"),
            ("house", "a\u{0}b", "", "", "text"),
            ("no_such_emoji", "here", "", "", "emoji"),
            ("<img>", "here", "", "", "emoji"),
            ("house", "", "for_ever", later, "duration"),
            ("house", "", "one_hour", "", "expires_at"),
            ("house", "", "one_hour", "tomorrow", "expires_at"),
            ("house", "", "", "2026-03-01T12:00:00Z", "expires_at"),
            ("house", "", "today", "1999-01-01T00:00:00Z", "expires_at"),
        ] {
            let detail = check(emoji, text, duration, expires_at);
            assert!(detail.starts_with(&format!("field={field}, value=")), "{detail}");
        }
    }

    #[test]
    fn a_status_whose_time_is_over_is_not_shown() {
        for (expires_at, is_shown) in
            [("2001-01-01T00:00:00Z", false), ("2999-01-01T00:00:00Z", true), ("", true)]
        {
            let status =
                CustomStatus { expires_at: expires_at.to_owned(), ..CustomStatus::default() };
            let mut user = User::default();
            write(&mut user.props, CURRENT, &status).unwrap();
            hide_expired(&mut user);
            assert_eq!(user.props.contains_key(CURRENT), is_shown, "{expires_at}");
        }
    }

    #[test]
    fn a_patch_neither_sets_nor_wipes_it() {
        let props = |text: &str| Props::from_iter([(CURRENT.to_owned(), Value::from(text))]);
        let mut new = Props::new();
        keep(&props("mine"), &mut new);
        assert_eq!(new, props("mine"));
        let mut forged = props("forged");
        keep(&Props::new(), &mut forged);
        assert_eq!(forged, Props::new());
    }
}
