//! Everything that the bench was told to show, and how it stands in the address.
//!
//! A link shows the same view, so nothing that one chooses lies elsewhere. An address comes from
//! outside: what it can not mean falls back, with a note. Whether a slot exists is for others to say.

use std::collections::BTreeMap;

use form_urlencoded::{Serializer, parse};
use serde_json::Value;

/// The longest address that is read. Props of the largest fixture take a few kilobytes.
pub const MAX_ADDRESS: usize = 64 << 10;

/// The most plugins, widths and such in one list of the address.
const MAX_LIST: usize = 100;

/// Widths that a frame may have, in pixels of the page.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 160..=2560;

/// Widths that are offered: a small telephone, a telephone on its side, a tablet, a small window.
pub const USUAL_WIDTHS: [u32; 4] = [320, 568, 768, 1024];

/// The first of each is what an address without a word of it means.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident = $first_text:literal $(, $(#[$variant_doc:meta])* $variant:ident = $text:literal)* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[$first_doc])*
            #[default]
            $first,
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Each of them.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

            /// As it stands in an address.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { Self::$first => $first_text, $(Self::$variant => $text),* }
            }

            /// Reads what [`Self::as_str`] wrote.
            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                match text { $first_text => Some(Self::$first), $($text => Some(Self::$variant),)* _ => None }
            }
        }
    )+};
}

choices! {
    /// What stands in the middle.
    Mode {
        /// The default beside the override.
        Compare = "compare",
        /// A cell for each combination.
        Matrix = "matrix",
    }

    /// The colours of a cell.
    Theme {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }

    /// The language of a cell.
    Lang {
        /// English.
        English = "en",
        /// Lengthened and accented: texts that are not translated stand out.
        Accented = "en-XA",
        /// Mirrored: from right to left.
        Mirrored = "ar-XB",
    }

    /// What a cell shows.
    Side {
        /// With the chosen plugins.
        Override = "override",
        /// Without any.
        Default = "default",
    }

    /// A part of the panel beside the cells.
    Tab {
        /// The editor of the props.
        Props = "props",
        /// Calls and actions.
        Events = "events",
        /// What was found.
        Checks = "checks",
        /// Who shows, and why.
        Conflicts = "conflicts",
        /// The fixture as it is written.
        Fixture = "fixture",
    }

    /// What goes wrong on purpose.
    Fault {
        /// Its bundle takes seconds.
        SlowLoad = "slow-load",
        /// Its requests are refused.
        FailedRequest = "failed-request",
        /// Its view throws.
        Throws = "throws",
        /// It was switched off, as it kept failing.
        Quarantined = "quarantined",
    }
}

/// The state of the bench.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The slot's id; empty for the first one of the catalogue.
    pub slot: String,
    /// The fixture's name; empty for the first one of the slot.
    pub fixture: String,
    /// What stands in the middle.
    pub mode: Mode,
    /// Which plugins are on, the first one wins; `None` for all that run, in their order.
    pub plugins: Option<Vec<String>>,
    /// What goes wrong on purpose, by the id of the plugin in which it does.
    pub faults: BTreeMap<String, Fault>,
    /// Edited props; `None` for the fixture's.
    pub props: Option<Value>,
    /// The colours of the compared cells.
    pub theme: Theme,
    /// The language of the compared cells.
    pub lang: Lang,
    /// The width of the compared cells; `None` for what room there is.
    pub width: Option<u32>,
    /// The axes of the matrix.
    pub axes: Axes,
    /// The open part of the panel; `None` while it is folded.
    pub tab: Option<Tab>,
}

/// The axes of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axes {
    /// A row for each fixture, or only for the chosen one.
    pub all_fixtures: bool,
    /// In rows below each other when there are both.
    pub sides: Vec<Side>,
    /// Columns, together with the two below.
    pub themes: Vec<Theme>,
    /// In pixels.
    pub widths: Vec<u32>,
    /// Of the cells.
    pub langs: Vec<Lang>,
}

impl Default for Axes {
    fn default() -> Self {
        Self {
            all_fixtures: true,
            sides: vec![Side::Override],
            themes: vec![Theme::Light, Theme::Dark],
            widths: vec![320],
            langs: vec![Lang::English],
        }
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            slot: String::new(),
            fixture: String::new(),
            mode: Mode::default(),
            plugins: None,
            faults: BTreeMap::new(),
            props: None,
            theme: Theme::default(),
            lang: Lang::default(),
            width: None,
            axes: Axes::default(),
            tab: Some(Tab::default()),
        }
    }
}

/// What of an address could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is longer than [`MAX_ADDRESS`]; nothing of it was read.
    TooLong,
    /// The value of a field means nothing here.
    Unknown {
        /// The field.
        field: &'static str,
        /// The value, shortened.
        value: String,
    },
    /// The edited props are no JSON.
    BadProps,
    /// The slot is none of the catalogue.
    NoSuchSlot(String),
    /// The slot has no such fixture.
    NoSuchFixture(String),
    /// No such plugin is here.
    NoSuchPlugin(String),
}

impl View {
    /// Reads the part of an address after the `?`, with it or without.
    #[must_use]
    pub fn read(query: &str) -> (Self, Vec<Note>) {
        let mut view = Self::default();
        let mut notes = Vec::new();
        if query.len() > MAX_ADDRESS {
            return (view, vec![Note::TooLong]);
        }
        for (field, value) in parse(query.trim_start_matches('?').as_bytes()) {
            if let Err(note) = view.set(&field, &value) {
                notes.push(note);
            }
        }
        (view, notes)
    }

    fn set(&mut self, field: &str, value: &str) -> Result<(), Note> {
        match field {
            "slot" => self.slot = shortened(value),
            "fixture" => self.fixture = shortened(value),
            "mode" => self.mode = one("mode", value, Mode::read)?,
            "plugins" => self.plugins = Some(ids(value)),
            "fault" => self.faults = one("fault", value, faults)?,
            "props" => self.props = Some(serde_json::from_str(value).map_err(|_| Note::BadProps)?),
            "theme" => self.theme = one("theme", value, Theme::read)?,
            "lang" => self.lang = one("lang", value, Lang::read)?,
            "width" => self.width = Some(one("width", value, width)?),
            "tab" if value == "none" => self.tab = None,
            "tab" => self.tab = Some(one("tab", value, Tab::read)?),
            "rows" => self.axes.all_fixtures = one("rows", value, rows)?,
            "sides" => self.axes.sides = many("sides", value, Side::read)?,
            "themes" => self.axes.themes = many("themes", value, Theme::read)?,
            "widths" => self.axes.widths = many("widths", value, width)?,
            "langs" => self.axes.langs = many("langs", value, Lang::read)?,
            // A link of a later version may say more.
            _ => {}
        }
        Ok(())
    }

    /// The address's part after the path: empty, or with `?`. What is as usual is left out.
    #[must_use]
    pub fn write(&self) -> String {
        let usual = Self::default();
        let mut query = Serializer::new(String::new());
        let mut field = |name: &str, value: &str, is_usual: bool| {
            if !is_usual {
                query.append_pair(name, value);
            }
        };
        field("slot", &self.slot, self.slot.is_empty());
        field("fixture", &self.fixture, self.fixture.is_empty());
        field("mode", self.mode.as_str(), self.mode == usual.mode);
        if let Some(plugins) = &self.plugins {
            field("plugins", &plugins.join(","), false);
        }
        field("fault", &written_faults(&self.faults, |_| true), self.faults.is_empty());
        if let Some(props) = &self.props {
            field("props", &props.to_string(), false);
        }
        field("theme", self.theme.as_str(), self.theme == usual.theme);
        field("lang", self.lang.as_str(), self.lang == usual.lang);
        if let Some(width) = self.width {
            field("width", &width.to_string(), false);
        }
        field("tab", self.tab.map_or("none", Tab::as_str), self.tab == usual.tab);
        let (axes, usual) = (&self.axes, &usual.axes);
        field("rows", written_rows(axes.all_fixtures), axes.all_fixtures == usual.all_fixtures);
        field(
            "sides",
            &list(&axes.sides, |side| side.as_str().to_owned()),
            axes.sides == usual.sides,
        );
        field(
            "themes",
            &list(&axes.themes, |theme| theme.as_str().to_owned()),
            axes.themes == usual.themes,
        );
        field("widths", &list(&axes.widths, u32::to_string), axes.widths == usual.widths);
        field(
            "langs",
            &list(&axes.langs, |lang| lang.as_str().to_owned()),
            axes.langs == usual.langs,
        );
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// Takes a value of a list out, or puts it in where it belongs. The last one stays.
pub fn toggle<T: Ord + Copy>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|one| *one == value) {
        Some(idx) if list.len() > 1 => {
            list.remove(idx);
        }
        Some(_) => {}
        None => {
            list.push(value);
            list.sort_unstable();
        }
    }
}

/// The faults of the plugins that count, in the form of a cell's address:
/// `<plugin id>:<fault>`, with commas between.
#[must_use]
pub fn written_faults(faults: &BTreeMap<String, Fault>, counts: impl Fn(&str) -> bool) -> String {
    let counting = faults.iter().filter(|(plugin, _)| counts(plugin));
    let written: Vec<String> =
        counting.map(|(plugin, fault)| format!("{plugin}:{}", fault.as_str())).collect();
    written.join(",")
}

fn faults(value: &str) -> Option<BTreeMap<String, Fault>> {
    value.split(',').take(MAX_LIST).map(fault).collect()
}

fn fault(value: &str) -> Option<(String, Fault)> {
    let (plugin, fault) = value.rsplit_once(':')?;
    let fault = Fault::read(fault)?;
    (!plugin.is_empty()).then(|| (shortened(plugin), fault))
}

fn ids(value: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in value.split(',').filter(|id| !id.is_empty()).take(MAX_LIST) {
        let id = shortened(id);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn one<T>(field: &'static str, value: &str, read: fn(&str) -> Option<T>) -> Result<T, Note> {
    read(value).ok_or_else(|| unknown(field, value))
}

fn many<T: Ord>(
    field: &'static str,
    value: &str,
    read: fn(&str) -> Option<T>,
) -> Result<Vec<T>, Note> {
    let all: Option<Vec<T>> = value.split(',').take(MAX_LIST).map(read).collect();
    let mut all = all.filter(|all| !all.is_empty()).ok_or_else(|| unknown(field, value))?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn width(text: &str) -> Option<u32> {
    text.parse().ok().filter(|width| WIDTHS.contains(width))
}

fn rows(text: &str) -> Option<bool> {
    match text {
        "all" => Some(true),
        "one" => Some(false),
        _ => None,
    }
}

fn written_rows(all: bool) -> &'static str {
    if all { "all" } else { "one" }
}

fn list<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    values.iter().map(text).collect::<Vec<_>>().join(",")
}

fn unknown(field: &'static str, value: &str) -> Note {
    Note::Unknown { field, value: shortened(value) }
}

/// Long enough for every id; a note should not fill the page.
fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
