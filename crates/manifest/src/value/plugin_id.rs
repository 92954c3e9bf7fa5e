//! Plugin ids.

use std::sync::Arc;

use super::{invalid::InvalidValue, newtype::text_newtype};

text_newtype! {
    /// The id of a plugin: 3 to 190 letters, digits, `-`, `_` and `.`, lower-cased when read.
    ///
    /// It names folders, URLs, database rows and JavaScript properties, so names with a meaning of
    /// their own in one of those are refused (`con`, `__proto__`), as are ids that begin or end with a dot.
    ///
    /// ```
    /// use manifest::PluginId;
    /// let id = PluginId::try_from("com.Example.Hovercard")?;
    /// assert_eq!(id, "com.example.hovercard");
    /// assert!(PluginId::try_from("../etc").is_err());
    /// # Ok::<(), manifest::InvalidValue>(())
    /// ```
    PluginId, check: check, pattern: "^[a-zA-Z0-9_-][a-zA-Z0-9_.-]{1,188}[a-zA-Z0-9_-]$",
}

/// Mattermost's bounds; the upper one keeps `<id>_<hash>_bundle.js` below the 255 bytes of a file name.
const CHARS: std::ops::RangeInclusive<usize> = 3..=190;

/// Keys that change an object's nature when a page keeps plugins in a plain JavaScript object.
const JAVASCRIPT: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// Devices of Windows: a folder of that name, with any ending, can not be made there.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// `/static/plugins/<id>/…` is a bundle's address on the wire, and `/static/<id>/…` its name: this id would mix them up.
const ADDRESS: &str = "plugins";

fn check(text: &str) -> Result<Arc<str>, InvalidValue> {
    let refuse = |rule| Err(InvalidValue::new("a plugin id", text, rule));
    if !CHARS.contains(&text.chars().count()) {
        return refuse("must be 3 to 190 characters long");
    }
    if !text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')) {
        return refuse("must consist of letters a to z, digits, '-', '_' and '.' only");
    }
    if text.starts_with('.') || text.ends_with('.') {
        return refuse("must not begin or end with a dot");
    }
    let id = text.to_ascii_lowercase();
    if id == ADDRESS {
        return refuse("must not be 'plugins', which is a part of every bundle's address");
    }
    if JAVASCRIPT.contains(&id.as_str()) || is_device(id.split('.').next().unwrap_or(&id)) {
        return refuse("must not be a reserved name of JavaScript or of an operating system");
    }
    Ok(id.into())
}

fn is_device(stem: &str) -> bool {
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|digit| matches!(digit.as_bytes(), [b'0'..=b'9']))
    };
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refused(text: &str, rule_part: &str) {
        let error = PluginId::try_from(text).expect_err(text);
        assert!(error.rule.contains(rule_part), "{error}");
    }

    #[test]
    fn reserved_names_and_odd_shapes_are_refused() {
        for text in ["con", "CON", "nul.txt", "com1", "lpt9.plugin", "__proto__", "Constructor"] {
            refused(text, "reserved");
        }
        for text in ["", ".", "..", "ab", &"a".repeat(191)] {
            refused(text, "3 to 190");
        }
        for text in ["a/b", "a\\b", "%2e%2e", "a b", "höver", "a\0b"] {
            refused(text, "letters");
        }
        refused("Plugins", "address");
        refused("...", "dot");
        refused(".git", "dot");
    }

    #[test]
    fn real_ids_are_accepted_and_lower_cased() {
        for text in
            ["com.mattermost.plugin-Jira", "github", "com.x", "constructor2", "console", "com10"]
        {
            assert_eq!(PluginId::try_from(text).expect(text), text.to_lowercase().as_str());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_settled_without_a_panic(text in any::<String>()) {
            if let Ok(id) = PluginId::try_from(text.as_str()) {
                prop_assert_eq!(id.as_str(), text.to_ascii_lowercase());
            }
        }

        #[test]
        fn accepted_ids_keep_the_rule_and_survive_a_round_trip(text in "[a-zA-Z0-9._/-]{0,12}") {
            if let Ok(id) = PluginId::try_from(text.as_str()) {
                prop_assert!(id.as_str().len() >= 3);
                prop_assert!(!id.as_str().contains('/'));
                let json = serde_json::to_string(&id).unwrap();
                prop_assert_eq!(serde_json::from_str::<PluginId>(&json).unwrap(), id);
            }
        }
    }
}
