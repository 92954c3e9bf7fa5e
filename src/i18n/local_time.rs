//! Times and days in the words and the time zone of the person at the screen.
//!
//! Formatters of the browser are made once: making one costs more than a thousand uses of it.

use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::t;

const DAY_MS: f64 = 86_400_000.0;

/// A formatter of the browser, made when it is first needed.
struct Formatter(js_sys::Function);

impl Formatter {
    fn new(options: &[(&str, &str)]) -> Self {
        let object = Object::new();
        for (name, value) in options {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let locales = js_sys::Array::new();
        Self(Intl::DateTimeFormat::new(&locales, &object).format())
    }

    fn format(&self, at_ms: f64) -> AttrValue {
        self.0
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(at_ms))
            .ok()
            .and_then(|text| text.as_string())
            .map_or(AttrValue::Static(""), AttrValue::from)
    }
}

thread_local! {
    static TIME: Formatter = Formatter::new(&[("hour", "numeric"), ("minute", "2-digit")]);
    static DAY: Formatter =
        Formatter::new(&[("weekday", "long"), ("month", "long"), ("day", "numeric")]);
    static DAY_OF_YEAR: Formatter =
        Formatter::new(&[("year", "numeric"), ("month", "long"), ("day", "numeric")]);
    static FULL: Formatter = Formatter::new(&[("dateStyle", "full"), ("timeStyle", "short")]);
}

/// The time of day, as in `10:42`. Milliseconds since 1970.
#[must_use]
pub fn time_of_day(at_ms: f64) -> AttrValue {
    TIME.with(|formatter| formatter.format(at_ms))
}

/// Day and time in full, for a tooltip.
#[must_use]
pub fn full(at_ms: f64) -> AttrValue {
    FULL.with(|formatter| formatter.format(at_ms))
}

/// The moment for a `datetime` attribute: ISO 8601 in UTC.
#[must_use]
pub fn machine_readable(at_ms: f64) -> AttrValue {
    if !at_ms.is_finite() {
        return AttrValue::Static("");
    }
    Date::new(&JsValue::from_f64(at_ms)).to_iso_string().as_string().unwrap_or_default().into()
}

/// The number of the local day, so that two moments can be asked whether they share one.
///
/// Counts days, not hours: a day of 23 or 25 hours is still one day.
#[must_use]
pub fn local_day(at_ms: f64) -> i64 {
    let date = Date::new(&JsValue::from_f64(at_ms));
    let midnight_utc = Date::utc(f64::from(date.get_full_year()), f64::from(date.get_month()));
    #[expect(clippy::cast_possible_truncation, reason = "a date's day number is below 2^53")]
    let first_of_month = (midnight_utc / DAY_MS).floor() as i64;
    first_of_month + i64::from(date.get_date()) - 1
}

/// «Today», «Yesterday», or the day's name and date; with the year when it is not this one.
#[must_use]
pub fn day_label(at_ms: f64) -> AttrValue {
    let now_ms = Date::now();
    match local_day(now_ms) - local_day(at_ms) {
        0 => t!("day-today"),
        1 => t!("day-yesterday"),
        _ if same_year(now_ms, at_ms) => DAY.with(|formatter| formatter.format(at_ms)),
        _ => DAY_OF_YEAR.with(|formatter| formatter.format(at_ms)),
    }
}

fn same_year(one_ms: f64, other_ms: f64) -> bool {
    let year = |at_ms| Date::new(&JsValue::from_f64(at_ms)).get_full_year();
    year(one_ms) == year(other_ms)
}
