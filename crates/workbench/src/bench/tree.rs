//! The tree of slots, grouped by region of the chat: what stands in it, what keys do, how it looks.

use client::components::icons;
use client::t;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::catalogue::{Plugins, Slot, fixtures_of};
use super::page;
use super::state::{Action, Catalogue, Ui};
use super::view::View;

/// One row, top down.
#[derive(Clone, Debug, PartialEq)]
pub enum Row<'a> {
    /// A region.
    Group {
        /// Its name.
        name: &'a str,
        /// Whether its slots show.
        is_open: bool,
        /// How many it has.
        n_slots: usize,
    },
    /// A slot.
    Leaf(&'a Slot),
}

impl Row<'_> {
    /// What tells it from the others; no region is named like a slot.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Group { name, .. } => name,
            Self::Leaf(slot) => &slot.id,
        }
    }
}

/// What a key does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The focus goes to a row.
    To(String),
    /// A group is folded or unfolded.
    Fold(String),
    /// A slot is chosen.
    Choose(String),
}

/// The rows that show. While words are asked for, every group is open.
#[must_use]
pub fn rows<'a>(slots: &'a [Slot], is_closed: impl Fn(&str) -> bool, filter: &str) -> Vec<Row<'a>> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let fits = |slot: &&Slot| {
        let text = format!("{} {} {}", slot.id, slot.group, slot.summary).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let found: Vec<&Slot> = slots.iter().filter(fits).collect();
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for slot in &found {
        if !groups.contains(&slot.group.as_str()) {
            groups.push(&slot.group);
        }
    }
    for name in groups {
        let of_group = || found.iter().filter(move |slot| slot.group == name);
        let is_open = !words.is_empty() || !is_closed(name);
        rows.push(Row::Group { name, is_open, n_slots: of_group().count() });
        if is_open {
            rows.extend(of_group().map(|slot| Row::Leaf(slot)));
        }
    }
    rows
}

/// What a key does on the row that has the focus; `None` leaves it to the browser.
#[must_use]
pub fn moved(rows: &[Row<'_>], row: &str, key: &str, is_mirrored: bool) -> Option<Move> {
    let at = rows.iter().position(|one| one.id() == row).unwrap_or(0);
    let to = |idx: usize| rows.get(idx).map(|row| Move::To(row.id().to_owned()));
    let key = match (key, is_mirrored) {
        ("ArrowLeft", true) => "ArrowRight",
        ("ArrowRight", true) => "ArrowLeft",
        (key, _) => key,
    };
    match (key, rows.get(at)?) {
        ("ArrowDown", _) => to(at + 1),
        ("ArrowUp", _) => to(at.checked_sub(1)?),
        ("Home", _) => to(0),
        ("End", _) => to(rows.len().checked_sub(1)?),
        ("ArrowRight", Row::Group { name, is_open: false, .. })
        | ("ArrowLeft", Row::Group { name, is_open: true, .. })
        | ("Enter" | " ", Row::Group { name, .. }) => Some(Move::Fold((*name).to_owned())),
        ("ArrowRight", Row::Group { .. }) => to(at + 1),
        ("ArrowLeft", Row::Leaf(slot)) => Some(Move::To(slot.group.clone())),
        ("Enter" | " ", Row::Leaf(slot)) => Some(Move::Choose(slot.id.clone())),
        _ => None,
    }
}

/// Goes to another slot; what belonged to the one before is left.
pub fn choose(view: &mut View, slot: &str) {
    if view.slot != slot {
        slot.clone_into(&mut view.slot);
        view.fixture.clear();
        view.props = None;
    }
}

/// The tree with its filter.
pub fn draw(ui: &Ui, known: &Catalogue) -> Html {
    let state = &ui.state;
    let rows = rows(&known.slots, |group| state.closed.contains(group), &state.filter);
    let plugins = state.plugins();
    // A row that does not show can not have the focus.
    let focused =
        rows.iter().map(Row::id).find(|id| **id == state.row).or_else(|| rows.first().map(Row::id));
    let on_filter = ui.on(|event: InputEvent| {
        Some(Action::Filter(event.target_dyn_into::<HtmlInputElement>()?.value()))
    });
    let on_key = on_key(ui);
    html! {
        <nav class="bench__tree" aria-label={t!("bench-slots")}>
            <div class="bench__filter">
                { icons::search() }
                <input class="field__input" type="search" value={state.filter.clone()} oninput={on_filter}
                    placeholder={t!("bench-filter")} aria-label={t!("bench-filter")} />
            </div>
            if rows.is_empty() {
                <p class="bench__quiet">{ t!("bench-no-slot") }</p>
            } else {
                <ul class="tree" role="tree" aria-label={t!("bench-slots")} onkeydown={on_key}>
                    for row in rows.iter() {
                        { draw_row(ui, row, &plugins, known, focused == Some(row.id())) }
                    }
                </ul>
            }
        </nav>
    }
}

fn on_key(ui: &Ui) -> Callback<KeyboardEvent> {
    let state = ui.state.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(known) = state.known() else { return };
        let rows = rows(&known.slots, |group| state.closed.contains(group), &state.filter);
        let Some(done) = moved(&rows, &state.row, &event.key(), page::is_mirrored()) else {
            return;
        };
        event.prevent_default();
        match done {
            Move::To(row) => {
                // Ids and names of groups hold no quotes.
                page::focus(&format!("[data-row=\"{row}\"]"));
                state.dispatch(Action::Row(row));
            }
            Move::Fold(group) => state.dispatch(Action::Fold(group)),
            Move::Choose(slot) => {
                state.dispatch(Action::Change(Box::new(move |view| choose(view, &slot))));
            }
        }
    })
}

fn draw_row(
    ui: &Ui,
    row: &Row<'_>,
    plugins: &Plugins,
    known: &Catalogue,
    is_focused: bool,
) -> Html {
    let tabindex = if is_focused { "0" } else { "-1" };
    let id = row.id().to_owned();
    match row {
        Row::Group { name, is_open, n_slots } => {
            let fold = id.clone();
            let on_click = ui.on(move |_: MouseEvent| Some(Action::Fold(fold.clone())));
            html! {
                <li key={id.clone()} class="tree__group" role="treeitem" aria-level="1" tabindex={tabindex}
                    aria-expanded={is_open.to_string()} data-row={id} onclick={on_click}>
                    { icons::chevron_down() }
                    <span class="tree__name">{ (*name).to_owned() }</span>
                    <span class="tree__count">{ n_slots }</span>
                </li>
            }
        }
        Row::Leaf(slot) => {
            let target = slot.id.clone();
            let on_click = ui.change(move |view| choose(view, &target));
            let fixtures = fixtures_of(&slot.id, &known.fixtures, plugins).len();
            let fillers = plugins.plugins.iter().filter(|plugin| plugin.fills(&slot.id));
            let fillers = fillers.map(|plugin| plugin.name()).collect::<Vec<_>>().join(", ");
            let is_chosen = ui.state.view.slot == slot.id;
            html! {
                <li key={id.clone()} class="tree__leaf" role="treeitem" aria-level="2" tabindex={tabindex}
                    aria-selected={is_chosen.to_string()} data-row={id} title={slot.summary.clone()} onclick={on_click}>
                    <span class="tree__name">{ &slot.id }</span>
                    if slot.deprecated.is_some() {
                        <span class="tag tag--warning">{ t!("bench-deprecated") }</span>
                    }
                    if !fillers.is_empty() {
                        <span class="tree__filled" title={t!("bench-filled-by", plugins = fillers.clone())}>
                            { icons::plug() }
                            <span class="visually-hidden">{ t!("bench-filled-by", plugins = fillers) }</span>
                        </span>
                    }
                    <span class="tree__count">
                        { fixtures }
                        <span class="visually-hidden">{ t!("bench-fixtures-after", count = fixtures) }</span>
                    </span>
                </li>
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn slots() -> Vec<Slot> {
        let slots = serde_json::json!([
            {"id": "post.v1", "group": "Posts", "summary": "One post."},
            {"id": "box.v1", "group": "Writing", "summary": "Where a person writes."},
            {"id": "body.v1", "group": "Posts", "summary": "What a post says."},
        ]);
        serde_json::from_value(slots).unwrap()
    }

    fn ids(rows: &[Row<'_>]) -> Vec<String> {
        rows.iter().map(|row| row.id().to_owned()).collect()
    }

    #[test]
    fn slots_stand_below_their_region() {
        let slots = slots();
        let all = rows(&slots, |_| false, "");
        assert_eq!(ids(&all), ["Posts", "post.v1", "body.v1", "Writing", "box.v1"]);
        let folded = rows(&slots, |group| group == "Posts", "");
        assert_eq!(ids(&folded), ["Posts", "Writing", "box.v1"]);
        assert_eq!(ids(&rows(&slots, |_| true, "person WRITES")), ["Writing", "box.v1"]);
        assert_eq!(ids(&rows(&slots, |_| false, "nothing")), Vec::<String>::new());
    }

    #[test]
    fn keys_move_fold_and_choose() {
        let slots = slots();
        let rows = rows(&slots, |group| group == "Writing", "");
        let to = |id: &str| Some(Move::To(id.to_owned()));
        let fold = |id: &str| Some(Move::Fold(id.to_owned()));
        assert_eq!(moved(&rows, "Posts", "ArrowDown", false), to("post.v1"));
        assert_eq!(moved(&rows, "Posts", "ArrowUp", false), None);
        assert_eq!(moved(&rows, "Writing", "ArrowDown", false), None);
        assert_eq!(moved(&rows, "post.v1", "End", false), to("Writing"));
        assert_eq!(moved(&rows, "Writing", "Home", false), to("Posts"));
        assert_eq!(moved(&rows, "Posts", "ArrowLeft", false), fold("Posts"));
        assert_eq!(moved(&rows, "Posts", "ArrowRight", false), to("post.v1"));
        assert_eq!(moved(&rows, "Writing", "ArrowRight", false), fold("Writing"));
        assert_eq!(moved(&rows, "Writing", "ArrowLeft", true), fold("Writing"));
        assert_eq!(moved(&rows, "body.v1", "ArrowLeft", false), to("Posts"));
        assert_eq!(
            moved(&rows, "body.v1", "Enter", false),
            Some(Move::Choose("body.v1".to_owned()))
        );
        assert_eq!(moved(&rows, "body.v1", "Tab", false), None);
        assert_eq!(moved(&[], "x", "ArrowDown", false), None);
    }
}
