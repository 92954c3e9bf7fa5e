//! What becomes of texts that are too much for a page: drawn in part, and none of it lost.

use super::pieces;
use crate::markdown::tree::Block;
use crate::markdown::{
    bounds,
    parse::{parse, plain_words},
};

/// The letters and digits of a tree and of what stands as it was written, in order.
fn letters(blocks: &[Block]) -> String {
    fn add(block: &Block, all: &mut String) {
        match block {
            Block::Rest(text) | Block::Code { text, .. } => all.push_str(text),
            Block::Paragraph(line) | Block::Heading(_, line) => plain_words(line, all),
            Block::Quote(blocks) => blocks.iter().for_each(|block| add(block, all)),
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| add(block, all));
            }
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|it| plain_words(it, all));
            }
            Block::Rule => {}
        }
    }
    let mut all = String::new();
    blocks.iter().for_each(|block| add(block, &mut all));
    all.retain(char::is_alphanumeric);
    all
}

#[test]
fn attack_more_pieces_than_a_page_can_bear() {
    let numbered = |piece: &dyn Fn(usize) -> String| (0..3_000).map(piece).collect::<String>();
    for (what, text) in [
        ("lines", numbered(&|nth| format!("{nth}\n"))),
        ("paragraphs", numbered(&|nth| format!("{nth}\n\n"))),
        ("quotes", numbered(&|nth| format!("> {nth}\n\n"))),
        ("headings", numbered(&|nth| format!("# {nth}\n"))),
        ("entries", numbered(&|nth| format!("- {nth}\n"))),
        ("emphasis", numbered(&|nth| format!("*{nth}* "))),
        ("emphasis in a quote", format!("> {}", numbered(&|nth| format!("*{nth}* ")))),
        ("code", numbered(&|nth| format!("`{nth}` "))),
        ("HTML", numbered(&|nth| format!("<b>{nth}\n"))),
        ("a long table", format!("|a|b|\n|-|-|\n{}", numbered(&|nth| format!("|{nth}|c|\n")))),
        (
            "a wide table",
            format!("{}|\n{}|\n{}", "|a".repeat(1_500), "|-".repeat(1_500), "|b\n".repeat(2_000)),
        ),
        ("a wider table", format!("{}|\n{}|\n|b", "|a".repeat(3_000), "|-".repeat(3_000))),
    ] {
        let blocks = parse(&text);
        assert!(matches!(blocks.last(), Some(Block::Rest(_))), "{what}: all of it is drawn");
        let n_pieces = pieces(&blocks);
        // Words around each piece count here, too.
        assert!(n_pieces <= 3 * bounds::MAX_PIECES + 2, "{what}: {n_pieces}");
        let mut expected = text.replace("<b>", "b");
        expected.retain(char::is_alphanumeric);
        assert_eq!(letters(&blocks).replace("<b>", "b"), expected, "{what}: something is lost");
    }
}

#[test]
fn what_a_person_writes_is_drawn_whole() {
    let table = format!("|a|b|\n|-|-|\n{}", "|1|\n".repeat(500));
    let blocks = parse(&table);
    let [Block::Table { rows, .. }] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert_eq!(rows.len(), 500);
    assert!(rows.iter().all(|row| row.len() == 2), "short rows are filled up");
    let code = format!("```\n{}```", "a\n".repeat(5_000));
    assert!(matches!(parse(&code).as_slice(), [Block::Code { .. }]), "lines of code are one piece");
}

#[test]
fn attack_quotes_that_cost_the_square_of_their_depth() {
    for pattern in [">", "> ", "- ", "> - ", "1. ", "* > 2) "] {
        let text = format!("before\n\n{}x", pattern.repeat(16_000 / pattern.len()));
        assert_eq!(parse(&text), [Block::Rest(text.clone())], "{pattern:?}");
    }
    let deep = format!("{}x", "> ".repeat(90));
    assert!(matches!(parse(&deep).as_slice(), [Block::Quote(_)]));
}
