//! From an offset in a text to the line and column that an editor shows.

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1; the column counts letters. What lies outside is at the end.
    pub(super) fn of(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_and_letters_are_counted_from_one() {
        let lines = Lines::new("ä b\nc\n");
        assert_eq!(lines.of(0), (1, 1));
        assert_eq!(lines.of(3), (1, 3));
        assert_eq!(lines.of(5), (2, 1));
        assert_eq!(lines.of(7), (3, 1));
        assert_eq!(lines.of(1), (1, 1), "within a letter");
        assert_eq!(lines.of(900), (3, 1), "behind the end");
        assert_eq!(Lines::new("").of(0), (1, 1));
    }
}
