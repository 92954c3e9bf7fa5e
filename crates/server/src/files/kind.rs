//! What a file is, read from its first bytes; and which of it a browser may show in place.

/// How much of a file is looked at.
pub(super) const HEAD_BYTES: usize = 8 << 10;

/// Types that browsers show and that can not run anything, whatever they hold.
///
/// No SVG and no HTML: both are programs.
const SHOWN: [&str; 20] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/bmp",
    "image/avif",
    "audio/mpeg",
    "audio/ogg",
    "audio/opus",
    "audio/x-wav",
    "audio/x-flac",
    "audio/m4a",
    "audio/aac",
    "video/mp4",
    "video/webm",
    "video/ogg",
    "video/quicktime",
    "video/x-m4v",
    "application/pdf",
    "text/plain",
];

/// A type that says nothing.
const UNKNOWN: &str = "application/octet-stream";

/// The type of content that begins with `head`. What a name claims is not asked.
pub(super) fn of(head: &[u8]) -> &'static str {
    if let Some(kind) = infer::get(head) {
        return kind.mime_type();
    }
    if is_text(head) { "text/plain" } else { UNKNOWN }
}

/// Whether a browser may show it in place.
pub(super) fn is_shown(mime_type: &str) -> bool {
    SHOWN.contains(&mime_type)
}

/// Text, and no markup: a tag at the beginning is what browsers take for a page or a picture.
fn is_text(head: &[u8]) -> bool {
    // A character may be cut at the end of what is looked at.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => head
            .get(..error.valid_up_to())
            .and_then(|whole| std::str::from_utf8(whole).ok())
            .unwrap_or_default(),
        Err(_) => return false,
    };
    let is_fine = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    text.chars().all(is_fine)
        && !text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_from_the_content() {
        for (head, expected, shown) in [
            (&b"\x89PNG\r\n\x1a\n"[..], "image/png", true),
            (b"%PDF-1.7", "application/pdf", true),
            (b"hello\nworld", "text/plain", true),
            (b"", "text/plain", true),
            (b"\xff\xfe\x00", UNKNOWN, false),
            (b"a\0b", UNKNOWN, false),
            (b"  <svg xmlns=\"http://www.w3.org/2000/svg\">", UNKNOWN, false),
            (b"<!DOCTYPE html><script>", "text/html", false),
            (b"MZ\x90\x00", "application/vnd.microsoft.portable-executable", false),
        ] {
            let found = of(head);
            assert_eq!((found, is_shown(found)), (expected, shown), "{head:?}");
        }
    }

    #[test]
    fn a_cut_character_is_still_text() {
        let whole = "ä".repeat(HEAD_BYTES);
        assert_eq!(of(&whole.as_bytes()[..HEAD_BYTES - 1]), "text/plain");
    }
}
