//! Which files a browser may show or run, by extension. Anything else is a download.

pub(crate) const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const SVG: &str = "image/svg+xml";

/// What is not in the list: bytes.
pub(crate) const UNKNOWN: &str = "application/octet-stream";

/// The closed list. HTML is missing on purpose: a page of a plugin would run as ours.
const TYPES: [(&str, &str); 15] = [
    ("js", JAVASCRIPT),
    ("mjs", JAVASCRIPT),
    ("wasm", "application/wasm"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("ftl", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("svg", SVG),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("webmanifest", "application/manifest+json"),
];

/// The type of a file name, if it is in the list.
pub(crate) fn of(file_name: &str) -> Option<&'static str> {
    let (_, extension) = file_name.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| *known == extension).map(|(_, mime)| *mime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_types_are_shown() {
        assert_eq!(of("a.b.wasm"), Some("application/wasm"));
        for name in ["page.html", "page.xhtml", "doc.pdf", "js", "a.JS ", "a.svg.exe"] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
