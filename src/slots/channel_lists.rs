//! The buttons of the channel header that show lists of posts at the right-hand side: the
//! search, the pinned posts of the channel, and those that the person saved.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::icons,
    hooks::{use_right_side, use_selector},
    state::RightSide,
    t,
};

/// Properties of [`ChannelLists`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ChannelListsProps {
    /// The open channel.
    pub(super) channel_id: AttrValue,
}

/// Each button is pressed while its list is shown.
#[component]
pub(super) fn ChannelLists(props: &ChannelListsProps) -> Html {
    let right = use_right_side();
    let shown = use_selector(|state| state.view.right.clone());
    let pinned = RightSide::Pinned(Rc::from(props.channel_id.as_str()));
    let button = |side: RightSide, label: AttrValue, icon: Html| {
        let is_shown = shown.as_ref().as_ref() == Some(&side);
        let right = right.clone();
        let on_click = Callback::from(move |_: MouseEvent| right.toggle(side.clone()));
        html! {
            <button type="button" class="icon-button" aria-pressed={is_shown.to_string()}
                aria-label={label.clone()} title={label} onclick={on_click}>
                { icon }
            </button>
        }
    };
    html! {
        <>
            { button(RightSide::Search, t!("search-title"), icons::search()) }
            { button(pinned, t!("pinned-title"), icons::pin()) }
            { button(RightSide::Saved, t!("saved-title"), icons::bookmark()) }
        </>
    }
}
