//! One channel in the sidebar.

use contracts::{ChannelKind, Presence};
use yew::prelude::*;

use super::drag;
use crate::components::{AnchorRect, AvatarSize, StatusView, channel_sign, icons, status_sign};
use crate::t;

/// Properties of [`SidebarRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SidebarRowProps {
    /// The channel's name for people; in a direct channel the other person's.
    pub name: AttrValue,
    /// Who can see it; chooses the sign before the name.
    pub kind: ChannelKind,
    /// Where it leads, so that it can be opened in another tab.
    pub href: AttrValue,
    /// Whether it is the open one.
    #[prop_or_default]
    pub active: bool,
    /// How many posts are unread.
    #[prop_or_default]
    pub n_unread: u32,
    /// How many of them mention the person.
    #[prop_or_default]
    pub n_mentions: u32,
    /// Whether the other person can be reached; for direct channels.
    #[prop_or_default]
    pub presence: Option<Presence>,
    /// The other person's picture; for direct channels.
    #[prop_or_default]
    pub picture: Option<AttrValue>,
    /// What the other person says of themselves; for direct channels.
    #[prop_or_default]
    pub status: Option<StatusView>,
    /// Whether only mentions are told of it.
    #[prop_or_default]
    pub muted: bool,
    /// Its menu was asked for; it stands there. Without it none shows.
    #[prop_or_default]
    pub on_menu: Option<Callback<AnchorRect>>,
    /// What it is called while it is dragged; without it, it stays where it is.
    #[prop_or_default]
    pub drag_id: Option<AttrValue>,
    /// Another one was let go here.
    #[prop_or_default]
    pub on_drop: Callback<AttrValue>,
    /// In the place of the sign before the name.
    #[prop_or_default]
    pub sign: Option<Html>,
    /// After the name; nothing that can be pressed, since it stands in the link.
    #[prop_or_default]
    pub children: Html,
    /// It was chosen with a plain press.
    pub on_open: Callback<()>,
}

/// Shows one channel as a link.
#[component]
pub fn SidebarRow(props: &SidebarRowProps) -> Html {
    let on_click = use_callback(props.on_open.clone(), |event: MouseEvent, on_open| {
        // With a key held or another button, the browser opens a tab.
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain {
            event.prevent_default();
            on_open.emit(());
        }
    });
    let on_more = use_callback(props.on_menu.clone(), |event: MouseEvent, on_menu| {
        if let Some(on_menu) = on_menu {
            event.prevent_default();
            on_menu.emit(AnchorRect::of_event(&event));
        }
    });
    let on_drag = use_callback(props.drag_id.clone(), |event: DragEvent, id| {
        if let Some(id) = id {
            drag::begin(&event, id);
        }
    });
    let on_drop = use_callback(props.on_drop.clone(), |event: DragEvent, on_drop| {
        if let Some(id) = drag::dropped(&event) {
            on_drop.emit(id);
        }
    });
    let unread = (props.n_unread > 0 || props.n_mentions > 0) && !props.active;
    html! {
        <div class="sidebar-item" role="listitem" oncontextmenu={on_more.clone()}
            draggable={props.drag_id.is_some().to_string()} ondragstart={on_drag}
            ondragover={|event: DragEvent| drag::over(&event)} ondrop={on_drop}>
            <a class={classes!("sidebar-row", unread.then_some("sidebar-row--unread"), props.muted.then_some("sidebar-row--muted"))}
                href={props.href.clone()} aria-current={props.active.then_some("page")}
                aria-label={label(props, unread)} onclick={on_click} draggable="false">
                <span class="sidebar-row__sign">{ sign(props) }</span>
                <span class="sidebar-row__name">{ &props.name }</span>
                { status_sign(props.status.as_ref()) }
                { props.children.clone() }
                if props.n_mentions > 0 {
                    <span class="badge" aria-hidden="true">{ badge(props.n_mentions) }</span>
                } else if unread {
                    <span class="badge badge--quiet" aria-hidden="true">{ badge(props.n_unread) }</span>
                }
            </a>
            if props.on_menu.is_some() {
                // The row's own menu key opens the same, so it takes no step of its own.
                <button type="button" class="sidebar-item__more" tabindex="-1" aria-haspopup="menu"
                    aria-label={t!("channel-menu", name = props.name)} onclick={on_more}>
                    { icons::more() }
                </button>
            }
        </div>
    }
}

fn sign(props: &SidebarRowProps) -> Html {
    let picture = || props.picture.clone();
    props.sign.clone().unwrap_or_else(|| {
        channel_sign(&props.name, props.kind, picture(), props.presence, AvatarSize::ExtraSmall)
    })
}

/// What a screen reader says: the sign, the status and the badge in words.
fn label(props: &SidebarRowProps, unread: bool) -> AttrValue {
    let name = match props.kind {
        ChannelKind::Open => t!("sidebar-row-open", name = props.name),
        ChannelKind::Private => t!("sidebar-row-private", name = props.name),
        ChannelKind::Direct | ChannelKind::Group => t!("sidebar-row-direct", name = props.name),
    };
    let name = match &props.status {
        Some(status) => t!("sidebar-row-status", name = name, status = status.words),
        None => name,
    };
    if props.n_mentions > 0 {
        t!("sidebar-row-mentions", name = name, count = props.n_mentions)
    } else if unread {
        t!("sidebar-row-unread", name = name, count = props.n_unread)
    } else {
        name
    }
}

/// A number that fits: more than 99 show as such.
pub(in crate::components) fn badge(count: u32) -> AttrValue {
    if count > 99 { AttrValue::Static("99+") } else { count.to_string().into() }
}
