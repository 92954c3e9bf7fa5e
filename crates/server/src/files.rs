//! Files that people attach to posts: taking them in, giving them out, and forgetting them.
//!
//! Who reads the channel reads its files. Names and types that come from outside are text to us:
//! content lies under ids of ours, and what it is, is read from the content.

pub(crate) mod attached;
mod kind;
mod name;
mod picture;
pub(crate) mod serve;
pub(crate) mod sweep;
pub(crate) mod upload;

pub(crate) use self::picture::{Decoding, Unpacked, square};

/// The most files of one post, as the forerunner has it.
pub(crate) const MAX_PER_POST: usize = 10;

/// What a file is, by its first bytes.
pub(crate) fn kind_of(bytes: &[u8]) -> &'static str {
    kind::of(bytes.get(..kind::HEAD_BYTES).unwrap_or(bytes))
}
