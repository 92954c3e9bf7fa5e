//! What is made of the server's numbers: figures by name, and days without gaps.

use api_types::AnalyticsRow;

/// Days of a chart, today included: as many as the server tells.
pub const N_DAYS: usize = 31;

/// A number by its name; `None` when the server does not tell it.
#[must_use]
pub fn figure(rows: &[AnalyticsRow], name: &str) -> Option<i64> {
    rows.iter().find(|row| row.name == name).map(|row| row.value)
}

/// The numbers of these days, in their order; 0 where the server tells nothing.
#[must_use]
pub fn of_days(rows: &[AnalyticsRow], days: &[String]) -> Vec<i64> {
    days.iter().map(|day| figure(rows, day).unwrap_or_default()).collect()
}

/// How high a bar is, in hundredths of the chart. What is not nothing can be seen.
#[must_use]
pub fn height(value: i64, most: i64) -> i64 {
    if value <= 0 || most <= 0 {
        return 0;
    }
    // In wider numbers: a server may have counted far.
    let share = i128::from(value) * 100 / i128::from(most);
    i64::try_from(share).unwrap_or(100).clamp(2, 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, value: i64) -> AnalyticsRow {
        AnalyticsRow { name: name.into(), value }
    }

    #[test]
    fn days_without_anything_are_nothing() {
        let days = ["2026-11-22", "2026-11-23", "2026-11-24"].map(str::to_owned);
        let rows = [row("2026-11-24", 7), row("2026-11-22", 2), row("2025-01-01", 99)];
        assert_eq!(of_days(&rows, &days), [2, 0, 7]);
        assert_eq!(figure(&rows, "post_count"), None);
    }

    #[test]
    fn what_is_not_nothing_can_be_seen() {
        assert_eq!([0, 1, 500, 1_000].map(|value| height(value, 1_000)), [0, 2, 50, 100]);
        assert_eq!(height(-1, 10), 0);
        assert_eq!(height(1, 0), 0);
        assert_eq!(height(i64::MAX, i64::MAX), 100);
    }
}
