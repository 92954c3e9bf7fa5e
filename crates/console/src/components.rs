//! Looks that only the console needs: properties in, callbacks out.

mod confirm;
mod note;
mod page;
mod page_link;
mod plugin_card;
mod slot_name;
mod toggle;
mod setting_field;
mod slot_card;

pub use confirm::{Confirm, ConfirmProps, Weight};
pub use note::{Note, NoteProps, Tone};
pub use page::{Page, PageProps};
pub use page_link::{PageLink, PageLinkProps};
pub use plugin_card::{
    PluginCard, PluginCardProps, Wish, moment, reports_link, size_words, source_tag, standing_tag,
    trouble,
};
pub use setting_field::{
    Access, FieldState, SettingField, SettingFieldProps, Typed, TypedProps, control_id, label_id,
    note_id,
};
pub use slot_card::{SlotCard, SlotCardProps, button_id};
pub use slot_name::slot_name;
pub use toggle::{Toggle, ToggleProps, locked_words};
