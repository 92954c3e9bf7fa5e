//! Times, days and numbers in the words of the chosen language and the time zone of the person.
//!
//! Formatters of the browser are made once: making one costs more than a thousand uses of it.

use std::cell::RefCell;

use fluent_bundle::FluentValue;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::t;

const DAY_MS: f64 = 86_400_000.0;

/// How the hour is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clock {
    /// As people of the language write it.
    #[default]
    Usual,
    /// `4:05 PM`.
    Hours12,
    /// `16:05`.
    Hours24,
}

/// A formatter of the browser.
struct Formatter(js_sys::Function);

impl Formatter {
    fn of_dates(manner: &Manner, options: &[(&str, &str)]) -> Self {
        let object = Object::new();
        let has_hour = options.iter().any(|(name, _)| matches!(*name, "hour" | "timeStyle"));
        let cycle = match manner.clock {
            Clock::Usual => None,
            Clock::Hours12 => Some(("hourCycle", "h12")),
            Clock::Hours24 => Some(("hourCycle", "h23")),
        };
        for (name, value) in options.iter().chain(cycle.iter().filter(|_| has_hour)) {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        Self(Intl::DateTimeFormat::new(&manner.locales(), &object).format())
    }

    fn format(&self, value: f64) -> AttrValue {
        self.0
            .call1(&JsValue::UNDEFINED, &JsValue::from_f64(value))
            .ok()
            .and_then(|text| text.as_string())
            .map_or(AttrValue::Static(""), AttrValue::from)
    }
}

/// How times are written: for whom, and with which hours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Manner {
    /// Empty for the browser's own.
    tag: String,
    clock: Clock,
}

impl Manner {
    fn locales(&self) -> Array {
        if self.tag.is_empty() { Array::new() } else { Array::of1(&self.tag.as_str().into()) }
    }
}

struct Formatters {
    time: Formatter,
    day: Formatter,
    day_of_year: Formatter,
    full: Formatter,
    number: Formatter,
}

impl Formatters {
    fn new(manner: &Manner) -> Self {
        let of = |options: &[(&str, &str)]| Formatter::of_dates(manner, options);
        Self {
            time: of(&[("hour", "numeric"), ("minute", "2-digit")]),
            day: of(&[("weekday", "long"), ("month", "long"), ("day", "numeric")]),
            day_of_year: of(&[("year", "numeric"), ("month", "long"), ("day", "numeric")]),
            full: of(&[("dateStyle", "full"), ("timeStyle", "short")]),
            number: Formatter(Intl::NumberFormat::new(&manner.locales(), &Object::new()).format()),
        }
    }
}

thread_local! {
    static MANNER: RefCell<Manner> = RefCell::default();
    static FORMATTERS: RefCell<Option<Formatters>> = const { RefCell::new(None) };
}

/// Times and numbers are written for this BCP 47 tag from now on; the browser's own for an empty
/// one. A tag must be well-formed.
pub fn set_language(tag: &str) {
    change(|manner| tag.clone_into(&mut manner.tag));
}

/// Hours are written like this from now on.
pub fn set_clock(clock: Clock) {
    change(|manner| manner.clock = clock);
}

fn change(set: impl FnOnce(&mut Manner)) {
    MANNER.with_borrow_mut(set);
    FORMATTERS.set(None);
}

fn with(write: impl FnOnce(&Formatters) -> AttrValue) -> AttrValue {
    FORMATTERS.with_borrow_mut(|formatters| {
        write(formatters.get_or_insert_with(|| MANNER.with_borrow(Formatters::new)))
    })
}

/// A number inside a text, with the digits and marks of the language. Outside of a browser, plain.
pub(super) fn number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    Some(with(|it| it.number.format(number.value)).to_string())
}

/// The time of day, as in `10:42`. Milliseconds since 1970.
#[must_use]
pub fn time_of_day(at_ms: f64) -> AttrValue {
    with(|it| it.time.format(at_ms))
}

/// Day and time in full, for a tooltip.
#[must_use]
pub fn full(at_ms: f64) -> AttrValue {
    with(|it| it.full.format(at_ms))
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
        _ if same_year(now_ms, at_ms) => with(|it| it.day.format(at_ms)),
        _ => with(|it| it.day_of_year.format(at_ms)),
    }
}

fn same_year(one_ms: f64, other_ms: f64) -> bool {
    let year = |at_ms| Date::new(&JsValue::from_f64(at_ms)).get_full_year();
    year(one_ms) == year(other_ms)
}
