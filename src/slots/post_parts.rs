//! What plugins add to a post: `post-header.v1`, `post-attachment.v1`, `post-embed.v1` (around the
//! card of a page that the server read), and the buttons of code, `code-block-action.v1`.
//!
//! There is one of each in every post, and mostly nobody fills them: they stand on the page only
//! where a plugin wants them (see [`super::post_outlets`]), so they are no components.

use api_types::Post;
use contracts::{
    CodeBlockActionEntry, CodeBlockActionEntryProps, Contract, EmbedProps, PostAttachment,
    PostAttachmentAction, PostAttachmentProps, PostEmbed, PostEmbedProps, PostHeader,
    PostHeaderProps, PostSlotProps,
};
use runtime::Slot;
use serde_json::Value;
use yew::prelude::*;

use crate::{
    components::LinkCard,
    markdown::{Inline, find_piece, parse},
    services::Chat,
    state::extensions::Wanted,
};

/// Links of one post that plugins are shown; a post of ten thousand links is nobody's wish.
const MAX_EMBEDS: usize = 5;

/// After the author and the time.
pub(super) fn header(wanted: &Wanted, around: &PostSlotProps) -> Html {
    if !wanted.contains(PostHeader::ID) {
        return Html::default();
    }
    let props = PostHeaderProps {
        post: around.post.clone(),
        author: around.author.clone(),
        viewer_id: around.viewer_id.clone(),
    };
    Slot::<PostHeader>::new(props).alone()
}

/// Below the text: what plugins add, then what they make of links.
pub(super) fn below(
    wanted: &Wanted,
    around: &PostSlotProps,
    post: &Post,
    chat: &Chat,
) -> impl Iterator<Item = Html> {
    let attachment = wanted.contains(PostAttachment::ID).then(|| attachment(around, chat));
    let is_wanted = wanted.contains(PostEmbed::ID);
    let embeds = if is_wanted { embeds(post) } else { read_by_server(post) };
    let shown = |embed: EmbedProps| {
        let card = card(&embed);
        if !is_wanted {
            return card.unwrap_or_default();
        }
        let key = embed.url.clone();
        let props = PostEmbedProps {
            post: around.post.clone(),
            embed,
            viewer_id: around.viewer_id.clone(),
        };
        match card {
            Some(card) => Slot::<PostEmbed>::new(props).key(key).around(card),
            None => Slot::<PostEmbed>::new(props).key(key).alone(),
        }
    };
    let embeds: Vec<Html> = embeds.into_iter().map(shown).collect();
    attachment.into_iter().chain(embeds)
}

fn attachment(around: &PostSlotProps, chat: &Chat) -> Html {
    let on_action = {
        let (chat, channel_id) = (chat.clone(), around.post.channel_id.clone());
        Callback::from(move |action: PostAttachmentAction| match action {
            PostAttachmentAction::InsertText { text } => chat.insert_text(&channel_id, &text),
        })
    };
    let props =
        PostAttachmentProps { post: around.post.clone(), viewer_id: around.viewer_id.clone() };
    Slot::<PostAttachment>::new(props).on_action(on_action).alone()
}

/// What draws the buttons of a block of code; `None` while no plugin has any.
pub(super) fn code_actions(
    wanted: &Wanted,
    viewer_id: &str,
) -> Option<Callback<(AttrValue, AttrValue), Html>> {
    wanted.contains(CodeBlockActionEntry::ID).then(|| {
        let viewer_id = viewer_id.to_owned();
        Callback::from(move |(language, code): (AttrValue, AttrValue)| {
            let props = CodeBlockActionEntryProps {
                code: code.to_string(),
                language: language.to_string(),
                viewer_id: viewer_id.clone(),
            };
            Slot::<CodeBlockActionEntry>::new(props).alone()
        })
    })
}

/// Whether the post shows what a page that it links to says about itself.
pub fn has_link_card(post: &Post) -> bool {
    read_by_server(post).iter().any(|embed| card_of(embed).is_some())
}

/// What the page says about itself; nothing when the server did not read it.
fn card(embed: &EmbedProps) -> Option<Html> {
    card_of(embed).map(LinkCard::view)
}

fn card_of(embed: &EmbedProps) -> Option<LinkCard<'_>> {
    let text = |name| embed.data.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    let title = text("title");
    if embed.kind != "opengraph" || title.is_empty() {
        return None;
    }
    let (description, site_name) = (text("description"), text("site_name"));
    Some(LinkCard { url: &embed.url, title, description, site_name })
}

/// What a post links to: as the server found out, else the first link of its text.
fn embeds(post: &Post) -> Vec<EmbedProps> {
    let mut embeds = read_by_server(post);
    if embeds.is_empty() {
        let link = find_piece(&parse(&post.message), &link);
        embeds.extend(link.map(|url| EmbedProps {
            kind: "link".into(),
            url,
            ..Default::default()
        }));
    }
    embeds
}

/// What the server found out about a post's links.
fn read_by_server(post: &Post) -> Vec<EmbedProps> {
    let listed = post.metadata.as_ref().and_then(|metadata| metadata.get("embeds"));
    let listed = listed.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut embeds: Vec<EmbedProps> = Vec::new();
    for embed in listed.iter().filter_map(embed) {
        if embeds.len() < MAX_EMBEDS && !embeds.iter().any(|it| it.url == embed.url) {
            embeds.push(embed);
        }
    }
    embeds
}

fn embed(listed: &Value) -> Option<EmbedProps> {
    let text = |name| listed.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let data = listed.get("data").and_then(Value::as_object).cloned().unwrap_or_default();
    let url = text("url");
    is_of_the_web(&url).then(|| EmbedProps { kind: text("type"), url, data })
}

fn is_of_the_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn link(piece: &Inline) -> Option<String> {
    let Inline::Link { href, .. } = piece else { return None };
    is_of_the_web(href).then(|| href.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn urls(post: &Post) -> Vec<String> {
        embeds(post).into_iter().map(|embed| embed.url).collect()
    }

    fn saying(message: &str) -> Post {
        Post { message: message.into(), ..Post::default() }
    }

    #[test]
    fn the_first_link_of_the_text_is_shown() {
        let found = urls(&saying(
            "`https://no.example` > and\n\n- **[here](https://a.example/x)**\n- https://b.example",
        ));
        assert_eq!(found, ["https://a.example/x"]);
        assert!(urls(&saying("no link, [nor this](javascript:alert(1))")).is_empty());
        assert!(urls(&saying("[mail](mailto:a@b.example)")).is_empty());
    }

    #[test]
    fn what_the_server_found_out_goes_first_and_has_bounds() {
        let mut all = vec![
            json!({ "type": "opengraph", "url": "https://a.example", "data": { "title": "A" } }),
            json!({ "type": "opengraph", "url": "https://a.example" }),
            json!({ "type": "image", "url": "javascript:alert(1)" }),
            json!("nonsense"),
        ];
        all.extend(
            (0..100).map(|n| json!({ "type": "link", "url": format!("http://{n}.example") })),
        );
        let metadata = Some([("embeds".to_owned(), Value::Array(all))].into_iter().collect());
        let post = Post { metadata, ..saying("https://b.example") };
        let found = embeds(&post);
        assert_eq!(found.len(), MAX_EMBEDS);
        assert_eq!(found[0].kind, "opengraph");
        assert_eq!(found[0].data["title"], "A");
        assert_eq!(found[1].url, "http://0.example");
    }
}
