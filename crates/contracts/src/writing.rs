//! The slots in which a person writes.

mod action;
mod autocomplete;
mod banner;
mod message_box;

pub use self::{
    action::{MessageBoxActionEntry, MessageBoxActionEntryAction, MessageBoxActionEntryProps},
    autocomplete::{
        Autocomplete, AutocompleteAction, AutocompleteItem, AutocompleteKind, AutocompleteProps,
    },
    banner::{MessageBoxBanner, MessageBoxBannerProps},
    message_box::{MessageBox, MessageBoxAction, MessageBoxProps},
};
