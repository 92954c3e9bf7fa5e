//! The slots that tell of a person.

mod profile_popover;

pub use self::profile_popover::{
    ProfilePopover, ProfilePopoverAction, ProfilePopoverActions, ProfilePopoverAttributes,
    ProfilePopoverAttributesProps, ProfilePopoverProps,
};
