//! What a post's text means, before anything is drawn.

/// A piece that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A block of code.
    Code {
        /// The word after the fence; empty when there is none.
        language: String,
        /// The code as written.
        text: String,
    },
    /// What someone else said.
    Quote(Vec<Self>),
    /// A list.
    List {
        /// The first number; none for a list of bullets.
        start: Option<u64>,
        /// The entries.
        items: Vec<Item>,
    },
    /// A table. A row has as many cells as there are alignments.
    Table {
        /// One per column.
        alignments: Vec<Alignment>,
        /// The cells of the first row.
        head: Vec<Vec<Inline>>,
        /// The cells of the others.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
    /// Text as it was written: what is too much to be drawn in any other way.
    Rest(String),
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Whether it is a task, and done.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A piece inside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Stressed.
    Emphasis(Vec<Self>),
    /// Strongly stressed.
    Strong(Vec<Self>),
    /// Struck out.
    Strike(Vec<Self>),
    /// A link to an address that [`super::url`] lets through.
    Link {
        /// The address, ready for `href`.
        href: String,
        /// The words; without links and mentions.
        words: Vec<Self>,
    },
    /// A picture of this server.
    Picture {
        /// The address, ready for `src`.
        src: String,
        /// What it shows, in words.
        words: String,
    },
    /// `@name`; the name without the sign, in lower case.
    Mention(String),
    /// `~channel`; the name without the sign.
    Channel(String),
    /// `:name:`, and the character it stands for.
    Emoji {
        /// Between the colons.
        name: &'static str,
        /// What to show.
        character: &'static str,
    },
    /// `:name:` that the small table does not know, and the large one may; without the colons.
    RareEmoji(String),
    /// The next line.
    Break,
}

/// The first piece of a tree of which `wanted` makes something; what holds others comes before them.
pub fn find_piece<'a, T>(
    blocks: &'a [Block],
    wanted: &impl Fn(&'a Inline) -> Option<T>,
) -> Option<T> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(line) | Block::Heading(_, line) => find_in_line(line, wanted),
        Block::Quote(blocks) => find_piece(blocks, wanted),
        Block::List { items, .. } => items.iter().find_map(|it| find_piece(&it.blocks, wanted)),
        Block::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).find_map(|cell| find_in_line(cell, wanted))
        }
        Block::Code { .. } | Block::Rest(_) | Block::Rule => None,
    })
}

fn find_in_line<'a, T>(line: &'a [Inline], wanted: &impl Fn(&'a Inline) -> Option<T>) -> Option<T> {
    line.iter().find_map(|piece| {
        wanted(piece).or_else(|| match piece {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link { words: inner, .. } => find_in_line(inner, wanted),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Picture { .. }
            | Inline::Mention(_)
            | Inline::Channel(_)
            | Inline::Emoji { .. }
            | Inline::RareEmoji(_)
            | Inline::Break => None,
        })
    })
}
