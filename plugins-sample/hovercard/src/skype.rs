//! The address that starts a call on Skype.

/// Longest name that Skype gave out is 32 letters; `live:.cid.` and 16 digits are shorter.
const MAX_NAME_BYTES: usize = 64;

/// `skype:<name>?call`, or `None` for what can be no Skype name.
///
/// People type their own name, so nothing of it may end the name part of the address: without the
/// check `x?chat&topic=…` would do something else than call.
pub(crate) fn call_link(name: &str) -> Option<String> {
    let name = name.trim();
    let is_name = (2..=MAX_NAME_BYTES).contains(&name.len())
        && name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".,-_:".contains(&byte));
    is_name.then(|| format!("skype:{}?call", encode(name)))
}

/// Encodes what is allowed in names but has a meaning in addresses.
fn encode(name: &str) -> String {
    name.chars().fold(String::new(), |mut encoded, letter| {
        match letter {
            ':' => encoded.push_str("%3A"),
            ',' => encoded.push_str("%2C"),
            other => encoded.push(other),
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::call_link;

    #[test]
    fn names_become_links_and_the_rest_does_not() {
        for (name, expected) in [
            ("ada.lovelace", Some("skype:ada.lovelace?call")),
            (" ada_l ", Some("skype:ada_l?call")),
            ("live:.cid.0a1b", Some("skype:live%3A.cid.0a1b?call")),
            ("x?chat&topic=y", None),
            ("x/../y", None),
            ("1ada", None),
            ("ädа", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(call_link(name).as_deref(), expected, "{name:?}");
        }
        assert_eq!(call_link(&"a".repeat(65)), None);
    }
}
