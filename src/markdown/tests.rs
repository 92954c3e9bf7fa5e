//! What becomes of texts, kind and hostile ones.

use proptest::prelude::*;

use super::tree::{Block, Inline, Item};

mod sizes;
use super::{bounds, parse};

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn mention(name: &str) -> Inline {
    Inline::Mention(name.to_owned())
}

fn link(href: &str, words: &str) -> Inline {
    Inline::Link { href: href.to_owned(), words: vec![text(words)] }
}

/// Checks the pieces of a text that is one paragraph.
fn check(input: &str, expected: &[Inline]) {
    assert_eq!(parse(input), [Block::Paragraph(expected.to_vec())], "{input:?}");
}

/// Checks that a text stays words, all of them.
fn check_words(input: &str, words: &str) {
    check(input, &[text(words)]);
}

/// All pieces of a tree, whatever they are in, and how deep it is.
fn walk<'a>(blocks: &'a [Block], depth: usize, found: &mut Vec<&'a Inline>) -> usize {
    let inner = blocks.iter().map(|block| match block {
        Block::Paragraph(inner) | Block::Heading(_, inner) => walk_inlines(inner, depth + 1, found),
        Block::Quote(inner) => walk(inner, depth + 1, found),
        Block::List { items, .. } => {
            items.iter().map(|item| walk(&item.blocks, depth + 2, found)).max().unwrap_or(depth)
        }
        Block::Table { head, rows, .. } => head
            .iter()
            .chain(rows.iter().flatten())
            .map(|cell| walk_inlines(cell, depth + 2, found))
            .max()
            .unwrap_or(depth),
        Block::Code { .. } | Block::Rest(_) | Block::Rule => depth,
    });
    inner.max().unwrap_or(depth)
}

fn walk_inlines<'a>(inlines: &'a [Inline], depth: usize, found: &mut Vec<&'a Inline>) -> usize {
    let mut deepest = depth;
    for inline in inlines {
        found.push(inline);
        let inner = match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link { words: inner, .. } => walk_inlines(inner, depth + 1, found),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Picture { .. }
            | Inline::Mention(_)
            | Inline::Channel(_)
            | Inline::Emoji { .. }
            | Inline::RareEmoji(_)
            | Inline::Break => depth,
        };
        deepest = deepest.max(inner);
    }
    deepest
}

#[test]
fn plain_formatting() {
    check(
        "*a* **b** ~~c~~ `d`",
        &[
            Inline::Emphasis(vec![text("a")]),
            text(" "),
            Inline::Strong(vec![text("b")]),
            text(" "),
            Inline::Strike(vec![text("c")]),
            text(" "),
            Inline::Code("d".to_owned()),
        ],
    );
}

#[test]
fn lines_are_kept() {
    check("one\ntwo", &[text("one"), Inline::Break, text("two")]);
}

#[test]
fn blocks_of_all_kinds() {
    let paragraph = |words| Block::Paragraph(vec![text(words)]);
    assert_eq!(parse("## Title"), [Block::Heading(2, vec![text("Title")])]);
    assert_eq!(parse("> said"), [Block::Quote(vec![paragraph("said")])]);
    assert_eq!(parse("---"), [Block::Rule]);
    assert_eq!(
        parse("```rust ignore\nlet a = 1;\n```"),
        [Block::Code { language: "rust".to_owned(), text: "let a = 1;".to_owned() }]
    );
    let item = |task, words| Item { task, blocks: vec![paragraph(words)] };
    assert_eq!(
        parse("3. a\n4. b"),
        [Block::List { start: Some(3), items: vec![item(None, "a"), item(None, "b")] }]
    );
    assert_eq!(
        parse("- [x] a\n- [ ] b"),
        [Block::List { start: None, items: vec![item(Some(true), "a"), item(Some(false), "b")] }]
    );
    let Some(Block::Table { alignments, head, rows }) =
        parse("|a|b|\n|:-:|-:|\n|1|@ada|").into_iter().next()
    else {
        panic!("no table")
    };
    assert_eq!((alignments.len(), head.len()), (2, 2));
    assert_eq!(rows, [[vec![text("1")], vec![mention("ada")]]]);
}

#[test]
fn tight_and_nested_lists_keep_their_words() {
    let blocks = parse("- a **b**\n  - c\n- d");
    let mut found = Vec::new();
    walk(&blocks, 0, &mut found);
    for words in ["a ", "b", "c", "d"] {
        assert!(found.contains(&&text(words)), "{words} in {blocks:?}");
    }
}

#[test]
fn bare_addresses_become_links() {
    let page = "https://example.org/a_b_c?d=e&f=g";
    check(page, &[link(page, page)]);
    check(
        "see https://example.org/x. Or (http://a.org/b_(c)), ok",
        &[
            text("see "),
            link("https://example.org/x", "https://example.org/x"),
            text(". Or ("),
            link("http://a.org/b_(c)", "http://a.org/b_(c)"),
            text("), ok"),
        ],
    );
    check_words("xhttps://example.org", "xhttps://example.org");
    check_words("http://", "http://");
    check_words("httpx hello", "httpx hello");
}

#[test]
fn mentions_channels_and_emoji() {
    check("hi @Ada.L, ok", &[text("hi "), mention("ada.l"), text(", ok")]);
    check("(@a_b-c).", &[text("("), mention("a_b-c"), text(").")]);
    check_words("ada@example.org", "ada@example.org");
    check_words("@ you", "@ you");
    check("in ~town-square!", &[text("in "), Inline::Channel("town-square".to_owned()), text("!")]);
    check_words("a ~ b", "a ~ b");
    let tada = Inline::Emoji { name: "tada", character: "🎉" };
    let whale = Inline::RareEmoji("whale".to_owned());
    check(
        "yes :tada: :whale: 10:30:00",
        &[text("yes "), tada, text(" "), whale, text(" 10:30:00")],
    );
    check_words("a :Nope: and :no pe: and :y:", "a :Nope: and :no pe: and :y:");
    check("`@ada :tada:`", &[Inline::Code("@ada :tada:".to_owned())]);
    check("[@ada](https://a.org)", &[link("https://a.org", "@ada")]);
}

#[test]
fn e_mail_in_angle_brackets_becomes_a_link() {
    check("<ada@example.org>", &[link("mailto:ada@example.org", "ada@example.org")]);
}

#[test]
fn attack_script_links() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&#x3A;alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<javascript:alert(1)>",
        "<java\tscript:alert(1)>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
    ] {
        check_words(&format!("[click]({address})"), "click");
    }
    check_words("<javascript:alert(1)>", "javascript:alert(1)");
    check_words("[click][x]\n\n[x]: javascript:alert(1)", "click");
}

#[test]
fn attack_raw_html() {
    check_words("<script>alert(1)</script>", "<script>alert(1)</script>");
    check_words("a <img src=x onerror=alert(1)> b", "a <img src=x onerror=alert(1)> b");
    check_words("&lt;script&gt;", "<script>");
    check(
        "<div onclick=\"x\">\n**a**\n</div>",
        &[text("<div onclick=\"x\">"), Inline::Break, text("**a**"), Inline::Break, text("</div>")],
    );
    check_words("<!-- a --> <?b?>", "<!-- a --> <?b?>");
}

#[test]
fn attack_tracking_pictures() {
    check("![cat](https://evil.example/x.png)", &[link("https://evil.example/x.png", "cat")]);
    check_words("![cat](data:image/svg+xml,x)", "cat");
    check_words("![cat](//evil.example/x.png)", "cat");
    let own = Inline::Picture { src: "/static/cat.png".to_owned(), words: "cat".to_owned() };
    check("![cat](/static/cat.png)", &[own]);
}

#[test]
fn attack_links_in_links() {
    let mut found = Vec::new();
    let blocks = parse("[a ![b](https://b.org) https://c.org <https://d.org>](https://a.org)");
    walk(&blocks, 0, &mut found);
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. });
    let nested = found
        .iter()
        .any(|inline| matches!(inline, Inline::Link { words, .. } if words.iter().any(is_link)));
    assert!(!nested, "{blocks:?}");
}

#[test]
fn attack_deep_nesting() {
    let n_times = 16_000;
    for pattern in
        [">", "- ", "*", "**", "[", "![", "`", "~~", "<", "(", "a*", "_a ", "|", "&", "@", ":"]
    {
        let input = pattern.repeat(n_times / pattern.len());
        let depth = walk(&parse(&input), 0, &mut Vec::new());
        assert!(depth < 24, "{pattern:?} nests {depth} deep");
    }
    let quotes =
        (1..200).map(|depth| format!("{}{depth}\n", ">".repeat(depth))).collect::<String>();
    let blocks = parse(&quotes);
    let mut found = Vec::new();
    assert!(walk(&blocks, 0, &mut found) < 24);
    let lists =
        (0..120).map(|depth| format!("{}- x{depth}\n", "  ".repeat(depth))).collect::<String>();
    let blocks = parse(&lists);
    let mut found = Vec::new();
    assert!(walk(&blocks, 0, &mut found) < 24);
    for depth in 0..120 {
        let words = format!("x{depth}");
        let told = |inline: &&Inline| matches!(inline, Inline::Text(text) if text.contains(&words));
        assert!(found.iter().any(told), "{words} is lost");
    }
}

/// How many pieces a tree has, cells of tables counted too.
fn pieces(blocks: &[Block]) -> usize {
    let mut found = Vec::new();
    walk(blocks, 0, &mut found);
    let cells = blocks.iter().map(|block| {
        let Block::Table { head, rows, .. } = block else { return 0 };
        head.len() + rows.iter().map(Vec::len).sum::<usize>()
    });
    found.len() + cells.sum::<usize>() + blocks.len()
}

#[test]
fn attack_five_thousand_mentions() {
    let text = "@a ".repeat(5_333);
    let blocks = parse(&text);
    let mut found = Vec::new();
    walk(&blocks, 0, &mut found);
    let is_mention = |inline: &&&Inline| matches!(inline, Inline::Mention(_));
    let n_mentions = found.iter().filter(is_mention).count();
    assert_eq!(n_mentions, bounds::MAX_SIGNS, "the others are words");
    let words: usize = found
        .iter()
        .map(|inline| {
            let Inline::Text(text) = inline else { return 0 };
            text.matches("@a").count()
        })
        .sum();
    assert_eq!(n_mentions + words, 5_333, "none is lost");
    assert!(found.len() <= 2 * bounds::MAX_SIGNS + 1, "{}", found.len());
}

#[test]
fn attack_no_text_makes_more_than_its_letters() {
    for pattern in [
        "h(",
        "http:(",
        "http://(",
        "https://a ",
        "*a* ",
        "`a`",
        "[a](http://a)",
        "- ",
        "# a\n",
        ">",
        "a\n\n",
        "|",
        "|-|\n",
        ":tada: ",
        "~a ",
        "@a",
        "&amp;",
        "<b>",
        "![](/a)",
        "***\n",
    ] {
        let text = pattern.repeat(16_383 / pattern.len());
        let n_pieces = pieces(&parse(&text));
        assert!(n_pieces <= text.len() + 1, "{pattern:?}: {n_pieces} of {}", text.len());
    }
}

#[test]
fn attack_addresses_without_end() {
    let long = format!("http://a.org/{}", "a".repeat(super::inline::MAX_ADDRESS_BYTES));
    check_words(&long, &long);
    let fits = format!("http://a.org/{}", "a".repeat(1_000));
    check(&fits, &[link(&fits, &fits)]);
}

#[test]
fn attack_unbalanced_signs_keep_all_words() {
    check_words("**a [b](c `d", "**a [b](c `d");
    check_words("~~a", "~~a");
}

#[test]
fn nothing_becomes_nothing() {
    assert_eq!(parse(""), []);
    assert_eq!(parse(" \n\n "), []);
}

/// Texts of signs that mean something, mixed with words.
fn nasty_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<b>",
        "https://a.org/",
        "javascript:",
        "@ada",
        "~town",
        ":tada:",
        "|",
        "|-|",
        "&",
        "&#58;",
        "\\",
        "#",
        "~~",
        "a",
        "é",
        "日",
        "\t",
        " ",
        "\u{0}",
        "\u{202E}",
        "- [x] ",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_it_or_gets_a_hostile_link_through(input in nasty_text()) {
        let blocks = parse(&input);
        let mut found = Vec::new();
        prop_assert!(walk(&blocks, 0, &mut found) < 24);
        for inline in found {
            if let Inline::Link { href, .. } = inline {
                prop_assert!(super::url::allowed(href).is_some(), "{}", href);
            }
            if let Inline::Picture { src, .. } = inline {
                prop_assert!(super::url::own_picture(src).is_some(), "{}", src);
            }
        }
    }
}
