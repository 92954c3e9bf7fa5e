//! The sidebar's top: the team's name and the person's own avatar, which opens the user menu.

use contracts::Presence;
use yew::prelude::*;

use crate::components::{AnchorRect, Avatar, AvatarSize};
use crate::t;

/// Properties of [`SidebarHeader`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarHeaderProps {
    /// The open team's name for people.
    pub team_name: AttrValue,
    /// The person's own name.
    pub user_name: AttrValue,
    /// Address of the person's own picture.
    #[prop_or_default]
    pub user_picture: Option<AttrValue>,
    /// The person's own presence.
    #[prop_or_default]
    pub presence: Presence,
    /// Whether the user menu is open.
    #[prop_or_default]
    pub menu_open: bool,
    /// The user menu's button was pressed; it stands there. Without it no button shows.
    #[prop_or_default]
    pub on_user_menu: Option<Callback<AnchorRect>>,
    /// More buttons, before the user menu's.
    #[prop_or_default]
    pub children: Html,
}

/// Shows the team and the person.
#[component]
pub fn SidebarHeader(props: &SidebarHeaderProps) -> Html {
    let on_click = use_callback(props.on_user_menu.clone(), |event: MouseEvent, on_user_menu| {
        if let Some(on_user_menu) = on_user_menu {
            on_user_menu.emit(AnchorRect::of_event(&event));
        }
    });
    html! {
        <header class="sidebar-header">
            <h1 class="sidebar-header__team" title={props.team_name.clone()}>{ &props.team_name }</h1>
            { props.children.clone() }
            if props.on_user_menu.is_some() {
                <button type="button" class="sidebar-header__button" aria-haspopup="menu"
                    aria-expanded={props.menu_open.to_string()} aria-label={t!("user-menu-open")}
                    title={props.user_name.clone()} onclick={on_click}>
                    <Avatar name={props.user_name.clone()} src={props.user_picture.clone()}
                        presence={props.presence} size={AvatarSize::Small} />
                </button>
            }
        </header>
    }
}
