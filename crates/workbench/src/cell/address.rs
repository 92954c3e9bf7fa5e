//! What the address of a cell says: all that it shows. See ADR 7 for the meaning of each part.
//!
//! Pure: the parts come in as a function from name to value, so that nothing here knows a page.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

/// All that a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Address {
    pub(super) slot: String,
    pub(super) fixture: String,
    /// Plugin ids in the administrator's order.
    pub(super) plugins: Vec<String>,
    pub(super) side: Side,
    pub(super) theme: Theme,
    pub(super) language: Language,
    /// What goes wrong on purpose, by plugin.
    pub(super) faults: BTreeMap<String, Fault>,
    /// Edited props, in place of the fixture's.
    pub(super) props: Option<Value>,
}

/// What stands in an address in the place of one of a few words.
trait Word: Copy + Sized + 'static {
    const WORDS: &'static [(&'static str, Self)];

    fn read(part: &'static str, text: &str) -> Result<Self, BadAddress> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let words: Vec<&str> = Self::WORDS.iter().map(|(word, _)| *word).collect();
            let rule = format!("must be one of {}", words.join(", "));
            BadAddress { part, found: text.to_owned(), rule }
        })
    }
}

/// Whether plugins run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Default,
    Override,
}

impl Word for Side {
    const WORDS: &'static [(&'static str, Self)] =
        &[("default", Self::Default), ("override", Self::Override)];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Word for Theme {
    const WORDS: &'static [(&'static str, Self)] = &[("light", Self::Light), ("dark", Self::Dark)];
}

impl Theme {
    /// The value of `data-theme`.
    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// English, or one of two languages that are made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    /// Accented and longer, as other languages are.
    Accented,
    /// From right to left.
    Mirrored,
}

impl Word for Language {
    const WORDS: &'static [(&'static str, Self)] =
        &[("en", Self::English), ("en-XA", Self::Accented), ("ar-XB", Self::Mirrored)];
}

impl Language {
    /// The values of `lang` and `dir`.
    pub(super) fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::English => ("en", "ltr"),
            Self::Accented => ("en-XA", "ltr"),
            Self::Mirrored => ("ar-XB", "rtl"),
        }
    }
}

/// What a plugin is made to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    SlowLoad,
    FailedRequest,
    Throws,
    Quarantined,
}

impl Word for Fault {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("slow-load", Self::SlowLoad),
        ("failed-request", Self::FailedRequest),
        ("throws", Self::Throws),
        ("quarantined", Self::Quarantined),
    ];
}

impl Fault {
    pub(super) fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, value)| *value == self);
        found.map_or("", |(word, _)| word)
    }
}

/// A part of the address that says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadAddress {
    part: &'static str,
    found: String,
    rule: String,
}

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found: String = self.found.chars().take(80).collect();
        write!(f, "{} = {found:?} in the address: {}", self.part, self.rule)
    }
}

impl Address {
    /// Reads the parts; `get` answers the text of one, decoded.
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, BadAddress> {
        let text = |part: &str| get(part).unwrap_or_default();
        let needed = |part: &'static str, rule: &str| {
            let found = text(part);
            if found.is_empty() {
                return Err(BadAddress { part, found, rule: rule.to_owned() });
            }
            Ok(found)
        };
        let slot = needed("slot", "must be the id of a slot, such as profile-popover.v1")?;
        let fixture = needed("fixture", "must be the name of a fixture, such as typical")?;
        let plugins: Vec<String> =
            text("plugins").split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        let side = match text("side").as_str() {
            "" if plugins.is_empty() => Side::Default,
            "" => Side::Override,
            side => Side::read("side", side)?,
        };
        let theme = match text("theme").as_str() {
            "" => Theme::Light,
            theme => Theme::read("theme", theme)?,
        };
        let language = match text("lang").as_str() {
            "" => Language::English,
            lang => Language::read("lang", lang)?,
        };
        let faults = match text("fault").as_str() {
            "" => BTreeMap::new(),
            faults => faults
                .split(',')
                .map(|fault| read_fault(fault, &plugins))
                .collect::<Result<_, _>>()?,
        };
        let props = match text("props").as_str() {
            "" => None,
            props => Some(read_props(props)?),
        };
        Ok(Self { slot, fixture, plugins, side, theme, language, faults, props })
    }

    /// The plugins that run: none beside the default.
    pub(super) fn running(&self) -> &[String] {
        match self.side {
            Side::Default => &[],
            Side::Override => &self.plugins,
        }
    }
}

fn read_fault(text: &str, plugins: &[String]) -> Result<(String, Fault), BadAddress> {
    let bad =
        |rule: &str| BadAddress { part: "fault", found: text.to_owned(), rule: rule.to_owned() };
    let (plugin, fault) = text.split_once(':').ok_or_else(|| bad("must be <plugin id>:<fault>"))?;
    if !plugins.iter().any(|id| id == plugin) {
        return Err(bad("its plugin must be one of `plugins`"));
    }
    Ok((plugin.to_owned(), Fault::read("fault", fault)?))
}

fn read_props(text: &str) -> Result<Value, BadAddress> {
    serde_json::from_str(text).map_err(|error| BadAddress {
        part: "props",
        found: text.to_owned(),
        rule: format!("must be JSON: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> Result<Address, String> {
        let get = |part: &str| {
            query.iter().find(|(name, _)| *name == part).map(|(_, value)| (*value).to_owned())
        };
        Address::read(get).map_err(|error| error.to_string())
    }

    const BASE: [(&str, &str); 2] = [("slot", "post.v1"), ("fixture", "typical")];

    fn with(more: &[(&str, &str)]) -> Result<Address, String> {
        read(&[&BASE, more].concat())
    }

    #[test]
    fn reads_all_parts() {
        let address = with(&[
            ("plugins", "b,a"),
            ("theme", "dark"),
            ("lang", "ar-XB"),
            ("fault", "a:slow-load,b:throws"),
            ("props", "{\"grouped\":true}"),
        ])
        .unwrap();
        assert_eq!(address.plugins, ["b", "a"]);
        assert_eq!(address.running(), ["b", "a"]);
        assert_eq!(address.theme.attribute(), "dark");
        assert_eq!(address.language.attributes(), ("ar-XB", "rtl"));
        let words = address.faults.iter().map(|(plugin, fault)| (plugin.as_str(), fault.word()));
        assert_eq!(words.collect::<Vec<_>>(), [("a", "slow-load"), ("b", "throws")]);
        assert_eq!(address.props, Some(serde_json::json!({"grouped": true})));
    }

    #[test]
    fn beside_the_default_no_plugin_runs() {
        assert_eq!(with(&[]).unwrap().side, Side::Default);
        let address = with(&[("plugins", "a"), ("side", "default")]).unwrap();
        assert!(address.running().is_empty());
    }

    #[test]
    fn says_what_is_wrong() {
        for (more, words) in [
            (("theme", "blue"), "theme = \"blue\" in the address: must be one of light, dark"),
            (("lang", "de"), "lang = \"de\" in the address: must be one of en, en-XA, ar-XB"),
            (("side", "left"), "side = \"left\" in the address: must be one of default, override"),
            (("fault", "x"), "fault = \"x\" in the address: must be <plugin id>:<fault>"),
            (
                ("fault", "x:throws"),
                "fault = \"x:throws\" in the address: its plugin must be one of `plugins`",
            ),
        ] {
            assert_eq!(with(&[more]).unwrap_err(), words);
        }
        let words = with(&[("plugins", "a"), ("fault", "a:throws,b:throws")]).unwrap_err();
        assert!(words.starts_with("fault = \"b:throws\" in the address"), "{words}");
        let words = with(&[("plugins", "a"), ("fault", "a:burns")]).unwrap_err();
        assert!(words.contains("slow-load, failed-request, throws, quarantined"), "{words}");
        let words = with(&[("props", "{")]).unwrap_err();
        assert!(words.starts_with("props = \"{\" in the address: must be JSON"), "{words}");
        assert!(read(&[]).unwrap_err().starts_with("slot = \"\""));
        assert!(read(&BASE[..1]).unwrap_err().starts_with("fixture = \"\""));
    }
}
