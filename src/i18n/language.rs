//! The languages of the client: their tags, names and directions, and which one a person gets.
//!
//! Pure: who fetches a language's file and shows it is `services::languages`.

/// Which way lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the attribute `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A language that the client speaks.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag, also the name of its file.
    pub tag: &'static str,
    /// Its name in itself: who looks for it reads it.
    pub name: &'static str,
    /// Which way its lines run.
    pub direction: Direction,
}

/// English first: it is in the program, and stands in where another lacks a text.
pub static LANGUAGES: [Language; 3] = [
    Language { tag: "en", name: "English", direction: Direction::Ltr },
    Language { tag: "de", name: "Deutsch", direction: Direction::Ltr },
    Language { tag: "ar", name: "العربية", direction: Direction::Rtl },
];

/// English.
#[must_use]
pub fn english() -> &'static Language {
    let [english, ..] = &LANGUAGES;
    english
}

/// The language of a tag: `de-AT` is German. None for one that the client does not speak.
#[must_use]
pub fn of_tag(tag: &str) -> Option<&'static Language> {
    let base = tag.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(base))
}

/// The language of a person who chose none in this browser: what the account says, unless that is
/// the English that every account begins with; then the first that the browser asks for.
#[must_use]
pub fn fitting(account: &str, wanted: &[String]) -> &'static Language {
    let of_account = of_tag(account).filter(|language| *language != english());
    of_account.or_else(|| wanted.iter().find_map(|tag| of_tag(tag))).unwrap_or_else(english)
}

/// The tag by which times and numbers are written: of the languages that the browser asks for the
/// first that is this one with its country, so that a date is British for who reads British English.
#[must_use]
pub fn with_country(language: &Language, wanted: &[String]) -> String {
    let same = wanted.iter().find(|tag| of_tag(tag) == Some(language));
    same.map_or_else(|| language.tag.to_owned(), String::clone)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn wanted(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn a_person_gets_the_language_of_the_account_then_of_the_browser_then_english() {
        for (account, browser, expected) in [
            ("de", &["ar"][..], "de"),
            ("de-AT", &[], "de"),
            ("en", &["fr", "ar-EG", "de"], "ar"),
            ("", &["DE_ch"], "de"),
            ("fr", &["fr-FR"], "en"),
            ("en", &[], "en"),
            ("../de", &["", "-", "deutsch"], "en"),
        ] {
            assert_eq!(fitting(account, &wanted(browser)).tag, expected, "{account} {browser:?}");
        }
    }

    #[test]
    fn times_are_written_as_in_the_persons_country() {
        let english = english();
        assert_eq!(with_country(english, &wanted(&["de-AT", "en-GB", "en"])), "en-GB");
        assert_eq!(with_country(english, &wanted(&["de-AT"])), "en");
    }
}
