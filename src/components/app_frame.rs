//! The regions of the chat: banner, global header, team rail, sidebar, main, aside. On a narrow
//! window header, rail and sidebar become a drawer.

use yew::prelude::*;

use super::icons;
use crate::t;

/// Properties of [`AppFrame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppFrameProps {
    /// Above everything: connection and safe-mode banners.
    #[prop_or_default]
    pub banner: Html,
    /// The global header; the head of the drawer on a narrow window.
    #[prop_or_default]
    pub top: Html,
    /// The team rail.
    pub rail: Html,
    /// The channel sidebar; without it the middle takes its room.
    #[prop_or_default]
    pub sidebar: Option<Html>,
    /// The right-hand side, a [`super::RightSideFrame`]; `None` while it is closed.
    #[prop_or_default]
    pub aside: Option<Html>,
    /// The strip of icons at the trailing edge; takes no room while it is empty.
    #[prop_or_default]
    pub app_bar: Html,
    /// Changes when another channel or page opens; closes the drawer.
    #[prop_or_default]
    pub place: AttrValue,
    /// The channel or page.
    pub children: Html,
}

/// Lays out the regions. They are the host's boxes, so a plugin's content always has its place.
#[component]
pub fn AppFrame(props: &AppFrameProps) -> Html {
    let open = use_state_eq(|| false);
    let toggle = use_callback(open.clone(), |_: MouseEvent, open| open.set(!**open));
    {
        let close = open.setter();
        use_effect_with(props.place.clone(), move |_| close.set(false));
    }
    html! {
        <div class={classes!("app-frame", open.then_some("app-frame--drawer-open"), props.sidebar.is_none().then_some("app-frame--wide"))}>
            <div class="app-frame__banner">{ props.banner.clone() }</div>
            <div class="app-frame__scrim" onclick={toggle.clone()}></div>
            <div class="app-frame__top">{ props.top.clone() }</div>
            <div class="app-frame__rail">{ props.rail.clone() }</div>
            if let Some(sidebar) = &props.sidebar {
                <div class="app-frame__sidebar">{ sidebar.clone() }</div>
            }
            <main class="app-frame__main">
                <div class="app-frame__bar">
                    <button type="button" class="icon-button" aria-expanded={open.to_string()}
                        aria-label={t!("drawer-toggle")} onclick={toggle}>
                        { icons::list() }
                    </button>
                </div>
                { props.children.clone() }
            </main>
            if let Some(aside) = &props.aside {
                <div class="app-frame__aside">{ aside.clone() }</div>
            }
            <div class="app-frame__apps">{ props.app_bar.clone() }</div>
        </div>
    }
}
