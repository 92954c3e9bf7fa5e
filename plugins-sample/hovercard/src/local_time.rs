//! What time it is for another person.

use sdk::js_sys::{Object, Reflect};
use sdk::wasm_bindgen::JsValue;
use sdk::wasm_bindgen::prelude::wasm_bindgen;

const MINUTE_MS: f64 = 60_000.0;

#[wasm_bindgen(wasm_bindgen = sdk::wasm_bindgen)]
extern "C" {
    type Date;
    #[wasm_bindgen(constructor)]
    fn new() -> Date;
    #[wasm_bindgen(method, js_name = getTime)]
    fn time_ms(this: &Date) -> f64;
    #[wasm_bindgen(method, js_name = getTimezoneOffset)]
    fn minutes_behind_utc(this: &Date) -> f64;
    // Throws when the time zone is none.
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_text(this: &Date, locale: &JsValue, options: &JsValue) -> Result<String, JsValue>;
}

/// A time of day somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LocalTime {
    /// `16:05` or `4:05 PM`, as the viewer is used to read it.
    pub(crate) clock: String,
    /// How far it is from the viewer's own clock: `3 h ahead`.
    pub(crate) distance: String,
}

/// How long it is until the shown time is no longer true.
pub(crate) fn until_next_minute_ms() -> u32 {
    let rest = MINUTE_MS - Date::new().time_ms() % MINUTE_MS;
    // A little late rather than a little early, which would show the old minute for another minute.
    (rest as u32).saturating_add(50)
}

/// The time in an IANA time zone; `None` for an empty or unknown one.
pub(crate) fn now_in(timezone: &str) -> Option<LocalTime> {
    if timezone.is_empty() {
        return None;
    }
    let now = Date::new();
    let short = [("hour", "numeric"), ("minute", "2-digit"), ("timeZone", timezone)];
    let clock = now.to_text(&JsValue::UNDEFINED, &options(&short)?).ok()?;
    let exact = [
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZone", timezone),
    ];
    let theirs = now.to_text(&"en-US".into(), &options(&exact)?).ok()?;
    let utc = [exact.as_slice(), [("timeZone", "UTC")].as_slice()].concat();
    let utc = now.to_text(&"en-US".into(), &options(&utc)?).ok()?;
    let ahead_of_utc = minutes_of(&theirs)? - minutes_of(&utc)?;
    let ahead_of_viewer = ahead_of_utc + now.minutes_behind_utc() as i64;
    Some(LocalTime { clock, distance: distance(ahead_of_viewer) })
}

fn options(fields: &[(&str, &str)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    Some(object.into())
}

/// Minutes since an arbitrary day, from `11/22/2026, 16:05`.
fn minutes_of(text: &str) -> Option<i64> {
    let mut numbers = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<i64>().ok());
    let mut next = || numbers.next().flatten();
    let (month, day, year, hour, minute) = (next()?, next()?, next()?, next()?, next()?);
    Some((days(year, month, day) * 24 + hour) * 60 + minute)
}

/// Days of the civil calendar since 0000-03-01, after Howard Hinnant's `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
}

fn distance(ahead_minutes: i64) -> String {
    if ahead_minutes == 0 {
        return "same as yours".to_owned();
    }
    let direction = if ahead_minutes > 0 { "ahead" } else { "behind" };
    let (hours, minutes) = (ahead_minutes.abs() / 60, ahead_minutes.abs() % 60);
    match (hours, minutes) {
        (0, minutes) => format!("{minutes} min {direction}"),
        (hours, 0) => format!("{hours} h {direction}"),
        (hours, minutes) => format!("{hours} h {minutes} min {direction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, minutes_of};

    #[test]
    fn minutes_between_places() {
        for (theirs, utc, expected) in [
            ("11/22/2026, 16:05", "11/22/2026, 16:05", 0),
            ("11/23/2026, 00:35", "11/22/2026, 19:05", 330),
            ("12/31/2026, 23:00", "01/01/2027, 07:00", -480),
            ("03/01/2028, 00:10", "02/29/2028, 23:10", 60),
            ("03/01/2027, 00:10", "02/28/2027, 23:10", 60),
        ] {
            assert_eq!(
                minutes_of(theirs).unwrap() - minutes_of(utc).unwrap(),
                expected,
                "{theirs}"
            );
        }
        assert_eq!(minutes_of("Invalid Date"), None);
        assert_eq!(minutes_of("11/22/2026"), None);
    }

    #[test]
    fn distances_in_words() {
        for (minutes, expected) in [
            (0, "same as yours"),
            (180, "3 h ahead"),
            (-45, "45 min behind"),
            (330, "5 h 30 min ahead"),
        ] {
            assert_eq!(distance(minutes), expected);
        }
    }
}
