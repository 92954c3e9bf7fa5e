//! The slots in which a person writes.

mod message_box;

pub use self::message_box::{MessageBox, MessageBoxAction, MessageBoxProps};
