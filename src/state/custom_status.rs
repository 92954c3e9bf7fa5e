//! What people say of themselves: an emoji, a text, until when. Read from a user's props. Pure.

use api_types::{CustomStatus as Sent, User};
use serde_json::Value;

use crate::{emoji::Emojis, markdown::common_character};

/// What a person says now.
const CURRENT: &str = "customStatus";
/// What they said lately; told to themselves only.
const RECENT: &str = "recentCustomStatuses";

/// One status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomStatus {
    /// The emoji's short name.
    pub emoji: String,
    /// The emoji; `None` until the table of all is here.
    pub character: Option<String>,
    /// May be empty: then the emoji says it all.
    pub text: String,
    /// How its end was chosen, as the server names it.
    pub duration: String,
    /// When it ends, in milliseconds since 1970; none for one that stays.
    pub until_ms: Option<i64>,
}

impl CustomStatus {
    /// As the server has it.
    #[must_use]
    pub fn of_sent(sent: Sent) -> Self {
        Self {
            character: common_character(&sent.emoji).map(str::to_owned),
            emoji: sent.emoji,
            text: sent.text,
            duration: sent.duration,
            until_ms: utc_ms(&sent.expires_at),
        }
    }

    /// The text, or what the emoji is called.
    #[must_use]
    pub fn words(&self) -> String {
        if self.text.is_empty() { self.emoji.replace('_', " ") } else { self.text.clone() }
    }

    pub(super) fn look_up(&mut self, emojis: &Emojis) {
        if self.character.is_none() {
            self.character = emojis.find(&self.emoji).map(|emoji| emoji.character.to_string());
        }
    }
}

/// What a user says now; none is also what can not be read.
pub(super) fn current(user: &User) -> Option<CustomStatus> {
    let text = user.props.get(CURRENT).and_then(Value::as_str).filter(|text| !text.is_empty())?;
    let sent: Sent = serde_json::from_str(text).ok()?;
    (!sent.emoji.is_empty() || !sent.text.is_empty()).then(|| CustomStatus::of_sent(sent))
}

/// What a user said lately, the latest first, as the server has it.
#[must_use]
pub fn recent(user: &User) -> Vec<Sent> {
    let text = user.props.get(RECENT).and_then(Value::as_str).unwrap_or_default();
    serde_json::from_str(text).unwrap_or_default()
}

/// A time such as `2030-01-31T18:00:00Z`, in milliseconds since 1970. The server tells no other zone.
fn utc_ms(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    // What is below a second makes no difference.
    let mut time = time.split('.').next()?.splitn(3, ':').map(str::parse::<i64>);
    let (hour, minute, second) = (time.next()?.ok()?, time.next()?.ok()?, time.next()?.ok()?);
    if !(1970..10_000).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is the last one.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_server_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T12:30:15.9Z", Some(951_827_415_000)),
            ("2026-03-01T00:00:00Z", Some(1_772_323_200_000)),
            ("2026-12-31T23:59:59.999Z", Some(1_798_761_599_000)),
            ("", None),
            ("2026-13-01T00:00:00Z", None),
            ("0001-01-01T00:00:00Z", None),
            ("2026-03-01T00:00:00+01:00", None),
            ("soon", None),
        ] {
            assert_eq!(utc_ms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_status_is_read_from_the_props() {
        let of = |text: &str| {
            let mut user = User::default();
            user.props.insert(CURRENT.to_owned(), text.into());
            current(&user)
        };
        let status = of(r#"{"emoji":"calendar","text":"In a meeting"}"#).unwrap();
        assert_eq!(
            (status.words().as_str(), status.character.as_deref()),
            ("In a meeting", Some("📆"))
        );
        let status = of(r#"{"emoji":"no_such_thing","text":""}"#).unwrap();
        assert_eq!((status.words().as_str(), status.character), ("no such thing", None));
        for nothing in ["", "{}", "[", r#"{"text":""}"#] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }
}
