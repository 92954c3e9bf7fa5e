//! When a status ends, as a person chooses it and as the server keeps it.

use js_sys::Date;
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::t;

/// What is offered.
pub(super) const ENDINGS: [Ending; 6] = [
    Ending::Never,
    Ending::Minutes(30),
    Ending::Minutes(60),
    Ending::Minutes(240),
    Ending::Today,
    Ending::ThisWeek,
];

/// When a status ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    /// It stays.
    #[default]
    Never,
    /// This many minutes after it was set.
    Minutes(u32),
    /// With the person's day.
    Today,
    /// With the person's week, on Sunday.
    ThisWeek,
    /// When it was said before, in milliseconds since 1970.
    At(i64),
}

impl Ending {
    /// As the server names it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Never => "",
            Self::Minutes(30) => "thirty_minutes",
            Self::Minutes(60) => "one_hour",
            Self::Minutes(240) => "four_hours",
            Self::Today => "today",
            Self::ThisWeek => "this_week",
            Self::Minutes(_) | Self::At(_) => "date_and_time",
        }
    }

    pub(super) fn words(self) -> AttrValue {
        match self {
            Self::Minutes(30) => t!("status-after-30-minutes"),
            Self::Minutes(60) => t!("status-after-1-hour"),
            Self::Minutes(_) => t!("status-after-4-hours"),
            Self::Today => t!("status-after-today"),
            Self::ThisWeek => t!("status-after-this-week"),
            Self::Never | Self::At(_) => t!("status-after-never"),
        }
    }

    /// The time, as the server wants it; empty for none.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are below 2^53")]
    pub(super) fn expires_at(self) -> String {
        let at_ms = match self {
            Self::Never => return String::new(),
            Self::Minutes(minutes) => Date::now() + f64::from(minutes) * 60_000.0,
            Self::Today => end_of_day(0),
            // Sunday is day 0, and the last one.
            Self::ThisWeek => end_of_day((7 - Date::new_0().get_day().min(7)) % 7),
            Self::At(at_ms) => at_ms as f64,
        };
        Date::new(&JsValue::from_f64(at_ms)).to_iso_string().into()
    }
}

/// The last second of a day, where the person is.
fn end_of_day(days_ahead: u32) -> f64 {
    let date = Date::new_0();
    date.set_date(date.get_date() + days_ahead);
    date.set_hours(23);
    date.set_minutes(59);
    date.set_seconds(59);
    date.get_time()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ending_has_the_servers_name() {
        let keys = ENDINGS.map(Ending::key);
        assert_eq!(keys, ["", "thirty_minutes", "one_hour", "four_hours", "today", "this_week"]);
        assert_eq!(Ending::At(1).key(), "date_and_time");
        assert_eq!(Ending::Never.expires_at(), "");
    }
}
