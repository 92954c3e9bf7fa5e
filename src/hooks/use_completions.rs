//! `use_completions`: what fits the word that is being written in a box.

use std::rc::Rc;

use yew::prelude::*;

use super::{use_chat, use_emoji, use_selector};
use crate::{
    components::Completions,
    services::emoji::{self, Table},
    state::select::complete::{self, Kind},
};

/// What fits at the caret, and how to tell where the caret is.
#[hook]
pub fn use_completions(channel_id: &AttrValue, text: &str) -> (Completions, Callback<usize>) {
    let chat = use_chat();
    let caret = use_state_eq(|| 0_usize);
    let on_caret = use_callback(caret.setter(), |at: usize, caret| caret.set(at));
    let query = complete::query_at(text, *caret);
    {
        let wanted = query.as_ref().map(|it| (it.kind, it.term.clone()));
        use_effect_with(wanted, move |wanted| match wanted {
            Some((Kind::Command, _)) => chat.ensure_commands(),
            Some((Kind::Person, term)) => chat.look_for_people(term),
            Some((Kind::Channel, _)) => chat.look_for_channels(),
            Some((Kind::Emoji, _)) | None => {}
        });
    }
    let offers = {
        let (channel_id, query) = (channel_id.clone(), query.clone());
        use_selector(move |state| {
            let query = query.as_ref();
            query.map(|query| complete::offers(state, &channel_id, query)).unwrap_or_default()
        })
    };
    // The program knows a few hundred emoji; the others are fetched when one is written.
    let emoji = query.clone().filter(|query| query.kind == Kind::Emoji);
    // Asked whether it is here, not what it holds: comparing thousands takes time at each key.
    let table = use_emoji(emoji.is_some());
    let is_here = matches!(table, Table::Ready(_));
    let of_table = use_memo((emoji, is_here), |(emoji, _)| {
        let (Some(query), Table::Ready(table)) = (emoji, emoji::table()) else { return None };
        Some(complete::emoji_of(&table, query))
    });
    let offers = of_table.as_ref().as_ref().unwrap_or(&offers);
    // A word that is written out needs no list.
    let is_whole = query.as_ref().is_some_and(|query| {
        let written = text.get(query.start..query.end).unwrap_or_default();
        matches!(offers.as_slice(), [only] if only.insert.trim_end() == written)
    });
    let completions = match query {
        Some(query) if !is_whole => {
            let complete::Query { kind, start, end, term } = query;
            Completions { start, end, kind: Some(kind), term, offers: Rc::from(offers.as_slice()) }
        }
        _ => Completions::default(),
    };
    (completions, on_caret)
}
