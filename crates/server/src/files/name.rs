//! Names of files, as people gave them: cleaned, kept as text, and written into headers.

/// The longest name, in bytes: what file systems take.
const MAX_BYTES: usize = 255;

/// The longest part after a dot that still says what a file is.
const MAX_EXTENSION: usize = 16;

/// What a file is called that has no name left.
const NAMELESS: &str = "file";

/// A name without folders, without what nobody sees, and short enough.
///
/// Attack: a right-to-left override makes `exe.txt` of `txt.exe`; a line break forges a header.
pub(super) fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|&character| !is_unseen(character)).collect();
    let seen = seen.trim();
    if seen.is_empty() || seen.chars().all(|character| character == '.') {
        return NAMELESS.to_owned();
    }
    shorten(seen)
}

/// The part after the last dot, in lower case; empty when it is none.
pub(super) fn extension(name: &str) -> String {
    let Some((before, after)) = name.rsplit_once('.') else { return String::new() };
    let is_one = !before.is_empty()
        && (1..=MAX_EXTENSION).contains(&after.len())
        && after.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_one { after.to_ascii_lowercase() } else { String::new() }
}

/// A value of `Content-Disposition`; the name in a form that any client reads.
pub(super) fn disposition(is_inline: bool, name: &str) -> String {
    let how = if is_inline { "inline" } else { "attachment" };
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' { c } else { '_' })
        .collect();
    let mut exact = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            exact.push(char::from(byte));
        } else {
            use std::fmt::Write;
            // Writing to a string does not fail.
            let _ = write!(exact, "%{byte:02X}");
        }
    }
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

/// Controls, marks that turn the direction of writing, and characters without width.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Shortens the part before the dot, so that the rest still says what the file is.
fn shorten(name: &str) -> String {
    if name.len() <= MAX_BYTES {
        return name.to_owned();
    }
    let extension = extension(name);
    let end = if extension.is_empty() { String::new() } else { format!(".{extension}") };
    let mut short = String::new();
    for character in name.chars() {
        if short.len() + character.len_utf8() + end.len() > MAX_BYTES {
            break;
        }
        short.push(character);
    }
    short + &end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_text_without_folders_and_tricks() {
        for (given, kept) in [
            ("report.pdf", "report.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\mira\\cat.png", "cat.png"),
            ("a\r\nSet-Cookie: b\0.txt", "aSet-Cookie: b.txt"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("\u{feff}\u{200b}", "file"),
            ("..", "file"),
            ("", "file"),
            ("folder/", "file"),
            (" <img src=x onerror=alert(1)>.png ", "<img src=x onerror=alert(1)>.png"),
            (".bashrc", ".bashrc"),
            ("Größe 你好.txt", "Größe 你好.txt"),
        ] {
            assert_eq!(clean(given), kept, "{given:?}");
        }
    }

    #[test]
    fn long_names_keep_their_end() {
        let kept = clean(&format!("{}.tar.gz", "ä".repeat(300)));
        assert!(kept.len() <= MAX_BYTES && kept.ends_with("ä.gz"), "{kept}");
        assert_eq!(clean(&"x".repeat(400)).len(), MAX_BYTES);
    }

    #[test]
    fn the_extension_says_what_a_file_is() {
        for (name, expected) in
            [("a.PNG", "png"), ("a.tar.gz", "gz"), (".bashrc", ""), ("a.", ""), ("a.b c", "")]
        {
            assert_eq!(extension(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_in_a_header_stays_in_its_quotes() {
        assert_eq!(
            disposition(false, "a\"; x=\"ü%.txt"),
            "attachment; filename=\"a_; x=___.txt\"; filename*=UTF-8''a%22%3B%20x%3D%22%C3%BC%25.txt"
        );
        assert!(disposition(true, "a.png").starts_with("inline; filename=\"a.png\""));
    }
}
