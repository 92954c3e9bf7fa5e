//! Walking through the rows with the arrow keys.

use sdk::wasm_bindgen::JsCast;
use sdk::web_sys::{Element, HtmlElement};
use yew::KeyboardEvent;

/// Moves the focus to the row that the key asks for. Other keys are left alone.
pub(crate) fn walk(list: &Element, event: &KeyboardEvent) {
    let Ok(rows) = list.query_selector_all("button.row") else { return };
    let focused = event.composed_path().get(0);
    let current =
        (0..rows.length()).find(|idx| rows.item(*idx).is_some_and(|row| row.loose_eq(&focused)));
    let Some(next) = target(&event.key(), current, rows.length()) else { return };
    let Some(row) = rows.item(next).and_then(|row| row.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    event.prevent_default();
    // A row that is gone in the meantime takes no focus; it stays where it is.
    row.focus().unwrap_or_default();
}

/// The row to go to from `current`, or from outside the list.
fn target(key: &str, current: Option<u32>, n_rows: u32) -> Option<u32> {
    let last = n_rows.checked_sub(1)?;
    match (key, current) {
        ("ArrowDown", None) | ("Home", Some(_)) => Some(0),
        ("ArrowDown", Some(idx)) => Some((idx + 1).min(last)),
        ("ArrowUp", Some(idx)) => Some(idx.saturating_sub(1)),
        ("End", Some(_)) => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn keys_walk_and_stop_at_the_ends() {
        for (key, current, n_rows, expected) in [
            ("ArrowDown", None, 3, Some(0)),
            ("ArrowDown", Some(0), 3, Some(1)),
            ("ArrowDown", Some(2), 3, Some(2)),
            ("ArrowUp", Some(0), 3, Some(0)),
            ("ArrowUp", None, 3, None),
            ("Home", Some(2), 3, Some(0)),
            ("End", Some(0), 3, Some(2)),
            ("a", Some(0), 3, None),
            ("ArrowDown", None, 0, None),
        ] {
            assert_eq!(target(key, current, n_rows), expected, "{key} {current:?}");
        }
    }
}
