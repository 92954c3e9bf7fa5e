//! Where the search is written, with what fits the word after a sign such as `from:`.
//!
//! Enter searches, or takes the chosen offer while a list is shown.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    components::{bytes_of, focus_field, icons, units_of},
    hooks::{use_chat, use_selector},
    state::select::{
        complete::Offer,
        search::{Day, Operand, Piece, offers, piece_at, take},
    },
    t,
};

/// The server takes no longer search, in characters.
const MAX_CHARS: &str = "1024";
const LIST_ID: &str = "search-offers";
const DAY_MS: f64 = 86_400_000.0;

/// Properties of [`SearchBox`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SearchBoxProps {
    /// What something else than typing put into the box.
    pub(super) prepared: AttrValue,
    /// Counts up with it.
    pub(super) turn: u32,
    /// Each change of the text.
    pub(super) on_text: Callback<String>,
    /// Search for this. Never blank.
    pub(super) on_run: Callback<String>,
}

/// The box.
#[component]
pub(super) fn SearchBox(props: &SearchBoxProps) -> Html {
    let chat = use_chat();
    let field = use_node_ref();
    // The text and where the caret stands in it, in bytes.
    let written = use_state_eq(|| (props.prepared.to_string(), props.prepared.len()));
    let caret_wanted = use_mut_ref(|| None::<usize>);
    let active = use_state_eq(|| 0_usize);
    let is_put_away = use_state_eq(|| false);
    {
        let (written, field, wanted) = (written.setter(), field.clone(), caret_wanted.clone());
        let prepared = props.prepared.to_string();
        let is_new = use_mut_ref(|| true);
        use_effect_with(props.turn, move |_| {
            // Between the quotes of a phrase.
            let at = if prepared.ends_with("\"\"") { prepared.len() - 1 } else { prepared.len() };
            wanted.replace(Some(at));
            written.set((prepared, at));
            if let Some(field) = field.cast::<HtmlInputElement>() {
                focus_field(&field, is_new.replace(false));
            }
        });
    }
    let (text, caret) = (*written).clone();
    {
        let (field, wanted) = (field.clone(), caret_wanted.clone());
        use_effect_with((text.clone(), caret), move |(text, _)| {
            let Some(at) = wanted.take() else { return };
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let units = units_of(text, at);
                let _ = field.set_selection_range(units, units);
            }
        });
    }
    {
        let on_text = props.on_text.clone();
        use_effect_with(text.clone(), move |text| on_text.emit(text.clone()));
    }
    let piece = piece_at(&text, caret).filter(|_| !*is_put_away);
    {
        let wanted = piece.as_ref().map(|it| (it.operand, it.term.clone()));
        use_effect_with(wanted, move |wanted| {
            if let Some((Operand::Person | Operand::Place, term)) = wanted {
                chat.look_for_people(term.trim_start_matches('@'));
            }
        });
    }
    let found = {
        let piece = piece.clone();
        use_selector(move |state| {
            piece.as_ref().map(|it| offers(state, it, &days())).unwrap_or_default()
        })
    };
    let n_found = found.len();
    let active_idx = if *active < n_found { *active } else { 0 };

    let on_input = {
        let (written, active, is_put_away) =
            (written.setter(), active.setter(), is_put_away.setter());
        Callback::from(move |event: InputEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let caret = caret_of(&field);
            written.set((field.value(), caret));
            active.set(0);
            is_put_away.set(false);
        })
    };
    let on_take = {
        let (written, wanted, field) = (written.setter(), caret_wanted, field.clone());
        let (piece, found) = (piece.clone(), found.clone());
        Callback::from(move |idx: usize| {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let (text, caret) = (field.value(), caret_of(&field));
            let taken = piece.as_ref().zip(found.get(idx));
            let taken = taken.and_then(|(piece, offer)| take(&text, caret, piece, offer));
            if let Some((text, caret)) = taken {
                wanted.replace(Some(caret));
                written.set((text, caret));
            }
            let _ = field.focus();
        })
    };
    let on_key = {
        let (on_take, active, is_put_away) =
            (on_take.clone(), active.setter(), is_put_away.setter());
        let (on_run, piece) = (props.on_run.clone(), piece.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let now = field.value();
            // Who types fast may be ahead of the list.
            let fits = n_found > 0 && piece_at(&now, caret_of(&field)) == piece;
            match event.key().as_str() {
                "ArrowDown" if fits => active.set((active_idx + 1) % n_found),
                "ArrowUp" if fits => active.set((active_idx + n_found - 1) % n_found),
                "Enter" | "Tab" if fits && !event.shift_key() => on_take.emit(active_idx),
                "Escape" if fits => is_put_away.set(true),
                "Enter" if !now.trim().is_empty() => on_run.emit(now),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let is_listed = n_found > 0;
    let on_clear = {
        let (written, field) = (written.setter(), field.clone());
        Callback::from(move |_: MouseEvent| {
            written.set((String::new(), 0));
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        })
    };
    html! {
        <div class="search-box" role="search">
            <span class="search-box__sign" aria-hidden="true">{ icons::search() }</span>
            <input class="search-box__field" ref={field} type="text" inputmode="search"
                enterkeyhint="search" maxlength={MAX_CHARS} autocomplete="off" data-autofocus="true"
                aria-label={t!("search-label")} placeholder={t!("search-placeholder")} value={text.clone()}
                role="combobox" aria-autocomplete="list" aria-expanded={is_listed.to_string()}
                aria-controls={is_listed.then_some(LIST_ID)}
                aria-activedescendant={is_listed.then(|| row_id(active_idx))}
                oninput={on_input} onkeydown={on_key} />
            if !text.is_empty() {
                <button type="button" class="icon-button icon-button--s" aria-label={t!("search-clear")}
                    title={t!("search-clear")} onclick={on_clear}>
                    { icons::close() }
                </button>
            }
            if is_listed {
                <ul class="completion search-box__offers" id={LIST_ID} role="listbox"
                    aria-label={t!("completion")}>
                    for (idx, offer) in found.iter().enumerate() {
                        { row(idx, offer, idx == active_idx, piece.as_ref(), &on_take) }
                    }
                </ul>
            }
        </div>
    }
}

fn row(
    idx: usize,
    offer: &Offer,
    is_active: bool,
    piece: Option<&Piece>,
    on_take: &Callback<usize>,
) -> Html {
    let is_day = piece.is_some_and(|piece| piece.operand == Operand::Day);
    let on_take = on_take.clone();
    html! {
        <li key={offer.id.as_str()} class="completion__row" id={row_id(idx)} role="option"
            aria-selected={is_active.to_string()}
            // On the press, before the box loses the focus.
            onmousedown={move |event: MouseEvent| { event.prevent_default(); on_take.emit(idx); }}>
            <span class="completion__title" dir={is_day.then_some("ltr")}>{ &offer.title }</span>
            <span class="completion__hint">{ &offer.hint }</span>
        </li>
    }
}

fn row_id(idx: usize) -> String {
    format!("{LIST_ID}-{idx}")
}

/// Where the caret stands, in bytes.
fn caret_of(field: &HtmlInputElement) -> usize {
    let text = field.value();
    let units = field.selection_end().ok().flatten();
    units.map_or(text.len(), |units| bytes_of(&text, units as usize))
}

/// The days that are offered, by the person's own clock.
fn days() -> Vec<Day> {
    let named = [
        (0.0, t!("day-today")),
        (1.0, t!("day-yesterday")),
        (7.0, t!("search-week-ago")),
        (30.0, t!("search-month-ago")),
    ];
    let day = |(ago, name): (f64, AttrValue)| {
        let date = js_sys::Date::new(&(js_sys::Date::now() - ago * DAY_MS).into());
        let date = format!(
            "{:04}-{:02}-{:02}",
            date.get_full_year(),
            date.get_month() + 1,
            date.get_date()
        );
        Day { date, name: name.to_string() }
    };
    named.into_iter().map(day).collect()
}
