//! `use_emoji`: the table of emoji, fetched when a component first wants it.

use yew::prelude::*;

use crate::services::emoji::{self, Table};

/// The table; fetched when `is_wanted` and not here yet.
#[hook]
pub fn use_emoji(is_wanted: bool) -> Table {
    let table = use_state_eq(emoji::table);
    let setter = table.setter();
    use_effect_with(is_wanted, move |is_wanted| {
        let subscription = is_wanted.then(|| {
            let setter_of_listener = setter.clone();
            let subscription = emoji::subscribe(move |table| setter_of_listener.set(table.clone()));
            setter.set(emoji::table());
            emoji::want();
            subscription
        });
        move || drop(subscription)
    });
    (*table).clone()
}
