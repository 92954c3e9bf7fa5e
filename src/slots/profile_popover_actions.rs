//! `profile-popover-actions.v1`: more buttons in the default profile popover. None by default.

use contracts::{ProfilePopoverAction, ProfilePopoverActions as Contract, ProfilePopoverProps};
use runtime::Slot;
use yew::prelude::*;

/// Properties of [`ProfilePopoverActionsSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProfilePopoverActionsSlotProps {
    /// Whose profile it is, and who looks at it.
    pub props: ProfilePopoverProps,
    /// What an entry asks for.
    pub on_action: Callback<ProfilePopoverAction>,
}

/// The slot.
#[component]
pub fn ProfilePopoverActionsSlot(slot: &ProfilePopoverActionsSlotProps) -> Html {
    Slot::<Contract>::new(slot.props.clone()).on_action(slot.on_action.clone()).alone()
}
