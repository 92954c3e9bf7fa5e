//! A person's own colours: which there are, how they are written, and whether they can be read.
//! Pure; `hooks::use_theme` puts them into force.
//!
//! Colours only, by their numbers: nothing that a theme holds reaches a style sheet as text. The
//! names are those of the forerunner's themes, so that people can bring theirs along.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Value};

/// Where it is kept among the preferences, as in the forerunner, without a team.
pub const CATEGORY: &str = "theme";
/// The name of the preference.
pub const NAME: &str = "";

/// The longest text that is read.
const MAX_BYTES: usize = 5_000;

/// One colour of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The forerunner's name.
    pub name: &'static str,
    /// The custom property of the page that it sets.
    pub property: &'static str,
    /// What it stands on as words, by the forerunner's name; empty where it is no words.
    pub ground: &'static str,
}

const fn part(name: &'static str, property: &'static str, ground: &'static str) -> Part {
    Part { name, property, ground }
}

/// How many there are.
pub const COUNT: usize = 21;

/// All of them, in the order in which they are offered: the sidebar, the centre, what one presses.
pub const PARTS: [Part; COUNT] = [
    part("sidebarBg", "--color-sidebar", ""),
    part("sidebarText", "--color-sidebar-text", "sidebarBg"),
    part("sidebarUnreadText", "--color-sidebar-strong", "sidebarBg"),
    part("sidebarTextHoverBg", "--color-sidebar-hover", ""),
    part("sidebarTextActiveColor", "--color-sidebar-active-text", "sidebarBg"),
    part("sidebarHeaderBg", "--color-rail", ""),
    part("sidebarHeaderTextColor", "--color-rail-text", "sidebarHeaderBg"),
    part("mentionBg", "--color-badge", ""),
    part("mentionColor", "--color-on-badge", "mentionBg"),
    part("onlineIndicator", "--color-online", ""),
    part("awayIndicator", "--color-away", ""),
    part("dndIndicator", "--color-dnd", ""),
    part("centerChannelBg", "--color-surface", ""),
    part("centerChannelColor", "--color-text", "centerChannelBg"),
    part("newMessageSeparator", "--color-new", "centerChannelBg"),
    part("errorTextColor", "--color-danger", "centerChannelBg"),
    part("mentionHighlightBg", "--color-mention", ""),
    part("mentionHighlightLink", "--color-on-mention", "mentionHighlightBg"),
    part("linkColor", "--custom-link", "centerChannelBg"),
    part("buttonBg", "--color-accent", ""),
    part("buttonColor", "--color-on-accent", "buttonBg"),
];

/// Words with less contrast are hard to read, as WCAG 2 has it.
pub const LEAST_CONTRAST: f64 = 4.5;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Of red, green and blue.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#1e325c` or `#fff`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        // Also keeps `from_str_radix` from a sign, which it would take.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Some(Self([red, green, blue])),
            3 => Some(Self([green & 15, blue >> 4, blue & 15].map(|digit| digit * 17))),
            _ => None,
        }
    }

    /// How light it is, from 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of WCAG 2, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Why a text is no theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeError {
    /// It is too long to be one.
    TooLong,
    /// It is not JSON; where it stops to be.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is no object, or has no colour that is known here.
    NoColours,
    /// A field is no colour.
    NotColour {
        /// Its name.
        field: &'static str,
        /// What it holds, shortened.
        value: String,
    },
}

/// A theme: a colour for each of [`PARTS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomTheme {
    colours: [Colour; COUNT],
}

impl CustomTheme {
    /// Of a colour for each part.
    #[must_use]
    pub const fn new(colours: [Colour; COUNT]) -> Self {
        Self { colours }
    }

    /// The parts with their colours.
    pub fn iter(&self) -> impl Iterator<Item = (Part, Colour)> {
        PARTS.into_iter().zip(self.colours)
    }

    /// One colour, by the forerunner's name.
    #[must_use]
    pub fn colour(&self, name: &str) -> Option<Colour> {
        self.iter().find(|(part, _)| part.name == name).map(|(_, colour)| colour)
    }

    /// Sets one colour, by the forerunner's name.
    pub fn set(&mut self, name: &str, colour: Colour) {
        let known = PARTS.iter().zip(&mut self.colours).find(|(part, _)| part.name == name);
        if let Some((_, old)) = known {
            *old = colour;
        }
    }

    /// Whether light words stand on a dark ground.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        let ground = self.colour("centerChannelBg").unwrap_or_default();
        let words = self.colour("centerChannelColor").unwrap_or_default();
        ground.luminance() < words.luminance()
    }

    /// The contrast of a part on its ground, when it is too little.
    #[must_use]
    pub fn weak_contrast(&self, part: Part) -> Option<f64> {
        let contrast = self.colour(part.name)?.contrast(self.colour(part.ground)?);
        (contrast < LEAST_CONTRAST).then_some(contrast)
    }

    /// Takes over the colours of a theme as JSON, those of the forerunner from 2017 on included.
    /// What the text does not name stays, and names that are not known here are left out.
    ///
    /// # Errors
    /// Why it is no theme; nothing is changed then.
    pub fn read(&self, json: &str) -> Result<Self, ThemeError> {
        let fields = fields(json)?;
        let mut next = self.clone();
        let mut is_empty = true;
        for part in PARTS {
            // The forerunner wrote this name wrongly once, and themes still do.
            let alias = if part.name == "mentionBg" { "mentionBj" } else { part.name };
            let Some(value) = fields.get(part.name).or_else(|| fields.get(alias)) else { continue };
            let colour = value.as_str().and_then(Colour::parse).ok_or_else(|| {
                let value: String = value.to_string().chars().take(40).collect();
                ThemeError::NotColour { field: part.name, value }
            })?;
            next.set(part.name, colour);
            is_empty = false;
        }
        if is_empty { Err(ThemeError::NoColours) } else { Ok(next) }
    }

    /// A theme that was kept: all of its colours.
    #[must_use]
    pub fn kept(json: &str) -> Option<Self> {
        let fields = fields(json).ok()?;
        let mut colours = [Colour::default(); COUNT];
        for (part, colour) in PARTS.iter().zip(&mut colours) {
            *colour = Colour::parse(fields.get(part.name)?.as_str()?)?;
        }
        Some(Self { colours })
    }

    /// As JSON; `kind` says which theme is in force, `custom` for this one.
    #[must_use]
    pub fn json(&self, kind: &str) -> String {
        let colours = self.iter().map(|(part, colour)| (part.name, colour.to_string()));
        let fields: BTreeMap<&str, String> = colours.chain([("type", kind.to_owned())]).collect();
        serde_json::to_string_pretty(&fields).unwrap_or_default()
    }
}

/// Which theme a kept text says is in force.
#[must_use]
pub fn kind(json: &str) -> Option<String> {
    fields(json).ok()?.get("type")?.as_str().map(str::to_owned)
}

fn fields(json: &str) -> Result<Map<String, Value>, ThemeError> {
    if json.len() > MAX_BYTES {
        return Err(ThemeError::TooLong);
    }
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(ThemeError::NoColours),
        Err(error) => Err(ThemeError::NotJson { line: error.line(), column: error.column() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme() -> CustomTheme {
        let mut theme = CustomTheme::new([Colour::new(0x22, 0x44, 0x66); COUNT]);
        theme.set("centerChannelBg", Colour::new(255, 255, 255));
        theme
    }

    #[test]
    fn colours_are_read_and_nothing_else() {
        for (text, expected) in [
            ("#1e325c", Some("#1e325c")),
            (" #ABCDEF ", Some("#abcdef")),
            ("#1a0", Some("#11aa00")),
            ("1e325c", None),
            ("#1e325", None),
            ("#1e325cff", None),
            ("#+e325c", None),
            ("#ä1e32", None),
            ("red", None),
            ("", None),
            ("rgb(1,2,3)", None),
            ("#fff;background:url(//evil.test)", None),
            ("var(--x)", None),
        ] {
            let read = Colour::parse(text).map(|colour| colour.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn themes_of_the_forerunner_are_understood() {
        // As its settings gave it in 2017, shortened.
        let json = r##"{"type":"custom","sidebarBg":"#145dbf","sidebarText":"#ffffff",
            "sidebarTextActiveBorder":"#579eff","mentionBj":"#FFFFFF","linkColor":"#2389d7",
            "codeTheme":"github","image":"/static/x.png"}"##;
        let read = theme().read(json).unwrap();
        let of = |name| read.colour(name).unwrap().to_string();
        assert_eq!((of("sidebarBg"), of("mentionBg")), ("#145dbf".into(), "#ffffff".into()));
        assert_eq!(of("buttonBg"), "#224466", "what is not named stays");
        assert_eq!(CustomTheme::kept(&read.json("custom")), Some(read.clone()));
        assert_eq!(kind(&read.json("paper")).as_deref(), Some("paper"));
        assert_eq!(CustomTheme::kept(json), None, "not all colours");
    }

    #[test]
    fn what_is_no_theme_is_told_and_changes_nothing() {
        let value =
            |value: &str| ThemeError::NotColour { field: "sidebarBg", value: value.to_owned() };
        for (json, expected) in [
            ("", ThemeError::NotJson { line: 1, column: 0 }),
            ("{\n\"sidebarBg\": #fff}", ThemeError::NotJson { line: 2, column: 14 }),
            ("[]", ThemeError::NoColours),
            ("{}", ThemeError::NoColours),
            (r#"{"colour":"x"}"#, ThemeError::NoColours),
            (r#"{"sidebarBg":"red"}"#, value("\"red\"")),
            (r#"{"sidebarBg":7}"#, value("7")),
            (r#"{"sidebarBg":"url(javascript:alert(1))"}"#, value("\"url(javascript:alert(1))\"")),
            (&"x".repeat(MAX_BYTES + 1), ThemeError::TooLong),
        ] {
            assert_eq!(theme().read(json), Err(expected), "{json}");
        }
    }

    #[test]
    fn words_that_can_hardly_be_read_are_found() {
        let black = Colour::default();
        let white = Colour::new(255, 255, 255);
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(Colour::new(0x77, 0x77, 0x77)) - 4.48).abs() < 0.01);
        let mut theme = theme();
        let part = *PARTS.iter().find(|part| part.name == "centerChannelColor").unwrap();
        assert_eq!(theme.weak_contrast(part), None);
        assert!(!theme.is_dark());
        theme.set("centerChannelColor", Colour::new(0x77, 0x77, 0x77));
        assert!(theme.weak_contrast(part).is_some());
        theme.set("centerChannelBg", black);
        assert!(theme.is_dark());
    }

    #[test]
    fn every_ground_is_a_part() {
        for part in PARTS.iter().filter(|part| !part.ground.is_empty()) {
            assert!(PARTS.iter().any(|ground| ground.name == part.ground), "{}", part.name);
        }
    }
}
