//! Any bytes as a page that a post links to: no panic, and what is kept of it are short plain lines.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The server's own module: it is no library that others read pages with.
#[path = "../../crates/server/src/link_previews"]
#[allow(dead_code, reason = "only what reads a page is called")]
mod link_previews {
    mod page;

    pub(crate) fn read(content: &[u8], kind: &str) -> Option<page::Preview> {
        page::read(content, kind)
    }
}

fuzz_target!(|bytes: &[u8]| {
    // The first line is what the other side says it is.
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or_default();
    let (kind, content) = bytes.split_at(end);
    let Some(preview) = link_previews::read(content, &String::from_utf8_lossy(kind)) else {
        return;
    };
    assert!(!preview.title.is_empty());
    for text in [&preview.kind, &preview.title, &preview.description, &preview.site_name] {
        assert!(text.chars().count() <= 500, "{text:?}");
        assert!(!text.chars().any(char::is_control), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{feff}']), "{text:?}");
        assert_eq!(text.trim(), text);
    }
});
