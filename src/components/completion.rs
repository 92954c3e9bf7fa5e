//! What fits the word that is being written: a list above the message box.
//!
//! The focus stays in the box, which tells the list by its id what is chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::{Avatar, AvatarSize, icons};
use crate::{
    state::select::complete::{Kind, Offer, Sign},
    t,
};

/// What fits a piece of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completions {
    /// Where the piece begins; an index of bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is; `None` while nothing is being completed.
    pub kind: Option<Kind>,
    /// The letters after its sign, in lower case.
    pub term: String,
    /// What may take its place.
    pub offers: Rc<[Offer]>,
}

/// What stands in the place of the list gets to know, beside the [`Completions`].
#[derive(Clone, Debug, PartialEq)]
pub struct OffersShown {
    /// Which one Enter would take.
    pub active_idx: usize,
    /// Takes one of them.
    pub on_take: Callback<usize>,
    /// Puts another text in the place of the piece.
    pub on_insert: Callback<String>,
}

impl Completions {
    /// The text with an offer, or something else, in the place of the piece, and where the caret stands then.
    #[must_use]
    pub fn take(&self, text: &str, insert: &str) -> Option<(String, usize)> {
        let (before, after) = (text.get(..self.start)?, text.get(self.end..)?);
        // One gap is enough.
        let after = after.strip_prefix(' ').unwrap_or(after);
        let caret = before.len() + insert.len();
        Some((format!("{before}{insert}{after}"), caret))
    }
}

/// Properties of [`CompletionList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CompletionListProps {
    /// What fits.
    pub offers: Rc<[Offer]>,
    /// Which one Enter would take.
    pub active_idx: usize,
    /// One was pressed.
    pub on_take: Callback<usize>,
}

impl CompletionList {
    /// The list's id, and the beginning of its rows' ids.
    pub const ID: &'static str = "message-box-offers";

    /// The id of a row, for `aria-activedescendant`.
    #[must_use]
    pub fn row_id(idx: usize) -> String {
        format!("{}-{idx}", Self::ID)
    }
}

/// Shows the list.
#[component]
pub fn CompletionList(props: &CompletionListProps) -> Html {
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with(props.active_idx, move |idx| {
            let list = list.cast::<web_sys::Element>();
            let row = list.and_then(|list| list.children().item(u32::try_from(*idx).ok()?));
            if let Some(row) = row {
                super::scroll::into_nearest_view(&row);
            }
        });
    }
    html! {
        <ul ref={list} id={CompletionList::ID} role="listbox" aria-label={t!("completion")}>
            for (idx, offer) in props.offers.iter().enumerate() {
                <li key={offer.id.as_str()} class="completion__row" id={CompletionList::row_id(idx)} role="option"
                    aria-selected={(idx == props.active_idx).to_string()} onmousedown={
                        let on_take = props.on_take.clone();
                        // On the press, before the box loses the focus.
                        move |event: MouseEvent| { event.prevent_default(); on_take.emit(idx); }
                    }>
                    <span class="completion__sign" aria-hidden="true">{ sign(offer) }</span>
                    <span class="completion__title">{ &offer.title }</span>
                    <span class="completion__hint">{ &offer.hint }</span>
                </li>
            }
        </ul>
    }
}

fn sign(offer: &Offer) -> Html {
    match &offer.sign {
        Sign::Picture(address) => html! {
            <Avatar name={offer.hint.clone()} src={Some(AttrValue::from(address.clone()))}
                size={AvatarSize::ExtraSmall} />
        },
        Sign::Emoji(picture) => html! { { picture } },
        Sign::Hash => icons::hash(),
        Sign::Lock => icons::lock(),
        Sign::People => icons::people(),
        Sign::Slash => icons::slash(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_takes_the_place_of_the_piece() {
        let at = |start, end| Completions { start, end, ..Completions::default() };
        assert_eq!(at(3, 6).take("hi @an", "@anna "), Some(("hi @anna ".into(), 9)));
        assert_eq!(at(0, 3).take("@an there", "@anna "), Some(("@anna there".into(), 6)));
        // The text changed meanwhile.
        assert_eq!(at(3, 6).take("hi", "@anna "), None);
        assert_eq!(at(1, 2).take("ä", "@anna "), None);
    }
}
