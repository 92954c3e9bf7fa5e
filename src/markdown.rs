//! Markdown of posts and topics, to nodes and never through HTML text.
//!
//! Two steps. [`parse`] turns text into a [`Block`] tree: pure, bounded, tested natively, and the
//! only place that decides what is let through. [`view`] turns the tree into nodes and decides
//! nothing.
//!
//! What is let through:
//! - Raw HTML stays text.
//! - Links with the schemes of [`url`]; any other link shows as its words.
//! - Pictures only from this server ([`url::own_picture`]): one from elsewhere would tell its host
//!   who read the post, and when. Those show as links.
//! - `@name`, `~channel` and `:emoji:` outside of code and links.

mod tree;
mod url;
pub mod emoji;
mod bounds;
mod inline;
mod parse;
mod plain;
mod view;

pub use emoji::common_character;
pub use parse::parse;
pub use plain::plain_text;
pub use tree::{Alignment, Block, Inline, Item, find_piece};
pub use view::{Markdown, MarkdownProps, plain_inline};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
