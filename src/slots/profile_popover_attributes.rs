//! `profile-popover-attributes.v1`: extra facts in the default profile popover. None by default.

use contracts::{ProfilePopoverAttributes as Contract, ProfilePopoverAttributesProps, UserProps};
use runtime::Slot;
use yew::prelude::*;

use crate::hooks::use_store;

/// Properties of [`ProfilePopoverAttributesSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProfilePopoverAttributesSlotProps {
    /// Whose profile it is.
    pub user: UserProps,
}

/// The slot.
#[component]
pub fn ProfilePopoverAttributesSlot(slot: &ProfilePopoverAttributesSlotProps) -> Html {
    let viewer_id = use_store().read(|state| state.me.to_string());
    let props = ProfilePopoverAttributesProps { user: slot.user.clone(), viewer_id };
    Slot::<Contract>::new(props).alone()
}
