//! The list of public channels to open or join.

use std::rc::Rc;

use yew::prelude::*;

use super::{EmptyState, ErrorView, Field, FieldKind, Modal, icons};
use crate::t;

/// One channel to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelChoice {
    /// Identifies the channel.
    pub id: AttrValue,
    /// Its name for people.
    pub name: AttrValue,
    /// What it is for.
    pub purpose: AttrValue,
    /// Whether the person is in it already.
    pub joined: bool,
}

/// What is known of the channels.
#[derive(Clone, Debug, PartialEq)]
pub enum ChannelChoices {
    /// The server was asked.
    Loading,
    /// Here they are; may be none.
    Ready(Rc<[ChannelChoice]>),
    /// The server did not answer; why, in plain words.
    Failed(AttrValue),
}

/// Properties of [`BrowseChannels`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BrowseChannelsProps {
    /// What is known of the channels.
    pub channels: ChannelChoices,
    /// A channel was chosen: join it if need be, and open it.
    pub on_choose: Callback<AttrValue>,
    /// Make a new one instead.
    pub on_create: Callback<()>,
    /// Ask the server again.
    pub on_retry: Callback<()>,
    /// Close the dialog.
    pub on_close: Callback<()>,
}

/// A dialog with a search field and the channels.
#[component]
pub fn BrowseChannels(props: &BrowseChannelsProps) -> Html {
    let query = use_state_eq(String::new);
    let set_query = query.setter();
    let on_create = props.on_create.reform(|_: MouseEvent| ());
    let footer = html! {
        <button type="button" class="button" onclick={on_create}>
            { icons::plus() }{ t!("browse-create") }
        </button>
    };
    html! {
        <Modal title={t!("browse-title")} on_close={props.on_close.clone()} {footer}>
            <Field name="channel-search" label={t!("browse-search")} kind={FieldKind::Search}
                focused={true} value={(*query).clone()} on_input={move |value| set_query.set(value)} />
            { match &props.channels {
                ChannelChoices::Loading => html! { <LoadingRows /> },
                ChannelChoices::Failed(reason) => html! {
                    <ErrorView title={t!("browse-failed")} text={reason.clone()}
                        on_retry={props.on_retry.clone()} />
                },
                ChannelChoices::Ready(channels) => rows(channels, &query, props),
            } }
        </Modal>
    }
}

fn rows(channels: &[ChannelChoice], query: &str, props: &BrowseChannelsProps) -> Html {
    let found: Vec<&ChannelChoice> = channels
        .iter()
        .filter(|channel| matches(&[&channel.name, &channel.purpose], query))
        .collect();
    if found.is_empty() {
        return html! {
            <EmptyState icon={icons::search()} title={t!("browse-empty")} text={t!("browse-empty-text")} />
        };
    }
    html! {
        <ul class="choices">
            for channel in found {
                <li key={channel.id.as_str()}>
                    <button type="button" class="choices__row" onclick={
                        let (id, on_choose) = (channel.id.clone(), props.on_choose.clone());
                        move |_: MouseEvent| on_choose.emit(id.clone())
                    }>
                        <span class="choices__sign">{ icons::hash() }</span>
                        <span class="choices__words">
                            <span class="choices__name">{ &channel.name }</span>
                            <span class="choices__text">{ &channel.purpose }</span>
                        </span>
                        if channel.joined {
                            <span class="tag">{ t!("browse-joined") }</span>
                        }
                    </button>
                </li>
            }
        </ul>
    }
}

/// Whether every word of a query is in one of the texts, whatever its case.
pub(super) fn matches(texts: &[&str], query: &str) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query.to_lowercase().split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

/// Grey rows while a list loads.
#[component]
pub(super) fn LoadingRows() -> Html {
    html! {
        <div class="choices" role="status" aria-label={t!("loading")}>
            for row in 0..5_u8 {
                <div key={row} class="skeleton choices__skeleton"></div>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_query_finds_all_its_words_in_any_order_and_case() {
        assert!(matches(&["Town Square", "for everyone"], "every TOWN"));
        assert!(matches(&["Town Square"], "  "));
        assert!(!matches(&["Town Square"], "town hall"));
    }
}
