//! From tree to nodes. Draws what the tree says and decides nothing.

use yew::prelude::*;

use super::parse::parse;
use super::tree::{Alignment, Block, Inline, Item, find_piece};
use crate::components::AnchorRect;
use crate::hooks::use_emoji;
use crate::services::{self, emoji::Table};
use crate::t;

/// Properties of [`Markdown`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkdownProps {
    /// The text.
    pub text: AttrValue,
    /// The person's own username: mentions of it stand out more.
    #[prop_or_default]
    pub own_username: AttrValue,
    /// `@name` was pressed: the name in lower case, and where it stands.
    #[prop_or_default]
    pub on_mention: Callback<(AttrValue, AnchorRect)>,
    /// `~channel` was pressed: its name in addresses.
    #[prop_or_default]
    pub on_channel: Callback<AttrValue>,
    /// Draws buttons at a block of code, from its language and its text.
    #[prop_or_default]
    pub render_code_actions: Option<Callback<(AttrValue, AttrValue), Html>>,
}

/// Shows a text with its Markdown.
#[component]
pub fn Markdown(props: &MarkdownProps) -> Html {
    let parsed = use_memo(props.text.clone(), |text| {
        let blocks = parse(text);
        let rare =
            find_piece(&blocks, &|piece| matches!(piece, Inline::RareEmoji(_)).then_some(()));
        (blocks, rare.is_some())
    });
    let (blocks, names_rare_emoji) = &*parsed;
    // Fetched only for a text that needs it; drawn anew when it is there.
    use_emoji(*names_rare_emoji);
    html! { <div class="markdown">{ self::blocks(blocks, props) }</div> }
}

/// One line of a text, such as a channel's topic: pieces inside lines are drawn, blocks are not.
pub fn plain_inline(text: &str, props: &MarkdownProps) -> Html {
    html! {
        for (idx, block) in parse(text).iter().enumerate() {
            <span key={idx} class="markdown markdown--line">
                if idx > 0 { { " " } }
                { one_line(block, props) }
            </span>
        }
    }
}

fn one_line(block: &Block, props: &MarkdownProps) -> Html {
    match block {
        Block::Paragraph(inner) | Block::Heading(_, inner) => inlines(inner, props),
        Block::Code { text, .. } => html! { <code>{ text }</code> },
        Block::Rest(text) => html! { { text } },
        Block::Quote(blocks) => html! { for block in blocks { { one_line(block, props) } } },
        Block::List { items, .. } => html! {
            for block in items.iter().flat_map(|item| &item.blocks) { { one_line(block, props) } { " " } }
        },
        Block::Table { head, .. } => {
            html! { for cell in head { { inlines(cell, props) } { " " } } }
        }
        Block::Rule => Html::default(),
    }
}

fn blocks(blocks: &[Block], props: &MarkdownProps) -> Html {
    html! { for block in blocks { { self::block(block, props) } } }
}

fn block(block: &Block, props: &MarkdownProps) -> Html {
    match block {
        Block::Paragraph(inner) => html! { <p>{ inlines(inner, props) }</p> },
        Block::Heading(level, inner) => heading(*level, inlines(inner, props)),
        Block::Quote(inner) => html! { <blockquote>{ blocks(inner, props) }</blockquote> },
        Block::Rule => html! { <hr /> },
        Block::Rest(text) => html! { <p class="markdown__rest">{ text }</p> },
        Block::Code { language, text } => html! {
            <div class="markdown__code">
                if !language.is_empty() {
                    <span class="markdown__language">{ language }</span>
                }
                <pre tabindex="0"><code>{ text }</code></pre>
                if let Some(render) = &props.render_code_actions {
                    <div class="markdown__code-actions">
                        { render.emit((language.clone().into(), text.clone().into())) }
                    </div>
                }
            </div>
        },
        Block::List { start: None, items } => html! {
            <ul>for entry in items { { item(entry, props) } }</ul>
        },
        Block::List { start: Some(start), items } => html! {
            <ol start={start.to_string()}>for entry in items { { item(entry, props) } }</ol>
        },
        Block::Table { alignments, head, rows } => html! {
            <div class="markdown__table" tabindex="0">
                <table>
                    <thead><tr>
                        for (idx, cell) in head.iter().enumerate() {
                            <th class={align(alignments, idx)}>{ inlines(cell, props) }</th>
                        }
                    </tr></thead>
                    <tbody>
                        for row in rows {
                            <tr>
                                for (idx, cell) in row.iter().enumerate() {
                                    <td class={align(alignments, idx)}>{ inlines(cell, props) }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        },
    }
}

/// A heading inside a post is below those of the page, whatever its level.
fn heading(level: u8, words: Html) -> Html {
    let class = match level {
        1 => "markdown__heading markdown__heading--1",
        2 => "markdown__heading markdown__heading--2",
        _ => "markdown__heading",
    };
    let aria_level = (u16::from(level) + 3).to_string();
    html! { <div {class} role="heading" aria-level={aria_level}>{ words }</div> }
}

fn item(item: &Item, props: &MarkdownProps) -> Html {
    html! {
        <li class={item.task.map(|_| "markdown__task")}>
            if let Some(done) = item.task {
                <input type="checkbox" checked={done} disabled={true}
                    aria-label={if done { t!("task-done") } else { t!("task-open") }} />
            }
            if let [Block::Paragraph(inner)] = item.blocks.as_slice() {
                { inlines(inner, props) }
            } else {
                <div>{ blocks(&item.blocks, props) }</div>
            }
        </li>
    }
}

fn align(alignments: &[Alignment], idx: usize) -> Option<&'static str> {
    match alignments.get(idx) {
        Some(Alignment::Center) => Some("markdown__cell--center"),
        Some(Alignment::End) => Some("markdown__cell--end"),
        Some(Alignment::Start) | None => None,
    }
}

fn emoji(name: &str, character: &str) -> Html {
    html! {
        <span class="markdown__emoji" role="img" aria-label={name.to_owned()} title={format!(":{name}:")}>
            { character }
        </span>
    }
}

fn inlines(inlines: &[Inline], props: &MarkdownProps) -> Html {
    html! { for inline in inlines { { self::inline(inline, props) } } }
}

fn inline(inline: &Inline, props: &MarkdownProps) -> Html {
    match inline {
        Inline::Text(text) => html! { text },
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Emphasis(inner) => html! { <em>{ inlines(inner, props) }</em> },
        Inline::Strong(inner) => html! { <strong>{ inlines(inner, props) }</strong> },
        Inline::Strike(inner) => html! { <s>{ inlines(inner, props) }</s> },
        Inline::Break => html! { <br /> },
        Inline::Link { href, words } => html! {
            <a href={href.clone()} target="_blank" rel="noopener noreferrer nofollow">
                { inlines(words, props) }
            </a>
        },
        Inline::Picture { src, words } => html! {
            <img class="markdown__picture" src={src.clone()} alt={words.clone()} loading="lazy"
                decoding="async" referrerpolicy="no-referrer" />
        },
        Inline::Emoji { name, character } => emoji(name, character),
        Inline::RareEmoji(name) => {
            let known = match services::emoji::table() {
                Table::Ready(table) => table.find(name),
                Table::Waiting | Table::Failed(_) => None,
            };
            match known {
                Some(known) => emoji(name, &known.character),
                None => html! { { format!(":{name}:") } },
            }
        }
        Inline::Mention(name) => mention(name, props),
        Inline::Channel(name) => {
            let (on_channel, name) = (props.on_channel.clone(), AttrValue::from(name.clone()));
            let words = format!("~{name}");
            html! {
                <button type="button" class="markdown__channel"
                    onclick={move |_: MouseEvent| on_channel.emit(name.clone())}>
                    { words }
                </button>
            }
        }
    }
}

/// Names that call everyone in a channel.
const EVERYONE: [&str; 3] = ["all", "channel", "here"];

fn mention(name: &str, props: &MarkdownProps) -> Html {
    let words = format!("@{name}");
    if EVERYONE.contains(&name) {
        return html! { <span class="markdown__mention markdown__mention--own">{ words }</span> };
    }
    let own = props.own_username.eq_ignore_ascii_case(name);
    let class = if own { "markdown__mention markdown__mention--own" } else { "markdown__mention" };
    let (on_mention, name) = (props.on_mention.clone(), AttrValue::from(name.to_owned()));
    html! {
        <button type="button" {class} aria-haspopup="dialog" onclick={move |event: MouseEvent| {
            on_mention.emit((name.clone(), AnchorRect::of_event(&event)));
        }}>
            { words }
        </button>
    }
}
