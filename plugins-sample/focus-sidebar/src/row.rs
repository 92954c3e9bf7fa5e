//! One channel: what kind it is, its name, and how much is new.

use sdk::contracts::{ChannelKind, Presence, SidebarRowProps};
use yew::{Callback, Html, Properties, classes, component, html};

use crate::choose::has_news;

#[derive(Properties, PartialEq)]
pub(crate) struct RowProps {
    pub(crate) row: SidebarRowProps,
    pub(crate) on_open: Callback<String>,
}

/// A list item with one button, which says by its name what is new.
#[component]
pub(crate) fn Row(props: &RowProps) -> Html {
    let row = &props.row;
    let channel_id = row.channel.id.clone();
    let onclick = props.on_open.reform(move |_| channel_id.clone());
    let class = classes!("row", row.active.then_some("active"), has_news(row).then_some("news"),);
    html! {
        <li>
            <button type="button" {class} {onclick}
                aria-current={row.active.then_some("page")} aria-label={label(row)}>
                { mark(row) }
                <span class="channel" dir="auto">{ &row.channel.display_name }</span>
                if row.mentions > 0 {
                    <span class="count mentions">{ capped(row.mentions) }</span>
                } else if row.unread > 0 {
                    <span class="count">{ capped(row.unread) }</span>
                }
            </button>
        </li>
    }
}

/// The sign of the channel's kind. Decoration: names tell channels from people well enough.
fn mark(row: &SidebarRowProps) -> Html {
    let path = match row.channel.kind {
        ChannelKind::Open => "M7 3 5.5 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14",
        ChannelKind::Private => "M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M5 9h10v8H5Z",
        ChannelKind::Group => {
            "M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M1.5 17a5.5 5.5 0 0 1 11 0M13 9.5a3 3 0 0 0 0-6\
             M14.5 12a5.5 5.5 0 0 1 4 5"
        }
        ChannelKind::Direct => {
            let presence = presence_class(row.presence.unwrap_or_default());
            return html! { <span class={classes!("dot", presence)} aria-hidden="true" /> };
        }
    };
    html! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}

fn presence_class(presence: Presence) -> &'static str {
    match presence {
        Presence::Online => "online",
        Presence::Away => "away",
        Presence::Dnd => "dnd",
        Presence::Offline => "offline",
    }
}

/// More than two digits tell nobody anything.
fn capped(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}

fn label(row: &SidebarRowProps) -> String {
    let name = &row.channel.display_name;
    match (row.mentions, row.unread) {
        (0, 0) => name.clone(),
        (0, unread) => format!("{name}, {unread} unread"),
        (1, unread) => format!("{name}, 1 mention, {unread} unread"),
        (mentions, unread) => format!("{name}, {mentions} mentions, {unread} unread"),
    }
}

#[cfg(test)]
mod tests {
    use sdk::contracts::{ChannelProps, SidebarRowProps};

    use super::{capped, label};

    #[test]
    fn labels_say_what_is_new() {
        for (mentions, unread, expected) in [
            (0, 0, "News"),
            (0, 3, "News, 3 unread"),
            (1, 3, "News, 1 mention, 3 unread"),
            (2, 3, "News, 2 mentions, 3 unread"),
        ] {
            let channel = ChannelProps { display_name: "News".into(), ..ChannelProps::default() };
            let row = SidebarRowProps { channel, mentions, unread, ..SidebarRowProps::default() };
            assert_eq!(label(&row), expected);
        }
        assert_eq!([capped(99), capped(100)], ["99", "99+"]);
    }
}
