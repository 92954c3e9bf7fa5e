//! A text without its looks, for places that show none: notifications of the system.

use super::{
    parse::{parse, plain_words},
    tree::{Block, Inline},
};

/// The words of a text in one line, at most `max_chars` of them.
#[must_use]
pub fn plain_text(text: &str, max_chars: usize) -> String {
    let mut words = String::new();
    for block in parse(text) {
        add(&block, &mut words);
    }
    let mut line = String::with_capacity(words.len().min(4 * max_chars));
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(max_chars) {
        None => line,
        Some(_) => {
            let end = line.char_indices().nth(max_chars.saturating_sub(1)).map_or(0, |(at, _)| at);
            line.truncate(end);
            line.push('…');
            line
        }
    }
}

fn add(block: &Block, words: &mut String) {
    let line = |pieces: &[Inline], words: &mut String| {
        plain_words(pieces, words);
        words.push(' ');
    };
    match block {
        Block::Paragraph(pieces) | Block::Heading(_, pieces) => line(pieces, words),
        Block::Code { text, .. } => words.extend([text, " "]),
        Block::Quote(blocks) => blocks.iter().for_each(|block| add(block, words)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| add(block, words));
        }
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, words));
        }
        Block::Rest(text) => words.push_str(text),
        Block::Rule => {}
    }
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn looks_are_left_out_and_words_stay() {
        for (text, expected) in [
            ("**Boat** is [in](https://example.org) `dock`", "Boat is in dock"),
            ("# Plan\n\n- one\n- two\n\n> said", "Plan one two said"),
            ("@Ada see ~town :tada:", "@ada see ~town 🎉"),
            (
                "<b>not bold</b>\n<script>alert(1)</script>",
                "<b>not bold</b> <script>alert(1)</script>",
            ),
            ("```\nlet a = 1;\n```", "let a = 1;"),
            ("", ""),
        ] {
            assert_eq!(plain_text(text, 100), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(plain_text("äöü", 3), "äöü");
        assert_eq!(plain_text("äöüß", 3), "äö…");
        let long = "word ".repeat(10_000);
        assert_eq!(plain_text(&long, 200).chars().count(), 200);
    }
}
