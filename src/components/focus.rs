//! Moving the keyboard focus: into what opened, back to where it was, and along a menu.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that has the focus now, to be given back later.
#[derive(Clone, Debug)]
pub(super) struct FocusBefore(Option<HtmlElement>);

impl FocusBefore {
    /// Remembers where the focus is.
    pub(super) fn remember() -> Self {
        let document = web_sys::window().and_then(|window| window.document());
        let active = document.and_then(|document| document.active_element());
        Self(active.and_then(|element| element.dyn_into().ok()))
    }

    /// Gives the focus back if it is nowhere now, or within `left`.
    pub(super) fn restore_from(&self, left: &Element) {
        let active = active_element();
        if active.is_none_or(|it| it.tag_name() == "BODY" || left.contains(Some(&it))) {
            self.restore();
        }
    }

    /// Whether the focus can be given back.
    pub(super) fn is_there(&self) -> bool {
        self.0.as_ref().is_some_and(|it| it.is_connected() && it.tag_name() != "BODY")
    }

    /// Gives the focus back, when its old place is still on the page.
    pub(super) fn restore(&self) {
        if let Some(element) = self.0.as_ref().filter(|element| element.is_connected()) {
            // Fails for no element that once had the focus.
            let _ = element.focus();
        }
    }
}

/// Whether the person points with fingers, so that a field with the focus brings a keyboard.
pub(super) fn is_touch() -> bool {
    let query = web_sys::window().and_then(|it| it.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

fn active_element() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// Focuses a field. One that just appeared at the right-hand side only once the focus is there: the
/// frame gives the focus to `data-autofocus`, after it has remembered where the focus was.
pub(crate) fn focus_field(field: &HtmlElement, is_new: bool) {
    let side = field.closest(".right-side").ok().flatten().filter(|_| is_new);
    let may = side.is_none_or(|side| active_element().is_some_and(|it| side.contains(Some(&it))));
    if may {
        let _ = field.focus();
    }
}

/// Focuses the box of the open channel, when the focus is nowhere.
pub(super) fn focus_message_box() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else { return };
    let is_nowhere = document.active_element().is_none_or(|it| it.tag_name() == "BODY");
    let field = document.query_selector(".channel .message-box__field").ok().flatten();
    if let Some(field) =
        field.filter(|_| is_nowhere).and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        let _ = field.focus();
    }
}

/// Focuses the first element inside `root` that matches, else `root` itself.
pub(super) fn focus_first(root: &Element, selector: &str) {
    let first = root.query_selector(selector).ok().flatten();
    let target = first.unwrap_or_else(|| root.clone());
    if let Ok(element) = target.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Where to go along a list of controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the next one, from the last to the first.
    Next,
    /// To the one before, from the first to the last.
    Previous,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The step that a key asks for in a vertical list.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The index to go to, of `n_items`, from the one that has the focus.
    pub(super) fn target(self, current_idx: Option<usize>, n_items: usize) -> usize {
        let last_idx = n_items.saturating_sub(1);
        match (self, current_idx) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None | Some(0)) => last_idx,
            (Self::Next, Some(idx)) if idx >= last_idx => 0,
            (Self::Next, Some(idx)) => idx + 1,
            (Self::Previous, Some(idx)) => idx - 1,
        }
    }
}

/// Moves the focus among the elements inside `root` that match.
pub(super) fn step(root: &Element, selector: &str, step: Step) {
    let Ok(nodes) = root.query_selector_all(selector) else { return };
    let items: Vec<HtmlElement> =
        (0..nodes.length()).filter_map(|idx| nodes.get(idx)?.dyn_into().ok()).collect();
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    let current_idx =
        items.iter().position(|item| active.as_ref().is_some_and(|active| **item == *active));
    if let Some(item) = items.get(step.target(current_idx, items.len())) {
        let _ = item.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn steps_wrap_at_both_ends() {
        assert_eq!(Step::Next.target(Some(2), 3), 0);
        assert_eq!(Step::Previous.target(Some(0), 3), 2);
        assert_eq!(Step::Next.target(None, 3), 0);
        assert_eq!(Step::Previous.target(Some(2), 3), 1);
        assert_eq!(Step::Last.target(Some(0), 3), 2);
        assert_eq!(Step::Last.target(None, 0), 0);
    }
}
