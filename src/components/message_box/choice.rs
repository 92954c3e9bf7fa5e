//! What is chosen in a message box: which of the completions, and what keys do to that and to the
//! text that is marked.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    MessageBoxProps,
    formatting::{Mark, toggled},
    selection,
};
use crate::components::{caret::units_of, completion::Completions};

/// What the keys do to the list of completions and to what is chosen in the field.
#[derive(Clone, PartialEq)]
pub(super) struct Choice {
    draft: AttrValue,
    completions: Completions,
    pub(super) active_idx: usize,
    /// The piece of text for which the person wants no list.
    is_put_away: bool,
    on_active: Callback<usize>,
    on_put_away: Callback<()>,
    pub(super) on_take: Callback<usize>,
    pub(super) on_insert: Callback<String>,
    on_mark: Callback<Mark>,
}

impl Choice {
    pub(super) fn is_shown(&self) -> bool {
        !self.is_put_away && !self.completions.offers.is_empty()
    }

    /// Whether the list is about what stands in the field now. Who is fast may be ahead of it, and
    /// an Enter that took an offer again would not send.
    fn fits(&self, event: &KeyboardEvent) -> bool {
        let field = event.target_dyn_into::<HtmlTextAreaElement>();
        field.is_some_and(|field| {
            field.value() == *self.draft && selection(&field).1 == self.completions.end
        })
    }

    /// Whether the key was for the list, or for a mark.
    pub(super) fn on_key(&self, event: &KeyboardEvent) -> bool {
        let ctrl = event.ctrl_key() || event.meta_key();
        if ctrl && let Some(mark) = Mark::of_key(&event.key(), event.alt_key()) {
            self.on_mark.emit(mark);
            return true;
        }
        let held = ctrl || event.alt_key() || event.shift_key();
        if held || !self.is_shown() || !self.fits(event) {
            return false;
        }
        let n_offers = self.completions.offers.len();
        match event.key().as_str() {
            "ArrowDown" => self.on_active.emit((self.active_idx + 1) % n_offers),
            "ArrowUp" => self.on_active.emit((self.active_idx + n_offers - 1) % n_offers),
            "Enter" | "Tab" => self.on_take.emit(self.active_idx),
            "Escape" => self.on_put_away.emit(()),
            _ => return false,
        }
        true
    }
}

/// Which completion is chosen, and where the caret goes after the text was changed for the person.
#[hook]
pub(super) fn use_choice(props: &MessageBoxProps, field: &NodeRef) -> Choice {
    // For which offers: with others, the first is chosen again.
    let active = use_state_eq(|| (Completions::default(), 0_usize));
    let put_away = use_state_eq(|| None::<usize>);
    let wanted = use_mut_ref(|| None::<(String, usize, usize)>);
    {
        let (wanted, field) = (wanted.clone(), field.clone());
        let on_caret = props.on_caret.clone();
        use_effect_with(props.draft.clone(), move |draft| {
            let is_wanted = wanted.borrow().as_ref().is_some_and(|(text, ..)| **text == **draft);
            let Some((text, start, end)) = is_wanted.then(|| wanted.take()).flatten() else {
                return;
            };
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
                let _ = field.set_selection_range(units_of(&text, start), units_of(&text, end));
                // A key that came up meanwhile told the caret of the old text.
                on_caret.emit(end);
            }
        });
    }
    let completions = props.completions.clone();
    let active_idx = if active.0 == completions { active.1 } else { 0 };
    let write = {
        let (on_input, on_caret) = (props.on_input.clone(), props.on_caret.clone());
        move |text: String, start: usize, end: usize| {
            wanted.replace(Some((text.clone(), start, end)));
            on_input.emit(text);
            on_caret.emit(end);
        }
    };
    let on_insert = {
        let (completions, draft, write) = (completions.clone(), props.draft.clone(), write.clone());
        Callback::from(move |text: String| {
            if let Some((text, at)) = completions.take(&draft, &text) {
                write(text, at, at);
            }
        })
    };
    let on_take = {
        let (offers, on_insert) = (Rc::clone(&completions.offers), on_insert.clone());
        Callback::from(move |idx: usize| {
            if let Some(offer) = offers.get(idx) {
                on_insert.emit(offer.insert.clone());
            }
        })
    };
    let on_mark = {
        let field = field.clone();
        Callback::from(move |mark: Mark| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            if let Some((text, start, end)) = toggled(&field.value(), selection(&field), mark) {
                write(text, start, end);
            }
        })
    };
    let on_active = {
        let (active, completions) = (active.setter(), completions.clone());
        Callback::from(move |idx| active.set((completions.clone(), idx)))
    };
    let on_put_away = {
        let (put_away, start) = (put_away.setter(), completions.start);
        Callback::from(move |()| put_away.set(Some(start)))
    };
    // Another word may have a list again.
    let is_put_away = *put_away == Some(completions.start);
    if put_away.is_some() && completions.offers.is_empty() {
        put_away.set(None);
    }
    let draft = props.draft.clone();
    Choice {
        draft,
        completions,
        active_idx,
        is_put_away,
        on_active,
        on_put_away,
        on_take,
        on_insert,
        on_mark,
    }
}
