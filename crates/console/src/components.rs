//! Looks that only the console needs: properties in, callbacks out.

mod confirm;
mod note;
mod page;

pub use confirm::{Confirm, ConfirmProps, Weight};
pub use note::{Note, NoteProps, Tone};
pub use page::{Page, PageProps};
