//! Where carets stand: the browser counts in units of UTF-16, texts in bytes.

/// From the browser's count, in units of UTF-16, to bytes.
#[must_use]
pub fn bytes_of(text: &str, n_units: usize) -> usize {
    let mut left = n_units;
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

/// From bytes to the browser's count.
#[must_use]
pub fn units_of(text: &str, n_bytes: usize) -> u32 {
    let before = text.get(..n_bytes).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_browser_does() {
        for (text, n_units, n_bytes) in
            [("aä😀b", 0, 0), ("aä😀b", 2, 3), ("aä😀b", 4, 7), ("aä😀b", 9, 8)]
        {
            assert_eq!(bytes_of(text, n_units), n_bytes, "{n_units}");
        }
        assert_eq!(units_of("aä😀b", 7), 4);
    }
}
