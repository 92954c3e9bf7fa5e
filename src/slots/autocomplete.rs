//! `autocomplete.v1`: what fits the word that is being written. The box asks for it while something
//! fits, so it is no component.

use contracts::{
    Autocomplete as Contract, AutocompleteAction, AutocompleteItem, AutocompleteKind,
    AutocompleteProps,
};
use runtime::Slot;
use yew::prelude::*;

use crate::{
    components::{CompletionList, Completions, OffersShown},
    state::select::complete::{Kind, Offer, Sign},
};

/// Where the message goes, and who writes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AutocompletePlace {
    /// The channel.
    pub channel_id: AttrValue,
    /// The first post of the thread; empty outside of one.
    pub root_id: AttrValue,
    /// Who is signed in.
    pub viewer_id: AttrValue,
}

/// The slot with the default list.
pub fn autocomplete(
    place: &AutocompletePlace,
    completions: &Completions,
    shown: OffersShown,
) -> Html {
    let OffersShown { active_idx, on_take, on_insert } = shown;
    let offers = completions.offers.clone();
    let on_action = {
        let (offers, on_take) = (offers.clone(), on_take.clone());
        Callback::from(move |action: AutocompleteAction| match action {
            AutocompleteAction::Choose { id } => {
                if let Some(idx) = offers.iter().position(|offer| offer.id == id) {
                    on_take.emit(idx);
                }
            }
            AutocompleteAction::Insert { text } => on_insert.emit(text),
        })
    };
    let props = AutocompleteProps {
        channel_id: place.channel_id.to_string(),
        root_id: place.root_id.to_string(),
        kind: kind(completions.kind),
        term: completions.term.clone(),
        items: offers.iter().enumerate().map(|(idx, offer)| item(idx, offer)).collect(),
        active: u32::try_from(active_idx).unwrap_or(u32::MAX),
        list_id: CompletionList::ID.to_owned(),
        viewer_id: place.viewer_id.to_string(),
    };
    Slot::<Contract>::new(props).on_action(on_action).around(html! {
        <CompletionList {offers} {active_idx} {on_take} />
    })
}

fn kind(kind: Option<Kind>) -> AutocompleteKind {
    match kind {
        Some(Kind::Person) | None => AutocompleteKind::Person,
        Some(Kind::Channel) => AutocompleteKind::Channel,
        Some(Kind::Emoji) => AutocompleteKind::Emoji,
        Some(Kind::Command) => AutocompleteKind::Command,
    }
}

fn item(idx: usize, offer: &Offer) -> AutocompleteItem {
    let (picture_url, emoji) = match &offer.sign {
        Sign::Picture(address) => (Some(address.clone()), None),
        Sign::Emoji(picture) => (None, Some(picture.clone())),
        Sign::Hash | Sign::Lock | Sign::People | Sign::Slash => (None, None),
    };
    AutocompleteItem {
        id: offer.id.clone(),
        text: offer.title.clone(),
        detail: offer.hint.clone(),
        insert: offer.insert.clone(),
        picture_url,
        emoji,
        element_id: CompletionList::row_id(idx),
    }
}
