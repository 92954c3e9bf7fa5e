//! What stands in a post: signs, attachments, links, code, emoji; its menu, its card.

use client::{
    components::{EmptyState, RightSideFrame, icons},
    slots::PostSlot,
    state::select::post_list::Row,
    t,
};
use contracts::{
    CodeBlockActionEntry, CodeBlockActionEntryProps, LinkTooltip, LinkTooltipProps, PostAttachment,
    PostAttachmentProps, PostCard, PostCardProps, PostEmbed, PostEmbedProps, PostHeader,
    PostHeaderProps, PostMenu, PostMenuProps, PostProps, PostReactions, PostReactionsProps,
    Presence, UserProps,
};
use runtime::Slot;
use serde_json::{Value, json};
use yew::prelude::*;

use super::{
    Staged, World, menu, note,
    post::{around, line, list},
};

/// A post in which every slot stands, whether or not a plugin wants it.
fn post(post: &PostProps, author: Option<&UserProps>, metadata: Option<(&str, Value)>) -> Html {
    let mut row = line(post, author, false);
    if let (Row::Post(row), Some((name, value))) = (&mut row, metadata) {
        let mut found = (*row.post).clone();
        found.metadata.get_or_insert_default().insert(name.to_owned(), value);
        row.post = found.into();
    }
    list(html! { <PostSlot {row} all_slots={true} /> })
}

impl Staged for PostHeader {
    fn world(props: &PostHeaderProps) -> World {
        around(&props.viewer_id, props.author.as_ref(), Presence::Online)
    }

    fn view(props: &PostHeaderProps, _: Option<&str>) -> Html {
        post(&props.post, props.author.as_ref(), None)
    }
}

impl Staged for PostAttachment {
    fn world(props: &PostAttachmentProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &PostAttachmentProps, _: Option<&str>) -> Html {
        post(&props.post, None, None)
    }
}

impl Staged for PostEmbed {
    fn world(props: &PostEmbedProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &PostEmbedProps, _: Option<&str>) -> Html {
        let embeds = json!([props.embed]);
        post(&props.post, None, Some(("embeds", embeds)))
    }
}

impl Staged for PostReactions {
    fn world(props: &PostReactionsProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &PostReactionsProps, _: Option<&str>) -> Html {
        let of_one = |emoji: &str, user_id: &str| json!({ "emoji_name": emoji, "user_id": user_id, "post_id": props.post.id });
        let all = props.reactions.iter().flat_map(|reaction| {
            reaction.user_ids.iter().map(|user_id| of_one(&reaction.emoji, user_id))
        });
        post(&props.post, None, Some(("reactions", all.collect())))
    }
}

impl Staged for CodeBlockActionEntry {
    fn world(props: &CodeBlockActionEntryProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &CodeBlockActionEntryProps, _: Option<&str>) -> Html {
        html! {
            <div class="channel cell__posts">
                <div class="markdown">
                    <div class="markdown__code">
                        <pre tabindex="0"><code>{ &props.code }</code></pre>
                        <div class="markdown__code-actions">
                            { Slot::<Self>::new(props.clone()).alone() }
                        </div>
                    </div>
                </div>
            </div>
        }
    }
}

impl Staged for LinkTooltip {
    fn world(props: &LinkTooltipProps) -> World {
        World::seen_by_id(&props.viewer_id)
    }

    fn view(props: &LinkTooltipProps, _: Option<&str>) -> Html {
        html! {
            <div class="popover cell__popover link-tooltip" role="tooltip">
                { Slot::<Self>::new(props.clone()).alone() }
            </div>
        }
    }
}

impl Staged for PostMenu {
    fn world(props: &PostMenuProps) -> World {
        around(&props.viewer_id, None, Presence::Online)
    }

    fn view(props: &PostMenuProps, _: Option<&str>) -> Html {
        let on_action = note("action");
        menu(t!("post-menu"), Slot::<Self>::new(props.clone()).on_action(on_action).alone())
    }
}

impl Staged for PostCard {
    fn world(props: &PostCardProps) -> World {
        around(&props.viewer_id, props.author.as_ref(), Presence::Online)
    }

    fn view(props: &PostCardProps, key: Option<&str>) -> Html {
        let kind = AttrValue::from(key.unwrap_or(&props.post.kind).to_owned());
        html! {
            <RightSideFrame title={t!("post-card")} place={kind.clone()} on_close={note("close")}>
                { Slot::<Self>::new(props.clone()).item_key(kind).around(html! {
                    <EmptyState icon={icons::file()} title={t!("post-card-none")}
                        text={t!("post-card-none-text")} />
                }) }
            </RightSideFrame>
        }
    }
}
