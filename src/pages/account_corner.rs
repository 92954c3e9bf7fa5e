//! The button that opens the person's own menu, and with it the way to safe mode.
//!
//! It stands outside of every slot and above the stage they are on, so no plugin can cover it.

use yew::prelude::*;

use crate::{
    components::{AnchorRect, Avatar},
    hooks::{Overlay, use_overlay, use_selector},
    state::select,
    t,
};

/// Properties of [`AccountCorner`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AccountCornerProps {
    /// Whether the menu is open.
    pub(super) is_open: bool,
}

/// The person's own picture at the foot of the team rail.
#[component]
pub(super) fn AccountCorner(props: &AccountCornerProps) -> Html {
    let overlay = use_overlay();
    let me = use_selector(|state| {
        let user = select::person::user(state, &state.me).unwrap_or_default();
        (user.display_name(), user.picture_url, select::person::presence(state, &state.me))
    });
    let (name, picture, presence) = &*me;
    let on_click = use_callback(overlay, |event: MouseEvent, overlay| {
        overlay.open(Overlay::UserMenu { anchor: AnchorRect::of_event(&event) });
    });
    html! {
        <div class="account-corner">
            <button type="button" class="account-corner__button" aria-haspopup="menu"
                aria-expanded={props.is_open.to_string()} aria-label={t!("user-menu-open")}
                title={name.clone()} onclick={on_click}>
                <Avatar name={name.clone()} src={AttrValue::from(picture.clone())}
                    presence={*presence} />
            </button>
        </div>
    }
}
