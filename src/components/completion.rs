//! What fits the word that is being written: a list above the message box.
//!
//! The focus stays in the box, which tells the list by its id what is chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::{Avatar, AvatarSize, icons};
use crate::{
    state::select::complete::{Offer, Sign},
    t,
};

/// The list's id, and the beginning of its rows' ids.
pub(super) const LIST_ID: &str = "message-box-offers";

/// What fits a piece of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completions {
    /// Where the piece begins; an index of bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What may take its place.
    pub offers: Rc<[Offer]>,
}

impl Completions {
    /// The text with an offer in it, and where the caret stands then.
    #[must_use]
    pub fn take(&self, text: &str, offer: &Offer) -> Option<(String, usize)> {
        let (before, after) = (text.get(..self.start)?, text.get(self.end..)?);
        // One gap is enough.
        let after = after.strip_prefix(' ').unwrap_or(after);
        let caret = before.len() + offer.insert.len();
        Some((format!("{before}{}{after}", offer.insert), caret))
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
        <ul class="completion" ref={list} id={LIST_ID} role="listbox" aria-label={t!("completion")}>
            for (idx, offer) in props.offers.iter().enumerate() {
                <li key={offer.id.as_str()} class="completion__row" id={row_id(idx)} role="option"
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

/// The id of a row, for `aria-activedescendant`.
pub(super) fn row_id(idx: usize) -> String {
    format!("{LIST_ID}-{idx}")
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
        let offer = Offer {
            id: "1".into(),
            insert: "@anna ".into(),
            title: String::new(),
            hint: String::new(),
            sign: Sign::People,
        };
        let offers: Rc<[Offer]> = vec![offer.clone()].into();
        let at = |start, end| Completions { start, end, offers: Rc::clone(&offers) };
        assert_eq!(at(3, 6).take("hi @an", &offer), Some(("hi @anna ".into(), 9)));
        assert_eq!(at(0, 3).take("@an there", &offer), Some(("@anna there".into(), 6)));
        // The text changed meanwhile.
        assert_eq!(at(3, 6).take("hi", &offer), None);
        assert_eq!(at(1, 2).take("ä", &offer), None);
    }
}
