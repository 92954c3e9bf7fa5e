//! From text to tree. Bounded in depth, so that drawing the tree can recurse, and in size: see
//! [`bounds`](super::bounds).

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::bounds::{self, Budget, MAX_DEPTH, MAX_SIGNS};
use super::inline::{push_text, scan};
use super::tree::{Alignment, Block, Inline, Item};
use super::url;

/// Reads a text. Never fails: whatever is not understood stays as words.
#[must_use]
pub fn parse(text: &str) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    if bounds::is_too_deep(text) {
        return vec![Block::Rest(text.to_owned())];
    }
    let (mut builder, mut budget) = (Builder::default(), Budget::default());
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        if budget.is_spent_by(&event) {
            let mut blocks = builder.finish();
            let rest = text.get(place.start..).unwrap_or_default();
            blocks.push(Block::Rest(rest.trim_matches('\n').to_owned()));
            return blocks;
        }
        builder.event(event);
    }
    builder.finish()
}

/// What is being filled, innermost last.
enum Open {
    Quote(Vec<Block>),
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Item(Item),
    Code {
        language: String,
        text: String,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A row of a table, the first or another.
    Row(Vec<Vec<Inline>>),
    /// Pieces inside a line; what becomes of them is told by the container's end.
    Inlines {
        kind: Kind,
        inlines: Vec<Inline>,
        /// Words not looked through yet: the parser cuts a text at every sign.
        words: String,
    },
    /// Too deep: its content goes to what is around it.
    Flat,
}

impl Open {
    fn item_mut(&mut self) -> Option<&mut Item> {
        if let Self::Item(item) = self { Some(item) } else { None }
    }
}

/// What pieces inside a line become.
enum Kind {
    Paragraph,
    Heading(u8),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String),
    Picture(String),
}

struct Builder {
    done: Vec<Block>,
    open: Vec<Open>,
    /// How many links and pictures are open: no links, mentions or emoji inside them.
    n_links: usize,
    /// How many more signs may be more than words.
    n_signs_left: usize,
}

impl Default for Builder {
    fn default() -> Self {
        let (done, open) = (Vec::new(), Vec::new());
        Self { done, open, n_links: 0, n_signs_left: MAX_SIGNS }
    }
}

impl Builder {
    fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::MetadataBlock(_)) => {}
            Event::End(_) => self.close(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::Code(code) => self.push(Inline::Code(code.into_string())),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Rule => self.push_block(Block::Rule),
            Event::TaskListMarker(done) => {
                let open = self.open.iter_mut().rev();
                let item = open.filter_map(Open::item_mut).next();
                if let Some(item) = item {
                    item.task = Some(done);
                }
            }
            // Not switched on; as words, should that ever change.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.words(&text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let inlines = |kind| Open::Inlines { kind, inlines: Vec::new(), words: String::new() };
        let open = match tag {
            Tag::Paragraph | Tag::HtmlBlock => inlines(Kind::Paragraph),
            Tag::Heading { level, .. } => inlines(Kind::Heading(level_number(level))),
            Tag::CodeBlock(kind) => Open::Code { language: language(&kind), text: String::new() },
            Tag::BlockQuote(_) => Open::Quote(Vec::new()),
            Tag::List(start) => Open::List { start, items: Vec::new() },
            Tag::Item => Open::Item(Item::default()),
            Tag::Table(alignments) => Open::Table {
                alignments: alignments.iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
            Tag::TableCell => inlines(Kind::Cell),
            Tag::Emphasis => inlines(Kind::Emphasis),
            Tag::Strong => inlines(Kind::Strong),
            Tag::Strikethrough => inlines(Kind::Strike),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                inlines(Kind::Link(format!("mailto:{dest_url}")))
            }
            Tag::Link { dest_url, .. } => inlines(Kind::Link(dest_url.into_string())),
            Tag::Image { dest_url, .. } => inlines(Kind::Picture(dest_url.into_string())),
            // Not switched on; what they hold goes to what is around them.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Open::Flat,
        };
        let nests = !matches!(
            open,
            Open::Inlines { kind: Kind::Paragraph | Kind::Heading(_) | Kind::Cell, .. }
                | Open::Row(_)
                | Open::Code { .. }
        );
        if nests && self.open.len() >= MAX_DEPTH {
            self.open.push(Open::Flat);
            return;
        }
        self.flush_words();
        self.n_links += usize::from(is_link(&open));
        self.open.push(open);
    }

    /// Closes the innermost container and hands it to the one around it.
    fn close(&mut self) {
        self.flush_words();
        let Some(open) = self.open.pop() else { return };
        self.n_links -= usize::from(is_link(&open));
        match open {
            Open::Flat => {}
            Open::Quote(blocks) => self.push_block(Block::Quote(blocks)),
            Open::List { start, items } => self.push_block(Block::List { start, items }),
            Open::Item(item) => match self.open.last_mut() {
                Some(Open::List { items, .. }) => items.push(item),
                _ => item.blocks.into_iter().for_each(|block| self.push_block(block)),
            },
            Open::Code { language, mut text } => {
                if text.ends_with('\n') {
                    text.pop();
                }
                self.push_block(Block::Code { language, text });
            }
            Open::Table { alignments, head, rows } => {
                self.push_block(Block::Table { alignments, head, rows });
            }
            Open::Row(cells) => match self.open.last_mut() {
                Some(Open::Table { head, .. }) if head.is_empty() => *head = cells,
                Some(Open::Table { rows, .. }) => rows.push(cells),
                _ => cells.into_iter().for_each(|cell| self.push_block(Block::Paragraph(cell))),
            },
            Open::Inlines { kind, inlines, .. } => self.close_inlines(kind, inlines),
        }
    }

    fn close_inlines(&mut self, kind: Kind, inlines: Vec<Inline>) {
        match kind {
            Kind::Paragraph if inlines.is_empty() => {}
            Kind::Paragraph => self.push_block(Block::Paragraph(trim_end(inlines))),
            Kind::Heading(level) => self.push_block(Block::Heading(level, inlines)),
            Kind::Cell => match self.open.last_mut() {
                Some(Open::Row(cells)) => cells.push(inlines),
                _ => self.push_block(Block::Paragraph(inlines)),
            },
            Kind::Emphasis => self.push(Inline::Emphasis(inlines)),
            Kind::Strong => self.push(Inline::Strong(inlines)),
            Kind::Strike => self.push(Inline::Strike(inlines)),
            Kind::Link(address) => match url::allowed(&address) {
                // A link inside a link is not possible in a page.
                Some(href) if self.n_links == 0 => {
                    self.push(Inline::Link { href: href.to_owned(), words: inlines });
                }
                Some(_) | None => inlines.into_iter().for_each(|inline| self.push(inline)),
            },
            Kind::Picture(address) => self.close_picture(&address, &inlines),
        }
    }

    fn close_picture(&mut self, address: &str, inlines: &[Inline]) {
        let mut words = String::new();
        plain_words(inlines, &mut words);
        if let Some(src) = url::own_picture(address) {
            self.push(Inline::Picture { src: src.to_owned(), words });
            return;
        }
        match url::allowed(address) {
            Some(href) if self.n_links == 0 => {
                let words = if words.is_empty() { href.to_owned() } else { words };
                self.push(Inline::Link { href: href.to_owned(), words: vec![Inline::Text(words)] });
            }
            Some(_) | None => self.push(Inline::Text(words)),
        }
    }

    /// Words: kept until their end is known, for an address may hold signs of Markdown.
    fn words(&mut self, text: &str) {
        match self.innermost() {
            Some(Open::Code { text: code, .. }) => code.push_str(text),
            Some(Open::Inlines { words, .. }) => words.push_str(text),
            _ => self.push(Inline::Text(text.to_owned())),
        }
    }

    /// Looks through the words that came together.
    fn flush_words(&mut self) {
        let inside_link = self.n_links > 0;
        let mut n_left = self.n_signs_left;
        if let Some(Open::Inlines { inlines, words, .. }) = self.innermost() {
            let words = std::mem::take(words);
            // Blocks of HTML bring their line ends along.
            for (idx, line) in words.split('\n').enumerate() {
                if idx > 0 {
                    inlines.push(Inline::Break);
                }
                if inside_link {
                    push_text(line, inlines);
                } else {
                    scan(line, inlines, &mut n_left);
                }
            }
        }
        self.n_signs_left = n_left;
    }

    /// Adds a piece to the innermost line; opens a paragraph where there is none, as in the entries
    /// of a tight list.
    fn push(&mut self, inline: Inline) {
        self.flush_words();
        if let Some(Open::Inlines { inlines, .. }) = self.innermost() {
            push_piece(inline, inlines);
            return;
        }
        let mut pieces = Vec::new();
        if let Inline::Text(text) = inline {
            scan(&text, &mut pieces, &mut self.n_signs_left);
        } else {
            pieces.push(inline);
        }
        let blocks = self.blocks();
        match blocks.last_mut() {
            Some(Block::Paragraph(inlines)) => inlines.append(&mut pieces),
            _ => blocks.push(Block::Paragraph(pieces)),
        }
    }

    fn push_block(&mut self, block: Block) {
        self.blocks().push(block);
    }

    /// Where the next block goes.
    fn blocks(&mut self) -> &mut Vec<Block> {
        let innermost = self.open.iter_mut().rev().find(|open| !matches!(open, Open::Flat));
        match innermost {
            Some(Open::Quote(blocks) | Open::Item(Item { blocks, .. })) => blocks,
            Some(Open::List { items, .. }) => {
                // Its entries are too deep to be entries: one takes them all.
                if items.is_empty() {
                    items.push(Item::default());
                }
                items.last_mut().map_or(&mut self.done, |item| &mut item.blocks)
            }
            _ => &mut self.done,
        }
    }

    /// The innermost container that takes something in.
    fn innermost(&mut self) -> Option<&mut Open> {
        self.open.iter_mut().rev().find(|open| !matches!(open, Open::Flat))
    }
}

/// Words join those before.
fn push_piece(inline: Inline, inlines: &mut Vec<Inline>) {
    if let Inline::Text(text) = inline {
        push_text(&text, inlines);
    } else {
        inlines.push(inline);
    }
}

fn is_link(open: &Open) -> bool {
    matches!(open, Open::Inlines { kind: Kind::Link(_) | Kind::Picture(_), .. })
}

/// A paragraph ends with words, not with an empty line.
fn trim_end(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while matches!(inlines.last(), Some(Inline::Break)) {
        inlines.pop();
    }
    inlines
}

/// The words of pieces, without what they look like.
pub(super) fn plain_words(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link { words: inner, .. } => plain_words(inner, words),
            Inline::Picture { words: inner, .. } => words.push_str(inner),
            Inline::Mention(name) => words.extend(["@", name]),
            Inline::Channel(name) => words.extend(["~", name]),
            Inline::Emoji { character, .. } => words.push_str(character),
            Inline::RareEmoji(name) => words.extend([":", name, ":"]),
            Inline::Break => words.push(' '),
        }
    }
}

/// The first word after the fence, when it looks like a language.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let word = info.split([' ', ',', '\t']).next().unwrap_or_default();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "+-#._".contains(letter);
    if word.len() <= 24 && word.chars().all(fits) { word.to_owned() } else { String::new() }
}

const fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

const fn alignment(alignment: &pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
