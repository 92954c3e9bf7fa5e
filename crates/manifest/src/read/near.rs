//! «Did you mean»: the known word nearest to a mistyped one.

/// The candidate that `text` was probably meant to be; none when nothing is near.
pub(super) fn nearest<'c>(
    text: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let text = normalised(text)?;
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = normalised(candidate)?;
            let distance = distance(&text, &other);
            // One slip in three letters; and words cut short or drawn out, as `boolean` for `bool`.
            let is_near = distance <= other.len().div_ceil(3).min(3);
            let is_prefix = text.len().min(other.len()) >= 4
                && (text.starts_with(&other) || other.starts_with(&text));
            (is_near || is_prefix).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters and digits in lower case: `displayName`, `display-name` and `display_name` are the same.
/// Nothing for words longer than any of ours, so that the distance stays cheap.
fn normalised(text: &str) -> Option<Vec<u8>> {
    (text.len() <= 40).then(|| {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        letters.map(|b| b.to_ascii_lowercase()).collect()
    })
}

/// Levenshtein's distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in
            [("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("ab", "ba", 2)]
        {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
        }
    }

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["bool", "dropdown", "display_name", "id"];
        for (text, expected) in [
            ("boolean", Some("bool")),
            ("dropdwon", Some("dropdown")),
            ("displayName", Some("display_name")),
            ("ID", Some("id")),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(text, known), expected, "{text}");
        }
        assert_eq!(nearest(&"b".repeat(100_000), known), None);
    }
}
