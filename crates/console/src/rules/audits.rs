//! Entries of the audit log, taken apart and searched.

use std::iter::Peekable;
use std::str::Chars;

use api_types::{Audit, ManagedPlugin, PluginSettings};
use serde_json::Value;

use super::settings::Schema;

/// So many digits tell bundles apart.
const SHORT_HASH: usize = 12;

/// The pairs of an entry's `extra_info`: `key=value key="quoted value"`.
///
/// What does not read as a pair becomes the value of an empty key, so that nothing is hidden.
#[must_use]
pub fn pairs(extra_info: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut letters = extra_info.chars().peekable();
    loop {
        while letters.next_if(|it| it.is_whitespace()).is_some() {}
        if letters.peek().is_none() {
            return pairs;
        }
        let key = word(&mut letters, |it| it == '=');
        if letters.next_if_eq(&'=').is_none() {
            pairs.push((String::new(), key));
            continue;
        }
        let mut value =
            if letters.next_if_eq(&'"').is_some() { quoted(&mut letters) } else { String::new() };
        value.push_str(&word(&mut letters, |_| false));
        pairs.push((key, value));
    }
}

/// Up to the next white space or a letter that ends it.
fn word(letters: &mut Peekable<Chars<'_>>, ends: impl Fn(char) -> bool) -> String {
    let mut word = String::new();
    while let Some(letter) = letters.next_if(|it| !it.is_whitespace() && !ends(*it)) {
        word.push(letter);
    }
    word
}

/// Up to the closing quotation mark, with the escapes that servers write.
fn quoted(letters: &mut Peekable<Chars<'_>>) -> String {
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    text
}

/// The beginning of a hash.
#[must_use]
pub fn short_hash(hash: &str) -> &str {
    hash.char_indices().nth(SHORT_HASH).map_or(hash, |(end, _)| hash.get(..end).unwrap_or(hash))
}

/// Whether the server did it by itself, as it does when it starts: nobody asked over the network.
#[must_use]
pub fn is_by_itself(entry: &Audit) -> bool {
    entry.user_id.is_empty() && entry.session_id.is_empty() && entry.ip_address.is_empty()
}

/// What a path of the configuration is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A setting of a plugin.
    OfPlugin {
        /// The plugin.
        id: &'a str,
        /// The setting, in lower case.
        key: &'a str,
    },
    /// A key of the section about plugins.
    OfServer(&'a str),
    /// Something else.
    Unknown,
}

/// What a path of the configuration is about, such as `PluginSettings.Plugins.poll.token`.
#[must_use]
pub fn subject<'a>(path: &'a str, plugins: &[ManagedPlugin]) -> Subject<'a> {
    let Some(name) = path.strip_prefix("PluginSettings.") else { return Subject::Unknown };
    let Some(rest) = name.strip_prefix("Plugins.") else { return Subject::OfServer(name) };
    // Ids have dots, too, so the longest that is known counts.
    let known = plugins
        .iter()
        .filter_map(|plugin| rest.strip_prefix(plugin.id.as_str())?.strip_prefix('.'))
        .min_by_key(|key| key.len())
        .and_then(|key| Some((rest.strip_suffix(key)?.strip_suffix('.')?, key)));
    match known.or_else(|| rest.rsplit_once('.')) {
        Some((id, key)) => Subject::OfPlugin { id, key },
        None => Subject::Unknown,
    }
}

/// What people call a setting, by the plugin's manifest.
#[must_use]
pub fn setting_label(manifest: &Value, key: &str) -> Option<String> {
    let schema = manifest.get("settings_schema")?.clone();
    let schema = Schema::of(&PluginSettings { schema, ..PluginSettings::default() });
    let setting = schema.all().find(|setting| setting.id() == key.to_lowercase())?;
    Some(setting.label().to_owned())
}

/// Whether every word of the search stands in one of the texts; capitals do not count.
#[must_use]
pub fn matches(texts: &[&str], search: &str) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let search = search.to_lowercase();
    search.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(extra_info: &str, expected: &[(&str, &str)]) {
        let found = pairs(extra_info);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_are_read_as_servers_write_them() {
        check("id=hovercard version=1.0.0", &[("id", "hovercard"), ("version", "1.0.0")]);
        check(r#"name="a b=c" x="""#, &[("name", "a b=c"), ("x", "")]);
        check(r#"name="a\nid=b \"c\"""#, &[("name", "a\nid=b \"c\"")]);
        check("name=xxx…", &[("name", "xxx…")]);
        check(r#"name="x x"…"#, &[("name", "x x…")]);
    }

    #[test]
    fn what_is_no_pair_is_shown_all_the_same() {
        check("", &[]);
        check("hello world", &[("", "hello"), ("", "world")]);
        check(r#"id="open"#, &[("id", "open")]);
        check("a==b", &[("a", "=b")]);
    }

    #[test]
    fn long_hashes_are_cut_and_short_ones_stay() {
        assert_eq!(short_hash("43018f60f9b53b47b065"), "43018f60f9b5");
        assert_eq!(short_hash("43018f"), "43018f");
    }

    #[test]
    fn only_what_nobody_asked_for_is_by_itself() {
        let local = Audit { ip_address: "127.0.0.1".into(), ..Audit::default() };
        assert!(is_by_itself(&Audit::default()));
        assert!(!is_by_itself(&local));
        assert!(!is_by_itself(&Audit { user_id: "ada".into(), ..Audit::default() }));
    }

    #[test]
    fn paths_of_the_configuration_are_told_apart() {
        let one = |id: &str| ManagedPlugin { id: id.into(), ..ManagedPlugin::default() };
        let plugins = [one("com.example"), one("com.example.poll")];
        for (path, expected) in [
            ("PluginSettings.Enable", Subject::OfServer("Enable")),
            (
                "PluginSettings.Plugins.com.example.poll.token",
                Subject::OfPlugin { id: "com.example.poll", key: "token" },
            ),
            (
                "PluginSettings.Plugins.com.example.token",
                Subject::OfPlugin { id: "com.example", key: "token" },
            ),
            ("PluginSettings.Plugins.gone.token", Subject::OfPlugin { id: "gone", key: "token" }),
            ("PluginSettings.Plugins.gone", Subject::Unknown),
            ("ServiceSettings.SiteURL", Subject::Unknown),
        ] {
            assert_eq!(subject(path, &plugins), expected, "{path}");
        }
    }

    #[test]
    fn settings_are_called_as_the_manifest_calls_them() {
        let manifest = serde_json::json!({
            "settings_schema": { "settings": [
                { "key": "WebhookToken", "display_name": "Webhook token", "type": "generated" },
            ] },
        });
        assert_eq!(setting_label(&manifest, "webhooktoken").as_deref(), Some("Webhook token"));
        assert_eq!(setting_label(&manifest, "other"), None);
        assert_eq!(setting_label(&Value::Null, "webhooktoken"), None);
    }

    #[test]
    fn every_word_of_a_search_counts() {
        assert!(matches(&["Turned on", "hovercard", "ada"], "ADA hover"));
        assert!(!matches(&["Turned on", "hovercard"], "hover bob"));
        assert!(matches(&["anything"], "  "));
    }
}
