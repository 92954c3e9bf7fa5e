//! Where a plugin's maker can be found, as its manifest says.

use serde_json::Value;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// What the plugin is about.
    Homepage,
    /// Where to ask.
    Support,
    /// What is new in this version.
    ReleaseNotes,
}

/// The addresses in a manifest that may become links. A manifest is foreign text: what is no web
/// address, such as `javascript:`, is left out.
#[must_use]
pub fn links(manifest: &Value) -> Vec<(Link, &str)> {
    [
        (Link::Homepage, "homepage_url"),
        (Link::Support, "support_url"),
        (Link::ReleaseNotes, "release_notes_url"),
    ]
    .into_iter()
    .filter_map(|(link, field)| {
        let address = manifest.get(field)?.as_str()?;
        is_web_address(address).then_some((link, address))
    })
    .collect()
}

fn is_web_address(address: &str) -> bool {
    let is_scheme = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    is_scheme("https://") || is_scheme("http://")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        let manifest = json!({
            "homepage_url": "HTTPS://example.org/poll",
            "support_url": "javascript:alert(1)",
            "release_notes_url": "http://example.org/news",
        });
        let expected = [
            (Link::Homepage, "HTTPS://example.org/poll"),
            (Link::ReleaseNotes, "http://example.org/news"),
        ];
        assert_eq!(links(&manifest), expected);
        for address in
            [json!("https://"), json!(" https://example.org"), json!("data:,x"), json!(7)]
        {
            assert_eq!(links(&json!({ "homepage_url": address })), [], "{address}");
        }
        assert_eq!(links(&Value::Null), []);
    }
}
