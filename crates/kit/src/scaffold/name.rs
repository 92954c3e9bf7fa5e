//! Names of a new plugin: its id, what people call it, what Cargo calls it. Touches no file.

use manifest::PluginId;

/// The id that somebody may have meant: what is allowed of the name, the rest as dashes.
pub fn propose(name: &str) -> Option<PluginId> {
    let mut id = String::new();
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() || letter == '_' || letter == '.' {
            id.push(letter);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_matches(|letter| matches!(letter, '-' | '.' | '_'));
    if id.is_empty() {
        return None;
    }
    let proposals = [id.to_owned(), format!("{id}-plugin")];
    proposals.into_iter().find_map(|id| PluginId::try_from(id.as_str()).ok())
}

/// `org.example.my-card` as people read it: `My Card`.
pub(super) fn for_people(id: &PluginId) -> String {
    let last = id.as_str().rsplit('.').next().unwrap_or_default();
    let words = last.split(['-', '_']).filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Words that Cargo takes for no package name, or rustc for no crate's.
const TAKEN: [&str; 52] = [
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "core",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "sdk",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "use",
    "yew",
    "wasm-bindgen-test",
];

/// The package's name: letters, digits, `-` and `_`, a letter first, none that means something else.
pub(super) fn package(id: &PluginId) -> String {
    let name = id.as_str().replace('.', "-");
    let begins_well = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if begins_well && !TAKEN.contains(&name.as_str()) { name } else { format!("plugin-{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> PluginId {
        PluginId::try_from(text).unwrap()
    }

    #[test]
    fn a_name_that_is_no_id_leads_to_one_that_is() {
        for (name, expected) in [
            ("My Card", Some("my-card")),
            ("  Größe!  ", Some("gr-e")),
            ("../etc/passwd", Some("etc-passwd")),
            ("ab", Some("ab-plugin")),
            ("con", Some("con-plugin")),
            ("plugins", Some("plugins-plugin")),
            ("日本", None),
            ("", None),
        ] {
            let proposed = propose(name);
            assert_eq!(proposed.as_ref().map(PluginId::as_str), expected, "{name:?}");
        }
    }

    #[test]
    fn people_read_words() {
        assert_eq!(for_people(&id("org.example.my-nice_card")), "My Nice Card");
        assert_eq!(for_people(&id("hovercard")), "Hovercard");
    }

    #[test]
    fn cargo_gets_a_name_that_it_takes() {
        assert_eq!(package(&id("org.example.card")), "org-example-card");
        assert_eq!(package(&id("3d-view")), "plugin-3d-view");
        assert_eq!(package(&id("test")), "plugin-test");
        assert_eq!(package(&id("_card")), "plugin-_card");
    }
}
