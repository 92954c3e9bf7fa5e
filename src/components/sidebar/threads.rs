//! The way to the threads that the person follows, above the channels.

use yew::prelude::*;

use super::badge;
use crate::components::icons;
use crate::t;

/// The link, with a dot for unread threads and the number of mentions in them.
pub fn threads_link(
    href: String,
    active: bool,
    (n_unread, n_mentions): (u32, u32),
    on_click: Callback<MouseEvent>,
) -> Html {
    let label = if n_mentions > 0 {
        t!("sidebar-row-mentions", name = t!("threads-title"), count = n_mentions)
    } else if n_unread > 0 {
        t!("threads-unread-label", count = n_unread)
    } else {
        t!("threads-title")
    };
    let class = if n_unread > 0 { "sidebar-row sidebar-row--unread" } else { "sidebar-row" };
    html! {
        <a {class} {href} aria-current={active.then_some("page")} aria-label={label} draggable="false"
            onclick={on_click}>
            <span class="sidebar-row__sign">{ icons::message() }</span>
            <span class="sidebar-row__name">{ t!("threads-title") }</span>
            if n_mentions > 0 {
                <span class="badge" aria-hidden="true">{ badge(n_mentions) }</span>
            } else if n_unread > 0 {
                <span class="sidebar-row__dot"></span>
            }
        </a>
    }
}
