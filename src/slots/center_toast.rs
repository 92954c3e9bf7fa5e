//! `center-toast.v1`: short notes that float over the posts. None by default.

use contracts::{CenterToast as Contract, CenterToastAction, CenterToastProps};
use runtime::Slot;
use yew::prelude::*;

use crate::{hooks::use_selector, state::select};

/// Properties of [`CenterToastSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CenterToastSlotProps {
    /// The open channel.
    pub channel_id: AttrValue,
    /// Scroll to the newest post.
    pub on_jump_to_newest: Callback<()>,
}

/// The slot.
#[component]
pub fn CenterToastSlot(slot: &CenterToastSlotProps) -> Html {
    let props = {
        let channel_id = slot.channel_id.clone();
        use_selector(move |state| {
            let channel = select::channel::by_id(state, &channel_id)?;
            Some(CenterToastProps { viewer_id: state.me.to_string(), channel })
        })
    };
    let on_action = use_callback(
        slot.on_jump_to_newest.clone(),
        |action: CenterToastAction, jump| match action {
            CenterToastAction::JumpToNewest => jump.emit(()),
        },
    );
    let Some(props) = &*props else { return Html::default() };
    Slot::<Contract>::new(props.clone()).on_action(on_action).alone()
}
