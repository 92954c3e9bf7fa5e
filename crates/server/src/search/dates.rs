//! Dates in a search: days on the clock of who asks, as stretches of time.

use jiff::civil::Date;

/// How many milliseconds a second has.
const SECOND: i64 = 1000;

/// Milliseconds since 1970, from the first one to the one that is no longer in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// When something was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dates {
    /// In all of this.
    pub(crate) within: Span,
    /// In one of these, unless there are none.
    pub(crate) on: Vec<Span>,
    /// In none of these.
    pub(crate) not_on: Vec<Span>,
}

impl Default for Dates {
    fn default() -> Self {
        let within = Span { from: i64::MIN, until: i64::MAX };
        Self { within, on: Vec::new(), not_on: Vec::new() }
    }
}

impl Dates {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn from(&mut self, time: i64) {
        self.within.from = self.within.from.max(time);
    }

    pub(super) fn until(&mut self, time: i64) {
        self.within.until = self.within.until.min(time);
    }
}

/// A day such as 2026-01-31 or 2026-1-31, as long as it lasts where the clock is `offset` seconds
/// ahead of UTC.
pub(super) fn day(text: &str, offset: i64) -> Option<Span> {
    let date = date(text)?;
    let begin = |date: Date| {
        let since = date.duration_since(Date::constant(1970, 1, 1)).as_secs();
        since.checked_sub(offset)?.checked_mul(SECOND)
    };
    Some(Span { from: begin(date)?, until: begin(date.tomorrow().ok()?)? })
}

fn date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let is_number = |text: &str, len: usize| {
        (1..=len).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lasts_as_long_as_it_does_there() {
        let utc = day("2026-01-31", 0).unwrap();
        assert_eq!(utc, Span { from: 1_769_817_600_000, until: 1_769_904_000_000 });
        assert_eq!(day("2026-1-31", 0), Some(utc));
        let berlin = day("2026-01-31", 3600).unwrap();
        assert_eq!(berlin.from, utc.from - 3_600_000);
        assert_eq!(day("1969-12-31", 0).unwrap().until, 0);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "today",
            "2026",
            "2026-02-30",
            "2026-13-01",
            "2026-00-10",
            "26-01-31",
            "+026-1-1",
            "2026-01-31T10",
            "2026/01/31",
            "2026-001-1",
            "9999-12-31",
            "２０２６-01-31",
            "2026--1",
        ] {
            assert_eq!(day(text, 0), None, "{text}");
        }
    }
}
