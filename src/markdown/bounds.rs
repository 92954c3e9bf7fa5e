//! What one text may become, however it is made: the page must not stand still because of a post.
//!
//! Whatever is beyond a bound stays as its letters. Nothing is lost.

use pulldown_cmark::{Event, Tag};

/// Deeper nesting than a person writes is drawn flat. Also bounds the stack of the browser.
pub(super) const MAX_DEPTH: usize = 16;
/// Mentions, channels, emoji and addresses of one text that are more than words. Nobody writes so
/// many; each is a button or a link of the page.
pub(super) const MAX_SIGNS: usize = 1_000;
/// Blocks, lines, cells and formatted words of one text. After them, the rest of the text is drawn as
/// it was written: as one piece.
pub(super) const MAX_PIECES: usize = 2_000;
/// Quotes and lists that begin in one line. The parser takes the square of their number.
const MAX_MARKERS: usize = 100;

/// How many pieces more a text may become.
#[derive(Debug)]
pub(super) struct Budget {
    n_left: usize,
    /// Of the table that is being read.
    n_columns: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { n_left: MAX_PIECES, n_columns: 0 }
    }
}

impl Budget {
    /// Counts what an event makes; whether that is too much, so that the rest begins here.
    pub(super) fn is_spent_by(&mut self, event: &Event<'_>) -> bool {
        let n_pieces = match event {
            Event::Start(Tag::Table(columns)) => {
                self.n_columns = columns.len();
                1
            }
            // Cells are counted with their row: a row is drawn whole or not at all. The parser fills
            // rows up to the width of their table, so a short one may become thousands of cells.
            Event::End(_) | Event::Text(_) | Event::Start(Tag::TableCell) => return false,
            Event::Start(Tag::TableHead | Tag::TableRow) => 1 + self.n_columns,
            Event::Start(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => 1,
        };
        match self.n_left.checked_sub(n_pieces) {
            Some(n_left) => {
                self.n_left = n_left;
                false
            }
            None => true,
        }
    }
}

/// Whether a line begins so many quotes and lists that it is not to be read as such.
pub(super) fn is_too_deep(text: &str) -> bool {
    text.len() > MAX_MARKERS && text.lines().any(|line| n_markers(line) > MAX_MARKERS)
}

/// How many quotes and entries of lists begin at the start of a line.
fn n_markers(line: &str) -> usize {
    let mut rest = line.as_bytes();
    let mut n_markers = 0;
    loop {
        rest = rest.trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let n_bytes = match rest.get(digits) {
            Some(b'>') if digits == 0 => 1,
            Some(b'-' | b'+' | b'*') if digits == 0 && ends_marker(rest.get(1)) => 1,
            Some(b'.' | b')') if digits > 0 && ends_marker(rest.get(digits + 1)) => digits + 1,
            _ => return n_markers,
        };
        n_markers += 1;
        rest = rest.get(n_bytes..).unwrap_or_default();
    }
}

fn ends_marker(next: Option<&u8>) -> bool {
    next.is_none_or(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::n_markers;

    #[test]
    fn markers_are_counted_where_a_line_begins() {
        for (line, expected) in [
            ("", 0),
            ("words > and - more", 0),
            (">>> a > b", 3),
            ("  > - 1. + * 23) a", 6),
            ("-a", 0),
            ("---", 0),
            ("- - -", 3),
            ("1.5 of 3. ", 0),
            ("2026", 0),
            ("-", 1),
        ] {
            assert_eq!(n_markers(line), expected, "{line:?}");
        }
    }
}
